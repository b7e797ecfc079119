package org.crmferry.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.crmferry.model.Schema;
import org.junit.jupiter.api.Assumptions;

/** Schemas of real installations, read from facts beside the folder of the property {@code crm.databases}. */
final class FactSchemas {
    private FactSchemas() {}

    /** Skips the test if the facts are not there. */
    static Schema read(String name) {
        String databases = System.getProperty("crm.databases", "");
        Assumptions.assumeFalse(databases.isEmpty(), "crm.databases is not given");
        Path file = Path.of(databases).resolveSibling("facts").resolve(name + ".schema.json.gz");
        Assumptions.assumeTrue(Files.exists(file), "no " + file.getFileName());
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            JsonNode root = new ObjectMapper().readTree(in);
            List<Schema.Table> tables = new ArrayList<>();
            root.get("tables").properties().forEach(t -> tables.add(table(t.getKey(), t.getValue())));
            return Built.schema(tables);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Schema.Table table(String name, JsonNode t) {
        List<Schema.Column> columns = new ArrayList<>();
        for (JsonNode c : t.get("columns")) {
            String text = c.get("default").isNull() ? null : c.get("default").asText();
            boolean serial =
                    c.path("extra").asText().contains("auto_increment") || text != null && text.startsWith("nextval(");
            columns.add(new Schema.Column(
                    c.get("name").asText(),
                    Built.type(c.get("type").asText()),
                    c.get("null").asBoolean(),
                    text == null || text.startsWith("NULL") ? null : text,
                    !c.path("generated").asText().isEmpty(),
                    serial));
        }
        List<Schema.ForeignKey> keys = new ArrayList<>();
        List<String> primary = texts(t.get("pk"));
        return new Schema.Table(
                name,
                columns,
                primary,
                List.of(),
                keys,
                List.of(),
                t.get("rows").asLong(),
                true);
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(n -> texts.add(n.asText()));
        return texts;
    }
}
