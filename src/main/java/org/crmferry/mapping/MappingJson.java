package org.crmferry.mapping;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.crmferry.model.Fault;
import org.crmferry.model.FerryException;
import org.crmferry.model.Said;

/** The mapping and the scope as JSON and back; what is wrong in a hand-edited file is said with its place. */
final class MappingJson {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final Said MAPPING = Said.of(MappingJson.class, "json.mapping");
    private static final Said SCOPE = Said.of(MappingJson.class, "json.scope");

    private MappingJson() {}

    static String write(Object mapping) {
        try {
            DefaultPrettyPrinter printer =
                    new DefaultPrettyPrinter().withArrayIndenter(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE);
            return JSON.writer(printer).writeValueAsString(mapping);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static Mapping read(String json) {
        return read(tree(json, MAPPING));
    }

    static Scope readScope(String json) {
        return readScope(tree(json, SCOPE));
    }

    static Scope readScope(JsonNode node) {
        return read(node, SCOPE, Scope.class);
    }

    private static JsonNode tree(String json, Said what) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new FerryException(
                    Fault.MAPPING,
                    Said.of(
                            MappingJson.class,
                            "json.form",
                            what,
                            e.getLocation().getLineNr(),
                            e.getLocation().getColumnNr()),
                    e);
        }
    }

    static Mapping read(JsonNode node) {
        int version = node.path("version").asInt(-1);
        if (version > Mapping.VERSION) {
            throw new FerryException(Fault.MAPPING, Said.of(MappingJson.class, "json.newer", version, Mapping.VERSION));
        }
        return read(node, MAPPING, Mapping.class);
    }

    private static <T> T read(JsonNode node, Said what, Class<T> form) {
        try {
            return JSON.treeToValue(node, form);
        } catch (JsonMappingException e) {
            throw new FerryException(
                    Fault.MAPPING, Said.of(MappingJson.class, "json.wrong", what, place(e, node), what(e)), e);
        } catch (JsonProcessingException e) {
            throw new FerryException(Fault.MAPPING, Said.of(MappingJson.class, "json.unreadable", what), e);
        }
    }

    /** {@code entities[2] (contacts), fields[5] (emails), steps[0]}. */
    private static String place(JsonMappingException e, JsonNode root) {
        List<String> parts = new ArrayList<>();
        JsonNode at = root;
        for (JsonMappingException.Reference step : e.getPath()) {
            if (step.getFieldName() != null) {
                at = at.path(step.getFieldName());
                parts.add(step.getFieldName());
            } else if (step.getIndex() >= 0) {
                at = at.path(step.getIndex());
                String name = at.path(at.has("source") ? "source" : "target").asText("");
                String last = parts.isEmpty() ? "" : parts.remove(parts.size() - 1);
                parts.add(last + "[" + step.getIndex() + "]" + (name.isEmpty() ? "" : " (" + name + ")"));
            }
        }
        return parts.isEmpty() ? "its beginning" : String.join(", ", parts);
    }

    private static String what(JsonMappingException e) {
        if (e instanceof UnrecognizedPropertyException x) {
            return "nothing is called '" + x.getPropertyName() + "' here; there are "
                    + x.getKnownPropertyIds().stream()
                            .map(Object::toString)
                            .sorted()
                            .collect(Collectors.joining(", "));
        }
        if (e instanceof InvalidTypeIdException x) {
            String name = x.getTypeId() == null
                    ? "this step does not say what it does (\"do\")"
                    : "no step is called '" + x.getTypeId() + "'";
            return name + "; there are " + String.join(", ", Step.names());
        }
        if (e instanceof InvalidFormatException x && x.getTargetType().isEnum()) {
            return "one of "
                    + Arrays.stream(x.getTargetType().getEnumConstants())
                            .map(Object::toString)
                            .collect(Collectors.joining(", "))
                    + " is needed";
        }
        Throwable cause = e.getCause();
        while (cause != null) {
            if (cause instanceof IllegalArgumentException) {
                return cause.getMessage();
            }
            cause = cause.getCause();
        }
        String message = e.getOriginalMessage();
        return message.startsWith("Missing required")
                ? "'" + missing(message) + "' is missing"
                : "not of the right form";
    }

    private static String missing(String message) {
        int from = message.indexOf('\'');
        int to = message.indexOf('\'', from + 1);
        return from < 0 || to < 0 ? "a word" : message.substring(from + 1, to);
    }
}
