package org.crmferry.transfer;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.crmferry.cargo.BatchEntry;
import org.crmferry.database.Batches;
import org.crmferry.journal.Conflict;
import org.crmferry.mapping.EntityMapping;
import org.crmferry.model.Batch;
import org.crmferry.model.Entity;
import org.crmferry.model.Values;

/**
 * Finds what has changed in one entity of the source: reads it once in its order, beside the sealed cargo, which is in
 * the same order, and compares every field. Only records that have no counterpart yet wait in memory, and what changed.
 */
final class Detection {
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
    private long read;

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

    Detection(Voyage voyage, EntityMapping mapping) {
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

    /** Runs; blocks. */
    void run(Collect.Origin origin) {
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
        int at = 0;
        try (Batches now = origin.read(source, null, 1)) {
            Batch batch = now.next();
            while (batch != null || at < own.size()) {
                if (batch != null) {
                    batch.records().forEach(this::isNow);
                    voyage.progress().advance(batch.records().size(), 0);
                    batch = now.next();
                }
                if (at < own.size()) {
                    BatchEntry entry = own.get(at++);
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
                taker.take(code(record), new Latest(record, new Proposals.Place(entry.number(), i)));
            }
        }
    }

    private String code(Object[] record) {
        return KeyBook.code(source.keyOf(record));
    }

    private void was(String code, Latest latest) {
        if (rounds.containsKey(code)) {
            return;
        }
        Object[] now = waitingNow.remove(code);
        if (now == null) {
            waitingCargo.put(code, latest);
        } else {
            compare(now, latest);
        }
    }

    private void isNow(Object[] record) {
        read++;
        String code = code(record);
        Latest latest = rounds.get(code);
        if (latest != null) {
            met.add(code);
        } else {
            latest = waitingCargo.remove(code);
        }
        if (latest == null) {
            waitingNow.put(code, record);
        } else {
            compare(record, latest);
        }
    }

    private void compare(Object[] now, Latest latest) {
        if (deletions.has(latest.place())) {
            (deletions.leftTarget(latest.place()) ? back : changed).add(new Changed(now, latest.place(), false));
            return;
        }
        for (int i = 0; i < now.length; i++) {
            if (!Values.same(now[i], latest.record()[i])) {
                changed.add(new Changed(now, latest.place(), false));
                return;
            }
        }
        if (open.contains(latest.place())) {
            changed.add(new Changed(now, latest.place(), true));
        }
    }
}
