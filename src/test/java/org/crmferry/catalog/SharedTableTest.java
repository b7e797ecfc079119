package org.crmferry.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.crmferry.catalog.Built.declared;
import static org.crmferry.catalog.Built.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.crmferry.model.Entity;
import org.crmferry.model.Option;
import org.crmferry.model.Schema;
import org.crmferry.model.Shape;
import org.junit.jupiter.api.Test;

/** What CiviCRM asks of the catalog: kinds of contacts in one table, one of several addresses, lists in the database. */
class SharedTableTest {
    private final Catalog catalog = Catalog.load();

    private static Schema civi() {
        return Built.schema(
                table(
                        "civicrm_contact",
                        "id int(10) key serial",
                        "contact_type varchar(64)",
                        "contact_sub_type varchar(255)",
                        "display_name varchar(128)",
                        "sort_name varchar(128)",
                        "organization_name varchar(128)",
                        "household_name varchar(128)",
                        "first_name varchar(64)",
                        "last_name varchar(64)",
                        "gender_id int(10)",
                        "employer_id int(10)",
                        "is_deleted tinyint(4)"),
                table(
                        "civicrm_address",
                        "id int(10) key serial",
                        "contact_id int(10)",
                        "location_type_id int(10)",
                        "is_primary tinyint(4)",
                        "street_address varchar(96)",
                        "state_province_id int(10)"),
                table("civicrm_state_province", "id int(10) key serial", "name varchar(64)"),
                table(
                        "civicrm_email",
                        "id int(10) key serial",
                        "contact_id int(10)",
                        "location_type_id int(10)",
                        "email varchar(254)",
                        "is_primary tinyint(4)",
                        "on_hold int(10)"),
                table(
                        "civicrm_phone",
                        "id int(10) key serial",
                        "contact_id int(10)",
                        "location_type_id int(10)",
                        "phone varchar(32)",
                        "phone_type_id int(10)",
                        "is_primary tinyint(4)"),
                table(
                        "civicrm_note",
                        "id int(10) key serial",
                        "entity_table varchar(64) required",
                        "entity_id int(10) required",
                        "note text"),
                table(
                        "civicrm_activity_contact",
                        "id int(10) key serial",
                        "activity_id int(10) required",
                        "contact_id int(10) required",
                        "record_type_id int(10)"),
                table(
                        "civicrm_activity",
                        "id int(10) key serial",
                        "activity_type_id int(10) required",
                        "activity_date_time datetime",
                        "subject varchar(255)",
                        "details text",
                        "status_id int(10)",
                        "is_test tinyint(4)",
                        "is_current_revision tinyint(4)",
                        "is_deleted tinyint(4)"),
                table(
                        "civicrm_uf_match",
                        "id int(10) key serial",
                        "uf_id int(10)",
                        "uf_name varchar(128)",
                        "contact_id int(10)"),
                table(
                        "civicrm_relationship",
                        "id int(10) key serial",
                        "contact_id_a int(10)",
                        "contact_id_b int(10)",
                        "relationship_type_id int(10)"),
                table(
                        "civicrm_option_value",
                        "id int(10) key serial",
                        "option_group_id int(10)",
                        "label varchar(512)",
                        "value varchar(512)",
                        "weight int(10)"),
                table("civicrm_option_group", "id int(10) key serial", "name varchar(64)"),
                table(
                        "civicrm_value_donor_7",
                        List.of(declared("entity_id", "civicrm_contact", "id")),
                        "id int(10) key serial",
                        "entity_id int(10) unique",
                        "since_3 int(10)"),
                table(
                        "civicrm_value_many_8",
                        List.of(declared("entity_id", "civicrm_contact", "id")),
                        "id int(10) key serial",
                        "entity_id int(10) required",
                        "line_4 varchar(9)"));
    }

    private Found found() {
        Recognition recognition = catalog.recognise(civi()).get(0);
        assertThat(recognition.product()).isEqualTo("civicrm");
        return catalog.find(civi(), recognition, this::rows);
    }

    private final List<String> read = new ArrayList<>();

    private List<Object[]> rows(Entity list) {
        read.add(list.shape().table());
        assertThat(list.fields()).hasSize(5);
        return List.of(
                new Object[] {1L, "2", "Male", 2L, "gender"},
                new Object[] {2L, "1", "Female", 1L, "gender"},
                new Object[] {3L, "1", "Mrs.", 1L, "individual_prefix"});
    }

    private static Entity entity(Found found, String name) {
        return found.entities().stream()
                .filter(e -> e.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void readsChoicesFromTheDatabaseOnce() {
        Entity contact = entity(found(), "Contact");

        assertThat(contact.field("gender_id").options())
                .containsExactly(new Option("1", "Female"), new Option("2", "Male"));
        assertThat(read).containsExactly("civicrm_option_value");
    }

    @Test
    void takesTheFirstOfSeveralAddressesAndNamesWhatItsKeysStandFor() {
        Entity contact = entity(found(), "Contact");

        assertThat(contact.shape().satellites())
                .contains(new Shape.Satellite(
                        "civicrm_address",
                        "contact_id",
                        true,
                        false,
                        Map.of("is_primary", 1L),
                        "id",
                        Map.of("location_type_id", 2L)));
        assertThat(contact.shape().picks())
                .containsExactly(new Shape.Pick(
                        "state", "civicrm_state_province", "name", "id", "state_province_id", Map.of(), ""));
        assertThat(contact.field("state").meaning()).isEqualTo("state");
    }

    /** Who an activity is with, who does it and who has added it stand in one table. */
    @Test
    void oneTableHoldsSeveralRowsOfARecordEachForItself() {
        Entity call = entity(found(), "Call");

        assertThat(call.shape().satellites()).contains(role("target", 3L), role("assignee", 1L), role("source", 2L));
        assertThat(call.shape().bindings().get("contact_id"))
                .isEqualTo(new Shape.SatelliteColumn("target", "contact_id"));
        assertThat(call.field("contact_id").meaning()).isEqualTo("related");
        assertThat(call.field("assignee.contact_id").meaning()).isEqualTo("owner");
        assertThat(call.field("assignee.contact_id").reference().entity()).isEqualTo("User");
        assertThat(call.field("source.contact_id").meaning()).isEqualTo("createdBy");
        assertThat(call.writable()).isTrue();
    }

    private static Shape.Satellite role(String name, long kind) {
        return new Shape.Satellite(
                name,
                "civicrm_activity_contact",
                "activity_id",
                true,
                false,
                Map.of("record_type_id", kind),
                "id",
                Map.of());
    }

    /** A user is a contact with a login, or one of the staff who has none yet. */
    @Test
    void anAlternativeChoosesRecordsToo() {
        Entity user = entity(found(), "User");

        assertThat(user.shape().conditions())
                .containsExactly(new Shape.Condition(
                        "civicrm_uf_match",
                        "contact_id",
                        "id",
                        Map.of(),
                        false,
                        List.of(new Shape.Condition(
                                "civicrm_contact",
                                "id",
                                "id",
                                Map.of("contact_sub_type", "\u0001Staff\u0001", "is_deleted", 0L),
                                false))));
        assertThat(user.field("uf_name").writable()).isFalse();
        assertThat(user.field("last_name").writable()).isTrue();
    }

    @Test
    void findsTheCustomersOwnTablesByTheirForeignKeys() {
        Entity contact = entity(found(), "Contact");

        assertThat(contact.shape().satellites())
                .extracting(Shape.Satellite::table)
                .contains("civicrm_value_donor_7")
                .doesNotContain("civicrm_value_many_8");
        assertThat(contact.field("since_3").label()).isEqualTo("Since 3 (custom)");
        assertThat(found().entities()).extracting(Entity::name).contains("civicrm_value_many_8");
    }

    @Test
    void letsAPickTellTheKindOfARecord() {
        Found found = found();
        Entity note = entity(found, "Note");

        assertThat(note.field("entity_id").reference().typeField()).isEqualTo("entity_kind");
        assertThat(note.field("entity_id").reference().kinds())
                .containsOnly(
                        Map.entry("Individual", "Contact"),
                        Map.entry("Organization", "Account"),
                        Map.entry("Household", "Household"));
        assertThat(found.copies().get("Contact")).isEqualTo(Map.of("sort_name", List.of("display_name")));
    }
}
