package org.crmferry.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.crmferry.mapping.FindingKind.LOSSY_TIME;
import static org.crmferry.mapping.FindingKind.ORPHAN;
import static org.crmferry.mapping.FindingKind.TRANSFORM_FAILED;
import static org.crmferry.mapping.FindingKind.UNREADABLE;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.crmferry.model.Entity;
import org.crmferry.model.FerryException;
import org.crmferry.model.Field;
import org.crmferry.model.FieldType;
import org.crmferry.model.Item;
import org.crmferry.model.Key;
import org.crmferry.model.KeyStyle;
import org.crmferry.model.Raw;
import org.junit.jupiter.api.Test;

class StepTest {
    private static final Crosswalk CROSSWALK = new Crosswalk() {
        @Override
        public Object target(String entity, Object key) {
            return key.equals("gone") || entity.equals("left") ? null : entity + ":" + key;
        }

        @Override
        public Object own(String entity, Key key) {
            return "new " + key.text();
        }
    };
    private final List<FindingKind> found = new ArrayList<>();

    /** What the steps make of a text field's value (several: of several fields). */
    private Object run(FieldType to, List<Step> steps, Object... values) {
        Field[] fields = new Field[values.length];
        for (int i = 0; i < fields.length; i++) {
            fields[i] = Fields.text("f" + i, 0);
        }
        return run(fields, Fields.of("to", to), steps, values);
    }

    private Object run(Field[] sources, Field target, List<Step> steps, Object... values) {
        found.clear();
        Entity source = Fields.entity("s", "", KeyStyle.NATURAL, 1, sources);
        Entity to = Fields.entity("t", "", KeyStyle.NATURAL, 1, target);
        FieldMapping field = new FieldMapping(
                target.name(), Arrays.stream(sources).map(Field::name).toList(), steps, 1, "");
        Mapper mapper = Mapper.of(Fields.mapping(field), source, to, CROSSWALK);
        return mapper.map(values, (kind, t, s) -> found.add(kind))[0];
    }

    private Object text(Step step, Object... values) {
        return run(FieldType.TEXT, List.of(step), values);
    }

    @Test
    void simpleTextSteps() {
        assertThat(text(new Step.Trim(), "\u2003 a b \t")).isEqualTo("a b");
        assertThat(text(new Step.Upper(), "straße i")).isEqualTo("STRASSE I");
        assertThat(text(new Step.Lower(), "TITLE İ")).isEqualTo("title i̇");
        assertThat(text(new Step.Title(), "JEAN-luc o'NEIL")).isEqualTo("Jean-Luc O'Neil");
        assertThat(text(new Step.Truncate(2), "a\uD83D\uDE00b")).isEqualTo("a\uD83D\uDE00");
        assertThat(text(new Step.Constant("x"), "y")).isEqualTo("x");
        assertThat(text(new Step.Default("x"), "")).isEqualTo("x");
        assertThat(text(new Step.Default("x"), "y")).isEqualTo("y");
        assertThat(text(new Step.Trim(), new Object[] {null})).isNull();
        assertThat(run(FieldType.INTEGER, List.of(new Step.Constant("5")), "y")).isEqualTo(5L);
        assertThat(found).isEmpty();
    }

    @Test
    void aNameIsSplitByRules() {
        String[][] names = {
            {"Ada Lovelace", "Ada", "Lovelace"},
            {"Lovelace, Ada", "Ada", "Lovelace"},
            {"Ludwig van Beethoven", "Ludwig", "van Beethoven"},
            {"Dr. Angela Dorothea Merkel", "Angela Dorothea", "Merkel"},
            {"Prince", null, "Prince"},
            {"Juan de la Cruz", "Juan", "de la Cruz"},
            {"王小明", "小明", "王"},
            {"欧阳娜娜", "娜娜", "欧阳"},
            {"김 철수", "철수", "김"},
            {"Martin Luther King Jr.", "Martin Luther", "King Jr."},
            {"Vincent van der Berg", "Vincent", "van der Berg"},
            {"  ", null, null}
        };
        for (String[] name : names) {
            assertThat(text(new Step.Split("first", null, null), name[0]))
                    .as(name[0])
                    .isEqualTo(name[1]);
            assertThat(text(new Step.Split("last", null, null), name[0]))
                    .as(name[0])
                    .isEqualTo(name[2]);
        }
    }

    @Test
    void partsAreCountedFromBothEnds() {
        assertThat(text(new Step.Split(null, ";", 2), "a; b;c")).isEqualTo("b");
        assertThat(text(new Step.Split(null, ";", -1), "a; b;c")).isEqualTo("c");
        assertThat(text(new Step.Split(null, ";", 9), "a; b;c")).isNull();
        assertThat(text(new Step.Join(", "), "a", "", null, "b")).isEqualTo("a, b");
        assertThat(text(new Step.Join(null), null, null)).isNull();
        assertThat(run(FieldType.TEXT, List.of(new Step.Trim(), new Step.Join("-")), " a ", " b"))
                .isEqualTo("a-b");
        assertThat(run(FieldType.TEXT, List.of(), "", "second"))
                .as("first filled one")
                .isEqualTo("second");
    }

    @Test
    void numbersAsPeopleWriteThem() {
        String[][] numbers = {
            {"1,000,000", "1000000"},
            {"$5M", "5000000"},
            {"1.234,56", "1234.56"},
            {"1 234,5", "1234.5"},
            {"1'000", "1000"},
            {"(300)", "-300"},
            {"-12.5", "-12.5"},
            {"$ -3", "-3"},
            {"€ 1.000", "1.000"},
            {"3.5 Mio. €", "3500000.0"},
            {"2,5k", "2500"},
            {"USD 1,200.50", "1200.50"},
            {"12 %", "12"},
            {"1e3", "1000"},
            {".5", "0.5"},
            {"0,125", "0.125"},
            {"1,234", "1234"},
            {"12,34,567", "1234567"},
            {"5万", "50000"},
            {"1\u202f000", "1000"}
        };
        for (String[] n : numbers) {
            Object value = run(FieldType.DECIMAL, List.of(new Step.ParseNumber(null)), n[0]);
            assertThat((BigDecimal) value).as(n[0]).isEqualByComparingTo(n[1]);
        }
        assertThat(run(FieldType.DECIMAL, List.of(new Step.ParseNumber(",")), "1.234"))
                .isEqualTo(new BigDecimal("1234"));
        for (String wrong : List.of("abc", "1,23,4", "1.2.3", "--5", "5 apples", "1,00,00", "10-20", "NaN")) {
            assertThat(run(FieldType.DECIMAL, List.of(new Step.ParseNumber(null)), wrong))
                    .as(wrong)
                    .isNull();
            assertThat(found).containsExactly(UNREADABLE);
        }
    }

    @Test
    void datesByPattern() {
        Step german = new Step.DateFormat("dd.MM.yyyy", null, null);
        assertThat(run(FieldType.DATE, List.of(german), "29.02.2024")).isEqualTo(LocalDate.of(2024, 2, 29));
        assertThat(run(FieldType.DATE, List.of(new Step.DateFormat("d. MMMM yyyy", null, "de")), "3. März 2024"))
                .isEqualTo(LocalDate.of(2024, 3, 3));
        assertThat(run(FieldType.DATE, List.of(german), "2024-02-29")).isNull();
        assertThat(found).containsExactly(UNREADABLE);
        assertThat(text(new Step.DateFormat(null, "yyyy/MM/dd", null), LocalDate.of(1, 1, 1)))
                .isEqualTo("0001/01/01");
        assertThat(text(new Step.DateFormat("dd.MM.yyyy", "yyyyMMdd", null), "01.02.2024"))
                .isEqualTo("20240201");
        assertThatThrownBy(() -> text(new Step.DateFormat("foo{", null, null), "x"))
                .isInstanceOf(FerryException.class);
    }

    @Test
    void zonesKnowTheirGaps() {
        List<Step> berlin = List.of(new Step.TimeZone("Europe/Berlin", null));
        assertThat(run(FieldType.DATETIME, berlin, LocalDateTime.parse("2024-07-01T12:00:00")))
                .isEqualTo(LocalDateTime.parse("2024-07-01T10:00:00"));
        assertThat(found).isEmpty();
        run(FieldType.DATETIME, berlin, LocalDateTime.parse("2024-03-31T02:30:00"));
        assertThat(found).as("does not exist").containsExactly(LOSSY_TIME);
        run(FieldType.DATETIME, berlin, LocalDateTime.parse("2024-10-27T02:30:00"));
        assertThat(found).as("exists twice").containsExactly(LOSSY_TIME);
        List<Step> there = List.of(new Step.TimeZone(null, "Europe/Berlin"));
        assertThat(run(FieldType.DATETIME, there, Instant.parse("2024-10-27T00:30:00Z")))
                .isEqualTo(LocalDateTime.parse("2024-10-27T02:30:00"));
        assertThat(found).isEmpty();
        run(FieldType.DATETIME, there, Instant.parse("2024-10-27T01:30:00Z"));
        assertThat(found).containsExactly(LOSSY_TIME);
        assertThatThrownBy(() -> run(FieldType.DATETIME, List.of(new Step.TimeZone("Moon", null)), "x"))
                .hasMessageContaining("Moon");
    }

    @Test
    void wordsToYesAndNo() {
        assertThat(run(FieldType.BOOLEAN, List.of(new Step.Truth(null, null)), " Ja "))
                .isEqualTo(true);
        assertThat(run(FieldType.BOOLEAN, List.of(new Step.Truth(List.of("Active"), List.of("Inactive"))), "inactive"))
                .isEqualTo(false);
        assertThat(run(FieldType.BOOLEAN, List.of(new Step.Truth(null, null)), "perhaps"))
                .isNull();
        assertThat(found).containsExactly(UNREADABLE);
    }

    @Test
    void phonesGetTheirCountry() {
        Step german = new Step.Phone("DE");
        assertThat(text(german, "030 / 123456")).isEqualTo("+4930123456");
        assertThat(text(german, "+1 (650) 253-0000")).isEqualTo("+16502530000");
        assertThat(text(new Step.Phone("US"), "(650) 253-0000 x12")).isEqualTo("+16502530000 ext. 12");
        assertThat(found).isEmpty();
        assertThat(text(german, "call me")).isEqualTo("call me");
        assertThat(found).containsExactly(TRANSFORM_FAILED);
        assertThatThrownBy(() -> text(new Step.Phone("XY"), "1")).hasMessageContaining("country code");
    }

    @Test
    void htmlBecomesText() {
        assertThat(text(new Step.Html(), "<p>a <b>b</b></p><p>c<br>d</p><ul><li>e</li></ul><script>x()</script>"))
                .isEqualTo("a b\nc\nd\n- e");
        assertThat(text(new Step.Html(), "1 < 2 &amp; 3")).isEqualTo("1 < 2 & 3");
        assertThat(text(new Step.Html(), "no html")).isEqualTo("no html");
    }

    @Test
    void tablesOfValues() {
        Map<String, String> table = Map.of("1", "one");
        assertThat(text(new Step.Lookup(table, null), "1")).isEqualTo("one");
        assertThat(text(new Step.Lookup(table, "many"), "2")).isEqualTo("many");
        assertThat(text(new Step.Lookup(table, null), "2")).isNull();
        assertThat(found).containsExactly(TRANSFORM_FAILED);
        assertThat(text(new Step.ValueMap(table, null), "2")).isEqualTo("2");
        assertThat(text(new Step.ValueMap(table, "x"), "2")).isEqualTo("x");
        assertThat(text(new Step.ValueMap(table, null), true)).as("yes is 1").isEqualTo("one");
    }

    @Test
    void booksAndSingleValues() {
        Field[] book = {Fields.of("book", FieldType.LIST)};
        List<Item> items =
                List.of(new Item("1", "Mobile", false, false, false), new Item("2", "Office", true, false, false));
        Field text = Fields.text("t", 0);
        assertThat(run(book, text, List.of(new Step.PickItem("mobile", null)), items))
                .isEqualTo("1");
        assertThat(run(book, text, List.of(new Step.PickItem(null, null)), items))
                .isEqualTo("2");
        assertThat(run(book, text, List.of(new Step.PickItem(null, 2)), items)).isEqualTo("1");
        assertThat(run(book, text, List.of(new Step.PickItem("Fax", null)), items))
                .isNull();
        List<Item> out = List.of(new Item("a@b.de", "", false, false, true), new Item("c@d.de", "", true, true, false));
        assertThat(run(book, text, List.of(new Step.Mark("optOut")), out)).isEqualTo("true");
        assertThat(run(book, text, List.of(new Step.Mark("invalid")), out)).isEqualTo("false");
        assertThat(run(book, text, List.of(new Step.Mark("optOut")), List.of())).isNull();
        assertThat(run(FieldType.LIST, List.of(new Step.MakeItems(List.of("Office", "Mobile"))), "", "7"))
                .isEqualTo(List.of(new Item("7", "Mobile", true, false, false)));
    }

    @Test
    void referencesFollowTheirRecord() {
        Field[] plain = {Fields.ref("account_id", "account", 36, "accounts")};
        Field to = Fields.text("t", 0);
        assertThat(run(plain, to, List.of(new Step.Rekey(null, null)), "7")).isEqualTo("accounts:7");
        assertThat(run(plain, to, List.of(new Step.Rekey(null, null)), "")).isNull();
        assertThat(found).isEmpty();
        assertThat(run(plain, to, List.of(new Step.Rekey(null, null)), "gone")).isNull();
        assertThat(found).containsExactly(ORPHAN);
        assertThat(run(plain, to, List.of(new Step.Owner("boss", Map.of("a", "b"))), "gone"))
                .isEqualTo("boss");
        assertThat(run(plain, to, List.of(new Step.Owner("boss", Map.of("a", "b"))), "a"))
                .isEqualTo("b");
        assertThat(run(plain, to, List.of(new Step.OwnNumber("PJ")), "7")).isEqualTo("PJnew 7");
        assertThat(run(plain, to, List.of(new Step.OwnNumber(null)), "7")).isEqualTo("new 7");
        FieldMapping numbered = new FieldMapping("ref", List.of("id"), List.of(new Step.OwnNumber("PJ")), 1, "");
        assertThat(Fields.mapping(FieldMapping.copy("a", "b", 1, "")).updates()).containsExactly("b");
        assertThat(Fields.mapping(numbered).updates())
                .as("what is there already keeps its number")
                .isEmpty();
        assertThatThrownBy(() -> text(new Step.Rekey(null, null), "x"))
                .isInstanceOf(FerryException.class)
                .hasMessageContaining("refers to nothing");
    }

    @Test
    void polymorphicReferencesGoWithTheirKind() {
        Field type = Fields.m(Fields.text("parent_type", 0), "relatedType");
        Field id = Fields.related("parent_id", 36, "parent_type", Map.of("Accounts", "accounts", "Bugs", "left"));
        Entity source = Fields.entity("calls", "Call", KeyStyle.GUID, 1, Fields.text("id", 36), type, id);
        Entity target = Fields.entity(
                "call",
                "Call",
                KeyStyle.HEX17,
                1,
                Fields.text("id", 17),
                Fields.text("kind", 0),
                Fields.text("ref", 0));
        EntityMapping mapping = new EntityMapping(
                "calls",
                "call",
                true,
                Keys.NEW,
                List.of(),
                Existing.ASK,
                List.of(
                        new FieldMapping(
                                "kind",
                                List.of("parent_type"),
                                List.of(new Step.Kind(Map.of("Accounts", "Account", "Bugs", "Bug"))),
                                1,
                                ""),
                        new FieldMapping("ref", List.of("parent_id"), List.of(new Step.Rekey(null, null)), 1, "")),
                Map.of(),
                1,
                "");
        Mapper mapper = Mapper.of(mapping, source, target, CROSSWALK);
        assertThat(mapper.map(new Object[] {"1", "Accounts", "9"}, (k, t, s) -> found.add(k)))
                .containsExactly("new 1", "Account", "accounts:9");
        assertThat(mapper.map(new Object[] {"1", "Accounts", null}, (k, t, s) -> found.add(k)))
                .containsExactly("new 1", "Account", null);
        assertThat(found).isEmpty();
        assertThat(mapper.map(new Object[] {"1", "Bugs", "9"}, (k, t, s) -> found.add(k)))
                .containsExactly("new 1", null, null);
        assertThat(mapper.map(new Object[] {"1", "Other", "9"}, (k, t, s) -> found.add(k)))
                .containsExactly("new 1", null, null);
        assertThat(found).containsExactly(ORPHAN, ORPHAN);
        assertThat(mapper.references()).containsExactly("accounts", "left");
        assertThat(mapper.needsSecondPass()).isFalse();
    }

    @Test
    void rawValuesAreReadAsTheirText() {
        assertThat(run(FieldType.DECIMAL, List.of(new Step.ParseNumber(null)), new Raw("1,5")))
                .isEqualTo(new BigDecimal("1.5"));
    }
}
