package org.crmferry.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.crmferry.model.Entity;
import org.crmferry.model.FerryException;
import org.crmferry.model.Field;
import org.crmferry.model.FieldType;
import org.crmferry.model.Item;
import org.crmferry.model.Key;
import org.crmferry.model.KeyStyle;
import org.crmferry.model.Shape;
import org.junit.jupiter.api.Test;

class MapperTest {
    private final List<String> found = new ArrayList<>();

    private Object[] map(Mapper mapper, Object... record) {
        found.clear();
        return mapper.map(record, (k, t, s) -> found.add(k + " " + t.name() + (s == null ? "" : " from " + s.name())));
    }

    @Test
    void wrongMappingsNameTheField() {
        Entity source = Fields.entity("s", "", KeyStyle.SERIAL, 1, Fields.text("a", 5));
        Entity target = Fields.entity(
                "t",
                "",
                KeyStyle.NATURAL,
                1,
                Fields.text("b", 5),
                Fields.text("c", 5).withAccess(Field.Access.READ_ONLY));
        for (FieldMapping field : List.of(
                FieldMapping.copy("x", "b", 1, ""),
                FieldMapping.copy("a", "x", 1, ""),
                FieldMapping.copy("a", "c", 1, ""))) {
            assertThatThrownBy(() -> Mapper.of(Fields.mapping(field), source, target, Fields.NOBODY))
                    .isInstanceOf(FerryException.class)
                    .hasMessageContaining("field " + field.target());
        }
        FieldMapping once = FieldMapping.copy("a", "b", 1, "");
        assertThatThrownBy(() -> Mapper.of(Fields.mapping(once, once), source, target, Fields.NOBODY))
                .hasMessageContaining("twice");
    }

    @Test
    void findingsNameBothFields() {
        Entity source = Fields.entity("s", "", KeyStyle.NATURAL, 1, Fields.text("a", 9), Fields.text("b", 9));
        Entity target = Fields.entity(
                "t",
                "",
                KeyStyle.NATURAL,
                1,
                Fields.text("x", 3),
                Fields.text("y", 3),
                Fields.text("must", 3).withRequired(true),
                Fields.text("free", 3));
        Mapper mapper = Mapper.of(
                Fields.mapping(
                        FieldMapping.copy("a", "x", 1, ""),
                        new FieldMapping("y", List.of("b"), List.of(new Step.Trim()), 1, "")),
                source,
                target,
                Fields.NOBODY);
        assertThat(map(mapper, "long text", " more text")).containsExactly("lon", "mor", "", null);
        assertThat(found).containsExactly("TOO_LONG x from a", "TOO_LONG y from b", "MISSING_REQUIRED must");
        assertThat(mapper.filled(0)).isTrue();
        assertThat(mapper.filled(3)).isFalse();
    }

    @Test
    void newKeysComeFromTheCrosswalkAndLinksKeepTheirs() {
        Entity source = new Entity(
                "s",
                "s",
                "",
                List.of(Fields.text("a", 9), Fields.text("b", 9)),
                List.of("a", "b"),
                KeyStyle.COMPOSITE,
                null,
                1,
                true);
        Entity target = Fields.entity(
                "t", "", KeyStyle.HEX17, 1, Fields.text("id", 17).withRequired(true), Fields.text("x", 9));
        Crosswalk crosswalk = new Crosswalk() {
            @Override
            public Object target(String entity, Object key) {
                return null;
            }

            @Override
            public Object own(String entity, Key key) {
                return KeyMaker.derive(KeyStyle.HEX17, "seed", entity, key.text());
            }
        };
        EntityMapping mapping = new EntityMapping(
                "s",
                "t",
                true,
                Keys.NEW,
                List.of(),
                Existing.ASK,
                List.of(FieldMapping.copy("a", "x", 1, "")),
                Map.of(),
                1,
                "");
        assertThat(map(Mapper.of(mapping, source, target, crosswalk), "1", "2")[0])
                .isEqualTo(KeyMaker.derive(KeyStyle.HEX17, "seed", "s", "1|2"));
        assertThat(found).isEmpty();
    }

    @Test
    void picklistsAndEmailsAreLookedAt() {
        Field stage = Fields.text("stage", 0).withOptions(Fields.options("A", "B"));
        Entity source =
                Fields.entity("s", "", KeyStyle.NATURAL, 1, Fields.text("k", 0), Fields.of("m", FieldType.LIST));
        Entity target = Fields.entity(
                "t", "", KeyStyle.NATURAL, 1, stage, Fields.m(Fields.of("emails", FieldType.LIST), "emails"));
        EntityMapping mapping =
                Fields.mapping(FieldMapping.copy("k", "stage", 1, ""), FieldMapping.copy("m", "emails", 1, ""));
        List<Item> bad = List.of(Item.primary("not an address"));
        Mapper accepts = Mapper.of(mapping, source, target, Fields.NOBODY);
        assertThat(map(accepts, "C", bad)).containsExactly("C", bad);
        assertThat(found).containsExactly("NOT_IN_PICKLIST stage from k", "INVALID_EMAIL emails from m");
        assertThat(map(accepts, "^A^,^B^", List.of(Item.primary("jörg@müller.de")))[0])
                .isEqualTo("^A^,^B^");
        assertThat(map(accepts, "[\"A\",\"B\"]", null)).containsExactly("[\"A\",\"B\"]", List.of());
        assertThat(found).isEmpty();
        Mapper fixes = Mapper.of(
                mapping.withFindings(
                        Map.of(FindingKind.NOT_IN_PICKLIST, Setting.FIX, FindingKind.INVALID_EMAIL, Setting.FIX)),
                source,
                target,
                Fields.NOBODY);
        assertThat(map(fixes, "C", bad))
                .containsExactly(null, List.of(new Item("not an address", "", true, false, true)));
    }

    @Test
    void possibleAndImpossibleAddresses() {
        for (String good :
                List.of("a@b.co", "o'neil+x@sub.example.org", "用户@例子.广告", "\"a b\"@x.de", "x_y-z@a-b.museum")) {
            assertThat(EmailAddress.possible(good)).as(good).isTrue();
        }
        for (String bad : List.of(
                "",
                "a",
                "@b.co",
                "a@",
                "a@b",
                "a b@c.de",
                "a@b..de",
                ".a@b.de",
                "a.@b.de",
                "a..b@c.de",
                "a@-b.de",
                "n/a",
                "a@b.de, c@d.de",
                "<a@b.de>")) {
            assertThat(EmailAddress.possible(bad)).as(bad).isFalse();
        }
    }

    @Test
    void aBookInColumnsHasOneLinePerColumn() {
        Shape.ColumnBook book = new Shape.ColumnBook(
                "phones",
                List.of(
                        new Shape.Slot("Office", new Shape.OwnColumn("o")),
                        new Shape.Slot("Mobile", new Shape.OwnColumn("m"))));
        Shape shape = new Shape(
                "",
                "t",
                Map.of("phones", new Shape.BookList("phones")),
                Map.of(),
                List.of(),
                List.of(),
                List.of(book),
                List.of());
        Field phones = Fields.m(Fields.of("phones", FieldType.LIST), "phones");
        Entity source = Fields.entity("s", "", KeyStyle.NATURAL, 1, Fields.of("p", FieldType.LIST));
        Entity target = new Entity("t", "t", "", List.of(phones), List.of(), KeyStyle.NONE, shape, 1, true);
        Mapper mapper =
                Mapper.of(Fields.mapping(FieldMapping.copy("p", "phones", 1, "")), source, target, Fields.NOBODY);
        Object[] mapped = map(
                mapper,
                List.of(
                        new Item("1", "mobile", true, true, false),
                        new Item("2", "Fax", false, false, false),
                        new Item("3", "Home", false, false, false)));
        assertThat(mapped[0])
                .isEqualTo(List.of(
                        new Item("2", "Office", true, false, false), new Item("1", "Mobile", false, false, false)));
        assertThat(found)
                .containsExactlyInAnyOrder(
                        "LOSSY_TEXT phones from p", "LOSSY_TEXT phones from p", "LEFT_BEHIND phones from p");
    }

    @Test
    void selfReferencesNeedASecondPass() {
        Entity accounts = Fields.entity(
                "accounts",
                "",
                KeyStyle.GUID,
                1,
                Fields.text("id", 36),
                Fields.ref("parent", "parent", 36, "accounts"));
        Mapper mapper = Mapper.of(
                Fields.mapping(
                        new FieldMapping("parent", List.of("parent"), List.of(new Step.Rekey(null, null)), 1, "")),
                accounts,
                accounts,
                Fields.NOBODY);
        assertThat(mapper.needsSecondPass()).isTrue();
        assertThat(mapper.references(1)).containsExactly("accounts");
    }

    @Test
    void aMillionSimpleRecordsTakeAboutASecond() {
        Field[] from = new Field[10];
        Field[] to = new Field[10];
        FieldMapping[] fields = new FieldMapping[10];
        FieldType[] types = {
            FieldType.INTEGER,
            FieldType.TEXT,
            FieldType.TEXT,
            FieldType.DECIMAL,
            FieldType.DATETIME,
            FieldType.TEXT,
            FieldType.BOOLEAN,
            FieldType.FLOAT,
            FieldType.TEXT,
            FieldType.INTEGER
        };
        for (int i = 0; i < 10; i++) {
            from[i] = Fields.of("f" + i, types[i]);
            to[i] = types[i] == FieldType.TEXT ? Fields.text("f" + i, 100) : Fields.of("f" + i, types[i]);
            fields[i] = FieldMapping.copy("f" + i, "f" + i, 1, "");
        }
        Mapper mapper = Mapper.of(
                Fields.mapping(fields),
                Fields.entity("s", "", KeyStyle.SERIAL, 1, from),
                Fields.entity("t", "", KeyStyle.SERIAL, 1, to),
                Fields.NOBODY);
        Object[] record = {
            1L,
            "Ada Lovelace",
            "ada@example.org",
            new BigDecimal("12.50"),
            LocalDateTime.of(2024, 1, 1, 1, 1),
            "Größenwahn in Köln",
            true,
            1.5,
            "some more text that is a little longer",
            7L
        };
        Problems none = (k, t, s) -> {
            throw new IllegalStateException(k.name());
        };
        int sum = 0;
        long start = 0;
        for (int i = 0; i < 3_000_000; i++) {
            if (i == 1_000_000) {
                start = System.nanoTime();
            }
            sum += mapper.map(record, none).length;
        }
        double rate = 2_000_000 / ((System.nanoTime() - start) / 1e9);
        System.out.printf("mapped %,.0f records of 10 fields a second%n", rate);
        assertThat(sum).isEqualTo(30_000_000);
        assertThat(rate).as("records a second, with room for a busy machine").isGreaterThan(200_000);
    }
}
