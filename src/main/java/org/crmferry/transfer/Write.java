package org.crmferry.transfer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
import org.crmferry.mapping.FieldMapping;
import org.crmferry.model.Batch;
import org.crmferry.model.Entity;
import org.crmferry.model.Key;
import org.crmferry.plan.Action;
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
        return new Match(
                target, mapping.fields().stream().map(FieldMapping::target).toList(), Rule.of(mapping.existing()));
    }

    /** Returns the records that the target refused. */
    List<Failure> batch(Target to, String step, Prepared batch) throws RowsRefused {
        List<Failure> failures = new ArrayList<>();
        int number = batch.batch().number();
        List<Integer> creates = batch.with(Action.CREATE);
        long created = create(to, batch, creates, failures);
        long updated = update(to, batch, failures);
        voyage.journal()
                .addResult(
                        new BatchResult(step, mapping.source(), number, created, updated, failures.size()), failures);
        return failures;
    }

    private long create(Target to, Prepared batch, List<Integer> positions, List<Failure> failures) {
        if (positions.isEmpty()) {
            return 0;
        }
        List<Object[]> records = new ArrayList<>(positions.size());
        for (int position : positions) {
            records.add(withoutDeferred(batch.mapped()[position]));
        }
        try {
            raised(batch.batch().number(), to.create(target, records));
            return records.size();
        } catch (RowsRefused e) {
            List<Refusal> refusals = to.createOneByOne(target, records);
            for (Refusal refusal : refusals) {
                failures.add(failure(batch, positions.get(refusal.index()), refusal.reason()));
            }
            return (long) records.size() - refusals.size();
        }
    }

    private Failure failure(Prepared batch, int position, String reason) {
        return new Failure(
                mapping.source(),
                batch.batch().number(),
                position,
                source.keyOf(batch.batch().records().get(position)).text(),
                reason);
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

    private long update(Target to, Prepared batch, List<Failure> failures) throws RowsRefused {
        List<Integer> positions = batch.with(Action.UPDATE);
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
            Match.Outcome outcome = match.compare(batch.mapped()[position], current);
            at.add(position);
            before.add(current);
            results.add(outcome.result());
            changed.add(outcome.changed());
        }
        seal(batch.batch().number(), before);
        try {
            to.update(target, results, changed);
            return results.size();
        } catch (RowsRefused e) {
            List<Refusal> refusals = to.updateOneByOne(target, results, changed, BookChange.EXACT);
            for (Refusal refusal : refusals) {
                failures.add(failure(batch, at.get(refusal.index()), refusal.reason()));
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
    private void raised(int number, WriteResult result) {
        if (!result.raised().isEmpty()) {
            voyage.raised(mapping, number, result.raised());
        }
    }

    private Entity named() {
        return new Entity(
                mapping.source(), target.label(), "", target.fields(), target.key(), target.keyStyle(), null, -1, true);
    }

    /** The second pass: references that could not be written before all records were there. */
    void links(Target to, String step, Prepared batch) throws RowsRefused {
        List<Object[]> records = new ArrayList<>();
        List<boolean[]> changed = new ArrayList<>();
        for (int position : batch.with(Action.CREATE)) {
            Object[] record = batch.mapped()[position];
            if (withoutDeferred(record) != record) {
                records.add(record);
                changed.add(deferred);
            }
        }
        to.update(target, records, changed);
        voyage.journal()
                .addResult(new BatchResult(step, mapping.source(), batch.batch().number(), 0, 0, 0), List.of());
    }

    /**
     * Applies one person's decision.
     *
     * @return whether it was written; if not, somebody has changed the target's record since the decision
     */
    boolean resolved(Target to, String step, Prepared batch, Conflict conflict) throws RowsRefused {
        Object[] mapped = batch.mapped()[conflict.position()];
        long created = 0;
        long updated = 0;
        if (conflict.targetKey().isEmpty()) {
            if (conflict.choice().equals("source")) {
                to.create(target, List.<Object[]>of(mapped));
                created = 1;
            }
        } else {
            Key key = KeyCode.decode(conflict.targetKey());
            List<Object[]> now = to.view().byKeys(target, List.of(key));
            if (changedSince(conflict, now)) {
                return false;
            }
            if (now.size() == 1) {
                Match.Outcome outcome =
                        outcome(voyage.journal().conflicts(), match, target, conflict, mapped, now.get(0));
                if (outcome.action() == Action.UPDATE) {
                    BatchEntry entry =
                            voyage.vault().put(Voyage.RESOLVED, new Batch(named(), (int) conflict.id(), now));
                    voyage.journal().addBatch(Voyage.RESOLVED, entry);
                    to.update(target, List.<Object[]>of(outcome.result()), List.<boolean[]>of(outcome.changed()));
                    updated = 1;
                }
            }
        }
        voyage.journal()
                .addResult(new BatchResult(step, mapping.source(), conflict.number(), created, updated, 0), List.of());
        return true;
    }

    private boolean changedSince(Conflict conflict, List<Object[]> now) {
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
                : match.compare(mapped, current, Rule.valueOf(conflict.choice().toUpperCase(Locale.ROOT)));
    }
}
