package org.crmferry.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.crmferry.model.Fault;
import org.crmferry.model.FerryException;
import org.crmferry.plan.FieldChoice;

/**
 * Decisions from a JSON file: a list of {@code {"number": 3, "choice": "newest"}} for whole records and
 * {@code {"number": 4, "fields": {"phone": "source", "name": {"value": "Typed"}}}} for single fields.
 *
 * @param records conflict number to rule
 * @param fields conflict number to choices by target field
 */
record ChoicesFile(Map<Long, String> records, Map<Long, Map<String, FieldChoice>> fields) {
    static boolean json(Path file) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(".json");
    }

    static ChoicesFile read(Path file) {
        JsonNode list;
        try {
            list = new ObjectMapper().readTree(file.toFile());
        } catch (IOException e) {
            throw wrong(file, "it is no JSON or cannot be opened", e);
        }
        ChoicesFile choices = new ChoicesFile(new LinkedHashMap<>(), new LinkedHashMap<>());
        if (list == null || !list.isArray()) {
            throw wrong(file, "it does not start with a list", null);
        }
        for (int i = 0; i < list.size(); i++) {
            choices.add(file, "entry " + (i + 1), list.get(i));
        }
        return choices;
    }

    private void add(Path file, String place, JsonNode entry) {
        if (!entry.path("number").canConvertToLong() || entry.has("choice") == entry.has("fields")) {
            throw wrong(file, place + " needs \"number\" and either \"choice\" or \"fields\"", null);
        }
        long number = entry.path("number").asLong();
        if (entry.has("choice")) {
            records.put(number, RuleNames.valid(entry.path("choice").asText()));
            return;
        }
        Map<String, FieldChoice> choices = new LinkedHashMap<>();
        entry.path("fields").properties().forEach(f -> choices.put(f.getKey(), choice(file, place, f)));
        fields.put(number, choices);
    }

    private static FieldChoice choice(Path file, String place, Map.Entry<String, JsonNode> field) {
        JsonNode value = field.getValue();
        if (value.path("value").isValueNode()) {
            return FieldChoice.edited(value.path("value").asText(""));
        }
        return switch (value.asText().toLowerCase(Locale.ROOT)) {
            case "source" -> FieldChoice.SOURCE;
            case "target" -> FieldChoice.TARGET;
            case "base" -> FieldChoice.BASE;
            default ->
                throw wrong(
                        file,
                        place + ", field " + field.getKey()
                                + " needs \"source\", \"target\", \"base\" or {\"value\": ...}",
                        null);
        };
    }

    private static FerryException wrong(Path file, String what, Exception cause) {
        return new FerryException(
                Fault.MAPPING, "The choices in " + file + " cannot be read: " + what + ". Correct it there.", cause);
    }
}
