package org.crmferry.ferry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.crmferry.catalog.Found;
import org.crmferry.mapping.EntityMapping;
import org.crmferry.mapping.Existing;
import org.crmferry.mapping.FieldMapping;
import org.crmferry.mapping.Keys;
import org.crmferry.mapping.Mapping;
import org.crmferry.mapping.Step;
import org.crmferry.model.ColumnType;
import org.crmferry.model.Entity;
import org.crmferry.model.Field;
import org.crmferry.model.KeyStyle;
import org.crmferry.model.Reference;
import org.junit.jupiter.api.Test;

class DefaultsTest {
    private static final ColumnType TEXT = ColumnType.text("varchar(50)", 50);

    private final Map<String, Object> defaults = new LinkedHashMap<>();
    private final List<FieldMapping> given = new ArrayList<>();

    private static Entity entity(String name, Field... more) {
        List<Field> fields = new ArrayList<>(List.of(Field.of("id", TEXT)));
        fields.addAll(List.of(more));
        return new Entity(name, name, name, fields, List.of("id"), KeyStyle.GUID, null, 0, true);
    }

    private static EntityMapping pair(String source, String target, List<FieldMapping> fields) {
        return new EntityMapping(
                source, target, true, Keys.NEW, List.of(), Existing.ASK, fields, Map.of(), 1, "");
    }

    private List<FieldMapping> filled() {
        Entity call = entity(
                "calls",
                Field.of("number", TEXT),
                Field.of("parent_type", TEXT),
                Field.of("parent_id", TEXT)
                        .withReference(new Reference(
                                "", "parent_type", Map.of("A", "accounts", "C", "contacts"), 1, false)));
        Entity target = entity(
                "Call",
                Field.of("ref", TEXT),
                Field.of("element", TEXT),
                Field.of("company", TEXT).withReference(new Reference("Account", "", Map.of(), 1, false)));
        Found found = new Found(
                List.of(target), List.of(), Map.of(), "", Map.of("Call", defaults), Map.of(), Map.of(), Map.of());
        Mapping mapping = new Mapping(
                Mapping.VERSION,
                "",
                List.of(
                        pair("accounts", "Account", List.of()),
                        pair("contacts", "Contact", List.of()),
                        pair("calls", "Call", given)));
        return Defaults.into(mapping, Map.of("calls", call), found)
                .of("calls")
                .orElseThrow()
                .fields();
    }

    @Test
    void fillsWhatTheMappingHasNothingFor() {
        given.add(FieldMapping.copy("number", "ref", 1, ""));
        defaults.put("ref", "none");
        defaults.put("element", 5L);

        assertThat(filled())
                .containsExactly(
                        given.get(0),
                        new FieldMapping(
                                "element",
                                List.of(),
                                List.of(new Step.Constant("5")),
                                1,
                                "the target expects it in every new record"));
    }

    @Test
    void takesTheKeyWhereNothingElseIs() {
        given.add(FieldMapping.copy("number", "ref", 1, ""));
        defaults.put("ref", new Found.Derived(true, List.of(), ""));
        defaults.put("element", new Found.Derived(true, List.of(), ""));

        assertThat(filled()).extracting(FieldMapping::sources).containsExactly(List.of("number", "id"), List.of("id"));
    }

    @Test
    void joinsWhatOtherFieldsGet() {
        given.add(FieldMapping.copy("number", "ref", 1, ""));
        given.add(FieldMapping.copy("parent_type", "element", 1, ""));
        defaults.put("company", new Found.Derived(false, List.of("ref", "element"), ""));

        FieldMapping joined = filled().get(2);
        assertThat(joined.sources()).containsExactly("number", "parent_type");
        assertThat(joined.steps()).containsExactly(new Step.Join(" "));
    }

    @Test
    void takesWhatARecordBelongsToIfItIsOfThatKind() {
        given.add(new FieldMapping("element", List.of("parent_id"), List.of(new Step.Rekey(null, null)), 1, ""));
        defaults.put("company", new Found.Derived(false, List.of(), "element"));

        FieldMapping company = filled().get(1);
        assertThat(company.sources()).containsExactly("parent_id");
        assertThat(company.steps()).containsExactly(new Step.Rekey(null, List.of("accounts")));
    }
}
