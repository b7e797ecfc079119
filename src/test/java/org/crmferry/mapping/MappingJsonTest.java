package org.crmferry.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.crmferry.model.Fault;
import org.crmferry.model.FerryException;
import org.junit.jupiter.api.Test;

class MappingJsonTest {
    private static final List<Step> ALL = List.of(
            new Step.Constant(""),
            new Step.Default("x"),
            new Step.Trim(),
            new Step.Upper(),
            new Step.Lower(),
            new Step.Title(),
            new Step.Split("first", null, null),
            new Step.Split(null, ";", -1),
            new Step.Join("\n"),
            new Step.DateFormat("dd.MM.yyyy", null, "de"),
            new Step.TimeZone("Europe/Berlin", null),
            new Step.ParseNumber(","),
            new Step.Truth(List.of("y"), null),
            new Step.Phone("DE"),
            new Step.Html(),
            new Step.Truncate(7),
            new Step.Lookup(Map.of("a", "b"), "c"),
            new Step.ValueMap(Map.of("", "x"), null),
            new Step.Expression("value"),
            new Step.PickItem("Mobile", 1),
            new Step.Mark("optOut"),
            new Step.MakeItems(List.of("")),
            new Step.Rekey("accounts", List.of()),
            new Step.OwnNumber("PJ"),
            new Step.Kind(Map.of("A", "B")),
            new Step.Several("carets", "json"),
            new Step.Owner("1", Map.of()));

    private static Mapping mapping() {
        FieldMapping field = new FieldMapping("emails", List.of("a", "b"), ALL, 0.5, "because");
        EntityMapping entity = new EntityMapping(
                "contacts",
                "Contact",
                true,
                Keys.KEEP,
                List.of("name", "phones"),
                Existing.NEWEST,
                List.of(field),
                Map.of(FindingKind.TOO_LONG, Setting.STOP),
                0.99,
                "both are contact");
        return new Mapping(1, "seed", List.of(entity, entity.withMove(false)));
    }

    @Test
    void everythingComesBack() {
        assertThat(ALL.stream().map(Object::getClass).distinct().count())
                .isEqualTo(Step.names().size());
        String json = mapping().toJson();
        assertThat(Mapping.fromJson(json)).isEqualTo(mapping());
        assertThat(Mapping.fromJson(json).toJson()).isEqualTo(json);
        assertThat(json).contains("\"do\" : \"valueMap\"");
    }

    @Test
    void littleIsEnoughByHand() {
        Mapping mapping = Mapping.fromJson("""
                {"version": 1, "entities": [{"source": "a", "target": "b", "move": true,
                  "fields": [{"target": "x", "sources": ["y"]}]}]}""");
        assertThat(mapping.of("a").orElseThrow().keys()).isEqualTo(Keys.NEW);
        assertThat(mapping.of("a").orElseThrow().setting(FindingKind.ORPHAN)).isEqualTo(Setting.FIX);
    }

    @Test
    void errorsNameThePlace() {
        String json = mapping().toJson();
        wrong(
                json.replaceFirst("\"separator\"", "\"seperator\""),
                "entities[0] (contacts), fields[0] (emails), steps[8]",
                "seperator",
                "separator");
        wrong(json.replaceFirst("\"html\"", "\"htlm\""), "steps[14]", "no step is called 'htlm'", "expression");
        wrong(json.replaceFirst("\"KEEP\"", "\"keep\""), "entities[0] (contacts), keys", "one of KEEP, NEW");
        wrong(json.replaceFirst("\"TOO_LONG\"", "\"LONG\""), "findings", "LONG");
        wrong(json.replaceFirst("\"source\" : \"contacts\",", ""), "entities[0]", "'source' is missing");
        wrong(json.replaceFirst("\"part\" : \"first\"", "\"part\" : \"frist\""), "steps[6]", "split needs part");
        wrong(json.substring(0, 100), "not valid JSON", "line");
        wrong(json.replaceFirst("\"version\" : 1", "\"version\" : 2"), "newer version");
        wrong("[]", "cannot be read");
        wrong("{}", "'version' is missing");
        wrong(json.replaceFirst("\"move\" : true", "\"move\" : \"perhaps\""), "move");
    }

    private static void wrong(String json, String... words) {
        assertThatThrownBy(() -> Mapping.fromJson(json))
                .isInstanceOf(FerryException.class)
                .satisfies(e -> assertThat(((FerryException) e).fault()).isEqualTo(Fault.MAPPING))
                .message()
                .contains(words);
    }
}
