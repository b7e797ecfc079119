package org.crmferry.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import org.crmferry.model.ColumnType;
import org.crmferry.model.Entity;
import org.crmferry.model.Field;
import org.crmferry.model.FieldType;
import org.crmferry.model.Item;
import org.crmferry.model.KeyStyle;
import org.junit.jupiter.api.Test;

class MatchTest {
    private static final Entity CONTACT = new Entity(
            "contact",
            "Contacts",
            "Contact",
            List.of(
                    Field.of("id", ColumnType.text("varchar(17)", 17)),
                    Field.of("phone", ColumnType.text("varchar(50)", 50)),
                    Field.of("city", ColumnType.text("varchar(50)", 50)),
                    Field.of("emails", ColumnType.of(FieldType.LIST, "book")),
                    Field.of("modified", ColumnType.of(FieldType.DATETIME, "datetime"))
                            .withMeaning("modifiedAt", "Modified")),
            List.of("id"),
            KeyStyle.HEX17,
            null,
            -1,
            true);
    private static final List<String> FIELDS = List.of("phone", "city", "emails", "modified");
    private static final LocalDateTime OLD = LocalDateTime.of(2020, 1, 1, 0, 0);
    private static final LocalDateTime NEW = LocalDateTime.of(2024, 1, 1, 0, 0);

    private static Object[] record(String phone, String city, List<Item> emails, LocalDateTime modified) {
        return new Object[] {"k", phone, city, emails, modified};
    }

    @Test
    void fillsWhatIsEmptyAndErasesNothing() {
        Match.Outcome outcome = new Match(CONTACT, FIELDS, Rule.ASK)
                .compare(record("1", "", List.of(), NEW), record("", "Rome", List.of(), OLD));
        assertThat(outcome.action()).isEqualTo(Action.UPDATE);
        assertThat(outcome.result()).containsExactly("k", "1", "Rome", List.of(), OLD);
    }

    @Test
    void asksWhereBothSidesHaveAnotherValue() {
        Match.Outcome outcome = new Match(CONTACT, FIELDS, Rule.ASK)
                .compare(record("1", "Rome", List.of(), NEW), record("2", "Rome", List.of(), OLD));
        assertThat(outcome.action()).isEqualTo(Action.CONFLICT);
        assertThat(outcome.conflicting()).containsExactly(false, true, false, false, false);
    }

    @Test
    void rulesPickASide() {
        Match match = new Match(CONTACT, FIELDS, Rule.ASK);
        Object[] source = record("1", "", List.of(), NEW);
        Object[] target = record("2", "", List.of(), OLD);
        assertThat(match.compare(source, target, Rule.SOURCE).result()[1]).isEqualTo("1");
        assertThat(match.compare(source, target, Rule.TARGET).action()).isEqualTo(Action.UNCHANGED);
        assertThat(match.compare(source, target, Rule.NEWEST).result()[1]).isEqualTo("1");
        assertThat(match.compare(source, target, Rule.OLDEST).result()[1]).isEqualTo("2");
    }

    @Test
    void whatARuleCannotTellIsAsked() {
        Match match = new Match(CONTACT, FIELDS, Rule.ASK);
        Object[] source = record("1", "Rome", List.of(), OLD);
        for (LocalDateTime modified : Arrays.asList(OLD, null)) {
            Object[] target = record("22", "Oslo", List.of(), modified);
            for (Rule rule : List.of(Rule.NEWEST, Rule.OLDEST, Rule.VERSION, Rule.COMPLETE)) {
                Match.Outcome outcome = match.compare(source, target, rule);
                assertThat(outcome.action()).as("%s", rule).isEqualTo(Action.CONFLICT);
                assertThat(outcome.undecided()).as("%s", rule).containsExactly(false, true, true, false, false);
            }
            Match.Outcome longest = match.compare(source, target, Rule.LONGEST);
            assertThat(longest.result()[1]).isEqualTo("22");
            assertThat(longest.undecided()).containsExactly(false, false, true, false, false);
        }
    }

    @Test
    void theTimeOfTheLastChangeAndTheVersionAreFoundByTheirNames() {
        Entity entity = new Entity(
                "thing",
                "Things",
                "",
                List.of(
                        Field.of("id", ColumnType.of(FieldType.INTEGER, "int")),
                        Field.of("name", ColumnType.text("varchar(50)", 50)),
                        Field.of("lock_version", ColumnType.of(FieldType.INTEGER, "int")),
                        Field.of("LastModified", ColumnType.of(FieldType.DATETIME, "datetime")),
                        Field.of("created", ColumnType.of(FieldType.DATETIME, "datetime"))),
                List.of("id"),
                KeyStyle.NUMBER,
                null,
                -1,
                true);
        Match match = new Match(entity, List.of("id", "name", "lock_version", "LastModified", "created"), Rule.ASK);
        Object[] source = {1L, "Source", 7L, OLD, NEW};
        Object[] target = {1L, "Target", 3L, NEW, OLD};
        assertThat(match.compare(source, target, Rule.VERSION).result()).containsExactly(1L, "Source", 7L, OLD, NEW);
        assertThat(match.compare(source, target, Rule.NEWEST).result()).containsExactly(1L, "Target", 3L, NEW, OLD);
        assertThat(match.compare(source, target, Rule.OLDEST).result()).containsExactly(1L, "Source", 7L, OLD, NEW);
        Match.Outcome longest = match.compare(source, target, Rule.LONGEST);
        assertThat(longest.undecided()).containsExactly(false, true, false, false, true);
        assertThat(longest.result()).startsWith(1L, "Target", 7L, NEW);
    }

    @Test
    void booksAreUnitedWhateverTheCase() {
        Item mine = new Item("Anna@Example.org", "", true, false, false);
        Item theirs = new Item("anna@example.org", "", true, false, false);
        Item more = new Item("a2@example.org", "", false, false, false);
        Match.Outcome outcome = new Match(CONTACT, FIELDS, Rule.ASK)
                .compare(record("", "", List.of(mine, more), NEW), record("", "", List.of(theirs), NEW));
        assertThat(outcome.action()).isEqualTo(Action.UPDATE);
        assertThat(outcome.result()[3]).isEqualTo(List.of(theirs, more));
    }
}
