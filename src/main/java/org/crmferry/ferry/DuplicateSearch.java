package org.crmferry.ferry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import org.crmferry.database.Reader;
import org.crmferry.database.Snapshot;
import org.crmferry.duplicates.Duplicates;
import org.crmferry.duplicates.Found;
import org.crmferry.model.Batch;
import org.crmferry.model.Entity;
import org.crmferry.model.Fault;
import org.crmferry.model.FerryException;
import org.crmferry.model.Key;
import org.crmferry.model.Said;
import org.crmferry.plan.RecordHash;
import org.crmferry.transfer.Progress;

/** Searches entities of one database for duplicates, in one view of it. Reads only. */
final class DuplicateSearch {
    private final Site site;
    private final Progress progress;

    DuplicateSearch(Site site, Progress progress) {
        this.site = site;
        this.progress = progress;
    }

    /** The entities whose records stand for persons or companies; machinery left out. */
    List<Entity> entities() {
        return site.found().entities().stream().filter(Duplicates::possible).toList();
    }

    /**
     * Searches one entity.
     *
     * @param apart pairs that were called different
     */
    DuplicateList of(String name, BiPredicate<Key, Key> apart) {
        Entity entity = site.found().all().stream()
                .filter(one -> one.name().equals(name) && Duplicates.possible(one))
                .findFirst()
                .orElseThrow(() ->
                        new FerryException(Fault.MAPPING, Said.of(DuplicateSearch.class, "duplicates.entity", name)));
        Duplicates duplicates = new Duplicates(entity);
        Map<Key, Object[]> records = new HashMap<>();
        Map<Key, String> states = new HashMap<>();
        try (Snapshot now = Snapshot.of(site.database())) {
            progress.stage("duplicates", now.count(entity));
            progress.entity(name);
            try (Reader reader = now.read(entity)) {
                for (Batch batch = reader.next(); batch != null; batch = reader.next()) {
                    batch.records().forEach(duplicates::add);
                    progress.advance(batch.records().size(), 0);
                    progress.checkCancelled();
                }
            }
            Found found = duplicates.find(apart, progress::checkCancelled);
            List<Key> keys = new ArrayList<>();
            found.clusters().forEach(cluster -> {
                keys.add(cluster.centre());
                cluster.others().forEach(member -> keys.add(member.key()));
            });
            RecordHash hash = new RecordHash();
            now.byKeys(entity, keys).forEach(record -> {
                records.put(entity.keyOf(record), record);
                states.put(entity.keyOf(record), hash.of(record));
            });
            progress.ended();
            return new DuplicateList(entity, found, records, states);
        }
    }
}
