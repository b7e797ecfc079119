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

    /** Most lines that are compared. */
    private static final int MOST_LINES = 5000;

    /** How much of a folded stretch stays beside what differs, in characters. */
    private static final int NEAR = 60;

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
        int same = pieces.stream()
                .filter(piece -> !piece.differs())
                .mapToInt(piece -> piece.text().length())
                .sum();
        // What happens to be in both is no help where hardly anything is.
        return 3 * same < Math.min(text.length(), other.length()) ? List.of(new Marks(text, true)) : pieces;
    }

    private static void middle(List<Marks> pieces, String mine, String theirs) {
        List<String> left = characters(mine);
        List<String> right = characters(theirs);
        if (left.size() > MOST || right.size() > MOST) {
            left = words(mine);
            right = words(theirs);
        }
        if (left.size() > MOST || right.size() > MOST) {
            lines(pieces, lines(mine), lines(theirs));
            return;
        }
        if (left.isEmpty() || right.isEmpty()) {
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

    /** Line by line, and within changed lines by words or characters where there are not too many. */
    private static void lines(List<Marks> pieces, List<String> left, List<String> right) {
        if (left.size() < 2 || right.size() < 2 || left.size() > MOST_LINES || right.size() > MOST_LINES) {
            add(pieces, String.join("", left), true);
            return;
        }
        int at = 0;
        for (AbstractDelta<String> delta : DiffUtils.diff(left, right).getDeltas()) {
            int from = delta.getSource().getPosition();
            add(pieces, String.join("", left.subList(at, from)), false);
            at = from + delta.getSource().size();
            String mine = String.join("", left.subList(from, at));
            String theirs = String.join("", delta.getTarget().getLines());
            if (words(mine).size() > MOST || words(theirs).size() > MOST) {
                add(pieces, mine, true);
            } else {
                middle(pieces, mine, theirs);
            }
        }
        add(pieces, String.join("", left.subList(at, left.size())), false);
    }

    /** Several things, marked as a whole where the other does not have them, in whatever place. */
    static List<Marks> ofItems(String text, String other, String between) {
        List<String> theirs = List.of(other.split(Pattern.quote(between), -1));
        List<Marks> pieces = new ArrayList<>();
        for (String item : text.split(Pattern.quote(between), -1)) {
            add(pieces, pieces.isEmpty() ? "" : between, false);
            add(pieces, item, !theirs.contains(item));
        }
        return pieces;
    }

    /** With long stretches that both have cut short, so that what differs is in sight. */
    static List<Marks> folded(List<Marks> pieces) {
        List<Marks> folded = new ArrayList<>();
        for (int i = 0; i < pieces.size(); i++) {
            Marks piece = pieces.get(i);
            String text = piece.text();
            if (piece.differs() || text.length() <= 3 * NEAR) {
                folded.add(piece);
            } else {
                String before = i == 0 ? "" : text.substring(0, text.offsetByCodePoints(0, NEAR));
                String after =
                        i == pieces.size() - 1 ? "" : text.substring(text.offsetByCodePoints(text.length(), -NEAR));
                folded.add(new Marks(before + (before.isEmpty() ? "" : " ") + "[…] " + after, false));
            }
        }
        return folded;
    }

    /** The same without a mark. */
    Marks plain() {
        return new Marks(text, false);
    }

    private static List<String> lines(String text) {
        return List.of(text.split("(?<=\\n)", -1));
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
