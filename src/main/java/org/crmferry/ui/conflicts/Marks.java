package org.crmferry.ui.conflicts;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text in pieces, those marked that another text does not have in that place.
 *
 * @param text the piece
 * @param differs whether the other text lacks it
 */
record Marks(String text, boolean differs) {
    /** Longest part that is compared character by character or word by word; comparing takes this squared. */
    private static final int MOST = 400;

    private static final Pattern WORDS =
            Pattern.compile("\\w+|\\s+|.", Pattern.UNICODE_CHARACTER_CLASS | Pattern.DOTALL);

    /** The pieces of {@code text} as against {@code other}. */
    static List<Marks> of(String text, String other) {
        if (text.isEmpty()) {
            return List.of();
        }
        if (text.equals(other)) {
            return List.of(new Marks(text, false));
        }
        int[] mine = text.codePoints().toArray();
        int[] theirs = other.codePoints().toArray();
        int shorter = Math.min(mine.length, theirs.length);
        int head = 0;
        while (head < shorter && mine[head] == theirs[head]) {
            head++;
        }
        int tail = 0;
        while (tail < shorter - head && mine[mine.length - 1 - tail] == theirs[theirs.length - 1 - tail]) {
            tail++;
        }
        List<Marks> pieces = new ArrayList<>();
        add(pieces, string(mine, 0, head), false);
        middle(pieces, string(mine, head, mine.length - tail), string(theirs, head, theirs.length - tail));
        add(pieces, string(mine, mine.length - tail, mine.length), false);
        return pieces;
    }

    private static void middle(List<Marks> pieces, String mine, String theirs) {
        List<String> left = characters(mine);
        List<String> right = characters(theirs);
        if (left.size() > MOST || right.size() > MOST) {
            left = words(mine);
            right = words(theirs);
        }
        if (left.isEmpty() || right.isEmpty() || left.size() > MOST || right.size() > MOST) {
            add(pieces, mine, true);
            return;
        }
        List<Marks> found = new ArrayList<>();
        int at = 0;
        int same = 0;
        for (AbstractDelta<String> delta : DiffUtils.diff(left, right).getDeltas()) {
            int from = delta.getSource().getPosition();
            same += from - at;
            add(found, String.join("", left.subList(at, from)), false);
            at = from + delta.getSource().size();
            add(found, String.join("", left.subList(from, at)), true);
        }
        same += left.size() - at;
        add(found, String.join("", left.subList(at, left.size())), false);
        if (3 * same < Math.max(left.size(), right.size())) {
            add(pieces, mine, true);
        } else {
            found.forEach(piece -> add(pieces, piece.text(), piece.differs()));
        }
    }

    private static List<String> characters(String text) {
        return text.codePoints().mapToObj(Character::toString).toList();
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORDS.matcher(text);
        while (matcher.find()) {
            words.add(matcher.group());
        }
        return words;
    }

    private static String string(int[] points, int from, int to) {
        return new String(points, from, to - from);
    }

    private static void add(List<Marks> pieces, String text, boolean differs) {
        if (text.isEmpty()) {
            return;
        }
        Marks last = pieces.isEmpty() ? null : pieces.get(pieces.size() - 1);
        if (last != null && last.differs() == differs) {
            pieces.set(pieces.size() - 1, new Marks(last.text() + text, differs));
        } else {
            pieces.add(new Marks(text, differs));
        }
    }
}
