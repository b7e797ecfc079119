package org.crmferry.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.crmferry.compare.Comparison;
import org.crmferry.compare.EntityComparison;
import org.crmferry.compare.FieldDifference;
import org.crmferry.compare.RecordDifference;
import org.crmferry.model.Fault;
import org.crmferry.model.FerryException;
import org.crmferry.model.Said;

/**
 * Writes a {@link Comparison} as {@code .html}, {@code .csv} or {@code .json}, by the file's suffix; whole or not at
 * all, as {@link ReportFile}. Holds the values that differ. Thread-safe.
 */
public final class ComparisonFile {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private ComparisonFile() {}

    /**
     * Writes; texts and numbers of HTML are in the given language.
     *
     * @throws FerryException (MAPPING) if the suffix is none of the three, (STORAGE) if the file cannot be written
     */
    public static void write(Comparison comparison, Path out, Locale locale) {
        ReportFile.store(
                switch (ReportFile.suffix(out)) {
                    case "html" -> ComparisonPage.html(comparison, new Words(locale));
                    case "json" -> json(comparison);
                    case "csv" -> csv(comparison);
                    default -> throw unknown(out);
                },
                out);
    }

    /** Refuses a file name before any work is done for it. */
    public static void check(Path out) {
        if (!List.of("html", "json", "csv").contains(ReportFile.suffix(out))) {
            throw unknown(out);
        }
    }

    private static FerryException unknown(Path out) {
        return new FerryException(Fault.MAPPING, Said.of(ComparisonFile.class, "comparison.kind", out));
    }

    /** The comparison as a JSON document: counts per entity, then the differences that were kept. */
    public static Map<String, Object> document(Comparison comparison) {
        List<Map<String, Object>> entities = new ArrayList<>();
        for (EntityComparison each : comparison.entities()) {
            Map<String, Object> entity = new LinkedHashMap<>();
            entity.put("entity", each.entity());
            entity.put("onlyLeft", each.onlyLeft());
            entity.put("onlyRight", each.onlyRight());
            entity.put("different", each.different());
            entity.put("identical", each.identical());
            if (each.ignored() > 0) {
                entity.put("ignored", each.ignored());
            }
            entity.put("by", each.by().word());
            entity.put("read", each.read());
            entities.add(entity);
        }
        List<Map<String, Object>> differences = new ArrayList<>();
        for (RecordDifference each : comparison.differences()) {
            Map<String, Object> fields = new LinkedHashMap<>();
            for (FieldDifference field : each.fields()) {
                Map<String, Object> sides = new LinkedHashMap<>();
                sides.put("left", field.left());
                sides.put("right", field.right());
                fields.put(field.name(), sides);
            }
            Map<String, Object> difference = new LinkedHashMap<>();
            difference.put("entity", each.entity());
            difference.put("key", each.key());
            difference.put("kind", each.kind().word());
            difference.put("fields", fields);
            differences.add(difference);
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("entities", entities);
        document.put("differences", differences);
        return document;
    }

    private static byte[] json(Comparison comparison) {
        try {
            return JSON.writeValueAsBytes(document(comparison));
        } catch (JsonProcessingException bug) {
            throw new IllegalStateException("a comparison cannot be written as JSON", bug);
        }
    }

    /** One row per field that differs (RFC 4180, UTF-8); a record without such a field has one row. */
    private static byte[] csv(Comparison comparison) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().build(text)) {
            csv.writeRecord("entity", "key", "kind", "field", "left", "right");
            for (RecordDifference each : comparison.differences()) {
                List<FieldDifference> fields =
                        each.fields().isEmpty() ? List.of(new FieldDifference("", null, null)) : each.fields();
                for (FieldDifference field : fields) {
                    csv.writeRecord(
                            Csv.harmless(each.entity()),
                            Csv.harmless(each.keyText()),
                            each.kind().word(),
                            Csv.harmless(field.name()),
                            value(field.left()),
                            value(field.right()));
                }
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** A number may begin with a sign; nothing else may look like a formula. */
    private static String value(String text) {
        return text == null ? "" : text.matches("[+-]?[0-9]+([.][0-9]+)?") ? text : Csv.harmless(text);
    }
}
