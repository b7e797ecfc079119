package org.crmferry.transfer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.crmferry.cargo.BatchEntry;
import org.crmferry.database.RowsRefused;
import org.crmferry.database.Target;
import org.crmferry.journal.Conflict;
import org.crmferry.journal.ConflictStore;
import org.crmferry.journal.Failure;
import org.crmferry.journal.KeyCode;
import org.crmferry.mapping.EntityMapping;
import org.crmferry.mapping.Existing;
import org.crmferry.mapping.Mapper;
import org.crmferry.model.Batch;
import org.crmferry.model.Entity;
import org.crmferry.model.Key;
import org.crmferry.model.Values;
import org.crmferry.plan.Action;
import org.crmferry.plan.Match;

/**
 * The records of one entity that refer to arrivals. Each is mapped as it was and as it is with them there; what differs
 * is written, if the target still holds what was written then. A record that the target had, and that was left as it
 * was, gets a conflict of its own.
 */
final class Following {
    private final Voyage voyage;
    private final EntityMapping mapping;
    private final Entity source;
    private final Entity target;
    private final Arriving arriving;
    private final Mapper now;
    private final Mapper then;
    private final Expected expected;
    private final Match match;
    private final Write write;
    private final Map<Integer, Set<Integer>> arrived = new HashMap<>();
    private final String person;

    /** @param written the arrivals: records of this entity among them are in the target though no journal says so */
    Following(Voyage voyage, EntityMapping mapping, Arriving arriving, List<Conflict> written) {
        this.voyage = voyage;
        this.mapping = mapping;
        this.arriving = arriving;
        source = voyage.source(mapping);
        target = voyage.target(mapping);
        now = Mapper.of(mapping, source, target, arriving);
        then = voyage.mapper(mapping);
        expected = new Expected(voyage, mapping);
        match = Write.match(mapping, target);
        write = new Write(voyage, mapping, new boolean[target.fields().size()]);
        person = written.get(0).decidedBy();
        for (Conflict conflict : written) {
            if (conflict.entity().equals(mapping.source())) {
                arrived.computeIfAbsent(conflict.number(), n -> new HashSet<>()).add(conflict.position());
            }
        }
    }

    /** One record as it is to be and as it was. */
    @SuppressWarnings("ArrayRecordComponent") // short-lived, never compared
    private record Change(Expected.One is, Expected.One was, Object[] current) {}

    /** Returns how many records were created that had been left out; those that the target refused are failures. */
    long batch(Target to, BatchEntry entry, List<Failure> failures) throws RowsRefused {
        Batch batch = voyage.open(entry, mapping);
        Set<Integer> touched = touched(batch);
        // What a round has merged is frozen; the next round sees the reference as a change of its own.
        touched.removeAll(new Proposals(voyage, mapping).of(entry.number()).keySet());
        if (touched.isEmpty()) {
            return 0;
        }
        Prepared before = Prepared.of(mapping, then, batch).decided(voyage, mapping);
        Prepared after = Prepared.of(mapping, now, batch).decided(voyage, mapping);
        List<Integer> leftOut = new ArrayList<>();
        List<Object[]> records = new ArrayList<>();
        List<boolean[]> changed = new ArrayList<>();
        for (Change change : changes(to, before, after, touched)) {
            int position = change.is().position();
            if (change.was() == null && change.current() == null) {
                leftOut.add(position);
            } else if (change.was() == null || change.is().action() == Action.UNCHANGED) {
                ask(batch, change);
            } else if (change.current() != null) {
                boolean[] fields = changed(change);
                if (Voyage.any(fields)) {
                    records.add(change.is().record());
                    changed.add(fields);
                }
            }
        }
        if (!records.isEmpty()) {
            to.update(target, records, changed);
        }
        return write.create(to, after, leftOut, failures);
    }

    private Set<Integer> touched(Batch batch) {
        Set<Integer> touched = new HashSet<>();
        arriving.asked();
        for (int i = 0; i < batch.records().size(); i++) {
            now.map(batch.records().get(i), (kind, t, s) -> {});
            if (arriving.asked()) {
                touched.add(i);
            }
        }
        return touched;
    }

    private List<Change> changes(Target to, Prepared before, Prepared after, Set<Integer> touched) {
        Map<Integer, Expected.One> was = ones(before);
        List<Expected.One> is = new ArrayList<>(ones(after).values());
        is.removeIf(one -> !touched.contains(one.position()));
        Map<Key, Object[]> current = expected.current(keys -> to.view().byKeys(target, keys), is);
        return is.stream()
                .map(one -> new Change(one, was.get(one.position()), current.get(one.key())))
                .toList();
    }

    private Map<Integer, Expected.One> ones(Prepared batch) {
        Map<Integer, Expected.One> ones = new HashMap<>();
        expected.of(batch).forEach(one -> ones.put(one.position(), one));
        for (int position : arrived.getOrDefault(batch.batch().number(), Set.of())) {
            Object[] record = batch.mapped()[position];
            ones.put(position, new Expected.One(position, target.keyOf(record), record, Action.CREATE, null, null));
        }
        return ones;
    }

    /** The fields that are to change and that nobody else has changed since. */
    private boolean[] changed(Change change) {
        boolean[] changed = new boolean[change.current().length];
        for (int i = 0; i < changed.length; i++) {
            Object is = change.is().record()[i];
            Object was = change.was().record()[i];
            Object current = change.current()[i];
            changed[i] = target.fields().get(i).writable() && !Values.same(is, was) && Values.same(current, was);
        }
        return changed;
    }

    /** A record that the target has: where it lacks the reference it gets it, where it has another a person decides. */
    private void ask(Batch batch, Change change) {
        if (change.current() == null) {
            return;
        }
        Match.Outcome outcome = match.compare(change.is().record(), change.current());
        if (outcome.action() == Action.UNCHANGED) {
            return;
        }
        int position = change.is().position();
        List<String> fields = new ArrayList<>();
        for (int i = 0; i < outcome.conflicting().length; i++) {
            if (outcome.conflicting()[i]) {
                fields.add(target.fields().get(i).name());
            }
        }
        ConflictStore store = voyage.journal().conflicts();
        store.add(
                mapping.source(),
                batch.number(),
                position,
                source.keyOf(batch.records().get(position)).text(),
                KeyCode.encode(change.is().key()),
                "differs",
                String.join(",", fields));
        if (outcome.action() == Action.UPDATE) {
            store.at(mapping.source(), batch.number(), position)
                    .ifPresent(conflict -> store.choose(conflict.id(), rule(), "", person));
        }
    }

    private String rule() {
        Existing rule = mapping.existing();
        return rule == Existing.ASK ? "target" : rule.name().toLowerCase(Locale.ROOT);
    }
}
