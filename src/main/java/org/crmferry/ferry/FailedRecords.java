package org.crmferry.ferry;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.crmferry.cargo.BatchEntry;
import org.crmferry.cargo.Vault;
import org.crmferry.journal.Failure;
import org.crmferry.mapping.EntityMapping;
import org.crmferry.mapping.Mapping;
import org.crmferry.model.Entity;
import org.crmferry.model.Fault;
import org.crmferry.model.FerryException;
import org.crmferry.model.Field;
import org.crmferry.model.Said;
import org.crmferry.model.Values;
import org.crmferry.transfer.Voyage;

/**
 * {@code reports/failed-ENTITY.csv}: the records, or references of theirs, that the target refused, by key and with the
 * reason.
 */
final class FailedRecords {
    private FailedRecords() {}

    /** @param values whether the source record's values follow, one column per field */
    static List<Path> write(Folder folder, Mapping mapping, boolean values) {
        List<Path> written = new ArrayList<>();
        Map<String, Entity> sources = new HashMap<>();
        if (values) {
            Sources.read(folder).forEach(e -> sources.put(e.name(), e));
        }
        for (EntityMapping each : mapping.entities()) {
            List<Failure> failures = new ArrayList<>(folder.journal().failures(each.source()));
            failures.addAll(folder.journal().failures(Voyage.UNLINKED + each.source()));
            Path file = folder.path()
                    .resolve("reports")
                    .resolve("failed-" + each.source().replaceAll("[^\\w.-]", "_") + ".csv");
            try {
                if (failures.isEmpty()) {
                    Files.deleteIfExists(file);
                } else {
                    write(file, failures, folder, sources.get(each.source()));
                    written.add(file);
                }
            } catch (IOException e) {
                throw new FerryException(Fault.STORAGE, Said.of(FailedRecords.class, "failed.write", file, e), e);
            }
        }
        return written;
    }

    private static void write(Path file, List<Failure> failures, Folder folder, Entity entity) throws IOException {
        Files.createDirectories(file.getParent());
        try (CsvWriter csv = CsvWriter.builder().build(file, StandardCharsets.UTF_8)) {
            List<String> heading = new ArrayList<>(List.of("record", "reason"));
            if (entity != null) {
                entity.fields().stream().map(Field::name).forEach(heading::add);
            }
            csv.writeRecord(heading);
            Map<Integer, BatchEntry> batches = new HashMap<>();
            if (entity != null) {
                folder.journal().batches(Vault.BATCHES, entity.name()).forEach(b -> batches.put(b.number(), b));
            }
            int open = -1;
            List<Object[]> records = List.of();
            for (Failure failure : failures) {
                List<String> row = new ArrayList<>(List.of(failure.key(), failure.reason()));
                if (entity != null) {
                    if (open != failure.number()) {
                        open = failure.number();
                        records = folder.vault()
                                .get(Vault.BATCHES, batches.get(open), entity)
                                .records();
                    }
                    for (Object value : records.get(failure.position())) {
                        row.add(Values.text(value));
                    }
                }
                csv.writeRecord(row);
            }
        }
    }
}
