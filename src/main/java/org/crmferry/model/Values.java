package org.crmferry.model;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Comparing and showing values, the same everywhere: check, verify, compare and reports. See {@link FieldType} for the
 * Java types.
 */
public final class Values {
    private Values() {}

    /**
     * Whether two values are the same content. Decimals are compared by number (1.0 = 1.00), floats by bits (so NaN is
     * itself and -0.0 is not 0.0), bytes by content, books as sets.
     */
    public static boolean same(Object a, Object b) {
        if (a == b) {
            return true;
        }
        if (a == null || b == null) {
            return false;
        }
        if (a instanceof BigDecimal x && b instanceof BigDecimal y) {
            return x.compareTo(y) == 0;
        }
        if (a instanceof byte[] x && b instanceof byte[] y) {
            return Arrays.equals(x, y);
        }
        if (a instanceof List<?> x && b instanceof List<?> y) {
            return x.size() == y.size() && x.containsAll(y) && y.containsAll(x);
        }
        return a.equals(b);
    }

    /** A hash that agrees with {@link #same}. */
    public static int hash(Object value) {
        if (value instanceof BigDecimal x) {
            return x.stripTrailingZeros().hashCode();
        }
        if (value instanceof byte[] x) {
            return Arrays.hashCode(x);
        }
        if (value instanceof List<?> x) {
            return x.stream().mapToInt(Objects::hashCode).sum();
        }
        return Objects.hashCode(value);
    }

    /** The value as plain text, for people and CSV: ISO 8601 dates, plain decimals, hexadecimal bytes; null is empty. */
    public static String text(Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof BigDecimal x) {
            return x.toPlainString();
        }
        if (value instanceof byte[] x) {
            return HexFormat.of().formatHex(x);
        }
        if (value instanceof Raw x) {
            return x.text();
        }
        if (value instanceof List<?> x) {
            return x.stream().map(Values::text).collect(Collectors.joining("; "));
        }
        if (value instanceof Item x) {
            return x.value()
                    + (x.kind().isEmpty() ? "" : " (" + x.kind() + ")")
                    + (x.primary() ? " *" : "")
                    + (x.optOut() ? " [opted out]" : "")
                    + (x.invalid() ? " [invalid]" : "");
        }
        return value.toString();
    }

    /** Whether there is nothing in it: null, empty text, an empty book. */
    public static boolean empty(Object value) {
        return value == null || value instanceof String s && s.isEmpty() || value instanceof List<?> l && l.isEmpty();
    }
}
