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
import org.crmferry.model.Option;
import org.crmferry.model.Reference;
import org.crmferry.model.Schema;
import org.crmferry.model.Shape;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A product that keeps all records in one table and tells them apart by others, and that is only read. */
class ConditionalTest {
    private static final String FILE = """
            {"format": 1, "product": "heron", "label": "Heron", "readOnly": true,
             "recognise": {"evidence": [
               {"table": "thing", "columns": ["no", "what"], "weight": 1},
               {"table": "event", "columns": ["event_no", "sort"], "weight": 1},
               {"table": "person", "columns": ["person_no"], "weight": 1}]},
             "softDelete": {"column": "deleted", "alive": 0},
             "kinds": {"things": {"P": "Contact"}},
             "entities": [
               {"name": "Contact", "meaning": "Contact", "table": "thing", "key": ["no"], "constants": {"what": "P"},
                "only": [{"table": "person", "on": "person_no", "own": "no"}],
                "satellites": [{"table": "person", "key": "person_no"}],
                "fields": [{"column": "name", "table": "person", "meaning": "lastName"}]},
               {"name": "Call", "meaning": "Call", "table": "thing", "key": ["no"], "constants": {"what": "E"},
                "only": [{"table": "event", "on": "event_no", "own": "no", "where": {"sort": "call"}}],
                "satellites": [{"table": "event", "key": "event_no"}],
                "fields": [{"column": "about", "table": "event", "meaning": "related",
                            "reference": {"typeField": "about_kind", "kinds": "things"}}],
                "picks": [{"name": "about_kind", "meaning": "relatedType", "table": "thing", "column": "what",
                           "on": "no", "own": "about"}]},
               {"name": "Meeting", "meaning": "Meeting", "table": "thing", "key": ["no"], "constants": {"what": "E"},
                "only": [{"table": "event", "on": "event_no", "own": "no", "where": {"sort": "meeting"}}],
                "satellites": [{"table": "event", "key": "event_no"}]},
               {"name": "Other", "table": "thing", "key": ["no"],
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
                table("thing", "no int key", "what char(1)", "shown varchar(200)", "deleted int"),
                table("person", "person_no int key", "name varchar(40)"),
                table("event", "event_no int key", "sort varchar(20)", "about int"),
                table("photo", List.of(declared("person_no", "person", "person_no")), "id int key", "person_no int"),
                table("alarm", List.of(declared("event_no", "event", "event_no")), "id int key", "event_no int"),
                table("mark", List.of(declared("no", "thing", "no")), "id int key", "no int"));
        Catalog catalog = Catalog.load(folder);
        assertThat(catalog.readOnly("heron")).isTrue();
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
        assertThat(entity("Call").count()).isNegative();
        assertThat(found.all()).extracting(Entity::name).doesNotContain("Missing");
    }

    /** A deleted row of that kind is none of the others either. */
    @Test
    void whatIsExcludedIsExcludedDeletedOrNot() {
        assertThat(entity("Other").shape().conditions())
                .containsExactly(new Shape.Condition("thing", "no", "no", Map.of("what", "P"), true));
        assertThat(entity("Other").shape().constants()).isEqualTo(Map.of("deleted", 0L));
    }

    @Test
    void nothingOfSuchAProductIsWritten() {
        assertThat(found.readOnly()).isTrue();
        assertThat(found.all()).hasSizeGreaterThan(5).noneMatch(Entity::writable);
        assertThat(entity("Other").has("shown")).isTrue();
    }

    @Test
    void aPickMayTellTheKindOfAReference() {
        Entity call = entity("Call");
        assertThat(call.field("about").reference())
                .isEqualTo(new Reference("", "about_kind", Map.of("P", "Contact"), 1, false));
        assertThat(call.field("about_kind").options()).containsExactly(new Option("P", "Contact"));
        assertThat(call.field("about_kind").writable()).isFalse();
    }

    @Test
    void aForeignKeyLeadsToTheOneEntityWithThatPartAndNeverIntoASharedTable() {
        assertThat(entity("photo").field("person_no").reference().entity()).isEqualTo("Contact");
        assertThat(entity("alarm").field("event_no").reference()).isNull();
        assertThat(entity("mark").field("no").reference()).isNull();
    }
}
