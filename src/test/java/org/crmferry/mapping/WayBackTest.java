package org.crmferry.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.crmferry.mapping.Fields.m;
import static org.crmferry.mapping.Fields.ref;
import static org.crmferry.mapping.Fields.text;

import java.util.List;
import java.util.Map;
import org.crmferry.model.Entity;
import org.crmferry.model.Field;
import org.crmferry.model.FieldType;
import org.crmferry.model.KeyStyle;
import org.crmferry.model.Option;
import org.junit.jupiter.api.Test;

/** Suggestions from a CRM that keeps less apart (EspoCRM) to one that keeps more (SuiteCRM). */
class WayBackTest {
    private static Field id(int length) {
        return m(text("id", length), "id").withRequired(true);
    }

    private static final List<Entity> ESPO = List.of(
            Fields.entity(
                    "User",
                    "User",
                    KeyStyle.HEX17,
                    8,
                    id(17),
                    m(text("user_name", 50), "login"),
                    m(text("type", 24), "admin")
                            .withOptions(Fields.options("regular", "admin", "portal", "api", "system"))),
            Fields.entity("Account", "Account", KeyStyle.HEX17, 5, id(17), m(text("name", 249), "name")),
            Fields.entity(
                    "Opportunity",
                    "Opportunity",
                    KeyStyle.HEX17,
                    5,
                    id(17),
                    m(text("name", 255), "name"),
                    m(text("amount_currency", 3), "currency")),
            Fields.entity("Note", "Note", KeyStyle.HEX17, 5, id(17), m(text("post", 0), "description")),
            Fields.entity(
                    "AccountOpportunity",
                    "AccountOpportunity",
                    KeyStyle.HEX17,
                    5,
                    ref("id", "opportunity", 17, "Opportunity").withRequired(true),
                    ref("account_id", "account", 17, "Account").withRequired(true)));

    private static final List<Entity> SUITE = List.of(
            Fields.entity(
                    "User",
                    "User",
                    KeyStyle.GUID,
                    7,
                    id(36),
                    m(text("user_name", 60), "login"),
                    m(Fields.of("is_admin", FieldType.BOOLEAN), "admin")
                            .withOptions(List.of(new Option("0", "Regular"), new Option("1", "Admin")))),
            Fields.entity("Account", "Account", KeyStyle.GUID, 0, id(36), m(text("name", 150), "name")),
            Fields.entity(
                    "Opportunity",
                    "Opportunity",
                    KeyStyle.GUID,
                    0,
                    id(36),
                    m(text("name", 50), "name"),
                    m(text("currency_id", 36), "currency")),
            Fields.entity(
                    "Note",
                    "Note",
                    KeyStyle.GUID,
                    0,
                    id(36),
                    m(text("name", 255), "name"),
                    m(text("description", 0), "description")),
            Fields.entity(
                    "AccountOpportunity",
                    "AccountOpportunity",
                    KeyStyle.GUID,
                    0,
                    id(36),
                    ref("account_id", "account", 36, "Account").withRequired(true),
                    ref("opportunity_id", "opportunity", 36, "Opportunity").withRequired(true)));

    private static final Mapping BACK = Suggestion.suggest(ESPO, SUITE, Map.of(), Map.of(), false);

    private static FieldMapping field(String entity, String target) {
        return BACK.of(entity).orElseThrow().fields().stream()
                .filter(f -> f.target().equals(target))
                .findFirst()
                .orElse(null);
    }

    @Test
    void aLinkThatIsKeyedByARecordGetsAKeyOfItsOwn() {
        EntityMapping link = BACK.of("AccountOpportunity").orElseThrow();

        assertThat(link.keys()).isEqualTo(Keys.NEW);
        assertThat(field("AccountOpportunity", "opportunity_id").sources()).containsExactly("id");
        assertThat(field("AccountOpportunity", "opportunity_id").steps()).containsExactly(new Step.Rekey(null, null));
        assertThat(field("AccountOpportunity", "account_id").sources()).containsExactly("account_id");
        assertThat(field("AccountOpportunity", "id")).isNull();
        assertThat(BACK.of("Opportunity").orElseThrow().keys()).isEqualTo(Keys.KEEP);
    }

    @Test
    void aCurrencyCodeIsNoKeyOfACurrency() {
        assertThat(field("Opportunity", "currency_id").steps())
                .containsExactly(new Step.Lookup(Map.of("USD", "-99"), null));
    }

    @Test
    void onlyAdministratorsBecomeAdministrators() {
        Step.ValueMap kinds = (Step.ValueMap) field("User", "is_admin").steps().get(0);

        assertThat(kinds.values()).containsEntry("admin", "1").containsEntry("regular", "0");
        assertThat(kinds.otherwise()).isEqualTo("0");
    }

    @Test
    void aNoteWithoutSubjectIsCalledByItsFirstLine() {
        assertThat(field("Note", "description").sources()).containsExactly("post");
        assertThat(field("Note", "description").steps()).isEmpty();
        assertThat(field("Note", "name").sources()).containsExactly("post");
        assertThat(field("Note", "name").steps())
                .containsExactly(new Step.Split(null, "\n", 1), new Step.Truncate(255));
    }
}
