package org.crmferry.ferry;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.crmferry.cargo.Manifest;
import org.crmferry.model.Endpoint;
import org.crmferry.model.Entity;
import org.crmferry.model.Fault;
import org.crmferry.model.FerryException;
import org.crmferry.model.Said;

/** The source entities as they were when they were read, in the journal: what sealed batches are decoded with. */
final class Sources {
    private static final String FACT = "sources";
    private static final String COUNTS = "source counts";

    private Sources() {}

    static void write(Folder folder, List<Entity> entities) {
        List<Manifest.Section> sections =
                entities.stream().map(e -> Manifest.Section.of(e, List.of())).toList();
        Manifest manifest = Manifest.of("CRM Ferry", Endpoint.Kind.DATABASE, folder.vault(), sections);
        folder.journal().setFact(FACT, new String(manifest.toJson(), StandardCharsets.UTF_8));
        folder.journal()
                .setFact(
                        COUNTS,
                        entities.stream().map(e -> e.count() + " " + e.name()).collect(Collectors.joining("\n")));
    }

    static List<Entity> read(Folder folder) {
        String json = folder.journal()
                .fact(FACT)
                .orElseThrow(
                        () -> new FerryException(Fault.MAPPING, Said.of(Sources.class, "check.none", folder.path())));
        Map<String, Long> counts = new HashMap<>();
        folder.journal().fact(COUNTS).orElse("").lines().forEach(line -> {
            int blank = line.indexOf(' ');
            counts.put(line.substring(blank + 1), Long.valueOf(line.substring(0, blank)));
        });
        return Manifest.parse(json.getBytes(StandardCharsets.UTF_8)).entities().stream()
                .map(section -> section.entity().withCount(counts.getOrDefault(section.name(), -1L)))
                .toList();
    }
}
