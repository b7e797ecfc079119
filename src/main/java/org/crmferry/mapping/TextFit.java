package org.crmferry.mapping;

import java.util.List;
import org.crmferry.model.ColumnType;
import org.crmferry.model.ColumnType.LengthUnit;
import org.crmferry.model.Field;

/** Text into a text column: characters it has, blanks it keeps, length it holds. */
final class TextFit implements Fitting {
    private final Place place;
    private final ColumnType.Text limits;
    private final Repertoire repertoire;

    private TextFit(Place place, ColumnType.Text limits) {
        this.place = place;
        this.limits = limits;
        repertoire = Repertoire.of(limits.charset(), limits.rejectsNul());
    }

    static TextFit of(Place place) {
        ColumnType.Text limits = place.target().type().text();
        if (limits == null) {
            limits = new ColumnType.Text(0, LengthUnit.CODE_POINTS, "", false, false, true);
        }
        return new TextFit(place, limits);
    }

    @Override
    public Object fit(Object value, Problems problems) {
        if (value == null) {
            return null;
        }
        if (value instanceof String s) {
            return line(s, problems);
        }
        String text;
        if (value instanceof byte[] bytes) {
            text = BinaryFit.text(bytes);
            if (text == null) {
                place.add(problems, FindingKind.UNREADABLE);
                return null;
            }
        } else {
            text = Fit.text(value);
            if (value instanceof List<?> book && book.size() > 1) {
                place.add(problems, FindingKind.LEFT_BEHIND);
            }
        }
        return text == null ? null : line(text, problems);
    }

    /** Any text as this column will give it back. */
    String line(String text, Problems problems) {
        int length = text.length();
        int trailing = 0;
        boolean plain = true;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c == 0 || c >= 0x80) {
                plain = false;
                break;
            }
            trailing = c == ' ' ? trailing + 1 : 0;
        }
        if (plain
                && (limits.length() == 0 || length <= limits.length() && !wide())
                && !(limits.padded() && trailing > 0)) {
            return text;
        }
        String kept = plain ? text : characters(text, problems);
        kept = blanks(kept, problems);
        String cut = cut(kept);
        if (cut.length() < kept.length()) {
            place.add(problems, FindingKind.TOO_LONG);
            return limits.padded() ? unpadded(cut) : cut;
        }
        return kept;
    }

    /** Whether even plain ASCII takes more than one unit per character. */
    private boolean wide() {
        return limits.unit() == LengthUnit.BYTES && repertoire.bytes('a') > 1;
    }

    private String characters(String text, Problems problems) {
        StringBuilder changed = null;
        int length = text.length();
        for (int i = 0; i < length; ) {
            int c = text.codePointAt(i);
            int size = Character.charCount(c);
            boolean lone = size == 1 && Character.isSurrogate((char) c);
            boolean held = c == 0 ? !limits.rejectsNul() : lone ? limits.surrogates() : repertoire.has(c);
            if (!held && changed == null) {
                changed = new StringBuilder(text.length()).append(text, 0, i);
            }
            if (changed != null && (held || c != 0)) {
                changed.appendCodePoint(held ? c : repertoire.substitute());
            }
            i += size;
        }
        if (changed == null) {
            return text;
        }
        place.add(problems, FindingKind.LOSSY_TEXT);
        return changed.toString();
    }

    private String blanks(String text, Problems problems) {
        if (!limits.padded()) {
            return text;
        }
        String kept = unpadded(text);
        Field source = place.source();
        boolean same = source != null
                && source.type().text() != null
                && source.type().text().padded();
        if (kept.length() < text.length() && !same) {
            place.add(problems, FindingKind.LOSSY_TEXT);
        }
        return kept;
    }

    private static String unpadded(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == ' ') {
            end--;
        }
        return text.substring(0, end);
    }

    private String cut(String text) {
        int limit = limits.length();
        if (limit == 0 || limits.unit() != LengthUnit.BYTES && text.length() <= limit) {
            return text;
        }
        int used = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            int size = Character.charCount(c);
            used += switch (limits.unit()) {
                case CODE_POINTS -> 1;
                case UTF16 -> size;
                case BYTES -> repertoire.bytes(c);
            };
            if (used > limit) {
                return text.substring(0, i);
            }
            i += size;
        }
        return text;
    }
}
