package org.crmferry.compare;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiPredicate;
import org.crmferry.model.ColumnType;
import org.crmferry.model.Field;
import org.crmferry.model.FieldType;
import org.crmferry.model.Raw;
import org.crmferry.model.Values;

/**
 * Whether a value of one column says the same as a value of another, when only the way in which their products keep it
 * differs: the padding of CHAR, 1 for true, GUIDs in capitals, digits of a second that one side cannot keep, the blanks
 * in JSON. An absent value is the same only as an absent one.
 */
final class Sameness {
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private static final Set<FieldType> NUMBERS =
            Set.of(FieldType.INTEGER, FieldType.DECIMAL, FieldType.FLOAT, FieldType.BOOLEAN);
    private static final Set<FieldType> TIMES =
            Set.of(FieldType.DATE, FieldType.DATETIME, FieldType.INSTANT, FieldType.TIME);

    private Sameness() {}

    /** Asks exactly first, which is nearly always enough; then as the two columns need it. */
    static BiPredicate<Object, Object> of(FieldPair pair) {
        BiPredicate<Object, Object> alike = alike(pair.left(), pair.right());
        return (a, b) -> Values.same(a, b) || a != null && b != null && alike.test(a, b);
    }

    private static BiPredicate<Object, Object> alike(Field left, Field right) {
        FieldType a = left.type().type();
        FieldType b = right.type().type();
        if (NUMBERS.contains(a) || NUMBERS.contains(b)) {
            boolean single = single(left.type()) || single(right.type());
            boolean floating = a == FieldType.FLOAT || b == FieldType.FLOAT;
            return (x, y) -> numbers(x, y, floating, single);
        }
        if (TIMES.contains(a) && TIMES.contains(b)) {
            Moment moment = Moment.of(left.type(), right.type());
            return moment::same;
        }
        if (a == FieldType.BYTES || b == FieldType.BYTES) {
            return a == b ? (x, y) -> false : (x, y) -> Arrays.equals(bytes(x), bytes(y)) || uuid(x).equals(uuid(y));
        }
        if (a == FieldType.LIST || b == FieldType.LIST) {
            return (x, y) -> false;
        }
        boolean trimmed = padded(left.type()) || padded(right.type());
        boolean folded = a != b && (a == FieldType.UUID || b == FieldType.UUID);
        boolean json = json(left.type()) || json(right.type());
        boolean time = TIMES.contains(a) || TIMES.contains(b);
        return (x, y) -> {
            String one = text(x, trimmed, folded, time);
            String other = text(y, trimmed, folded, time);
            return one.equals(other) || json && sameJson(one, other);
        };
    }

    static boolean padded(ColumnType type) {
        return type.text() != null && type.text().padded();
    }

    private static boolean single(ColumnType type) {
        return type.type() == FieldType.FLOAT
                && type.number() != null
                && type.number().precision() == 24;
    }

    private static boolean json(ColumnType type) {
        return type.nativeType().toLowerCase(Locale.ROOT).startsWith("json");
    }

    private static boolean numbers(Object x, Object y, boolean floating, boolean single) {
        if (floating && x instanceof Number a && y instanceof Number b) {
            double left = a.doubleValue();
            double right = b.doubleValue();
            return left == right
                    || Double.isNaN(left) && Double.isNaN(right)
                    || single && (float) left == (float) right;
        }
        BigDecimal a = number(x);
        BigDecimal b = number(y);
        return a != null && b != null ? a.compareTo(b) == 0 : Values.text(x).equals(Values.text(y));
    }

    /** The number that a value is, yes being 1 and no 0; null if it is none. */
    static BigDecimal number(Object value) {
        if (value instanceof Long n) {
            return BigDecimal.valueOf(n);
        }
        if (value instanceof BigDecimal n) {
            return n;
        }
        if (value instanceof Boolean yes) {
            return yes ? BigDecimal.ONE : BigDecimal.ZERO;
        }
        if (value instanceof Double d) {
            return Double.isFinite(d) ? new BigDecimal(Double.toString(d)) : null;
        }
        if (value instanceof String || value instanceof Raw) {
            String text = Values.text(value).strip().toLowerCase(Locale.ROOT);
            if (text.equals("true") || text.equals("t")) {
                return BigDecimal.ONE;
            }
            if (text.equals("false") || text.equals("f")) {
                return BigDecimal.ZERO;
            }
            try {
                return text.length() > 100 ? null : new BigDecimal(text);
            } catch (NumberFormatException e) {
                return null;
            }
        }
        return null;
    }

    private static String text(Object value, boolean trimmed, boolean folded, boolean time) {
        String text = Values.text(value);
        if (time) {
            text = text.replace('T', ' ').replaceFirst("Z$", "").replaceFirst("(:\\d\\d)\\.0+$", "$1");
            text = text.matches(".* \\d\\d:\\d\\d") ? text + ":00" : text;
        }
        if (trimmed) {
            text = trimmed(text);
        }
        return folded ? text.toLowerCase(Locale.ROOT) : text;
    }

    static String trimmed(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == ' ') {
            end--;
        }
        return text.substring(0, end);
    }

    private static byte[] bytes(Object value) {
        return value instanceof byte[] bytes ? bytes : Values.text(value).getBytes(StandardCharsets.UTF_8);
    }

    private static String uuid(Object value) {
        if (value instanceof byte[] bytes && bytes.length == 16) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            return new UUID(buffer.getLong(), buffer.getLong()).toString();
        }
        return Values.text(value).toLowerCase(Locale.ROOT);
    }

    private static boolean sameJson(String a, String b) {
        try {
            return JSON.readTree(a).equals(JSON.readTree(b));
        } catch (JsonProcessingException e) {
            // Not JSON after all, so only the texts count, and those differ.
            return false;
        }
    }
}
