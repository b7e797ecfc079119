package org.crmferry.transfer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.crmferry.cargo.BatchEntry;
import org.crmferry.database.RowsRefused;
import org.crmferry.database.Target;
import org.crmferry.journal.BatchResult;
import org.crmferry.journal.Failure;
import org.crmferry.mapping.EntityMapping;
import org.crmferry.model.Key;
import org.crmferry.plan.Action;
import org.crmferry.plan.Counts;
import org.crmferry.plan.RecordHash;

/**
 * Takes a migration back, newest first: deletes what it created, restores what it changed to the identical content.
 * Records that somebody edited since are listed and left. Each batch is one transaction; interrupted, it goes on.
 */
public final class Undo {
    /** Before the entity in the journal's list of records that were left. */
    private static final String LEFT = "left/";

    private final Voyage voyage;
    private final String run;
    private final NewTables newTables;
    private final RecordHash hash = new RecordHash();
    private final Map<String, Counts> counts = new LinkedHashMap<>();
    private final List<Difference> left = new ArrayList<>();

    /** @param run the migration's name in the ledger */
    public Undo(Voyage voyage, String run) {
        this.voyage = voyage;
        this.run = run;
        this.newTables = new NewTables(voyage);
    }

    /** By source entity: created = deleted again, updated = restored, conflicts = edited since and left. */
    public Map<String, Counts> counts() {
        return counts;
    }

    /** The records that were left, because somebody edited them since. */
    public List<Difference> left() {
        return left;
    }

    /** Runs or resumes; blocks. {@code only} names one source entity, or is null for all. */
    public void run(String only) {
        List<EntityMapping> entities = new ArrayList<>(voyage.entities());
        Collections.reverse(entities);
        entities.removeIf(each -> only != null && !each.source().equals(only));
        long total = 0;
        for (EntityMapping each : entities) {
            total += voyage.cargo(each).stream().mapToLong(BatchEntry::records).sum();
        }
        voyage.progress().stage("undo", total);
        try (Steps steps = new Steps(voyage, run, true)) {
            steps.connect();
            for (EntityMapping each : entities) {
                undo(steps, each);
            }
            if (only == null && left.isEmpty()) {
                newTables.drop();
            }
            voyage.journal().settle();
            steps.target().ledgerDrop();
            if (only == null) {
                voyage.journal().setFact("state", left.isEmpty() ? "undone" : "undone except edited records");
            }
        }
    }

    private void undo(Steps steps, EntityMapping each) {
        voyage.progress().entity(each.source());
        Expected expected = new Expected(voyage, each);
        List<BatchEntry> entries = new ArrayList<>(voyage.cargo(each));
        Collections.reverse(entries);
        if (!newTables.there(each)) {
            entries.clear();
        }
        counts.put(each.source(), Counts.NONE);
        try (Ahead<Prepared> opened = Prepared.all(voyage, each, entries)) {
            for (Prepared next = opened.next(); next != null; next = opened.next()) {
                Prepared batch = next.decided(voyage, each);
                steps.step(step(each, batch.batch().number()), target -> undo(each, expected, batch, target));
                voyage.progress().advance(batch.mapped().length, 0);
            }
        }
        for (BatchResult result : voyage.journal().results()) {
            if (result.step()
                    .startsWith(step(each, 0).substring(0, step(each, 0).length() - 1))) {
                counts.merge(
                        each.source(),
                        new Counts(0, result.created(), result.updated(), 0, 0, result.failed(), 0),
                        Counts::plus);
            }
        }
        for (Failure edited : voyage.journal().failures(LEFT + each.source())) {
            left.add(new Difference(each.source(), edited.key(), "", "changed"));
        }
    }

    private static String step(EntityMapping each, int number) {
        return "undo/" + each.source() + "/" + number;
    }

    private void undo(EntityMapping each, Expected expected, Prepared batch, Target target) throws RowsRefused {
        List<Expected.One> ones = new ArrayList<>(expected.of(batch));
        ones.removeIf(one -> one.action() == Action.UNCHANGED);
        List<Key> delete = new ArrayList<>();
        List<Object[]> restore = new ArrayList<>();
        List<Failure> edited = new ArrayList<>();
        Map<Key, Object[]> current = expected.current(target.view(), ones);
        for (Expected.One one : ones) {
            Object[] record = current.get(one.key());
            if (record == null) {
                continue;
            }
            if (one.action() == Action.UPDATE && hash.of(record).equals(hash.of(one.before()))) {
                // An interrupted run did not come to it.
                continue;
            }
            if (!expected.differing(one, record).isEmpty()) {
                String key = voyage.source(each)
                        .keyOf(batch.batch().records().get(one.position()))
                        .text();
                edited.add(
                        new Failure(LEFT + each.source(), batch.batch().number(), one.position(), key, "edited since"));
            } else if (one.action() == Action.CREATE) {
                delete.add(one.key());
            } else {
                restore.add(one.before());
            }
        }
        target.delete(expected.target(), delete);
        target.restore(expected.target(), restore);
        target.lower(expected.target(), voyage.raised(each, batch.batch().number()));
        voyage.journal()
                .addResult(
                        new BatchResult(
                                step(each, batch.batch().number()),
                                each.source(),
                                batch.batch().number(),
                                delete.size(),
                                restore.size(),
                                edited.size()),
                        edited);
    }
}
