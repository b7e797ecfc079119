package org.crmferry.transfer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.crmferry.database.Snapshot;
import org.crmferry.journal.BatchResult;
import org.crmferry.journal.KeyCode;
import org.crmferry.model.Entity;
import org.crmferry.model.Field;
import org.crmferry.model.Key;
import org.crmferry.model.Reference;
import org.crmferry.model.Shape;
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

    static final Merges NONE = new Merges();

    /** By table, code of the record that went to the key of the one it went into. */
    private final Map<String, Map<String, Key>> gone = new HashMap<>();

    private final Map<String, Map<String, List<Key>>> into = new HashMap<>();
    private final Map<String, Set<String>> kept = new HashMap<>();
    /** By table, what a record of the entity is after its merge, by code. */
    private final Map<String, Map<String, List<Object[]>>> results = new HashMap<>();

    /** By column, the table that it leads to, though nothing says so but that merges have moved it. */
    private final Map<String, String> led = new HashMap<>();

    private final Map<Integer, Map<String, Integer>> marks = new TreeMap<>();
    private final Map<Integer, String> entities = new HashMap<>();
    private final Set<Integer> active = new HashSet<>();

    private Merges() {}

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
        all.turn();
        return all;
    }

    private void read(Voyage voyage, int id, String entity, boolean there) {
        entities.put(id, entity);
        if (there) {
            active.add(id);
        }
        Map<String, Integer> next = new HashMap<>();
        for (Object[] note : MergeSeal.notes(voyage, id)) {
            if (there && note[0].equals(MergeSeal.GONE)) {
                Key into = KeyCode.decode((String) note[3]);
                gone.computeIfAbsent((String) note[1], t -> new HashMap<>()).put((String) note[2], into);
                kept.computeIfAbsent((String) note[1], t -> new HashSet<>()).add(code(into));
            } else if (there && note[0].equals(MergeSeal.LED)) {
                led.put(place((String) note[1], (String) note[2]), (String) note[3]);
            } else if (note[0].equals(MergeSeal.NEXT)) {
                next.put((String) note[1], Integer.valueOf((String) note[2]));
            }
        }
        marks.put(id, next);
        Entity form = voyage.targetNamed(entity);
        if (form != null && there) {
            MergeSeal.results(voyage, id, form)
                    .forEach(record -> results.computeIfAbsent(form.shape().table(), t -> new HashMap<>())
                            .computeIfAbsent(code(form.keyOf(record)), c -> new ArrayList<>())
                            .add(record));
        }
    }

    /** Turns {@link #gone} round: by table, code of a record to those that went into it, by whatever way. */
    private void turn() {
        gone.forEach((table, keys) -> keys.keySet().forEach(code -> {
            Key went = KeyCode.decode(code);
            into.computeIfAbsent(table, t -> new HashMap<>())
                    .computeIfAbsent(code(follow(table, went)), c -> new ArrayList<>())
                    .add(went);
        }));
    }

    /** Whether a step is a merge or takes one back. */
    static boolean is(String step) {
        return step.startsWith(STEP) || step.startsWith(BACK);
    }

    private static String place(String table, String column) {
        return (table + "\n" + column).toLowerCase(Locale.ROOT);
    }

    private static String code(Key key) {
        return KeyBook.code(key);
    }

    /** Whether none is in the target. */
    boolean none() {
        return active.isEmpty();
    }

    /** How many are in the target. */
    int written() {
        return active.size();
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
        return now.equals(key) ? part : now.part(0);
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
            String table = record[i] == null ? null : leadsTo(voyage, entity, i, record);
            if (table != null) {
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

    /** Whether a record meets a condition, or may have met it before merges moved what it refers to. */
    boolean met(Voyage voyage, Entity entity, Object[] record, Predicate<Object[]> condition) {
        return none() || entity.shape() == null ? condition.test(record) : met(voyage, entity, record, 0, condition);
    }

    private boolean met(Voyage voyage, Entity entity, Object[] record, int from, Predicate<Object[]> condition) {
        for (int i = from; i < record.length; i++) {
            String table = record[i] == null ? null : leadsTo(voyage, entity, i, record);
            List<Key> went = table == null
                    ? List.of()
                    : into.getOrDefault(table, Map.of()).getOrDefault(code(Key.of(record[i])), List.of());
            for (Key one : went) {
                Object[] before = record.clone();
                before[i] = References.fitting(entity.fields().get(i), one.part(0));
                if (met(voyage, entity, before, i + 1, condition)) {
                    return true;
                }
            }
        }
        return condition.test(record);
    }

    /** The table that a field leads to; null if it leads nowhere. */
    private String leadsTo(Voyage voyage, Entity entity, int position, Object[] record) {
        Field field = entity.fields().get(position);
        Reference reference = field.reference();
        Entity to = null;
        if (reference == null) {
            Shape.Binding binding = entity.shape().bindings().get(field.name());
            String column = binding instanceof Shape.OwnColumn own ? own.column() : field.name();
            return led.get(place(entity.shape().table(), column));
        } else if (!reference.polymorphic()) {
            to = voyage.targetNamed(reference.entity());
        } else if (entity.has(reference.typeField())) {
            String kind = Values.text(record[entity.index(reference.typeField())]);
            to = voyage.targetNamed(reference.kinds().getOrDefault(kind, ""));
        }
        return to == null || to.shape() == null ? null : to.shape().table();
    }

    /** Whether a merge, or its taking back, is in the target: the records that go with it are there no more, or again. */
    static boolean committed(Voyage voyage, BatchResult result) {
        Entity entity = voyage.targetNamed(result.entity().substring(STEP.length()));
        List<Key> went = new ArrayList<>();
        for (Object[] note : MergeSeal.notes(voyage, result.number())) {
            if (note[0].equals(MergeSeal.GONE) && note[1].equals(entity.shape().table())) {
                went.add(KeyCode.decode((String) note[2]));
            }
        }
        try (Snapshot now = Snapshot.of(voyage.target())) {
            return now.byKeys(entity, went).isEmpty() == result.step().startsWith(STEP);
        }
    }
}
