package org.crmferry.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.crmferry.mapping.FindingKind.LEFT_BEHIND;
import static org.crmferry.mapping.FindingKind.LOSSY_NUMBER;
import static org.crmferry.mapping.FindingKind.LOSSY_TEXT;
import static org.crmferry.mapping.FindingKind.LOSSY_TIME;
import static org.crmferry.mapping.FindingKind.MISSING_REQUIRED;
import static org.crmferry.mapping.FindingKind.OUT_OF_RANGE;
import static org.crmferry.mapping.FindingKind.TOO_LONG;
import static org.crmferry.mapping.FindingKind.UNREADABLE;
import static org.crmferry.mapping.FindingKind.ZERO_DATE;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.crmferry.model.ColumnType;
import org.crmferry.model.ColumnType.LengthUnit;
import org.crmferry.model.Field;
import org.crmferry.model.FieldType;
import org.crmferry.model.Item;
import org.crmferry.model.Raw;
import org.crmferry.model.Values;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class FitTest {
    private static final Field PG_TEXT = Fields.text(0, LengthUnit.CODE_POINTS, "utf8mb4", true, false, false);
    private static final Field UTF8MB3 = Fields.text(0, LengthUnit.CODE_POINTS, "utf8mb3", false, false, false);
    private static final Field LATIN1 = Fields.text(0, LengthUnit.CODE_POINTS, "latin1", false, false, false);
    private static final Field PG_LATIN1 = Fields.text(0, LengthUnit.CODE_POINTS, "latin1", true, false, false);
    private static final Field ASCII = Fields.text(0, LengthUnit.CODE_POINTS, "ascii", false, false, false);
    private static final Field H2_TEXT = Fields.text(5, LengthUnit.UTF16, "", false, false, true);
    private static final Field BYTES5 = Fields.text(5, LengthUnit.BYTES, "utf8mb4", false, false, false);
    private static final Field CHAR5 = Fields.text(5, LengthUnit.CODE_POINTS, "utf8mb4", true, true, false);
    private static final Field CYRILLIC = Fields.text(0, LengthUnit.CODE_POINTS, "cp1251", false, false, false);
    private static final Field TINYINT = Fields.number(FieldType.INTEGER, 0, 0, "-128", "127", false);
    private static final Field UINT = Fields.number(FieldType.INTEGER, 0, 0, "0", "4294967295", false);
    private static final Field BIGINT = Fields.of("n", FieldType.INTEGER);
    private static final Field UBIGINT = Fields.number(FieldType.DECIMAL, 20, 0, "0", "18446744073709551615", false);
    private static final Field MONEY = Fields.number(FieldType.DECIMAL, 10, 2, null, null, false);
    private static final Field NUMERIC = Fields.number(FieldType.DECIMAL, 0, -1, null, null, true);
    private static final Field DOUBLE = Fields.number(FieldType.FLOAT, 53, -1, null, null, false);
    private static final Field PG_DOUBLE = Fields.number(FieldType.FLOAT, 53, -1, null, null, true);
    private static final Field REAL = Fields.number(FieldType.FLOAT, 24, -1, null, null, false);
    private static final Field BOOLEAN = Fields.of("b", FieldType.BOOLEAN);
    private static final Field DATE =
            Fields.time(FieldType.DATE, 0, "1000-01-01T00:00:00", "9999-12-31T00:00:00", false);
    private static final Field ZERO = Fields.time(FieldType.DATETIME, 0, null, null, true);
    private static final Field DATETIME = Fields.time(FieldType.DATETIME, 0, null, null, false);
    private static final Field MICROS = Fields.time(FieldType.DATETIME, 6, null, null, false);
    private static final Field TIMESTAMP =
            Fields.time(FieldType.INSTANT, 0, "1970-01-01T00:00:01", "2038-01-19T03:14:07", false);
    private static final Field TIME = Fields.time(FieldType.TIME, 0, null, null, false);
    private static final Field UUID = Fields.of("u", FieldType.UUID);
    private static final Field BLOB = Fields.of("x", FieldType.BYTES);
    private static final Field BOOK = Fields.of("book", FieldType.LIST);
    private static final String EMOJI = "a\uD83D\uDE00b";
    private static final String GUID = "0e7f9a3c-1b2d-4c3e-8f4a-5b6c7d8e9f00";

    private record Case(Field target, Object value, Object result, List<FindingKind> found) {}

    private static Case c(Field target, Object value, Object result, FindingKind... found) {
        return new Case(target, value, result, List.of(found));
    }

    private static Case same(Field target, Object value) {
        return c(target, value, value);
    }

    private static BigDecimal d(String digits) {
        return new BigDecimal(digits);
    }

    private static LocalDateTime t(String text) {
        return LocalDateTime.parse(text);
    }

    private static List<Case> text() {
        return List.of(
                same(PG_TEXT, ""),
                same(PG_TEXT, " a "),
                same(PG_TEXT, EMOJI),
                same(PG_TEXT, "田中さんにあげて下さい"),
                same(PG_TEXT, "مُنَاقَشَةُ"),
                same(PG_TEXT, "\u202Etest\u202E"),
                same(PG_TEXT, "Z\u0351\u036Balgo"),
                same(PG_TEXT, "'; DROP TABLE x; --"),
                same(PG_TEXT, "\\N"),
                same(PG_TEXT, "\t\r\n\u0001\u007f\u0085"),
                same(PG_TEXT, "\uFFFE\uFFFF\uFEFF"),
                same(PG_TEXT, "\uDBFF\uDFFF"),
                c(PG_TEXT, "a\0b", "ab", LOSSY_TEXT),
                c(PG_TEXT, "\0", "", LOSSY_TEXT),
                c(PG_TEXT, "a\uD83Db", "a\uFFFDb", LOSSY_TEXT),
                c(PG_TEXT, "\uDE00\uD83D", "\uFFFD\uFFFD", LOSSY_TEXT),
                c(PG_TEXT, "x\0\uD800", "x\uFFFD", LOSSY_TEXT),
                same(UTF8MB3, "a\0b"),
                same(UTF8MB3, "你好\uFFFF"),
                c(UTF8MB3, EMOJI, "a\uFFFDb", LOSSY_TEXT),
                c(UTF8MB3, "𝒜", "\uFFFD", LOSSY_TEXT),
                c(UTF8MB3, "\uD83D", "\uFFFD", LOSSY_TEXT),
                same(LATIN1, "Müller ÿ"),
                same(LATIN1, "€ “x” \u0081"),
                c(LATIN1, "Łódź", "?ód?", LOSSY_TEXT),
                c(LATIN1, EMOJI, "a?b", LOSSY_TEXT),
                same(PG_LATIN1, "Müller \u0085"),
                c(PG_LATIN1, "€", "?", LOSSY_TEXT),
                same(ASCII, "~!"),
                c(ASCII, "é", "?", LOSSY_TEXT),
                same(CYRILLIC, "Привет"),
                c(CYRILLIC, "你", "?", LOSSY_TEXT),
                same(H2_TEXT, "\uD83D"),
                same(H2_TEXT, "12345"),
                c(H2_TEXT, "123456", "12345", TOO_LONG),
                c(H2_TEXT, "1234\uD83D\uDE00", "1234", TOO_LONG),
                same(H2_TEXT, "123\uD83D\uDE00"),
                same(BYTES5, "aé你".substring(0, 2)),
                c(BYTES5, "你你", "你", TOO_LONG),
                c(BYTES5, "éééa", "éé", TOO_LONG),
                c(BYTES5, "ab" + EMOJI, "aba", TOO_LONG),
                same(BYTES5, "12345"),
                c(BYTES5, "123456", "12345", TOO_LONG),
                same(CHAR5, "abc"),
                c(CHAR5, "abc  ", "abc", LOSSY_TEXT),
                c(CHAR5, "     ", "", LOSSY_TEXT),
                c(CHAR5, "abc\t", "abc\t"),
                c(CHAR5, "abcd e", "abcd", TOO_LONG),
                c(CHAR5, "abcde       ", "abcde", LOSSY_TEXT),
                same(CHAR5, "\uD83D\uDE00\uD83D\uDE00\uD83D\uDE00\uD83D\uDE00\uD83D\uDE00"),
                same(Fields.text("t", 2), EMOJI.substring(0, 3)),
                c(Fields.text("t", 1), EMOJI, "a", TOO_LONG),
                c(Fields.text("t", 3), "abcd", "abc", TOO_LONG),
                same(Fields.text("t", 3), "äöü"));
    }

    private static List<Case> toText() {
        return List.of(
                c(PG_TEXT, 5L, "5"),
                c(PG_TEXT, Long.MIN_VALUE, "-9223372036854775808"),
                c(PG_TEXT, d("1.50"), "1.50"),
                c(PG_TEXT, d("1E+3"), "1000"),
                c(PG_TEXT, d("1E+1000000"), "1E+1000000"),
                c(PG_TEXT, 0.1, "0.1"),
                c(PG_TEXT, 1000000.0, "1000000"),
                c(PG_TEXT, -0.0, "-0.0"),
                c(PG_TEXT, Double.NaN, "NaN"),
                c(PG_TEXT, Double.MIN_VALUE, "4.9E-324"),
                c(PG_TEXT, true, "true"),
                c(PG_TEXT, LocalDate.of(1, 1, 1), "0001-01-01"),
                c(PG_TEXT, t("2024-01-02T03:04:00"), "2024-01-02 03:04:00"),
                c(PG_TEXT, t("2024-01-02T03:04:05.000001"), "2024-01-02 03:04:05.000001"),
                c(PG_TEXT, Instant.EPOCH, "1970-01-01T00:00:00Z"),
                c(PG_TEXT, LocalTime.of(1, 2), "01:02:00"),
                c(PG_TEXT, new Raw("0000-00-00"), "0000-00-00"),
                c(PG_TEXT, new Raw("838:59:59"), "838:59:59"),
                c(PG_TEXT, "ok".getBytes(StandardCharsets.UTF_8), "ok"),
                c(PG_TEXT, new byte[] {(byte) 0xff}, null, UNREADABLE),
                c(PG_TEXT, new byte[] {0}, "", LOSSY_TEXT),
                c(PG_TEXT, GUID, GUID),
                c(PG_TEXT, List.of(), null),
                c(PG_TEXT, List.of(Item.primary("a@b.c")), "a@b.c"),
                c(PG_TEXT, List.of(new Item("x", "", false, false, false), Item.primary("y")), "y", LEFT_BEHIND),
                c(Fields.text("t", 3), 12345L, "123", TOO_LONG));
    }

    private static List<Case> numbers() {
        return List.of(
                same(TINYINT, 127L),
                c(TINYINT, 128L, 127L, OUT_OF_RANGE),
                c(TINYINT, -129L, -128L, OUT_OF_RANGE),
                c(TINYINT, d("1.5"), 2L, LOSSY_NUMBER),
                c(TINYINT, d("-1.5"), -2L, LOSSY_NUMBER),
                c(TINYINT, d("3.000"), 3L),
                c(TINYINT, d("127.4"), 127L, LOSSY_NUMBER),
                c(TINYINT, 1e300, 127L, OUT_OF_RANGE),
                c(TINYINT, Double.NaN, null, UNREADABLE),
                c(TINYINT, Double.NEGATIVE_INFINITY, -128L, OUT_OF_RANGE),
                c(TINYINT, -0.0, 0L, LOSSY_NUMBER),
                c(TINYINT, 5.0, 5L),
                c(TINYINT, true, 1L),
                c(TINYINT, "12", 12L),
                c(TINYINT, " 12 ", 12L),
                c(TINYINT, "12x", null, UNREADABLE),
                c(TINYINT, "", null),
                c(TINYINT, "1,000", null, UNREADABLE),
                c(TINYINT, new Raw("abc"), null, UNREADABLE),
                c(TINYINT, new Raw("7"), 7L),
                c(TINYINT, LocalDate.EPOCH, null, UNREADABLE),
                c(UINT, -1L, 0L, OUT_OF_RANGE),
                same(UINT, 4294967295L),
                c(UINT, 4294967296L, 4294967295L, OUT_OF_RANGE),
                same(BIGINT, Long.MAX_VALUE),
                same(BIGINT, Long.MIN_VALUE),
                c(BIGINT, d("18446744073709551615"), Long.MAX_VALUE, OUT_OF_RANGE),
                c(BIGINT, d("9223372036854775807"), Long.MAX_VALUE),
                c(BIGINT, d("1E-1000000"), 0L, LOSSY_NUMBER),
                c(BIGINT, d("1E+1000000"), Long.MAX_VALUE, OUT_OF_RANGE),
                c(BIGINT, 9.007199254740992E15, 9007199254740992L),
                c(BIGINT, 0.5, 1L, LOSSY_NUMBER),
                same(UBIGINT, d("18446744073709551615")),
                c(UBIGINT, d("18446744073709551616"), d("18446744073709551615"), OUT_OF_RANGE),
                c(UBIGINT, -1L, d("0"), OUT_OF_RANGE),
                c(UBIGINT, 5L, d("5")),
                same(MONEY, d("12345678.90")),
                c(MONEY, d("1.005"), d("1.01"), LOSSY_NUMBER),
                c(MONEY, d("1.5"), d("1.50")),
                c(MONEY, d("100000000"), d("99999999.99"), OUT_OF_RANGE),
                c(MONEY, d("-100000000"), d("-99999999.99"), OUT_OF_RANGE),
                c(MONEY, d("99999999.994"), d("99999999.99"), LOSSY_NUMBER),
                c(MONEY, 0.1, d("0.10")),
                c(MONEY, 0.30000000000000004, d("0.30"), LOSSY_NUMBER),
                c(MONEY, Double.POSITIVE_INFINITY, d("99999999.99"), OUT_OF_RANGE),
                c(MONEY, Double.NaN, null, UNREADABLE),
                c(MONEY, new Raw("NaN"), null, UNREADABLE),
                c(MONEY, "19.99", d("19.99")),
                c(MONEY, "1e3", d("1000.00")),
                c(MONEY, "١٢", null, UNREADABLE),
                c(MONEY, Double.MIN_VALUE, d("0.00"), LOSSY_NUMBER),
                same(NUMERIC, d("1234567890123456789012345678901234567890.1234567890")),
                same(NUMERIC, d("1E-1000")),
                c(NUMERIC, Double.NaN, new Raw("NaN")),
                c(NUMERIC, new Raw("Infinity"), new Raw("Infinity")),
                c(NUMERIC, new Raw("-infinity"), new Raw("-Infinity")),
                c(
                        Fields.number(FieldType.DECIMAL, 5, -1, null, null, false),
                        d("123456"),
                        d("1.2346E+5"),
                        LOSSY_NUMBER),
                same(DOUBLE, 0.1),
                same(DOUBLE, -0.0),
                same(DOUBLE, Double.MIN_VALUE),
                same(DOUBLE, Double.MAX_VALUE),
                c(DOUBLE, Double.NaN, null, UNREADABLE),
                c(DOUBLE, Double.POSITIVE_INFINITY, Double.MAX_VALUE, OUT_OF_RANGE),
                same(PG_DOUBLE, Double.NaN),
                same(PG_DOUBLE, Double.NEGATIVE_INFINITY),
                c(PG_DOUBLE, new Raw("Infinity"), Double.POSITIVE_INFINITY),
                c(DOUBLE, d("19.99"), 19.99),
                c(DOUBLE, d("0.1234567890123456789"), 0.12345678901234568, LOSSY_NUMBER),
                c(DOUBLE, d("1E+400"), Double.MAX_VALUE, OUT_OF_RANGE),
                c(DOUBLE, d("1E-400"), 0.0, LOSSY_NUMBER),
                c(DOUBLE, 9007199254740992L, 9007199254740992.0),
                c(DOUBLE, 9007199254740993L, 9007199254740992.0, LOSSY_NUMBER),
                c(DOUBLE, Long.MAX_VALUE, (double) Long.MAX_VALUE, LOSSY_NUMBER),
                c(DOUBLE, "1.5", 1.5),
                same(REAL, 0.5),
                c(REAL, 0.1, (double) 0.1f, LOSSY_NUMBER),
                c(REAL, 1e300, (double) Float.MAX_VALUE, OUT_OF_RANGE),
                c(REAL, 1e-300, 0.0, LOSSY_NUMBER),
                c(REAL, d("0.1"), (double) 0.1f),
                c(REAL, 16777217L, 16777216.0, LOSSY_NUMBER),
                c(REAL, (double) Float.MIN_VALUE, (double) Float.MIN_VALUE),
                c(REAL, d("1E+39"), (double) Float.MAX_VALUE, OUT_OF_RANGE),
                c(Fields.number(FieldType.FLOAT, 53, -1, "0", null, false), -1.0, 0.0, OUT_OF_RANGE),
                same(BOOLEAN, true),
                c(BOOLEAN, 0L, false),
                c(BOOLEAN, 1L, true),
                c(BOOLEAN, 2L, true, LOSSY_NUMBER),
                c(BOOLEAN, "Yes", true),
                c(BOOLEAN, "f", false),
                c(BOOLEAN, "", null),
                c(BOOLEAN, "maybe", null, UNREADABLE),
                c(BOOLEAN, d("0.0"), false),
                c(BOOLEAN, new Raw("2"), true, LOSSY_NUMBER),
                c(BOOLEAN, LocalDate.EPOCH, null, UNREADABLE));
    }

    private static List<Case> times() {
        return List.of(
                same(DATE, LocalDate.of(1582, 10, 10)),
                c(DATE, LocalDate.of(1, 1, 1), LocalDate.of(1000, 1, 1), OUT_OF_RANGE),
                c(DATE, LocalDate.of(10000, 1, 1), LocalDate.of(9999, 12, 31), OUT_OF_RANGE),
                c(DATE, LocalDate.of(-44, 3, 15), LocalDate.of(1000, 1, 1), OUT_OF_RANGE),
                c(DATE, t("2024-02-29T00:00:00"), LocalDate.of(2024, 2, 29)),
                c(DATE, t("2024-02-29T12:00:00"), LocalDate.of(2024, 2, 29), LOSSY_TIME),
                c(DATE, Instant.parse("2024-02-29T23:59:59Z"), LocalDate.of(2024, 2, 29), LOSSY_TIME),
                c(DATE, "2024-02-29", LocalDate.of(2024, 2, 29)),
                c(DATE, "2023-02-29", null, UNREADABLE),
                c(DATE, "29.02.2024", null, UNREADABLE),
                c(DATE, "", null),
                c(DATE, "0000-00-00", null, ZERO_DATE),
                c(DATE, new Raw("0000-00-00"), null, ZERO_DATE),
                c(DATE, new Raw("2024-00-00"), null, ZERO_DATE),
                c(DATE, new Raw("2024-05-00"), null, ZERO_DATE),
                c(DATE, new Raw("infinity"), null, UNREADABLE),
                c(DATE, 20240101L, null, UNREADABLE),
                c(DATE, true, null, UNREADABLE),
                c(ZERO, new Raw("0000-00-00"), new Raw("0000-00-00 00:00:00")),
                c(ZERO, new Raw("0000-00-00 00:00:00.000000"), new Raw("0000-00-00 00:00:00")),
                c(ZERO, "0000-00-00 00:00:00", new Raw("0000-00-00 00:00:00")),
                c(
                        Fields.time(FieldType.DATE, 0, null, null, true),
                        new Raw("0000-00-00 00:00:00"),
                        new Raw("0000-00-00")),
                same(DATETIME, t("2024-03-31T02:30:00")),
                c(DATETIME, t("2024-03-31T02:30:00.5"), t("2024-03-31T02:30:00"), LOSSY_TIME),
                c(DATETIME, t("2024-12-31T23:59:59.999999"), t("2024-12-31T23:59:59"), LOSSY_TIME),
                same(MICROS, t("2024-12-31T23:59:59.999999")),
                c(MICROS, t("2024-12-31T23:59:59.999999999"), t("2024-12-31T23:59:59.999999"), LOSSY_TIME),
                same(DATETIME, t("0001-01-01T00:00:00")),
                c(DATETIME, LocalDate.of(2024, 1, 1), t("2024-01-01T00:00:00")),
                c(DATETIME, Instant.parse("2024-01-01T10:00:00Z"), t("2024-01-01T10:00:00")),
                c(DATETIME, "2024-01-01 10:00:00", t("2024-01-01T10:00:00")),
                c(DATETIME, "2024-01-01T10:00", t("2024-01-01T10:00:00")),
                c(DATETIME, "2024-01-01T10:00:00+02:00", t("2024-01-01T08:00:00")),
                c(DATETIME, "2024-01-01 10:00:00+02", t("2024-01-01T08:00:00")),
                c(DATETIME, "2024-01-01T10:00:00Z", t("2024-01-01T10:00:00")),
                c(DATETIME, "2024-01-01 25:00:00", null, UNREADABLE),
                c(DATETIME, "tomorrow", null, UNREADABLE),
                c(DATETIME, LocalTime.NOON, null, UNREADABLE),
                c(
                        TIMESTAMP,
                        Instant.parse("2038-01-19T03:14:08Z"),
                        Instant.parse("2038-01-19T03:14:07Z"),
                        OUT_OF_RANGE),
                c(TIMESTAMP, Instant.EPOCH, Instant.ofEpochSecond(1), OUT_OF_RANGE),
                c(TIMESTAMP, t("2024-03-31T02:30:00"), Instant.parse("2024-03-31T02:30:00Z")),
                c(
                        TIMESTAMP,
                        Instant.parse("2024-01-01T00:00:00.25Z"),
                        Instant.parse("2024-01-01T00:00:00Z"),
                        LOSSY_TIME),
                c(
                        TIMESTAMP,
                        Instant.parse("2038-01-19T03:14:07.5Z"),
                        Instant.parse("2038-01-19T03:14:07Z"),
                        LOSSY_TIME),
                same(Fields.of("i", FieldType.INSTANT), Instant.MAX),
                same(TIME, LocalTime.of(23, 59, 59)),
                c(TIME, LocalTime.of(23, 59, 59, 999), LocalTime.of(23, 59, 59), LOSSY_TIME),
                c(TIME, t("2024-01-01T10:00:00"), LocalTime.of(10, 0), LOSSY_TIME),
                c(TIME, "10:30", LocalTime.of(10, 30)),
                c(TIME, new Raw("838:59:59"), null, UNREADABLE),
                c(TIME, "24:00:00", null, UNREADABLE));
    }

    private static List<Case> others() {
        byte[] bytes = {1, 2, 3};
        Field two = Field.of(
                "b",
                new ColumnType(
                        FieldType.BYTES,
                        "varbinary(2)",
                        new ColumnType.Text(2, LengthUnit.BYTES, "", false, false, false),
                        null,
                        null));
        Item office = new Item("1", "Office", false, false, false);
        return List.of(
                same(UUID, GUID),
                c(UUID, GUID.toUpperCase(java.util.Locale.ROOT), GUID),
                c(UUID, "{" + GUID + "}", GUID),
                c(UUID, GUID.replace("-", ""), GUID),
                c(UUID, "seed_sarah_id", null, UNREADABLE),
                c(UUID, "", null),
                c(UUID, new byte[16], "00000000-0000-0000-0000-000000000000"),
                c(UUID, 5L, null, UNREADABLE),
                same(BLOB, bytes),
                c(BLOB, "é", new byte[] {(byte) 0xc3, (byte) 0xa9}),
                c(BLOB, "\uD800", new byte[] {'?'}, LOSSY_TEXT),
                c(BLOB, 5L, null, UNREADABLE),
                c(two, bytes, new byte[] {1, 2}, TOO_LONG),
                c(BOOK, null, List.of()),
                c(BOOK, "", List.of()),
                c(BOOK, "a@b.c", List.of(Item.primary("a@b.c"))),
                c(BOOK, List.of(office), List.of(new Item("1", "Office", true, false, false))),
                c(
                        BOOK,
                        List.of(Item.primary("A@b.c"), new Item("a@B.c", "", true, true, false)),
                        List.of(new Item("A@b.c", "", true, true, false))),
                c(
                        BOOK,
                        List.of(Item.primary("x"), Item.primary("y")),
                        List.of(Item.primary("x"), new Item("y", "", false, false, false))));
    }

    @TestFactory
    Stream<DynamicTest> eachValueIsExactOrNamed() {
        List<Case> cases = new ArrayList<>();
        List.of(text(), toText(), numbers(), times(), others()).forEach(cases::addAll);
        return cases.stream()
                .map(c -> DynamicTest.dynamicTest(
                        c.target().type().type() + " " + c.target().type().nativeType() + " <- "
                                + Values.text(c.value()),
                        () -> {
                            List<FindingKind> found = new ArrayList<>();
                            Object result = Fit.of(null, c.target()).fit(c.value(), (kind, t, s) -> found.add(kind));
                            assertThat(Values.same(result, c.result()))
                                    .as("%s instead of %s", result, c.result())
                                    .isTrue();
                            assertThat(found).isEqualTo(c.found());
                            List<FindingKind> again = new ArrayList<>();
                            Object twice = Fit.of(null, c.target()).fit(result, (kind, t, s) -> again.add(kind));
                            assertThat(Values.same(twice, result))
                                    .as("fitting again changes nothing")
                                    .isTrue();
                            assertThat(again).isEmpty();
                        }));
    }

    @Test
    void whatExactlyTheSameTypeHoldsPassesThrough() {
        for (Field field : List.of(PG_TEXT, TIME, ZERO, MONEY, BOOLEAN)) {
            assertThat(Fit.of(field, field)).isSameAs(Fitting.ASIS);
        }
        Raw raw = new Raw("838:59:59");
        assertThat(Fit.of(TIME, TIME).fit(raw, (k, t, s) -> {})).isSameAs(raw);
    }

    @Test
    void aPaddedSourceLosesNoBlanks() {
        List<FindingKind> found = new ArrayList<>();
        Field other = Fields.text(9, LengthUnit.CODE_POINTS, "utf8mb4", false, true, false);
        assertThat(Fit.of(other, CHAR5).fit("ab  ", (k, t, s) -> found.add(k))).isEqualTo("ab");
        assertThat(found).isEmpty();
    }

    @Test
    void requiredFieldsGetSomethingOfTheirType() {
        for (Field field : List.of(PG_TEXT, TINYINT, MONEY, DOUBLE, BOOLEAN, DATE, DATETIME, TIMESTAMP, TIME, BLOB)) {
            List<FindingKind> found = new ArrayList<>();
            Object value = Fit.of(null, field.withRequired(true)).fit(null, (k, t, s) -> found.add(k));
            assertThat(value).as(field.name()).isNotNull();
            assertThat(found).containsExactly(MISSING_REQUIRED);
            found.clear();
            assertThat(Values.same(Fit.of(null, field).fit(value, (k, t, s) -> found.add(k)), value))
                    .isTrue();
            assertThat(found).isEmpty();
        }
        Field reference = Fields.ref("r", "account", 36, "a").withRequired(true);
        assertThat(Fit.of(null, reference).fit(null, (k, t, s) -> {})).isNull();
    }

    @Test
    void anyTextInAnyColumnIsExactOrNamed() {
        long seed = 20240229;
        Random random = new Random(seed);
        for (int round = 0; round < 20_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(12); n > 0; n--) {
                int c = random.nextInt(4) == 0 ? random.nextInt(0x110000) : random.nextInt(0x180);
                text.append(
                        random.nextInt(9) == 0
                                ? String.valueOf((char) (0xd800 + random.nextInt(0x800)))
                                : Character.toString(c));
            }
            for (Field field : List.of(PG_TEXT, UTF8MB3, LATIN1, H2_TEXT, BYTES5, CHAR5)) {
                List<FindingKind> found = new ArrayList<>();
                Object kept = Fit.of(null, field).fit(text.toString(), (k, t, s) -> found.add(k));
                assertThat(found.isEmpty())
                        .as("seed %s, round %s", seed, round)
                        .isEqualTo(kept.equals(text.toString()));
                found.clear();
                assertThat(Fit.of(null, field).fit(kept, (k, t, s) -> found.add(k)))
                        .isEqualTo(kept);
                assertThat(found).isEmpty();
            }
        }
    }
}
