package org.crmferry.transfer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.crmferry.cargo.BatchEntry;
import org.crmferry.database.BookChange;
import org.crmferry.database.Refusal;
import org.crmferry.database.RowsRefused;
import org.crmferry.database.Target;
import org.crmferry.journal.BatchResult;
import org.crmferry.journal.KeyCode;
import org.crmferry.mapping.EntityMapping;
import org.crmferry.model.Entity;
import org.crmferry.model.Key;
import org.crmferry.plan.Action;
import org.crmferry.plan.RecordHash;

/**
 * Deletes in the target what the source has deleted, as decided by rounds: batch by batch, each in one transaction. What
 * was changed since and what the target does not let go becomes a conflict. The records as they were are sealed with the
 * decisions.
 */
final class Removal {
    /** Begins the name of a step that deletes; {@link BatchResult#created} counts the deleted ones. */
    static final String DELETING = "delete/";

    private static final String UNLINKING = "unlink/";

    private final Voyage voyage;
    private final RecordHash hash = new RecordHash();

    Removal(Voyage voyage) {
        this.voyage = voyage;
    }

    /** Goes on where it was interrupted; blocks. First references among those that go are emptied. */
    void run(Steps steps) {
        List<EntityMapping> entities = new ArrayList<>(voyage.entities());
        Collections.reverse(entities);
        for (EntityMapping each : entities) {
            if (Voyage.any(voyage.cyclic(each)) && voyage.mark(each) == null) {
                work(steps, each, UNLINKING, (to, step, batch) -> unlink(to, step, each, batch));
            }
        }
        for (EntityMapping each : entities) {
            work(steps, each, DELETING, (to, step, batch) -> delete(to, step, each, batch));
        }
    }

    @FunctionalInterface
    private interface Work {
        void write(Target target, String step, Prepared batch) throws RowsRefused;
    }

    private void work(Steps steps, EntityMapping each, String name, Work work) {
        Set<Integer> todo = new HashSet<>();
        voyage.journal().batches(Voyage.DELETES, each.source()).forEach(entry -> todo.add(entry.number()));
        todo.removeIf(number -> steps.done(name + each.source() + "/" + number));
        if (todo.isEmpty()) {
            return;
        }
        voyage.progress().entity(each.source());
        List<BatchEntry> entries = voyage.cargo(each).stream()
                .filter(entry -> todo.contains(entry.number()))
                .toList();
        try (Ahead<Prepared> opened = Prepared.all(voyage, each, entries)) {
            for (Prepared next = opened.next(); next != null; next = opened.next()) {
                Prepared batch = next.decided(voyage, each);
                String step = name + each.source() + "/" + batch.batch().number();
                steps.step(step, target -> work.write(target, step, batch));
                voyage.progress().checkCancelled();
            }
        }
    }

    /** Records of a batch that are as they were when it was decided to delete them. */
    private Map<Integer, Object[]> current(Target to, EntityMapping each, Prepared batch) {
        Entity target = voyage.target(each);
        List<Integer> positions = batch.with(Action.DELETE);
        Map<Key, Object[]> now = new HashMap<>();
        to.view()
                .byKeys(
                        target,
                        positions.stream()
                                .map(i -> batch.decisions()[i].target())
                                .toList())
                .forEach(record -> now.put(target.keyOf(record), record));
        Map<Integer, Object[]> current = new HashMap<>();
        for (int position : positions) {
            Object[] record = now.get(batch.decisions()[position].target());
            if (record != null) {
                current.put(position, record);
            }
        }
        return current;
    }

    private void unlink(Target to, String step, EntityMapping each, Prepared batch) throws RowsRefused {
        boolean[] cyclic = voyage.cyclic(each);
        List<Object[]> records = new ArrayList<>();
        current(to, each, batch).forEach((position, record) -> {
            if (hash.of(record).equals(batch.decisions()[position].state())) {
                Object[] without = unlinked(record, cyclic);
                if (!hash.of(without).equals(hash.of(record))) {
                    records.add(without);
                }
            }
        });
        List<boolean[]> changed = Collections.nCopies(records.size(), cyclic);
        try {
            to.update(voyage.target(each), records, changed);
        } catch (RowsRefused e) {
            // Where a reference may not be emptied, deleting the record will say what is in its way.
            to.updateOneByOne(voyage.target(each), records, changed, BookChange.EXACT);
        }
        voyage.journal()
                .addResult(new BatchResult(step, each.source(), batch.batch().number(), 0, 0, 0), List.of());
    }

    static Object[] unlinked(Object[] record, boolean[] cyclic) {
        Object[] copy = record.clone();
        for (int i = 0; i < cyclic.length; i++) {
            if (cyclic[i]) {
                copy[i] = null;
            }
        }
        return copy;
    }

    private void delete(Target to, String step, EntityMapping each, Prepared batch) throws RowsRefused {
        boolean[] cyclic = voyage.cyclic(each);
        List<Integer> at = new ArrayList<>();
        List<Object[]> records = new ArrayList<>();
        for (Map.Entry<Integer, Object[]> one : current(to, each, batch).entrySet()) {
            Object[] seen = batch.proposals().get(one.getKey()).seen();
            String state = hash.of(one.getValue());
            if (state.equals(hash.of(seen)) || state.equals(hash.of(unlinked(seen, cyclic)))) {
                at.add(one.getKey());
                records.add(one.getValue());
            } else {
                ask(each, batch, one.getKey(), "changed");
            }
        }
        List<Refusal> refusals = remove(to, voyage, each, records);
        List<Object[]> stay = new ArrayList<>();
        Map<Key, Object[]> now = new HashMap<>();
        for (Refusal refusal : refusals) {
            int position = at.get(refusal.index());
            Object[] there = records.get(refusal.index());
            now.put(voyage.target(each).keyOf(there), there);
            ask(each, batch, position, Deletions.REFERRED);
            stay.add(batch.proposals().get(position).seen());
        }
        if (Voyage.any(cyclic)) {
            to.restoreOneByOne(voyage.target(each), stay, now);
        }
        voyage.journal()
                .addResult(
                        new BatchResult(
                                step,
                                each.source(),
                                batch.batch().number(),
                                (long) records.size() - refusals.size(),
                                0,
                                0),
                        List.of());
    }

    /** Removes records, or marks them as deleted where the product does so; returns those that cannot go. */
    static List<Refusal> remove(Target to, Voyage voyage, EntityMapping each, List<Object[]> records)
            throws RowsRefused {
        Entity target = voyage.target(each);
        List<Key> keys = records.stream().map(target::keyOf).toList();
        SoftDelete mark = voyage.mark(each);
        if (mark != null) {
            to.mark(target, keys, mark.column(), mark.dead());
            return List.of();
        }
        try {
            to.delete(target, keys);
            return List.of();
        } catch (RowsRefused e) {
            return to.deleteOneByOne(target, records);
        }
    }

    private void ask(EntityMapping each, Prepared batch, int position, String kind) {
        voyage.journal()
                .conflicts()
                .add(
                        each.source(),
                        batch.batch().number(),
                        position,
                        voyage.source(each)
                                .keyOf(batch.batch().records().get(position))
                                .text(),
                        KeyCode.encode(batch.decisions()[position].target()),
                        kind,
                        "");
    }
}
