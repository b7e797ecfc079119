package org.crmferry.ferry;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.crmferry.journal.Failure;
import org.crmferry.journal.Journal;
import org.crmferry.mapping.EntityMapping;
import org.crmferry.model.Fault;
import org.crmferry.model.FerryException;
import org.crmferry.transfer.Voyage;

/** {@code reports/failed-ENTITY.csv}: the records, or references of theirs, that the target refused, by key and with the reason; no values. */
final class FailedRecords {
    private FailedRecords() {}

    static void write(Path folder, List<EntityMapping> entities, Journal journal) {
        for (EntityMapping each : entities) {
            List<Failure> failures = new ArrayList<>(journal.failures(each.source()));
            failures.addAll(journal.failures(Voyage.UNLINKED + each.source()));
            Path file =
                    folder.resolve("reports").resolve("failed-" + each.source().replaceAll("[^\\w.-]", "_") + ".csv");
            try {
                if (failures.isEmpty()) {
                    Files.deleteIfExists(file);
                } else {
                    write(file, failures);
                }
            } catch (IOException e) {
                throw new FerryException(
                        Fault.STORAGE, "The list of failed records cannot be written: " + e.getMessage(), e);
            }
        }
    }

    private static void write(Path file, List<Failure> failures) throws IOException {
        Files.createDirectories(file.getParent());
        try (CsvWriter csv = CsvWriter.builder().build(file, StandardCharsets.UTF_8)) {
            csv.writeRecord("record", "reason");
            for (Failure failure : failures) {
                csv.writeRecord(failure.key(), failure.reason());
            }
        }
    }
}
