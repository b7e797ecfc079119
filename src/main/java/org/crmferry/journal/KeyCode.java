package org.crmferry.journal;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.crmferry.model.Key;
import org.crmferry.model.Raw;
import org.crmferry.model.Values;

/** Keys as text and back, with their types: {@code i42}, {@code sanna}, parts joined by U+001F. */
public final class KeyCode {
    private static final char SEPARATOR = '\u001f';

    private KeyCode() {}

    public static String encode(Key key) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < key.size(); i++) {
            if (i > 0) {
                text.append(SEPARATOR);
            }
            Object part = key.part(i);
            text.append(tag(part)).append(Values.text(part));
        }
        return text.toString();
    }

    private static char tag(Object part) {
        if (part == null) {
            return '-';
        } else if (part instanceof Long) {
            return 'i';
        } else if (part instanceof String) {
            return 's';
        } else if (part instanceof BigDecimal) {
            return 'd';
        } else if (part instanceof byte[]) {
            return 'b';
        } else if (part instanceof LocalDate) {
            return 'D';
        } else if (part instanceof LocalDateTime) {
            return 'T';
        } else if (part instanceof Instant) {
            return 'I';
        } else if (part instanceof Boolean) {
            return 'o';
        } else if (part instanceof Double) {
            return 'f';
        } else if (part instanceof Raw) {
            return 'r';
        }
        throw new IllegalStateException("no key can be a " + part.getClass());
    }

    public static Key decode(String text) {
        List<Object> parts = new ArrayList<>();
        int start = 0;
        while (start <= text.length()) {
            int end = text.indexOf(SEPARATOR, start);
            if (end < 0) {
                end = text.length();
            }
            if (end > start) {
                parts.add(part(text.charAt(start), text.substring(start + 1, end)));
            }
            start = end + 1;
        }
        return Key.of(parts.toArray());
    }

    private static Object part(char tag, String text) {
        return switch (tag) {
            case '-' -> null;
            case 'i' -> Long.valueOf(text);
            case 's' -> text;
            case 'd' -> new BigDecimal(text);
            case 'b' -> HexFormat.of().parseHex(text);
            case 'D' -> LocalDate.parse(text);
            case 'T' -> LocalDateTime.parse(text);
            case 'I' -> Instant.parse(text);
            case 'o' -> Boolean.valueOf(text);
            case 'f' -> Double.valueOf(text);
            case 'r' -> new Raw(text);
            default -> throw new IllegalStateException("unknown key type " + tag);
        };
    }
}
