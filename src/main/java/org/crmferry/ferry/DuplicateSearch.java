package org.crmferry.ferry;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.crmferry.database.Reader;
import org.crmferry.database.Snapshot;
import org.crmferry.duplicates.Duplicates;
import org.crmferry.duplicates.Found;
import org.crmferry.model.Batch;
import org.crmferry.model.Entity;
import org.crmferry.model.Fault;
import org.crmferry.model.FerryException;
import org.crmferry.model.Field;
import org.crmferry.model.Key;
import org.crmferry.model.Reference;
import org.crmferry.model.Said;
import org.crmferry.model.Values;
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
        Entity entity = entity(name);
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

    private Entity entity(String name) {
        return site.found().all().stream()
                .filter(one -> one.name().equals(name) && Duplicates.possible(one))
                .findFirst()
                .orElseThrow(() ->
                        new FerryException(Fault.MAPPING, Said.of(DuplicateSearch.class, "duplicates.entity", name)));
    }

    /**
     * Reads some records with what they lead to; those that are not there are left out.
     *
     * @param editable whether a value can be typed for a field
     */
    DuplicateSides sides(String name, List<Key> keys, Predicate<Field> editable) {
        Entity entity = entity(name);
        RecordHash hash = new RecordHash();
        Map<Key, Object[]> records = new HashMap<>();
        Map<Key, String> states = new HashMap<>();
        Map<String, Map<String, String>> related = new HashMap<>();
        try (Snapshot now = Snapshot.of(site.database())) {
            now.byKeys(entity, keys).forEach(record -> {
                records.put(entity.keyOf(record), record);
                states.put(entity.keyOf(record), hash.of(record));
            });
            for (Field field : entity.fields()) {
                if (field.reference() != null) {
                    related.put(field.name(), related(now, entity, field, records.values()));
                }
            }
        }
        return new DuplicateSides(
                entity,
                keys.stream().filter(records::containsKey).toList(),
                records,
                states,
                related,
                entity.fields().stream().filter(editable).map(Field::name).collect(Collectors.toSet()));
    }

    private Map<String, String> related(Snapshot now, Entity entity, Field field, Collection<Object[]> records) {
        Map<String, Set<Key>> wanted = new HashMap<>();
        for (Object[] record : records) {
            Object value = record[entity.index(field.name())];
            Reference reference = field.reference();
            String to = reference.polymorphic()
                    ? reference.kinds().get(Values.text(record[entity.index(reference.typeField())]))
                    : reference.entity();
            if (!Values.empty(value) && to != null) {
                wanted.computeIfAbsent(to, e -> new LinkedHashSet<>()).add(Key.of(value));
            }
        }
        Map<String, String> names = new HashMap<>();
        wanted.forEach((to, keys) -> {
            Entity other = site.entities().get(to);
            if (other != null && other.key().size() == 1) {
                now.byKeys(other, List.copyOf(keys))
                        .forEach(record -> names.put(other.keyOf(record).text(), Naming.of(other, record)));
            }
        });
        return names;
    }
}
