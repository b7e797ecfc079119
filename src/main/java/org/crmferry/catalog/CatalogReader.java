package org.crmferry.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.crmferry.model.Fault;
import org.crmferry.model.FerryException;

/**
 * Reads catalog files: well-formed JSON, then {@code catalog.schema.json}, then what a schema cannot say (see
 * {@link CatalogRules}). Every failure is a SCHEMA fault that names the file, the place in it and what is wrong.
 */
final class CatalogReader {
    private static final int MOST_COMPLAINTS = 8;
    private static final ObjectMapper JSON =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private CatalogReader() {}

    /**
     * Reads and checks one file.
     *
     * @param file name of the file, for messages
     */
    static ProductFile read(String file, byte[] content) {
        JsonNode tree = tree(file, content);
        Set<ValidationMessage> wrong = SchemaHolder.SCHEMA.validate(tree);
        if (!wrong.isEmpty()) {
            throw wrong(
                    file,
                    wrong.stream()
                            .sorted(Comparator.comparing((ValidationMessage m) ->
                                            m.getInstanceLocation().toString())
                                    .thenComparing(ValidationMessage::getMessage))
                            .map(m -> "at " + place(m) + ": " + what(m))
                            .toList());
        }
        ProductFile product = product(file, tree);
        List<String> broken = new CatalogRules(product).broken();
        if (!broken.isEmpty()) {
            throw wrong(file, broken);
        }
        return product;
    }

    /** Reads one file that came along: a test has checked it, and checking costs a second at each start. */
    static ProductFile readTrusted(String resource) {
        return product(resource, tree(resource, resource(resource)));
    }

    private static JsonNode tree(String file, byte[] content) {
        JsonNode tree;
        try {
            tree = JSON.readTree(content);
        } catch (JsonProcessingException e) {
            throw new FerryException(
                    Fault.SCHEMA,
                    "The catalog file " + file + " is not JSON: line "
                            + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr() + ": " + e.getOriginalMessage()
                            + ". Mend that place and start again.",
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (tree == null || tree.isMissingNode()) {
            throw new FerryException(
                    Fault.SCHEMA,
                    "The catalog file " + file + " is empty. Fill it (docs/catalog.md has an example) or remove it.");
        }
        return tree;
    }

    private static ProductFile product(String file, JsonNode tree) {
        try {
            return JSON.treeToValue(tree, ProductFile.class);
        } catch (JsonProcessingException e) {
            throw new FerryException(
                    Fault.SCHEMA,
                    "The catalog file " + file + " cannot be understood: " + e.getOriginalMessage()
                            + ". docs/catalog.md explains every key.",
                    e);
        }
    }

    /** A picklist in the database's own tables. */
    static ProductFile.ChoicesRule choices(JsonNode given) {
        return JSON.convertValue(given, ProductFile.ChoicesRule.class);
    }

    private static String place(ValidationMessage m) {
        String place = m.getInstanceLocation().toString();
        return place.isEmpty() ? "the top" : place;
    }

    private static String what(ValidationMessage m) {
        String prefix = m.getInstanceLocation() + ": ";
        String text = m.getMessage();
        return text.startsWith(prefix) ? text.substring(prefix.length()) : text;
    }

    private static FerryException wrong(String file, List<String> complaints) {
        String shown = complaints.stream().limit(MOST_COMPLAINTS).collect(Collectors.joining("; "));
        int more = complaints.size() - MOST_COMPLAINTS;
        return new FerryException(
                Fault.SCHEMA,
                "The catalog file " + file + " does not follow the catalog's form: " + shown
                        + (more > 0 ? "; and " + more + " more" : "")
                        + ". docs/catalog.md explains every key; mend the file or remove it.");
    }

    static byte[] resource(String name) {
        try (InputStream in = CatalogReader.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("resource missing: " + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class SchemaHolder {
        static final JsonSchema SCHEMA = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(
                        new String(resource("catalog.schema.json"), StandardCharsets.UTF_8),
                        SchemaValidatorsConfig.builder()
                                .pathType(PathType.JSON_POINTER)
                                .build());
    }
}
