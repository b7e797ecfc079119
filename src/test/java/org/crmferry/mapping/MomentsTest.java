package org.crmferry.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.crmferry.mapping.Fields.m;
import static org.crmferry.mapping.Fields.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.crmferry.model.Entity;
import org.crmferry.model.Field;
import org.crmferry.model.FieldType;
import org.crmferry.model.KeyStyle;
import org.crmferry.model.Shape;
import org.junit.jupiter.api.Test;

/** Habits of products that count their records and keep the day apart from the time of day. */
class MomentsTest {
    private static final Entity PARTS = Fields.entity(
            "activity",
            "Call",
            KeyStyle.NUMBER,
            2,
            m(Fields.of("id", FieldType.INTEGER), "id"),
            m(Fields.of("day", FieldType.DATE), "startDay"),
            m(text("clock", 50), "startTime"),
            m(Fields.of("last", FieldType.DATE), "endDay"));
    private static final Entity WHOLE = Fields.entity(
            "call",
            "Call",
            KeyStyle.GUID,
            0,
            m(text("id", 36), "id"),
            m(Fields.of("begin", FieldType.DATETIME), "start"),
            m(Fields.of("finish", FieldType.DATETIME), "end"));

    private static List<FieldMapping> suggested(Entity source, Entity target) {
        return Suggestion.suggest(List.of(source), List.of(target), Map.of(), Map.of(), false)
                .of(source.name())
                .orElseThrow()
                .fields();
    }

    @Test
    void aDayAndATimeOfDayBecomeAMoment() {
        List<FieldMapping> fields = suggested(PARTS, WHOLE);

        assertThat(fields)
                .filteredOn(f -> f.target().equals("begin"))
                .singleElement()
                .satisfies(f -> {
                    assertThat(f.sources()).containsExactly("day", "clock");
                    assertThat(f.steps()).contains(new Step.Join(" "));
                });
        assertThat(fields)
                .filteredOn(f -> f.target().equals("finish"))
                .singleElement()
                .satisfies(f -> assertThat(f.sources()).containsExactly("last"));
    }

    @Test
    void aMomentBecomesADayAndATimeOfDay() {
        List<FieldMapping> fields = suggested(WHOLE, PARTS);

        assertThat(fields)
                .filteredOn(f -> f.sources().equals(List.of("begin")))
                .extracting(FieldMapping::target)
                .containsExactly("day", "clock");
    }

    /** Nobody has the number 0 where numbers begin with 1; any other number that nobody has is an orphan. */
    @Test
    void zeroRefersToNothing() {
        Field parent = Fields.ref("parent", "parent", 36, "accounts");
        Entity accounts = Fields.entity("accounts", "", KeyStyle.NUMBER, 1, text("id", 36), parent);
        Mapper mapper = Mapper.of(
                Fields.mapping(
                        new FieldMapping("parent", List.of("parent"), List.of(new Step.Rekey(null, null)), 1, "")),
                accounts,
                accounts,
                Fields.NOBODY);
        List<String> found = new ArrayList<>();

        for (Object key : new Object[] {0L, "0", "", 7L}) {
            Object[] mapped =
                    mapper.map(new Object[] {"1", key}, (kind, target, source) -> found.add(kind + " " + key));
            assertThat(mapped[1]).isNull();
        }
        assertThat(found).containsExactly("ORPHAN 7");
    }

    private static Entity counted(String name, String meaning, String table) {
        Shape shape = new Shape("", table, Map.of(), Map.of(), List.of(), List.of(), List.of(), List.of());
        return new Entity(
                name,
                name,
                meaning,
                List.of(m(Fields.of("id", FieldType.INTEGER), "id"), m(text("name", 50), "name")),
                List.of("id"),
                KeyStyle.SERIAL,
                shape,
                0,
                true);
    }

    @Test
    void keysOfTwoTablesAreNotKeptInOne() {
        List<Entity> apart = List.of(counted("Account", "Account", "company"), counted("Contact", "Contact", "person"));
        List<Entity> shared = List.of(counted("A", "Account", "party"), counted("B", "Contact", "party"));

        assertThat(Suggestion.suggest(apart, shared, Map.of(), Map.of(), false).entities())
                .extracting(EntityMapping::keys)
                .containsExactly(Keys.NEW, Keys.NEW);
        assertThat(Suggestion.suggest(shared, apart, Map.of(), Map.of(), false).entities())
                .extracting(EntityMapping::keys)
                .containsExactly(Keys.KEEP, Keys.KEEP);
    }
}
