package org.crmferry.sync;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Merges two edits of one long text: by lines and, where the lines do not allow it, by words. Edits that touch each
 * other (overlap, or stand side by side without an unchanged piece between them) are never merged.
 */
final class TextMerge {
    private static final Pattern LINES = Pattern.compile("[^\n]*\n|[^\n]+");
    private static final Pattern WORDS = Pattern.compile("\\S+\\s*|\\s+");

    private TextMerge() {}

    /** Pieces from..to of the base give way to others. */
    private record Edit(int from, int to, List<String> pieces) {
        boolean touches(Edit other) {
            return from <= other.to && other.from <= to;
        }
    }

    /** The text with both edits, or nothing if they touch. */
    static Optional<String> merge(String base, String left, String right) {
        return merge(LINES, base, left, right).or(() -> merge(WORDS, base, left, right));
    }

    private static Optional<String> merge(Pattern pieces, String base, String left, String right) {
        List<String> from = pieces(pieces, base);
        List<Edit> edits = edits(from, pieces(pieces, left));
        for (Edit edit : edits(from, pieces(pieces, right))) {
            if (edits.contains(edit)) {
                continue;
            }
            if (edits.stream().anyMatch(edit::touches)) {
                return Optional.empty();
            }
            edits.add(edit);
        }
        edits.sort(Comparator.comparingInt(Edit::from));
        StringBuilder merged = new StringBuilder();
        int at = 0;
        for (Edit edit : edits) {
            from.subList(at, edit.from()).forEach(merged::append);
            edit.pieces().forEach(merged::append);
            at = edit.to();
        }
        from.subList(at, from.size()).forEach(merged::append);
        return Optional.of(merged.toString());
    }

    private static List<String> pieces(Pattern pieces, String text) {
        return pieces.matcher(text).results().map(MatchResult::group).toList();
    }

    private static List<Edit> edits(List<String> from, List<String> to) {
        List<Edit> edits = new ArrayList<>();
        for (AbstractDelta<String> delta : DiffUtils.diff(from, to).getDeltas()) {
            int start = delta.getSource().getPosition();
            edits.add(new Edit(
                    start,
                    start + delta.getSource().size(),
                    List.copyOf(delta.getTarget().getLines())));
        }
        return edits;
    }
}
