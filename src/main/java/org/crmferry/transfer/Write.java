package org.crmferry.transfer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.crmferry.cargo.BatchEntry;
import org.crmferry.database.BookChange;
import org.crmferry.database.Refusal;
import org.crmferry.database.RowsRefused;
import org.crmferry.database.Target;
import org.crmferry.database.WriteResult;
import org.crmferry.journal.BatchResult;
import org.crmferry.journal.Conflict;
import org.crmferry.journal.ConflictStore;
import org.crmferry.journal.Failure;
import org.crmferry.journal.KeyCode;
import org.crmferry.mapping.EntityMapping;
import org.crmferry.model.Batch;
import org.crmferry.model.Entity;
import org.crmferry.model.Key;
import org.crmferry.model.RefusalReason;
import org.crmferry.plan.Action;
import org.crmferry.plan.Decision;
import org.crmferry.plan.FieldChoices;
import org.crmferry.plan.Match;
import org.crmferry.plan.RecordHash;
import org.crmferry.plan.Rule;

/** Writes the records of one batch inside an open transaction: new ones in bulk, changed ones over sealed before-images. */
final class Write {
    /** The choice of a conflict that was decided field by field. */
    private static final String FIELDS = "fields";

    private final Voyage voyage;
    private final EntityMapping mapping;
    private final Entity source;
    private final Entity target;
    private final boolean[] deferred;
    private final Match match;
    private final RecordHash hash = new RecordHash();
    private Expected expected;

    /** @param deferred target fields that are filled in a second pass */
    Write(Voyage voyage, EntityMapping mapping, boolean[] deferred) {
        this.voyage = voyage;
        this.mapping = mapping;
        this.deferred = deferred;
        source = voyage.source(mapping);
        target = voyage.target(mapping);
        match = match(mapping, target);
    }

    static Match match(EntityMapping mapping, Entity target) {
        return new Match(target, mapping.updates(), Rule.of(mapping.existing()));
    }

    /** Returns the records that the target refused. */
    List<Failure> batch(Target to, String step, Prepared batch) {
        List<Failure> failures = new ArrayList<>();
        long created = create(to, batch, batch.with(Action.CREATE), failures);
        long updated = update(to, batch, batch.with(Action.UPDATE), failures, true);
        int number = batch.batch().number();
        voyage.journal()
                .addResult(
                        new BatchResult(step, mapping.source(), number, created, updated, failures.size()), failures);
        return failures;
    }

    /**
     * Tries refused records again, by the same decisions. Those that are created now wait for {@link #relink} if they
     * have references that are written late.
     */
    void again(Target to, String step, Prepared batch, List<Failure> refused) {
        Set<Integer> positions = new HashSet<>();
        refused.forEach(failure -> positions.add(failure.position()));
        List<Integer> creates = new ArrayList<>(batch.with(Action.CREATE));
        creates.retainAll(positions);
        List<Integer> updates = new ArrayList<>(batch.with(Action.UPDATE));
        updates.retainAll(positions);
        List<Failure> failures = new ArrayList<>();
        long created = create(to, batch, creates, failures);
        long updated = update(to, batch, updates, failures, false);
        failures.forEach(failure -> positions.remove(failure.position()));
        List<Failure> solved = new ArrayList<>(refused);
        solved.removeIf(failure -> !positions.contains(failure.position()));
        int still = failures.size();
        for (int position : positions) {
            if (withoutDeferred(batch.mapped()[position]) != batch.mapped()[position]) {
                failures.add(unlinked(batch, position, "its references are not written yet"));
            }
        }
        voyage.journal()
                .addResult(
                        new BatchResult(step, mapping.source(), batch.batch().number(), created, updated, still),
                        failures,
                        solved);
    }

    /** Creates those records, as far as the target takes them; returns how many. */
    long create(Target to, Prepared batch, List<Integer> positions, List<Failure> failures) {
        Comeback comeback = new Comeback(to, voyage, mapping, match);
        List<Integer> missing = new ArrayList<>(positions.size());
        long back = 0;
        for (int position : positions) {
            Optional<Applied> applied = comeback.possible(batch.decisions()[position])
                    ? comeback.run(withoutDeferred(batch.mapped()[position]))
                    : Optional.empty();
            if (applied.isEmpty()) {
                missing.add(position);
            } else if (applied.get().written()) {
                back++;
            } else {
                failures.add(failure(
                        mapping.source(), batch, position, "", applied.get().reason()));
            }
        }
        return back + insert(to, batch, missing, failures);
    }

    private long insert(Target to, Prepared batch, List<Integer> positions, List<Failure> failures) {
        if (positions.isEmpty()) {
            return 0;
        }
        List<Object[]> records = new ArrayList<>(positions.size());
        for (int position : positions) {
            records.add(withoutDeferred(batch.mapped()[position]));
        }
        try {
            raised(batch.batch().number(), to.create(target, records).raised());
            return records.size();
        } catch (RowsRefused e) {
            List<WriteResult.Raised> flags = new ArrayList<>();
            List<Refusal> refusals = to.createOneByOne(target, records, flags::addAll);
            raised(batch.batch().number(), flags);
            for (Refusal refusal : refusals) {
                failures.add(failure(mapping.source(), batch, positions.get(refusal.index()), "", refusal.reason()));
            }
            return (long) records.size() - refusals.size();
        }
    }

    private Failure failure(String list, Prepared batch, int position, String targetKey, String reason) {
        return new Failure(
                list,
                batch.batch().number(),
                position,
                source.keyOf(batch.batch().records().get(position)).text(),
                targetKey,
                reason);
    }

    private Failure unlinked(Prepared batch, int position, String reason) {
        String key = target.keyOf(batch.mapped()[position]).text();
        return failure(Voyage.UNLINKED + mapping.source(), batch, position, key, reason);
    }

    /** Those of the changed fields that are, or are not, filled in the second pass. */
    private boolean[] only(boolean[] changed, boolean late) {
        boolean[] some = new boolean[changed.length];
        for (int i = 0; i < some.length; i++) {
            some[i] = changed[i] && deferred[i] == late;
        }
        return some;
    }

    private Object[] withoutDeferred(Object[] record) {
        Object[] copy = null;
        for (int i = 0; i < deferred.length; i++) {
            if (deferred[i] && record[i] != null) {
                copy = copy == null ? record.clone() : copy;
                copy[i] = null;
            }
        }
        return copy == null ? record : copy;
    }

    /** @param first whether before-images are sealed: a second try finds them there, or does not touch the record */
    private long update(Target to, Prepared batch, List<Integer> positions, List<Failure> failures, boolean first) {
        if (positions.isEmpty()) {
            return 0;
        }
        List<Key> keys =
                positions.stream().map(i -> batch.decisions()[i].target()).toList();
        Map<Key, Object[]> now = new HashMap<>();
        to.view().byKeys(target, keys).forEach(record -> now.put(target.keyOf(record), record));
        List<Integer> at = new ArrayList<>();
        List<Object[]> before = new ArrayList<>();
        List<Object[]> results = new ArrayList<>();
        List<boolean[]> changed = new ArrayList<>();
        for (int position : positions) {
            Key key = batch.decisions()[position].target();
            Object[] current = now.get(key);
            if (current == null || !hash.of(current).equals(batch.decisions()[position].state())) {
                changedSince(batch, position, key);
                continue;
            }
            Match.Outcome outcome = batch.match(position, match).compare(batch.mapped()[position], current);
            at.add(position);
            before.add(current);
            results.add(outcome.result());
            changed.add(only(outcome.changed(), false));
        }
        if (first) {
            seal(batch.batch().number(), before);
        }
        try {
            to.update(target, results, changed);
            return results.size();
        } catch (RowsRefused e) {
            List<Refusal> refusals = to.updateOneByOne(target, results, changed, BookChange.EXACT);
            for (Refusal refusal : refusals) {
                int position = at.get(refusal.index());
                String key = batch.decisions()[position].target().text();
                failures.add(failure(mapping.source(), batch, position, key, refusal.reason()));
            }
            return (long) results.size() - refusals.size();
        }
    }

    /** Somebody edited the target's record after the check: it is never overwritten. */
    private void changedSince(Prepared batch, int position, Key key) {
        voyage.journal()
                .conflicts()
                .add(
                        mapping.source(),
                        batch.batch().number(),
                        position,
                        source.keyOf(batch.batch().records().get(position)).text(),
                        KeyCode.encode(key),
                        "changed",
                        "");
    }

    private void seal(int number, List<Object[]> before) {
        if (!before.isEmpty()) {
            BatchEntry entry = voyage.vault().put(Voyage.BEFORE, new Batch(named(), number, before));
            voyage.journal().addBatch(Voyage.BEFORE, entry);
        }
    }

    /** Remembers flags of shared addresses that were set, so that undo takes them back. */
    private void raised(int number, List<WriteResult.Raised> flags) {
        if (!flags.isEmpty()) {
            Set<WriteResult.Raised> all = new LinkedHashSet<>(voyage.raised(mapping, number));
            all.addAll(flags);
            voyage.raised(mapping, number, List.copyOf(all));
        }
    }

    private Entity named() {
        return new Entity(
                mapping.source(), target.label(), "", target.fields(), target.key(), target.keyStyle(), null, -1, true);
    }

    /** The second pass: references that could not be written before all records were there. */
    void links(Target to, String step, Prepared batch) {
        Set<Integer> positions = new HashSet<>();
        for (int i = 0; i < batch.mapped().length; i++) {
            if (batch.proposals().containsKey(i) || withoutDeferred(batch.mapped()[i]) != batch.mapped()[i]) {
                positions.add(i);
            }
        }
        link(to, step, batch, positions, List.of());
    }

    /** The second pass of records that were refused at first, or whose references were. */
    void relink(Target to, String step, Prepared batch, List<Failure> unlinked) {
        Set<Integer> positions = new HashSet<>();
        unlinked.forEach(failure -> positions.add(failure.position()));
        link(to, step, batch, positions, unlinked);
    }

    private void link(Target to, String step, Prepared batch, Set<Integer> positions, List<Failure> unlinked) {
        if (expected == null) {
            expected = new Expected(voyage, mapping);
        }
        List<Expected.One> ones = new ArrayList<>(expected.of(batch));
        ones.removeIf(one -> !positions.contains(one.position())
                || one.action() == Action.UNCHANGED
                || one.action() == Action.DELETE);
        List<Object[]> records = ones.stream().map(Expected.One::record).toList();
        List<boolean[]> changed = ones.stream()
                .map(one -> one.action() == Action.CREATE ? deferred : only(one.changed(), true))
                .toList();
        List<Failure> failures = new ArrayList<>();
        try {
            to.update(target, records, changed);
        } catch (RowsRefused e) {
            for (Refusal refusal : to.updateOneByOne(target, records, changed, BookChange.EXACT)) {
                failures.add(unlinked(
                        batch,
                        ones.get(refusal.index()).position(),
                        RefusalReason.REFERENCES.text() + ": " + refusal.reason()));
            }
        }
        List<Failure> solved = new ArrayList<>(unlinked);
        solved.removeIf(old -> failures.stream().anyMatch(f -> f.position() == old.position()));
        voyage.journal()
                .addResult(new BatchResult(step, mapping.source(), batch.batch().number(), 0, 0, 0), failures, solved);
    }

    /**
     * Applies one person's decision on a record whose counterpart is known; {@link Arrivals} are the others.
     *
     * @return whether it was written; if the target does not take it, nothing was
     */
    Applied resolved(Target to, String step, Prepared batch, Conflict conflict) throws RowsRefused {
        Object[] mapped = batch.mapped()[conflict.position()];
        long updated = 0;
        if (!conflict.targetKey().isEmpty()) {
            Key key = KeyCode.decode(conflict.targetKey());
            List<Object[]> now = to.view().byKeys(target, List.of(key));
            if (changedSince(batch, conflict, now)) {
                return Applied.CHANGED;
            }
            if (Deletions.asked(batch.decisions()[conflict.position()])) {
                return deleted(to, step, conflict, now);
            }
            if (now.isEmpty() && Deletions.wantedBack(conflict, batch.decisions()[conflict.position()])) {
                return createdAgain(to, step, batch, conflict);
            }
            if (now.size() == 1) {
                Match.Outcome outcome = outcome(
                        voyage.journal().conflicts(),
                        batch.match(conflict, match),
                        target,
                        conflict,
                        mapped,
                        now.get(0));
                if (outcome.action() == Action.CONFLICT) {
                    return Applied.CHANGED;
                }
                if (outcome.action() == Action.UPDATE) {
                    BatchEntry entry =
                            voyage.vault().put(Voyage.RESOLVED, new Batch(named(), (int) conflict.id(), now));
                    voyage.journal().addBatch(Voyage.RESOLVED, entry);
                    Applied applied = updated(to, outcome);
                    if (!applied.written()) {
                        return applied;
                    }
                    updated = 1;
                }
            }
        }
        voyage.journal()
                .addResult(new BatchResult(step, mapping.source(), conflict.number(), 0, updated, 0), List.of());
        return Applied.WRITTEN;
    }

    /** The source has deleted the record: that is done here too, if it was decided so; else it stays. */
    private Applied deleted(Target to, String step, Conflict conflict, List<Object[]> now) throws RowsRefused {
        if (conflict.choice().equals("source") && !now.isEmpty()) {
            BatchEntry entry = voyage.vault().put(Voyage.RESOLVED, new Batch(named(), (int) conflict.id(), now));
            voyage.journal().addBatch(Voyage.RESOLVED, entry);
            Applied applied = Applied.refused(Removal.remove(to, voyage, mapping, now));
            if (!applied.written()) {
                return applied;
            }
        }
        voyage.journal().addResult(new BatchResult(step, mapping.source(), conflict.number(), 0, 0, 0), List.of());
        return Applied.WRITTEN;
    }

    /** The target had deleted the record, and somebody wants it as the source has it: it comes back under its key. */
    private Applied createdAgain(Target to, String step, Prepared batch, Conflict conflict) {
        List<Failure> refused = new ArrayList<>();
        long created = create(to, batch, List.of(conflict.position()), refused);
        if (!refused.isEmpty()) {
            return Applied.refused(refused.get(0).reason());
        }
        voyage.journal()
                .addResult(new BatchResult(step, mapping.source(), conflict.number(), created, 0, 0), List.of());
        return Applied.WRITTEN;
    }

    private Applied updated(Target to, Match.Outcome outcome) {
        List<Object[]> one = List.<Object[]>of(outcome.result());
        List<boolean[]> changed = List.<boolean[]>of(outcome.changed());
        try {
            to.update(target, one, changed);
            return Applied.WRITTEN;
        } catch (RowsRefused e) {
            return Applied.refused(to.updateOneByOne(target, one, changed, BookChange.EXACT));
        }
    }

    private boolean changedSince(Prepared batch, Conflict conflict, List<Object[]> now) {
        Decision decision = batch.decisions()[conflict.position()];
        if (now.size() == 1
                && (batch.match(conflict, match) != match
                        || Deletions.either(decision) && !conflict.kind().equals("changed"))
                && !hash.of(now.get(0)).equals(decision.state())) {
            return true;
        }
        String state = FieldChoices.fromJson(voyage.journal().conflicts().fieldChoices(conflict.id()))
                .state();
        return conflict.choice().equals(FIELDS)
                && (now.size() != 1 || !hash.of(now.get(0)).equals(state));
    }

    /** What a decision makes of the target's record {@code current}. */
    static Match.Outcome outcome(
            ConflictStore store, Match match, Entity target, Conflict conflict, Object[] mapped, Object[] current) {
        return conflict.choice().equals(FIELDS)
                ? FieldChoices.fromJson(store.fieldChoices(conflict.id())).apply(match, target, mapped, current, null)
                : match.compare(mapped, current, Rule.named(conflict.choice()));
    }
}
