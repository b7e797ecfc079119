package org.crmferry.compare;

import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.crmferry.database.Sorting;
import org.crmferry.model.ColumnType;
import org.crmferry.model.FieldType;
import org.crmferry.model.Raw;
import org.crmferry.model.Values;

/** The order of keys that both sides are read in. Records begin with their key fields. */
final class KeyOrder {
    private static final Set<FieldType> NUMBERS =
            Set.of(FieldType.INTEGER, FieldType.DECIMAL, FieldType.FLOAT, FieldType.BOOLEAN);
    private static final Set<FieldType> TIMES = Set.of(FieldType.DATE, FieldType.DATETIME, FieldType.INSTANT);

    private final List<Part> parts;

    private record Part(Sorting sorting, Comparator<Object> comparator) {}

    KeyOrder(List<FieldPair> key) {
        parts = key.stream().map(KeyOrder::part).toList();
    }

    private static Part part(FieldPair pair) {
        ColumnType left = pair.left().type();
        ColumnType right = pair.right().type();
        FieldType a = left.type();
        FieldType b = right.type();
        if (NUMBERS.contains(a) && NUMBERS.contains(b)) {
            return new Part(Sorting.NATIVE, KeyOrder::numbers);
        }
        if (TIMES.contains(a) && TIMES.contains(b) || a == FieldType.TIME && b == FieldType.TIME) {
            Moment moment = Moment.of(left, right);
            return new Part(Sorting.NATIVE, (x, y) -> moments(x, y, moment));
        }
        if (a == FieldType.BYTES && b == FieldType.BYTES) {
            return new Part(Sorting.NATIVE, (x, y) -> Arrays.compareUnsigned((byte[]) x, (byte[]) y));
        }
        if (a == FieldType.UUID || b == FieldType.UUID) {
            return new Part(
                    Sorting.FOLDED,
                    (x, y) -> codePoints(
                            Values.text(x).toLowerCase(Locale.ROOT),
                            Values.text(y).toLowerCase(Locale.ROOT)));
        }
        if (Sameness.padded(left) || Sameness.padded(right)) {
            return new Part(
                    Sorting.TRIMMED,
                    (x, y) -> codePoints(Sameness.trimmed(Values.text(x)), Sameness.trimmed(Values.text(y))));
        }
        return new Part(Sorting.TEXT, (x, y) -> codePoints(Values.text(x), Values.text(y)));
    }

    List<Sorting> sorting() {
        return parts.stream().map(Part::sorting).toList();
    }

    /** As the product orders the key, which may be another order than this one. */
    List<Sorting> stored() {
        return parts.stream().map(part -> Sorting.NATIVE).toList();
    }

    boolean ascending(List<Object[]> records) {
        for (int i = 1; i < records.size(); i++) {
            if (compare(records.get(i - 1), records.get(i)) > 0) {
                return false;
            }
        }
        return true;
    }

    int compare(Object[] left, Object[] right) {
        for (int i = 0; i < parts.size(); i++) {
            Object x = left[i];
            Object y = right[i];
            int order = x == null || y == null
                    ? Boolean.compare(x != null, y != null)
                    : parts.get(i).comparator().compare(x, y);
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static int numbers(Object x, Object y) {
        if (x instanceof Long a && y instanceof Long b) {
            return Long.compare(a, b);
        }
        var a = Sameness.number(x);
        var b = Sameness.number(y);
        return a != null && b != null ? a.compareTo(b) : odd(x, a != null, y, b != null);
    }

    private static int moments(Object x, Object y, Moment moment) {
        LocalDateTime a = Moment.of(x);
        LocalDateTime b = Moment.of(y);
        return a != null && b != null ? moment.cut(a).compareTo(moment.cut(b)) : odd(x, a != null, y, b != null);
    }

    /** What is no number or date: products put zero dates and years before Christ first, infinity and NaN last. */
    private static int odd(Object x, boolean plainX, Object y, boolean plainY) {
        int a = rank(x, plainX);
        int b = rank(y, plainY);
        return a != b ? Integer.compare(a, b) : codePoints(Values.text(x), Values.text(y));
    }

    private static int rank(Object value, boolean plain) {
        if (plain) {
            return 1;
        }
        String text = Values.text(value).toLowerCase(Locale.ROOT);
        boolean last = text.equals("infinity") || text.equals("nan");
        return value instanceof Raw && !last ? 0 : text.startsWith("-") ? 0 : 2;
    }

    /** By code points, as UTF-8 is ordered by bytes; Java's own order puts supplementary characters too early. */
    static int codePoints(String a, String b) {
        int length = Math.min(a.length(), b.length());
        for (int i = 0; i < length; i++) {
            char x = a.charAt(i);
            char y = b.charAt(i);
            if (x != y) {
                boolean sx = Character.isSurrogate(x);
                boolean sy = Character.isSurrogate(y);
                return sx == sy ? Character.compare(x, y) : sx ? 1 : -1;
            }
        }
        return Integer.compare(a.length(), b.length());
    }
}
