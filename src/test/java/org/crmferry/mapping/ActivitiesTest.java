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
import org.crmferry.model.Key;
import org.crmferry.model.KeyStyle;
import org.junit.jupiter.api.Test;

/** Activities of products that name one parent of any kind, and of those that have a field for each kind. */
class ActivitiesTest {
    private static final Crosswalk EVERYBODY = new Crosswalk() {
        @Override
        public Object target(String entity, Object key) {
            return entity + " " + key;
        }

        @Override
        public Object own(String entity, Key key) {
            return null;
        }
    };

    private static final Entity ONE_PARENT = Fields.entity(
            "Call",
            "Call",
            KeyStyle.GUID,
            2,
            m(text("id", 36), "id"),
            m(text("parent_type", 40), "relatedType"),
            m(
                    Fields.related(
                            "parent_id",
                            36,
                            "parent_type",
                            Map.of("Accounts", "Account", "Cases", "Case", "Bugs", "Bug")),
                    "related"),
            m(Fields.of("hours", FieldType.INTEGER), "durationHours"),
            m(Fields.of("minutes", FieldType.INTEGER), "durationMinutes"));

    private static final Entity ONE_EACH = Fields.entity(
            "Activity",
            "Call",
            KeyStyle.GUID,
            0,
            m(text("id", 36), "id"),
            m(text("kind", 40).withAccess(Field.Access.READ_ONLY), "relatedType"),
            m(Fields.related("contact", 36, "kind", Map.of("Organization", "Account")), "related"),
            m(Fields.ref("case_id", "case", 36, "Case"), "case"),
            m(Fields.of("duration", FieldType.INTEGER), "durationMinutes"));

    private static Entity plain(String name) {
        return Fields.entity(name, name, KeyStyle.GUID, 1, m(text("id", 36), "id"), m(text("name", 50), "name"));
    }

    private static EntityMapping suggested(Entity source, Entity target) {
        return Suggestion.suggest(
                        List.of(plain("Account"), plain("Case"), source),
                        List.of(plain("Account"), plain("Case"), target),
                        Map.of(),
                        Map.of(),
                        false)
                .of(source.name())
                .orElseThrow();
    }

    @Test
    void aParentOfAnotherKindGoesIntoTheFieldForItsKind() {
        Mapper mapper = Mapper.of(suggested(ONE_PARENT, ONE_EACH), ONE_PARENT, ONE_EACH, EVERYBODY);
        List<String> found = new ArrayList<>();
        Problems problems = (kind, target, source) -> found.add(kind + " " + target.name());

        Object[] account = mapper.map(new Object[] {"1", "Accounts", "a", 1L, 30L}, problems);
        assertThat(account[2]).isEqualTo("Account a");
        assertThat(account[3]).isNull();
        assertThat(account[4]).isEqualTo(90L);
        Object[] support = mapper.map(new Object[] {"2", "Cases", "c", null, 15L}, problems);
        assertThat(support[2]).isNull();
        assertThat(support[3]).isEqualTo("Case c");
        assertThat(support[4]).isEqualTo(15L);
        assertThat(found).isEmpty();

        Object[] bug = mapper.map(new Object[] {"3", "Bugs", "b", 0L, null}, problems);
        assertThat(bug[2]).isNull();
        assertThat(bug[3]).isNull();
        assertThat(found).as("said once").containsExactly("LEFT_BEHIND contact");
    }

    @Test
    void minutesBecomeHoursAndMinutes() {
        Mapper mapper = Mapper.of(suggested(ONE_EACH, ONE_PARENT), ONE_EACH, ONE_PARENT, EVERYBODY);
        Object[] call = mapper.map(
                new Object[] {"1", null, null, null, 135L},
                (kind, target, source) -> assertThat(kind).isNull());
        assertThat(call[3]).isEqualTo(2L);
        assertThat(call[4]).isEqualTo(15L);
    }
}
