package org.crmferry.cargo;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.crmferry.model.Batch;
import org.crmferry.model.ColumnType;
import org.crmferry.model.Entity;
import org.crmferry.model.Field;
import org.crmferry.model.FieldType;
import org.crmferry.model.Item;
import org.crmferry.model.KeyStyle;
import org.crmferry.model.Raw;

/** Entities and records for the tests of this package: every type, hostile values, seeded. */
final class Samples {
    private static final List<String> TEXTS = List.of(
            "",
            "\u0000",
            "a\u0000b",
            "?",
            "\ud800",
            "a\udc00b?",
            "\udc00\ud800",
            "\ud83d\ude00",
            "x".repeat(63),
            "x".repeat(64),
            "y".repeat(65) + "?",
            "z".repeat(70) + "\ud800",
            "é".repeat(40),
            "汉字 العربية",
            "\ufeff\uffff\ufffd");
    private static final List<BigDecimal> DECIMALS = List.of(
            new BigDecimal("1.0"),
            new BigDecimal("1.00"),
            new BigDecimal("1E+3"),
            new BigDecimal("-0.00"),
            new BigDecimal("0E-20"),
            new BigDecimal("1234567890123456789012345678901234567890.1234567890"),
            new BigDecimal("-99999999999999999999999999999999999999.99"),
            new BigDecimal("18446744073709551615"),
            new BigDecimal("1E-300"));
    private static final List<Double> FLOATS = List.of(
            Double.NaN,
            Double.longBitsToDouble(0x7ff8000000000123L),
            Double.longBitsToDouble(0xfff4000000000001L),
            -0.0,
            0.0,
            Double.MIN_VALUE,
            Double.MAX_VALUE,
            Double.NEGATIVE_INFINITY,
            (double) Float.MIN_VALUE);
    private static final List<LocalDate> DATES = List.of(
            LocalDate.of(1, 1, 1),
            LocalDate.of(9999, 12, 31),
            LocalDate.of(-44, 3, 15),
            LocalDate.of(1582, 10, 10),
            LocalDate.MIN,
            LocalDate.MAX,
            LocalDate.ofEpochDay(Integer.MAX_VALUE + 1L));
    private static final List<LocalTime> TIMES = List.of(
            LocalTime.MIN, LocalTime.MAX, LocalTime.of(12, 0), LocalTime.ofNanoOfDay(1), LocalTime.ofNanoOfDay(1000));
    private static final List<LocalDateTime> DATETIMES = List.of(
            LocalDateTime.of(1, 1, 1, 0, 0),
            LocalDateTime.of(-4712, 1, 1, 0, 0, 0, 1000),
            LocalDateTime.of(9999, 12, 31, 23, 59, 59, 999_999_999),
            LocalDateTime.of(9999, 12, 31, 23, 59, 59, 999_999_000),
            LocalDateTime.of(2024, 3, 31, 2, 30),
            LocalDateTime.MIN,
            LocalDateTime.MAX);
    private static final List<Instant> INSTANTS = List.of(
            Instant.MIN,
            Instant.MAX,
            Instant.EPOCH,
            Instant.ofEpochSecond(-1, 999_999_000),
            Instant.ofEpochSecond(-1, 999_999_999),
            Instant.ofEpochSecond(Long.MAX_VALUE / 1_000_000),
            Instant.ofEpochSecond(Long.MIN_VALUE / 1_000_000));
    private static final List<Long> INTEGERS = List.of(0L, -1L, 63L, 64L, -65L, Long.MIN_VALUE, Long.MAX_VALUE);

    private Samples() {}

    /** One field of every type, decimals with and without a fixed scale, names that are no Avro names. */
    static Entity everything() {
        List<Field> fields = new ArrayList<>();
        fields.add(Field.of("id", ColumnType.of(FieldType.INTEGER, "bigint")));
        for (FieldType type : FieldType.values()) {
            fields.add(Field.of("a " + type, ColumnType.of(type, "native " + type)));
        }
        fields.add(Field.of(
                "a_text",
                new ColumnType(
                        FieldType.DECIMAL,
                        "decimal(10,2)",
                        null,
                        new ColumnType.Numeric(10, 2, null, BigDecimal.TEN.pow(8), false),
                        null)));
        fields.add(Field.of("A_TEXT", ColumnType.text("varchar(50)", 50)));
        fields.add(Field.of("2nd ünïcode", ColumnType.of(FieldType.LIST, "")));
        return new Entity("Every thing", "Everything", "", fields, List.of("id"), KeyStyle.SERIAL, null, -1, true);
    }

    static Batch everything(Random random, int number, int records) {
        Entity entity = everything();
        List<Object[]> rows = new ArrayList<>();
        for (int i = 0; i < records; i++) {
            Object[] row = new Object[entity.fields().size()];
            row[0] = (long) i;
            for (int f = 1; f < row.length; f++) {
                row[f] = value(random, entity.fields().get(f).type().type());
            }
            rows.add(row);
        }
        return new Batch(entity, number, rows);
    }

    private static Object value(Random random, FieldType type) {
        int kind = random.nextInt(10);
        if (kind == 0) {
            return null;
        }
        if (kind == 1) {
            return new Raw(text(random));
        }
        boolean known = kind < 6;
        return switch (type) {
            case TEXT -> text(random);
            case BOOLEAN -> random.nextBoolean();
            case INTEGER -> known ? pick(random, INTEGERS) : (Long) (random.nextLong() >> random.nextInt(64));
            case DECIMAL ->
                known
                        ? pick(random, DECIMALS)
                        : new BigDecimal(new BigInteger(random.nextInt(200), random), random.nextInt(9) - 3);
            case FLOAT -> known ? pick(random, FLOATS) : (Double) Double.longBitsToDouble(random.nextLong());
            case DATE -> known ? pick(random, DATES) : LocalDate.ofEpochDay(random.nextInt());
            case TIME ->
                known ? pick(random, TIMES) : LocalTime.ofNanoOfDay((long) (random.nextDouble() * 86_400_000_000_000L));
            case DATETIME ->
                known
                        ? pick(random, DATETIMES)
                        : LocalDateTime.of(1970, 1, 1, 0, 0)
                                .plusSeconds(random.nextInt())
                                .plusNanos(random.nextInt());
            case INSTANT ->
                known ? pick(random, INSTANTS) : Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000));
            case UUID -> new UUID(random.nextLong(), random.nextLong()).toString();
            case BYTES -> bytes(random);
            case LIST -> book(random);
        };
    }

    private static List<Item> book(Random random) {
        List<Item> book = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            book.add(new Item(text(random), text(random), random.nextBoolean(), random.nextBoolean(), i == 1));
        }
        return book;
    }

    private static byte[] bytes(Random random) {
        byte[] bytes = new byte[random.nextInt(100)];
        random.nextBytes(bytes);
        return bytes;
    }

    private static String text(Random random) {
        if (random.nextBoolean()) {
            return pick(random, TEXTS);
        }
        StringBuilder text = new StringBuilder();
        int most = random.nextInt(4) == 0 ? 0x10000 : 0x80;
        for (int i = random.nextInt(90); i > 0; i--) {
            text.append((char) random.nextInt(most));
        }
        return text.toString();
    }

    private static <T> T pick(Random random, List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    /** Sixteen columns like a CRM's contacts. */
    static Entity contacts() {
        List<Field> fields = new ArrayList<>();
        fields.add(Field.of("id", ColumnType.text("char(36)", 36)));
        for (String name : List.of(
                "first_name", "last_name", "title", "department", "email", "phone", "street", "city", "country")) {
            fields.add(Field.of(name, ColumnType.text("varchar(100)", 100)));
        }
        fields.add(Field.of("created", ColumnType.of(FieldType.DATETIME, "datetime")));
        fields.add(Field.of("modified", ColumnType.of(FieldType.DATETIME, "datetime")));
        fields.add(Field.of("birthdate", ColumnType.of(FieldType.DATE, "date")));
        fields.add(Field.of("do_not_call", ColumnType.of(FieldType.BOOLEAN, "tinyint(1)")));
        fields.add(Field.of("score", ColumnType.of(FieldType.INTEGER, "int")));
        fields.add(Field.of(
                "revenue",
                new ColumnType(
                        FieldType.DECIMAL,
                        "decimal(26,6)",
                        null,
                        new ColumnType.Numeric(26, 6, null, null, false),
                        null)));
        return new Entity("contacts", "Contacts", "Contact", fields, List.of("id"), KeyStyle.GUID, null, -1, true);
    }

    static Batch contacts(Random random, int number, int records) {
        Entity entity = contacts();
        List<Object[]> rows = new ArrayList<>();
        for (int i = 0; i < records; i++) {
            int n = random.nextInt(1_000_000);
            LocalDateTime time = LocalDateTime.of(2020, 1, 1, 0, 0).plusSeconds(n * 97L);
            rows.add(new Object[] {
                new UUID(random.nextLong(), random.nextLong()).toString(),
                "First" + n % 331,
                "Last" + n % 7919,
                n % 3 == 0 ? null : "Head of department " + n % 17,
                n % 4 == 0 ? null : "Sales",
                "first" + n % 331 + ".last" + n % 7919 + "@example.org",
                "+49 30 " + n,
                n % 300 + " Main Street",
                "Berlin",
                "Germany",
                time,
                time.plusDays(3),
                n % 5 == 0 ? LocalDate.of(1970 + n % 40, 1 + n % 12, 1 + n % 28) : null,
                n % 7 == 0,
                (long) n,
                BigDecimal.valueOf(n * 1_000L, 6)
            });
        }
        return new Batch(entity, number, rows);
    }
}
