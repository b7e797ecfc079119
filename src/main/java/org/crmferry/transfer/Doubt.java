package org.crmferry.transfer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.crmferry.database.Snapshot;
import org.crmferry.journal.BatchResult;
import org.crmferry.journal.Failure;
import org.crmferry.mapping.EntityMapping;
import org.crmferry.model.Entity;
import org.crmferry.model.Key;
import org.crmferry.plan.Action;
import org.crmferry.plan.RecordHash;

/** Finds out from the target's own records whether a step was committed: batches are all or nothing. */
final class Doubt {
    private final Voyage voyage;
    private final BatchResult result;
    private final EntityMapping mapping;
    private final Entity target;
    private final Prepared batch;
    private final Snapshot now;
    private final RecordHash hash = new RecordHash();

    private Doubt(Voyage voyage, BatchResult result, EntityMapping mapping, Prepared batch, Snapshot now) {
        this.voyage = voyage;
        this.result = result;
        this.mapping = mapping;
        this.target = voyage.target(mapping);
        this.batch = batch;
        this.now = now;
    }

    static boolean committed(Voyage voyage, BatchResult result) {
        if (Merges.is(result.step())) {
            return Merges.committed(voyage, result);
        }
        EntityMapping each = voyage.entities().stream()
                .filter(e -> e.source().equals(result.entity()))
                .findFirst()
                .orElseThrow();
        try (Snapshot now = Snapshot.of(voyage.target());
                Ahead<Prepared> opened = Prepared.all(
                        voyage,
                        each,
                        List.of(voyage.journal()
                                .batch(Voyage.CARGO, result.entity(), result.number())
                                .orElseThrow()))) {
            Prepared batch = opened.next().decided(voyage, each);
            return new Doubt(voyage, result, each, batch, now).committed();
        }
    }

    private boolean committed() {
        if (result.created() + result.updated() == 0) {
            return false; // it wrote nothing that writing once more would not write in the same way
        }
        String step = result.step();
        if (step.startsWith("undo/")) {
            return takenBack();
        } else if (step.startsWith("resolve/")) {
            return resolved(Long.parseLong(step.split("/", -1)[1]));
        }
        if (step.startsWith(Removal.DELETING)) {
            return deleted();
        }
        Set<Integer> positions = new HashSet<>();
        if (step.startsWith("retry/")) {
            voyage.journal().solved(step).forEach(failure -> positions.add(failure.position()));
        } else {
            for (int i = 0; i < batch.mapped().length; i++) {
                positions.add(i);
            }
        }
        return written(positions);
    }

    private boolean written(Set<Integer> positions) {
        if (result.created() > 0) {
            List<Key> keys = batch.with(Action.CREATE).stream()
                    .filter(positions::contains)
                    .map(i -> target.keyOf(batch.mapped()[i]))
                    .toList();
            return !now.byKeys(target, keys).isEmpty();
        }
        for (int position : batch.with(Action.UPDATE)) {
            if (positions.contains(position)) {
                Key key = batch.decisions()[position].target();
                for (Object[] record : now.byKeys(target, List.of(key))) {
                    if (!hash.of(record).equals(batch.decisions()[position].state())) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** What was not let go is a conflict. */
    private boolean deleted() {
        Set<Integer> asked = new HashSet<>();
        voyage.journal().conflicts().all().stream()
                .filter(c -> c.entity().equals(mapping.source()) && c.number() == result.number())
                .forEach(c -> asked.add(c.position()));
        List<Key> keys = batch.with(Action.DELETE).stream()
                .filter(i -> !asked.contains(i))
                .map(i -> batch.decisions()[i].target())
                .toList();
        return now.byKeys(target, keys).isEmpty();
    }

    private boolean resolved(long id) {
        return new Expected(voyage, mapping)
                .deciding(id, batch).stream()
                        .anyMatch(one -> now.byKeys(target, List.of(one.key())).stream()
                                .anyMatch(record ->
                                        one.before() == null || !hash.of(record).equals(hash.of(one.before()))));
    }

    /** Before the commit, more records are as the migration left them than those that undo was to leave. */
    private boolean takenBack() {
        if (result.step().equals(Undo.reviving(mapping, result.number()))) {
            List<Key> keys = new ArrayList<>();
            new Expected(voyage, mapping)
                    .of(batch).stream()
                            .filter(one -> one.action() == Action.DELETE)
                            .forEach(one -> keys.add(one.key()));
            return !now.byKeys(target, keys).isEmpty();
        }
        boolean restored = result.step().equals(Undo.restoring(mapping, result.number()));
        Set<Integer> left = new HashSet<>();
        for (Failure failure : voyage.journal().failures(UndoBatch.LEFT + mapping.source())) {
            if (failure.number() == result.number()) {
                left.add(failure.position());
            }
        }
        Map<Key, Object[]> current = new HashMap<>();
        Expected expected = new Expected(voyage, mapping);
        List<Expected.One> ones = expected.of(batch);
        current.putAll(expected.current(keys -> now.byKeys(target, keys), ones));
        for (Expected.One one : ones) {
            Object[] record = current.get(one.key());
            boolean mine = record != null
                    && !left.contains(one.position())
                    && (restored
                            ? one.before() != null && !hash.of(record).equals(hash.of(one.before()))
                            : one.action() == Action.CREATE && one.before() == null);
            if (mine) {
                return false;
            }
        }
        return true;
    }
}
