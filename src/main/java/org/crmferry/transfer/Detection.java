package org.crmferry.transfer;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.crmferry.cargo.BatchEntry;
import org.crmferry.database.Batches;
import org.crmferry.database.Snapshot;
import org.crmferry.journal.Conflict;
import org.crmferry.mapping.EntityMapping;
import org.crmferry.model.Batch;
import org.crmferry.model.Entity;
import org.crmferry.model.Key;
import org.crmferry.model.Values;

/**
 * Finds what has changed in one entity of the source: reads it once in its order, beside the sealed cargo, which is in
 * the same order, and compares every field. Only records that have no counterpart yet wait in memory, and what changed.
 * Where {@link ChangeTimes} are trusted, only keys and times are read, and then the records whose times leave a doubt.
 */
final class Detection {
    /** Records that are asked for at once by their keys. */
    private static final int CHUNK = 2000;

    private final Voyage voyage;
    private final EntityMapping mapping;
    private final Entity source;
    private final List<Changed> changed = new ArrayList<>();
    private final Map<String, Latest> rounds = new LinkedHashMap<>();
    private final Map<String, Latest> waitingCargo = new LinkedHashMap<>();
    private final Map<String, Object[]> waitingNow = new LinkedHashMap<>();
    private final Set<String> met = new HashSet<>();
    private final List<Changed> back = new ArrayList<>();
    private final Deletions deletions;
    private final Set<Proposals.Place> open = new HashSet<>();
    private final ChangeTimes times;
    private final Predicate<String> strangers;
    private final Map<String, Doubtful> doubtful = new LinkedHashMap<>();
    private long read;
    private long whole;
    private Entity shape;
    private int at;

    /**
     * A record that is not as it was.
     *
     * @param record as it is now; of one that is gone, as it was
     * @param place where the cargo has it as it was
     * @param again whether the source has not changed it since the last round, but a conflict was left open
     */
    @SuppressWarnings("ArrayRecordComponent") // passed on, never compared
    record Changed(Object[] record, Proposals.Place place, boolean again) {}

    @SuppressWarnings("ArrayRecordComponent") // passed on, never compared
    private record Latest(Object[] record, Proposals.Place place) {}

    @SuppressWarnings("ArrayRecordComponent") // passed on, never compared
    private record Doubtful(Key key, Latest latest) {}

    /** @param strangers records that nobody asks about if the cargo does not have them, by code */
    Detection(Voyage voyage, EntityMapping mapping, ChangeTimes times, Predicate<String> strangers) {
        this.strangers = strangers;
        this.times = times;
        this.voyage = voyage;
        this.mapping = mapping;
        source = voyage.source(mapping);
        deletions = new Deletions(voyage, mapping);
        for (Conflict conflict : voyage.journal().conflicts().all()) {
            if (conflict.entity().equals(mapping.source()) && !conflict.applied()) {
                open.add(new Proposals.Place(conflict.number(), conflict.position()));
            }
        }
    }

    /** Records that were carried over, or considered, before and are not the same now. */
    List<Changed> changed() {
        return changed;
    }

    /** Records that the source did not have before. */
    List<Object[]> fresh() {
        return List.copyOf(waitingNow.values());
    }

    /** Records that had left both sides and that the source has again. */
    List<Changed> back() {
        return back;
    }

    /** Records that the source does not have any more, as they were; without those that an earlier round has dealt with. */
    List<Changed> gone() {
        List<Changed> gone = new ArrayList<>();
        waitingCargo.values().forEach(latest -> gone.add(new Changed(latest.record(), latest.place(), false)));
        rounds.forEach((code, latest) -> {
            boolean known = deletions.has(latest.place());
            if (!met.contains(code) && (!known || deletions.open(latest.place()))) {
                gone.add(new Changed(latest.record(), latest.place(), known));
            }
        });
        return gone;
    }

    /** Records that were read. */
    long read() {
        return read;
    }

    DetectedBy detectedBy() {
        return times.detectedBy(whole);
    }

    /** Runs; blocks. */
    void run(Collect.Origin origin) {
        if (times.trusted()) {
            Entity narrow = Snapshot.only(source, List.of(times.field()));
            beside(origin, narrow, narrow.index(times.field()));
            readDoubtful(origin);
            if (times.trusted()) {
                return;
            }
            // A time did not move with its record, so that all are to be looked at with all their fields after all.
            forget();
        }
        beside(origin, source, times.field().isEmpty() ? -1 : source.index(times.field()));
        whole += read;
    }

    private void forget() {
        changed.clear();
        back.clear();
        rounds.clear();
        waitingCargo.clear();
        waitingNow.clear();
        met.clear();
        doubtful.clear();
        read = 0;
    }

    /** Records whose times tell nothing, and those that are new, with all their fields. */
    private void readDoubtful(Collect.Origin origin) {
        List<Key> keys = new ArrayList<>();
        doubtful.values().forEach(each -> keys.add(each.key()));
        waitingNow.values().forEach(each -> keys.add(shape.keyOf(each)));
        waitingNow.clear();
        for (int from = 0; from < keys.size(); from += CHUNK) {
            for (Object[] record : origin.byKeys(source, keys.subList(from, Math.min(keys.size(), from + CHUNK)))) {
                whole++;
                String code = code(record, source);
                Doubtful known = doubtful.get(code);
                if (known == null) {
                    waitingNow.put(code, record);
                } else {
                    compare(record, known.latest());
                }
            }
            voyage.progress().checkCancelled();
        }
    }

    /** Reads the source beside the cargo, all its fields or only keys and times. */
    private void beside(Collect.Origin origin, Entity entity, int time) {
        shape = entity;
        at = time;
        Map<Integer, Set<Integer>> superseded = new Proposals(voyage, mapping).superseded();
        int first = voyage.firstOfRounds(mapping);
        List<BatchEntry> own = new ArrayList<>();
        for (BatchEntry entry : voyage.cargo(mapping)) {
            if (entry.number() < first) {
                own.add(entry);
            } else {
                each(entry, Set.of(), rounds::put);
            }
        }
        int opened = 0;
        try (Batches now = origin.read(entity, null, 1)) {
            Batch batch = now.next();
            while (batch != null || opened < own.size()) {
                if (batch != null) {
                    batch.records().forEach(this::isNow);
                    voyage.progress().advance(batch.records().size(), 0);
                    batch = now.next();
                }
                if (opened < own.size()) {
                    BatchEntry entry = own.get(opened++);
                    each(entry, superseded.getOrDefault(entry.number(), Set.of()), this::was);
                }
                voyage.progress().checkCancelled();
            }
        }
    }

    @FunctionalInterface
    private interface Taker {
        void take(String code, Latest latest);
    }

    private void each(BatchEntry entry, Set<Integer> without, Taker taker) {
        List<Object[]> records = voyage.open(entry, mapping).records();
        for (int i = 0; i < records.size(); i++) {
            if (!without.contains(i)) {
                Object[] record = records.get(i);
                taker.take(code(record, source), new Latest(record, new Proposals.Place(entry.number(), i)));
            }
        }
    }

    private static String code(Object[] record, Entity entity) {
        return KeyBook.code(entity.keyOf(record));
    }

    private void was(String code, Latest latest) {
        if (rounds.containsKey(code)) {
            return;
        }
        Object[] now = waitingNow.remove(code);
        if (now == null) {
            waitingCargo.put(code, latest);
        } else {
            pair(code, now, latest);
        }
    }

    private void isNow(Object[] record) {
        read++;
        if (at >= 0) {
            times.seen(record[at]);
        }
        String code = code(record, shape);
        Latest latest = rounds.get(code);
        if (latest != null) {
            met.add(code);
        } else {
            latest = waitingCargo.remove(code);
        }
        if (latest != null) {
            pair(code, record, latest);
        } else if (!strangers.test(code)) {
            waitingNow.put(code, record);
        }
    }

    private void pair(String code, Object[] now, Latest latest) {
        if (shape == source) {
            compare(now, latest);
        } else if (deletions.has(latest.place())
                || open.contains(latest.place())
                || times.doubtful(latest.record()[source.index(times.field())], now[at], code)) {
            doubtful.put(code, new Doubtful(shape.keyOf(now), latest));
        }
    }

    private void compare(Object[] now, Latest latest) {
        if (deletions.has(latest.place())) {
            (deletions.leftTarget(latest.place()) ? back : changed).add(new Changed(now, latest.place(), false));
            return;
        }
        for (int i = 0; i < now.length; i++) {
            if (!Values.same(now[i], latest.record()[i])) {
                times.changed(latest.record(), now);
                changed.add(new Changed(now, latest.place(), false));
                return;
            }
        }
        if (open.contains(latest.place())) {
            changed.add(new Changed(now, latest.place(), true));
        }
    }
}
