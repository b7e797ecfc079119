package org.crmferry.database;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.crmferry.model.ColumnType;
import org.crmferry.model.Entity;
import org.crmferry.model.Field;
import org.crmferry.model.Values;

/** Values that movers are known to lose, as far as a column's type can hold them; seeded. */
final class Hostile {
    private static final String[] TEXTS = {
        "",
        " ",
        "  leading",
        "trailing ",
        "\t",
        "a\tb\nc\r\nd\re",
        "\\",
        "\\N",
        "\\.",
        "\\\\n",
        "'",
        "\"",
        "''; drop table x; --",
        "NULL",
        "null",
        "\u0001\u0008\u000b\u000c\u001f\u007f",
        "\u0080\u009f\u00a0\u00ad",
        "Ωμέγα Привет 你好 こんにちは",
        "שלום עולם مرحبا",
        "\u202eabc\u202d",
        "\ud83d\ude00\ud83d\udc69\u200d\ud83d\udcbb",
        "e\u0301 \u00e9",
        "\ufeffbom",
        "\uffff\ufffe",
        "\ud800\udc00",
        "İıſK",
        "ß",
        "0x00",
        "1e400",
        "x'00'",
        "%s ? $1 :name {fn}",
        "a|b",
    };
    private static final String[] TIMES = {
        "0001-01-01T00:00:00",
        "1582-10-10T12:00:00",
        "1582-10-04T23:59:59.999999",
        "1700-02-28T01:02:03.000001",
        "1899-12-31T23:59:59",
        "1970-01-01T00:00:00",
        "1893-04-01T00:03:00",
        "2026-03-29T02:30:00",
        "2026-10-25T02:30:00.5",
        "2000-02-29T23:59:59.123456",
        "2038-01-19T03:14:08",
        "9999-12-31T23:59:59.999999",
    };
    private static final String[] NUMBERS = {
        "0",
        "1",
        "-1",
        "0.1",
        "-0.000000000000000000000000000001",
        "1234567890123456789012345678901234567890",
        "18446744073709551615",
        "9223372036854775808",
        "0.1234567890123456789",
        "99999999999999999999.99999",
        "1E+20",
        "100.00",
    };
    private static final double[] FLOATS = {
        0.0,
        -0.0,
        1,
        0.1,
        1.0 / 3,
        Double.MIN_VALUE,
        Double.MAX_VALUE,
        -Double.MIN_NORMAL,
        4.9E-320,
        1e16 + 2,
        123456.78901234567,
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
    };
    private static final float[] SINGLES = {
        0,
        -0f,
        1,
        0.1f,
        16777217,
        3.4028235e38f,
        1.17549435e-38f,
        123456.79f,
        1f / 3,
        Float.NaN,
        Float.POSITIVE_INFINITY,
        Float.NEGATIVE_INFINITY,
    };

    private final Random random;
    private final String product;
    private final Map<String, List<Object>> own;

    Hostile(long seed, String product, Map<String, List<Object>> own) {
        random = new Random(seed);
        this.product = product;
        this.own = own;
    }

    List<Object[]> records(Entity entity, int count) {
        List<Object[]> records = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            Object[] record = new Object[entity.fields().size()];
            record[0] = i;
            for (int f = 1; f < record.length; f++) {
                Field field = entity.fields().get(f);
                List<Object> special = own.getOrDefault(field.name().toLowerCase(java.util.Locale.ROOT), List.of());
                record[f] = !special.isEmpty() && random.nextInt(3) == 0
                        ? special.get(random.nextInt(special.size()))
                        : random.nextInt(10) == 0 ? null : value(field);
            }
            records.add(record);
        }
        return records;
    }

    private Object value(Field field) {
        ColumnType type = field.type();
        if (field.name().equalsIgnoreCase("j")) {
            return "{\"a\":[1,2.50,null],\"b\":\"" + random.nextInt() + "\"}";
        }
        return switch (type.type()) {
            case TEXT -> text(type);
            case BOOLEAN -> random.nextBoolean();
            case INTEGER -> integer(type);
            case DECIMAL -> decimal(type);
            case FLOAT -> floating(type);
            case DATE -> date();
            case TIME ->
                LocalTime.ofNanoOfDay(random.nextLong(86_400_000_000L) * 1000).truncatedTo(fraction(type));
            case DATETIME -> dateTime(type);
            case INSTANT -> dateTime(type).toInstant(ZoneOffset.UTC);
            case UUID ->
                new UUID(random.nextLong() & ~0xF000L | 0x4000L, random.nextLong() >>> 2 | 1L << 63).toString();
            case BYTES -> bytes(type);
            case LIST -> List.of();
        };
    }

    private String text(ColumnType type) {
        String text = TEXTS[random.nextInt(TEXTS.length)];
        for (int i = random.nextInt(3); i > 0; i--) {
            text += TEXTS[random.nextInt(TEXTS.length)];
        }
        ColumnType.Text limits = type.text();
        if (random.nextInt(12) == 0 && !limits.rejectsNul()) {
            text += "\u0000nul";
        }
        if (random.nextInt(12) == 0 && limits.surrogates()) {
            text += "\ud83d x \ude00";
        }
        if (type.nativeType().startsWith("enum") || type.nativeType().startsWith("set")) {
            return type.nativeType().contains("'a'") ? "a" : "x";
        }
        if (type.nativeType().startsWith("interval")) {
            return "838:59:59";
        }
        int most = limits.length() == 0 ? 1000 : limits.length();
        while (text.length() > most) {
            text = text.substring(0, text.offsetByCodePoints(text.length(), -1));
        }
        return limits.padded() ? text.stripTrailing().replaceAll(" +$", "") : text;
    }

    private Object integer(ColumnType type) {
        long min = type.number().min().longValueExact();
        long max = type.number().max().longValueExact();
        return switch (random.nextInt(4)) {
            case 0 -> min;
            case 1 -> max;
            default -> min + Math.floorMod(random.nextLong(), Math.max(1, (max - min) >>> 1));
        };
    }

    private Object decimal(ColumnType type) {
        BigDecimal d = new BigDecimal(NUMBERS[random.nextInt(NUMBERS.length)]);
        ColumnType.Numeric n = type.number();
        if (product.equals("SQLite")) {
            return new BigDecimal(Double.toString(random.nextInt(1_000_000) / 100.0));
        }
        if (n.scale() >= 0) {
            d = d.setScale(n.scale(), RoundingMode.DOWN);
        }
        if (n.precision() > 0 && d.precision() > n.precision()) {
            return BigDecimal.ONE;
        }
        if (n.min() != null && d.compareTo(n.min()) < 0 || n.max() != null && d.compareTo(n.max()) > 0) {
            return BigDecimal.TEN;
        }
        return d;
    }

    private Object floating(ColumnType type) {
        double d = type.number().precision() == 24
                ? SINGLES[random.nextInt(SINGLES.length)]
                : FLOATS[random.nextInt(FLOATS.length)];
        if (!Double.isFinite(d) && !type.number().specials()) {
            return 2.5;
        }
        return d == 0 && (product.equals("SQLite") || product.equals("H2")) ? 0.0 : d;
    }

    private static LocalDate date(LocalDateTime time) {
        return time.toLocalDate();
    }

    private Object date() {
        return date(LocalDateTime.parse(TIMES[random.nextInt(TIMES.length)]));
    }

    private LocalDateTime dateTime(ColumnType type) {
        LocalDateTime time =
                LocalDateTime.parse(TIMES[random.nextInt(TIMES.length)]).truncatedTo(fraction(type));
        boolean early =
                type.time().earliest() != null && time.isBefore(type.time().earliest());
        boolean late = type.time().latest() != null && time.isAfter(type.time().latest());
        return early || late ? LocalDateTime.of(2020, 3, 29, 2, 30) : time;
    }

    private static ChronoUnit fraction(ColumnType type) {
        int digits = type.time() == null ? 6 : type.time().fraction();
        return digits >= 6 ? ChronoUnit.MICROS : digits >= 3 ? ChronoUnit.MILLIS : ChronoUnit.SECONDS;
    }

    private byte[] bytes(ColumnType type) {
        int most = type.text().length() == 0 ? 600 : type.text().length();
        byte[] bytes = new byte[type.text().padded() ? most : random.nextInt(Math.min(most, 600) + 1)];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        if (random.nextBoolean()) {
            random.nextBytes(bytes);
        }
        if (type.nativeType().startsWith("bit(") && bytes.length > 0) {
            bytes[0] &= 1;
        }
        return bytes;
    }

    static String show(Object value) {
        if (value instanceof String s) {
            StringBuilder b = new StringBuilder("\"");
            s.chars().forEach(c -> b.append(c >= 32 && c < 127 ? "" + (char) c : String.format("\\u%04x", c)));
            return b.append('"').toString();
        }
        return value == null ? "null" : value.getClass().getSimpleName() + " " + Values.text(value);
    }

    static Instant instant(String text) {
        return Instant.parse(text);
    }
}
