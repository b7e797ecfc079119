package org.crmferry.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What was chosen to differ may differ, and nothing else. */
class LikenessTest {
    private static final ColumnType TEXT = ColumnType.text("varchar(200)", 200);
    private static final ColumnType BOOK = ColumnType.of(FieldType.LIST, "");
    private static final ColumnType TIME = ColumnType.of(FieldType.DATETIME, "timestamp");

    private static ColumnType decimal(int scale) {
        return new ColumnType(
                FieldType.DECIMAL, "decimal", null, new ColumnType.Numeric(12, scale, null, null, false), null);
    }

    private static boolean texts(String a, String b, String... words) {
        boolean same = Likeness.of(List.of(words)).between(TEXT, TEXT).test(a, b);
        assertThat(Likeness.of(List.of(words)).between(TEXT, TEXT).test(b, a)).isEqualTo(same);
        return same;
    }

    @Test
    void blanksCountOnlyAtTheEndOfTextsAndLines() {
        assertThat(texts("a b  \n c\t\n", "a b\n c", "blanks")).isTrue();
        assertThat(texts("a b", "a  b", "blanks")).isFalse();
        assertThat(texts(" a", "a", "blanks")).isFalse();
        assertThat(texts(null, "  \u00a0", "blanks")).isTrue();
        assertThat(texts(null, "  ", "lineEnds")).isFalse();
        assertThat(texts("a ", "a")).isFalse();
    }

    @Test
    void lineEndsOfAllSystemsAreOne() {
        assertThat(texts("a\r\nb\rc\n", "a\nb\nc\n", "lineEnds")).isTrue();
        assertThat(texts("a\r\n\r\nb", "a\nb", "lineEnds")).isFalse();
        assertThat(texts("a \r\nb\r\n", "a\nb", "lineEnds", "blanks")).isTrue();
        assertThat(Likeness.of(List.of("lineEnds")).withLineEnds("a\nb", "x\r\ny"))
                .isEqualTo("a\r\nb");
    }

    @Test
    void phoneNumbersAreTheSameHoweverTheyAreWritten() {
        for (String written :
                List.of("+49 30 1234567", "0049-30/1234567", "+49 (0)30 123 45 67", "+49\u00a030.1234567")) {
            assertThat(texts("+49301234567", written, "phone")).as(written).isTrue();
        }
        assertThat(texts("030 1234567", "(030) 123-4567", "phone")).isTrue();
        assertThat(texts("030 1234567", "+49 30 1234567", "phone")).isFalse();
        assertThat(texts("030 1234567", "+49 30 1234567", "phone:DE")).isTrue();
        assertThat(texts("030 1234567", "+43 30 1234567", "phone:DE")).isFalse();
        assertThat(texts("+49 30 1234567", "+49 30 1234568", "phone")).isFalse();
        assertThat(texts("12", "1 2", "phone")).isTrue();
        assertThat(texts("+49 30 1234567 ext. 5", "+49 30 1234567", "phone")).isFalse();
        assertThat(texts("ask Anna", "askAnna", "phone")).isFalse();
        assertThat(texts("", "+", "phone")).isFalse();
    }

    @Test
    void booksOfNumbersAreTheSameSets() {
        List<Item> one = List.of(
                new Item("+49 30 1234567", "Office", true, false, false), new Item("12", "Fax", false, false, false));
        List<Item> other = List.of(
                new Item("1 2", "Fax", false, false, false), new Item("+49301234567", "Office", true, false, false));
        List<Item> home = List.of(
                new Item("1 2", "Fax", false, false, false), new Item("+49301234567", "Home", true, false, false));
        Likeness phone = Likeness.of(List.of("phone"));
        assertThat(phone.between(BOOK, BOOK).test(one, other)).isTrue();
        assertThat(phone.between(BOOK, BOOK).test(one, home)).isFalse();
        assertThat(Likeness.EXACT.between(BOOK, BOOK).test(one, other)).isFalse();
    }

    @Test
    void digitsThatTheCoarserSideCannotKeepDoNotCount() {
        Likeness scale = Likeness.of(List.of("scale"));
        assertThat(scale.between(decimal(4), decimal(2)).test(new BigDecimal("1.2349"), new BigDecimal("1.23")))
                .isTrue();
        assertThat(scale.between(decimal(4), decimal(2)).test(new BigDecimal("1.2351"), new BigDecimal("1.23")))
                .isFalse();
        assertThat(scale.between(decimal(4), decimal(4)).test(new BigDecimal("1.2349"), new BigDecimal("1.23")))
                .isFalse();
        assertThat(scale.between(decimal(-1), ColumnType.of(FieldType.INTEGER, "int"))
                        .test(new BigDecimal("3.2"), 3L))
                .isTrue();
        assertThat(texts("12.50", "12.5", "scale")).isTrue();
        assertThat(texts("12.50", "12.51", "scale")).isFalse();
        assertThat(texts("12.5", "12.5 €", "scale")).isFalse();
    }

    @Test
    void oneMomentIsOneInWhateverZone() {
        assertThat(texts("2024-07-01 10:00:00+02", "2024-07-01T08:00:00Z", "zone"))
                .isTrue();
        assertThat(texts("2024-07-01 10:00:00+02", "2024-07-01T10:00:00Z", "zone"))
                .isFalse();
        LocalDateTime local = LocalDateTime.parse("2024-07-01T10:00");
        LocalDateTime utc = LocalDateTime.parse("2024-07-01T08:00");
        Likeness berlin = Likeness.of(List.of("zone:Europe/Berlin"));
        assertThat(berlin.between(TIME, TIME).test(local, utc)).isTrue();
        assertThat(berlin.between(TIME, TIME).test(utc, local)).isTrue();
        assertThat(berlin.between(TIME, TIME).test(local, Instant.parse("2024-07-01T08:00:00Z")))
                .isTrue();
        assertThat(berlin.between(TIME, TIME).test(local, local.minusHours(1))).isFalse();
        assertThat(Likeness.of(List.of("zone")).between(TIME, TIME).test(local, utc))
                .isFalse();
        // In the hour that comes twice either is meant.
        LocalDateTime twice = LocalDateTime.parse("2024-10-27T02:30");
        assertThat(berlin.between(TIME, TIME).test(twice, twice.minusHours(1))).isTrue();
        assertThat(berlin.between(TIME, TIME).test(twice, twice.minusHours(2))).isTrue();
    }

    @Test
    void refusesWordsThatSayNothing() {
        for (String wrong : List.of("phones", "blanks:2", "phone:XX", "zone:Atlantis", "")) {
            assertThatThrownBy(() -> Likeness.of(List.of(wrong)))
                    .as(wrong)
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> Likeness.of(List.of("phone", "phone:DE")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
