package org.crmferry.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.crmferry.catalog.Built.declared;
import static org.crmferry.catalog.Built.table;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.crmferry.model.Entity;
import org.crmferry.model.Reference;
import org.crmferry.model.Schema;
import org.crmferry.model.Shape;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A product that keeps all records in one table and tells them apart by others. */
class LanguageTest {
    private static final String FILE =
            """
            {"format": 1, "product": "heron", "label": "Heron",
             "recognise": {"evidence": [
               {"table": "thing", "columns": ["no", "what"], "weight": 1},
               {"table": "event", "columns": ["event_no", "sort"], "weight": 1},
               {"table": "person", "columns": ["person_no"], "weight": 1}]},
             "softDelete": {"column": "deleted", "alive": 0},
             "kinds": {"things": {"P": "Contact"}},
             "entities": [
               {"name": "Contact", "meaning": "Contact", "table": "thing", "key": ["no"], "constants": {"what": "P"},
                "sequence": {"table": "thing_seq", "column": "last"},
                "defaults": {"shown": {"join": ["first", "name"]}, "person_code": {"key": true}, "made_by": "ferry"},
                "satellites": [{"table": "person", "key": "person_no", "optional": true, "always": true}],
                "fields": [{"column": "name", "table": "person", "meaning": "lastName"}]},
               {"name": "Call", "meaning": "Call", "table": "thing", "key": ["no"], "constants": {"what": "E"},
                "sequence": {"table": "thing_seq", "column": "last"},
                "only": [{"table": "event", "on": "event_no", "own": "no", "where": {"sort": "call"}}],
                "satellites": [{"table": "event", "key": "event_no", "constants": {"sort": "call"}}],
                "fields": [{"column": "about", "table": "event", "meaning": "related",
                            "reference": {"typeField": "about_kind", "kinds": "things"}}],
                "picks": [{"name": "about_kind", "meaning": "relatedType", "table": "thing", "column": "what",
                           "on": "no", "own": "about"}]},
               {"name": "Other", "table": "thing", "key": ["no"], "readOnly": true,
                "only": [{"table": "thing", "on": "no", "own": "no", "where": {"what": "P"}, "not": true}]},
               {"name": "Missing", "table": "thing", "key": ["no"],
                "only": [{"table": "event", "on": "no_such", "own": "no"}]}
             ]}
            """;

    @TempDir
    Path folder;

    private Found found;

    @BeforeEach
    void find() throws IOException {
        Files.writeString(folder.resolve("heron.json"), FILE);
        Schema schema = Built.schema(
                table(
                        "thing",
                        "no int key",
                        "what char(1)",
                        "shown varchar(200)",
                        "made_by varchar(20)",
                        "deleted int"),
                table("thing_seq", "last int required"),
                table("person", "person_no int key", "first varchar(40)", "name varchar(40)", "person_code varchar(40)"),
                table("event", "event_no int key", "sort varchar(20)", "about int"),
                table("photo", List.of(declared("person_no", "person", "person_no")), "id int key", "person_no int"),
                table("mark", List.of(declared("no", "thing", "no")), "id int key", "no int"));
        Catalog catalog = Catalog.load(folder);
        found = catalog.find(schema, catalog.recognise(schema).get(0));
    }

    private Entity entity(String name) {
        return found.all().stream()
                .filter(e -> e.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void rowsOfAnotherTableChooseTheRecords() {
        assertThat(entity("Call").shape().conditions())
                .containsExactly(new Shape.Condition("event", "event_no", "no", Map.of("sort", "call"), false));
        assertThat(entity("Other").shape().conditions())
                .containsExactly(new Shape.Condition("thing", "no", "no", Map.of("what", "P"), true));
        assertThat(found.all()).extracting(Entity::name).doesNotContain("Missing");
    }

    @Test
    void someEntitiesAreOnlyRead() {
        assertThat(entity("Call").writable()).isTrue();
        assertThat(entity("Other").writable()).isFalse();
        assertThat(entity("Other").has("shown")).isTrue();
    }

    @Test
    void knowsTheProductsSequence() {
        assertThat(entity("Contact").shape().sequence()).isEqualTo(new Shape.Sequence("thing_seq", "last"));
        assertThat(entity("Contact").shape().satellites())
                .containsExactly(new Shape.Satellite("person", "person_no", true, Map.of(), true));
    }

    @Test
    void defaultsMayBeDerived() {
        assertThat(found.defaults().get("Contact"))
                .isEqualTo(Map.of(
                        "shown", new Found.Derived(false, List.of("first", "name"), ""),
                        "person_code", new Found.Derived(true, List.of(), ""),
                        "made_by", "ferry"));
    }

    @Test
    void aPickMayTellTheKindOfAReference() {
        Entity call = entity("Call");
        assertThat(call.field("about").reference())
                .isEqualTo(new Reference("", "about_kind", Map.of("P", "Contact"), 1, false));
        assertThat(call.field("about_kind").options()).hasSize(1);
        assertThat(call.field("about_kind").writable()).isFalse();
    }

    @Test
    void aForeignKeyLeadsToTheEntityOfASatelliteButNotIntoASharedTable() {
        assertThat(entity("photo").field("person_no").reference().entity()).isEqualTo("Contact");
        assertThat(entity("mark").field("no").reference()).isNull();
    }
}
