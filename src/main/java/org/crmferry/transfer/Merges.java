package org.crmferry.transfer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.crmferry.cargo.BatchEntry;
import org.crmferry.database.Snapshot;
import org.crmferry.journal.BatchResult;
import org.crmferry.journal.KeyCode;
import org.crmferry.mapping.EntityMapping;
import org.crmferry.model.Batch;
import org.crmferry.model.ColumnType;
import org.crmferry.model.Entity;
import org.crmferry.model.Field;
import org.crmferry.model.FieldType;
import org.crmferry.model.Key;
import org.crmferry.model.KeyStyle;
import org.crmferry.model.Reference;
import org.crmferry.model.Values;

/**
 * The merges that were written into the target, as the journal has them: which record went into which other, so that the
 * crosswalk, verification and later rounds follow. Read when it is made; reading is thread-safe.
 */
final class Merges {
    /** Begins the name of a step that merges; its number follows. */
    static final String STEP = "merge/";

    /** Begins the name of a step that takes a merge back. */
    static final String BACK = "undo/merge/";

    private static final String META = "merged";
    private static final String OLD = "merged-old";
    private static final String NEW = "merged-new";
    private static final String RESULT = "merged-result";

    private static final String GONE = "gone";
    private static final String NEXT = "next";
    private static final String TABLE = "table";

    private static final Entity NOTE = new Entity(
            "merge",
            "Merges",
            "",
            List.of(text("kind"), text("of"), text("one"), text("other")),
            List.of(),
            KeyStyle.NONE,
            null,
            -1,
            true);

    static final Merges NONE = new Merges();

    /** By table, code of the record that went to the key of the one it went into. */
    private final Map<String, Map<String, Key>> gone = new HashMap<>();

    private final Map<String, Set<String>> kept = new HashMap<>();
    /** By table, what a record of the entity is after its merge, by code. */
    private final Map<String, Map<String, List<Object[]>>> results = new HashMap<>();

    private final Map<Integer, Map<String, Integer>> marks = new TreeMap<>();
    private final Map<Integer, String> entities = new HashMap<>();
    private final Set<Integer> active = new HashSet<>();

    private Merges() {}

    private static Field text(String name) {
        return Field.of(name, ColumnType.of(FieldType.TEXT, "text"));
    }

    /** Reads them. */
    static Merges of(Voyage voyage) {
        Merges all = new Merges();
        Set<String> back = new HashSet<>();
        TreeMap<Integer, String> written = new TreeMap<>();
        for (BatchResult result : voyage.journal().results()) {
            if (result.step().startsWith(STEP)) {
                written.put(result.number(), result.entity().substring(STEP.length()));
            } else if (result.step().startsWith(BACK)) {
                back.add(result.step());
            }
        }
        written.forEach((id, entity) -> all.read(voyage, id, entity, !back.contains(BACK + id)));
        return all;
    }

    private void read(Voyage voyage, int id, String entity, boolean there) {
        entities.put(id, entity);
        if (there) {
            active.add(id);
        }
        Map<String, Integer> next = new HashMap<>();
        for (Object[] note : notes(voyage, id)) {
            if (there && note[0].equals(GONE)) {
                Key into = KeyCode.decode((String) note[3]);
                gone.computeIfAbsent((String) note[1], t -> new HashMap<>()).put((String) note[2], into);
                kept.computeIfAbsent((String) note[1], t -> new HashSet<>()).add(code(into));
            } else if (note[0].equals(NEXT)) {
                next.put((String) note[1], Integer.valueOf((String) note[2]));
            }
        }
        marks.put(id, next);
        Entity form = voyage.targetNamed(entity);
        if (form != null && there) {
            voyage.journal()
                    .batch(RESULT, STEP + entity, id)
                    .ifPresent(entry -> voyage.vault()
                            .get(RESULT, entry, form)
                            .records()
                            .forEach(record -> results.computeIfAbsent(
                                            form.shape().table(), t -> new HashMap<>())
                                    .computeIfAbsent(code(form.keyOf(record)), c -> new ArrayList<>())
                                    .add(record)));
        }
    }

    private static List<Object[]> notes(Voyage voyage, int id) {
        Optional<BatchEntry> entry = voyage.journal().batch(META, STEP, id);
        return voyage.vault().get(META, entry.orElseThrow(), NOTE).records();
    }

    private static String code(Key key) {
        return KeyBook.code(key);
    }

    /** Whether none is in the target. */
    boolean none() {
        return active.isEmpty();
    }

    /** Whether it is in the target; else it was taken back. */
    boolean active(int id) {
        return active.contains(id);
    }

    /** The numbers of all that were ever written, oldest first. */
    List<Integer> numbers() {
        return List.copyOf(marks.keySet());
    }

    /** The target entity that a merge is of. */
    String entity(int id) {
        return entities.get(id);
    }

    /** By source entity, the number of the first batch that came after a merge. */
    Map<String, Integer> mark(int id) {
        return marks.get(id);
    }

    /** The record that this one is by now: itself, if it went into no other. */
    Key follow(String table, Key key) {
        Map<String, Key> here = gone.get(table);
        Key now = key;
        while (here != null && here.containsKey(code(now))) {
            now = here.get(code(now));
        }
        return now;
    }

    /** The same for a key of one part. */
    Object follow(String table, Object part) {
        if (part == null || !gone.containsKey(table)) {
            return part;
        }
        Key key = Key.of(part);
        Key now = follow(table, key);
        return now == key ? part : now.part(0);
    }

    /** Whether the record went into another. */
    boolean gone(String table, Key key) {
        return gone.containsKey(table) && gone.get(table).containsKey(code(key));
    }

    /** Whether another record went into this one. */
    boolean kept(String table, Key key) {
        return kept.containsKey(table) && kept.get(table).contains(code(key));
    }

    /** What merges have made of a record, in the form of its entity. */
    List<Object[]> results(String table, Key key) {
        return results.getOrDefault(table, Map.of()).getOrDefault(code(key), List.of());
    }

    /**
     * The record with its key and its references as merges have moved them; itself if they have not. What led to a record
     * that is now the same leads nowhere.
     */
    Object[] followed(Voyage voyage, Entity entity, Object[] record) {
        if (none() || entity.shape() == null) {
            return record;
        }
        Object[] copy = record.clone();
        boolean some = false;
        String own = entity.shape().table();
        int key = entity.key().size() == 1 ? entity.index(entity.key().get(0)) : -1;
        if (key >= 0) {
            copy[key] = follow(own, record[key]);
            some = copy[key] != record[key];
        }
        for (int i = 0; i < record.length; i++) {
            Entity to = record[i] == null ? null : leadsTo(voyage, entity, i, record);
            if (to != null && to.shape() != null) {
                String table = to.shape().table();
                Object now = follow(table, record[i]);
                boolean moved = now != record[i];
                Object fitting = moved ? References.fitting(entity.fields().get(i), now) : now;
                boolean self = key >= 0 && table.equals(own) && Values.same(fitting, copy[key]);
                if (moved || self && some) {
                    copy[i] = self && entity.fields().get(i).nullable() ? null : fitting;
                    some = true;
                }
            }
        }
        return some ? copy : record;
    }

    private static Entity leadsTo(Voyage voyage, Entity entity, int field, Object[] record) {
        Reference reference = entity.fields().get(field).reference();
        if (reference == null) {
            return null;
        } else if (!reference.polymorphic()) {
            return voyage.targetNamed(reference.entity());
        }
        return entity.has(reference.typeField())
                ? voyage.targetNamed(
                        reference.kinds().getOrDefault(Values.text(record[entity.index(reference.typeField())]), ""))
                : null;
    }

    /** Whether a merge, or its taking back, is in the target: the records that go with it are there no more, or again. */
    static boolean committed(Voyage voyage, BatchResult result) {
        Entity entity = voyage.targetNamed(result.entity().substring(STEP.length()));
        List<Key> went = new ArrayList<>();
        for (Object[] note : notes(voyage, result.number())) {
            if (note[0].equals(GONE) && note[1].equals(entity.shape().table())) {
                went.add(KeyCode.decode((String) note[2]));
            }
        }
        try (Snapshot now = Snapshot.of(voyage.target())) {
            return now.byKeys(entity, went).isEmpty() == result.step().startsWith(STEP);
        }
    }

    /** A number that no merge has had. */
    static int next(Voyage voyage) {
        return 1
                + voyage.journal().batches(META, STEP).stream()
                        .mapToInt(BatchEntry::number)
                        .max()
                        .orElse(0);
    }

    /** Seals everything that a merge will do, before it is done; without its step it is as if there was nothing. */
    static void seal(Voyage voyage, int id, MergePlan plan) {
        List<Object[]> notes = new ArrayList<>();
        plan.gone()
                .forEach((table, keys) -> keys.forEach((key, into) ->
                        notes.add(new Object[] {GONE, table.shape().table(), code(key), KeyCode.encode(into)})));
        for (EntityMapping each : voyage.entities()) {
            int last = voyage.cargo(each).stream()
                    .mapToInt(BatchEntry::number)
                    .max()
                    .orElse(0);
            notes.add(new Object[] {NEXT, each.source(), Integer.toString(last + 1), ""});
        }
        RowChanges changes = plan.changes();
        for (Entity table : changes.tables()) {
            notes.add(new Object[] {TABLE, table.shape().table(), "", ""});
            put(
                    voyage,
                    OLD,
                    id,
                    table,
                    changes.of(table).stream().map(RowChanges.Row::before).toList());
            put(
                    voyage,
                    NEW,
                    id,
                    table,
                    changes.of(table).stream().map(RowChanges.Row::after).toList());
        }
        put(voyage, META, id, named(STEP, NOTE), notes);
    }

    /** Seals what has become of the survivor. */
    static void seal(Voyage voyage, int id, Entity entity, List<Object[]> results) {
        put(voyage, RESULT, id, named(STEP + entity.name(), entity), results);
    }

    private static Entity named(String name, Entity form) {
        return new Entity(name, "", "", form.fields(), form.key(), form.keyStyle(), null, -1, true);
    }

    private static void put(Voyage voyage, String area, int id, Entity form, List<Object[]> records) {
        List<Object[]> some = records.stream().filter(record -> record != null).toList();
        if (!some.isEmpty()) {
            voyage.journal().addBatch(area, voyage.vault().put(area, new Batch(form, id, some)));
        }
    }

    /** What a merge has done, to take it back. */
    static RowChanges changes(Voyage voyage, int id, Pointers tables) {
        RowChanges changes = new RowChanges();
        for (Object[] note : notes(voyage, id)) {
            if (note[0].equals(TABLE)) {
                Entity table = tables.table((String) note[1]);
                Map<Key, Object[]> after = new HashMap<>();
                rows(voyage, NEW, id, table).forEach(row -> after.put(table.keyOf(row), row));
                rows(voyage, OLD, id, table).forEach(row -> changes.put(table, row, after.remove(table.keyOf(row))));
                after.values().forEach(row -> changes.put(table, null, row));
            }
        }
        return changes;
    }

    private static List<Object[]> rows(Voyage voyage, String area, int id, Entity table) {
        return voyage.journal()
                .batch(area, table.name(), id)
                .map(entry -> voyage.vault().get(area, entry, table).records())
                .orElse(List.of());
    }
}
