package org.crmferry.transfer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.crmferry.cargo.BatchEntry;
import org.crmferry.journal.Conflict;
import org.crmferry.journal.KeyCode;
import org.crmferry.mapping.EntityMapping;
import org.crmferry.model.Batch;
import org.crmferry.model.Entity;
import org.crmferry.model.Field;
import org.crmferry.model.Key;
import org.crmferry.model.Reference;
import org.crmferry.model.Values;
import org.crmferry.plan.FieldChoices;

/** Brings the records of conflicts together: the source's from the sealed cargo, the target's as they are now. */
public final class Disputes {
    private final Voyage voyage;
    private String opened = "";
    private Batch batch;
    private Prepared prepared;
    private String openedBefore = "";
    private List<Object[]> before;

    public Disputes(Voyage voyage) {
        this.voyage = voyage;
    }

    public Dispute of(Conflict conflict) {
        return of(List.of(conflict)).get(0);
    }

    /** In the order given; those of one batch side by side are the cheapest. */
    public List<Dispute> of(List<Conflict> conflicts) {
        Map<String, EntityMapping> byName = new LinkedHashMap<>();
        voyage.entities().forEach(e -> byName.put(e.source(), e));
        List<Dispute> all = new ArrayList<>(conflicts.size());
        try (TargetView now = new TargetView(voyage.target(), voyage.progress())) {
            Map<String, Map<Key, Object[]>> there = there(conflicts, byName, now);
            for (Conflict conflict : conflicts) {
                EntityMapping each = byName.get(conflict.entity());
                all.add(of(conflict, each, current(conflict, each, there, now)));
            }
        }
        return all;
    }

    /** The target's records of many conflicts, asked for at once: by source entity and key. */
    private Map<String, Map<Key, Object[]>> there(
            List<Conflict> conflicts, Map<String, EntityMapping> byName, TargetView now) {
        Map<String, Set<Key>> wanted = new LinkedHashMap<>();
        for (Conflict conflict : conflicts) {
            if (!conflict.targetKey().isEmpty() && voyage.exists(byName.get(conflict.entity()))) {
                wanted.computeIfAbsent(conflict.entity(), e -> new LinkedHashSet<>())
                        .add(KeyCode.decode(conflict.targetKey()));
            }
        }
        Map<String, Map<Key, Object[]>> there = new HashMap<>();
        wanted.forEach((entity, keys) -> {
            Entity target = voyage.target(byName.get(entity));
            Map<Key, Object[]> records = new HashMap<>();
            if (keys.size() > 1) {
                now.byKeys(target, List.copyOf(keys)).forEach(record -> records.put(target.keyOf(record), record));
            }
            there.put(entity, records);
        });
        return there;
    }

    /** One the server spells differently, for example in capitals, is asked for alone. */
    private Object[] current(
            Conflict conflict, EntityMapping each, Map<String, Map<Key, Object[]>> there, TargetView now) {
        if (conflict.targetKey().isEmpty() || !voyage.exists(each)) {
            return null;
        }
        Key key = KeyCode.decode(conflict.targetKey());
        Object[] known = there.get(conflict.entity()).get(key);
        if (known != null) {
            return known;
        }
        List<Object[]> found = now.byKeys(voyage.target(each), List.of(key));
        return found.isEmpty() ? null : found.get(0);
    }

    /** Shows records of the target by their keys; none if there is no such entity, or its key has several fields. */
    public void targets(String name, Set<Key> keys, Shown shown) {
        for (Entity entity : voyage.targets()) {
            if (entity.name().equals(name)
                    && entity.key().size() == 1
                    && !voyage.missing().contains(name)
                    && !keys.isEmpty()) {
                try (TargetView now = new TargetView(voyage.target(), voyage.progress())) {
                    now.byKeys(entity, List.copyOf(keys)).forEach(record -> shown.record(null, entity, record));
                }
            }
        }
    }

    /** Place of a source entity in the order of work, from 0. */
    public int place(String entity) {
        List<EntityMapping> all = voyage.entities();
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).source().equals(entity)) {
                return i;
            }
        }
        return all.size();
    }

    /** Shows the source's record of each conflict; those of one batch side by side are the cheapest. */
    public void sources(List<Conflict> conflicts, Shown shown) {
        Map<String, EntityMapping> byName = new LinkedHashMap<>();
        voyage.entities().forEach(e -> byName.put(e.source(), e));
        for (Conflict conflict : conflicts) {
            EntityMapping each = byName.get(conflict.entity());
            shown.record(
                    conflict,
                    voyage.source(each),
                    batch(each, conflict.number()).records().get(conflict.position()));
        }
    }

    /** Takes one record of a conflict; the conflict is null where none was asked for. */
    @FunctionalInterface
    public interface Shown {
        void record(Conflict conflict, Entity entity, Object[] record);
    }

    /**
     * A record of the target that a field of a dispute leads to, on whichever side.
     *
     * @param field the field's name
     * @param key the record's key as text
     * @param entity the record's entity
     * @param record its values
     */
    @SuppressWarnings("ArrayRecordComponent") // short-lived, never compared
    public record Lead(String field, String key, Entity entity, Object[] record) {}

    /** Where the fields of a dispute lead to; records that are not in the target are left out. */
    public List<Lead> leads(Dispute dispute) {
        Map<String, Entity> byName = new HashMap<>();
        voyage.targets().forEach(e -> byName.put(e.name(), e));
        Map<Entity, Map<Key, Set<String>>> wanted = new LinkedHashMap<>();
        for (Field field : dispute.target().fields()) {
            for (Object[] record : new Object[][] {dispute.mapped(), dispute.current(), dispute.base()}) {
                Object value = record == null || field.reference() == null
                        ? null
                        : record[dispute.target().index(field.name())];
                Entity entity = value == null ? null : byName.get(entity(field.reference(), dispute.target(), record));
                if (entity != null
                        && entity.key().size() == 1
                        && !voyage.missing().contains(entity.name())) {
                    wanted.computeIfAbsent(entity, e -> new LinkedHashMap<>())
                            .computeIfAbsent(Key.of(value), k -> new LinkedHashSet<>())
                            .add(field.name());
                }
            }
        }
        List<Lead> leads = new ArrayList<>();
        try (TargetView now = new TargetView(voyage.target(), voyage.progress())) {
            wanted.forEach((entity, keys) -> now.byKeys(entity, List.copyOf(keys.keySet()))
                    .forEach(record -> keys.getOrDefault(entity.keyOf(record), Set.of())
                            .forEach(field -> leads.add(
                                    new Lead(field, entity.keyOf(record).text(), entity, record)))));
        }
        return leads;
    }

    /** Name of the entity that a record's reference means; null if its neighbour names none. */
    private static String entity(Reference reference, Entity target, Object[] record) {
        return reference.polymorphic()
                ? reference.kinds().get(Values.text(record[target.index(reference.typeField())]))
                : reference.entity();
    }

    /** What people call the source's entities, by their names. */
    public Map<String, String> entityLabels() {
        Map<String, String> labels = new HashMap<>();
        voyage.entities()
                .forEach(each -> labels.put(each.source(), voyage.source(each).label()));
        return labels;
    }

    /** What people call the target's fields, by their names. */
    public Map<String, String> fieldLabels() {
        Map<String, String> labels = new HashMap<>();
        voyage.entities()
                .forEach(each ->
                        voyage.target(each).fields().forEach(field -> labels.putIfAbsent(field.name(), field.label())));
        return labels;
    }

    private Dispute of(Conflict conflict, EntityMapping each, Object[] current) {
        Entity target = voyage.target(each);
        Prepared prepared = prepared(each, conflict.number());
        Object[] base = conflict.targetKey().isEmpty() || !voyage.exists(each)
                ? null
                : base(each, conflict, KeyCode.decode(conflict.targetKey()));
        return new Dispute(
                conflict,
                target,
                prepared.match(conflict, Write.match(each, target)),
                prepared.mapped()[conflict.position()],
                current,
                base,
                FieldChoices.fromJson(voyage.journal().conflicts().fieldChoices(conflict.id())),
                Deletions.asked(prepared.decisions()[conflict.position()]));
    }

    private Batch batch(EntityMapping each, int number) {
        String name = each.source() + "/" + number;
        if (!name.equals(opened)) {
            batch = voyage.open(
                    voyage.journal().batch(Voyage.CARGO, each.source(), number).orElseThrow(), each);
            opened = name;
            prepared = null;
        }
        return batch;
    }

    /** A batch is mapped once for all its conflicts. */
    private Prepared prepared(EntityMapping each, int number) {
        Batch records = batch(each, number);
        if (prepared == null) {
            prepared = Prepared.of(each, voyage.mapper(each), records)
                    .proposing(new Proposals(voyage, each))
                    .decided(voyage, each);
        }
        return prepared;
    }

    /** What was there before this program wrote. */
    private Object[] base(EntityMapping each, Conflict conflict, Key key) {
        Object[] resolved = sealed(each, Voyage.RESOLVED, (int) conflict.id(), key);
        return resolved == null ? sealed(each, Voyage.BEFORE, conflict.number(), key) : resolved;
    }

    private Object[] sealed(EntityMapping each, String area, int number, Key key) {
        Entity target = voyage.target(each);
        return before(each, area, number).stream()
                .filter(record -> target.keyOf(record).equals(key))
                .findFirst()
                .orElse(null);
    }

    private List<Object[]> before(EntityMapping each, String area, int number) {
        String name = each.source() + "/" + number;
        boolean many = area.equals(Voyage.BEFORE);
        if (many && name.equals(openedBefore)) {
            return before;
        }
        Optional<BatchEntry> entry = voyage.journal().batch(area, each.source(), number);
        List<Object[]> records = entry.isEmpty()
                ? List.of()
                : voyage.vault().get(area, entry.get(), voyage.target(each)).records();
        // Only those of a whole batch are asked for again, by the next conflict.
        if (many) {
            openedBefore = name;
            before = records;
        }
        return records;
    }
}
