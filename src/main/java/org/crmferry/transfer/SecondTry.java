package org.crmferry.transfer;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.crmferry.cargo.BatchEntry;
import org.crmferry.journal.BatchResult;
import org.crmferry.journal.Failure;
import org.crmferry.mapping.EntityMapping;

/**
 * Tries again what the target refused in earlier runs: first the records, in the order of work, then the references
 * that could not be written. Each batch's part is one step, so that it happens once, however often it is interrupted.
 */
final class SecondTry {
    private final Voyage voyage;
    private final Steps steps;
    private final Map<EntityMapping, Map<Integer, List<Failure>>> refused = new LinkedHashMap<>();

    /** Takes down what was refused until now; what this run meets itself is left to the next. */
    SecondTry(Voyage voyage, Steps steps) {
        this.voyage = voyage;
        this.steps = steps;
        for (EntityMapping each : voyage.entities()) {
            refused.put(each, byBatch(each, each.source()));
        }
    }

    /** Blocks. */
    void run() {
        refused.forEach(this::records);
        for (EntityMapping each : refused.keySet()) {
            references(each);
        }
    }

    private Map<Integer, List<Failure>> byBatch(EntityMapping each, String list) {
        Set<String> undone = new HashSet<>();
        voyage.journal().results().forEach(result -> undone.add(result.step()));
        Map<Integer, List<Failure>> batches = new TreeMap<>();
        for (Failure failure : voyage.journal().failures(list)) {
            if (!undone.contains(Undo.removing(each, failure.number()))) {
                batches.computeIfAbsent(failure.number(), n -> new ArrayList<>())
                        .add(failure);
            }
        }
        return batches;
    }

    private void records(EntityMapping each, Map<Integer, List<Failure>> batches) {
        Write write = new Write(voyage, each, voyage.deferred(each));
        each(each, batches, "retry", (to, step, batch, failures) -> write.again(to, step, batch, failures));
    }

    private void references(EntityMapping each) {
        Write write = new Write(voyage, each, voyage.deferred(each));
        Map<Integer, List<Failure>> batches = byBatch(each, Voyage.UNLINKED + each.source());
        each(each, batches, "relink", (to, step, batch, failures) -> write.relink(to, step, batch, failures));
    }

    @FunctionalInterface
    private interface Work {
        void write(org.crmferry.database.Target to, String step, Prepared batch, List<Failure> failures);
    }

    private void each(EntityMapping each, Map<Integer, List<Failure>> batches, String name, Work work) {
        if (batches.isEmpty()) {
            return;
        }
        List<BatchEntry> entries = voyage.cargo(each).stream()
                .filter(entry -> batches.containsKey(entry.number()))
                .toList();
        try (Ahead<Prepared> opened = Prepared.all(voyage, each, entries)) {
            for (Prepared next = opened.next(); next != null; next = opened.next()) {
                Prepared batch = next.decided(voyage, each);
                int number = batch.batch().number();
                String step = unused(name + "/" + each.source() + "/" + number + "/");
                steps.step(step, to -> work.write(to, step, batch, batches.get(number)));
                voyage.progress().checkCancelled();
            }
        }
    }

    /** The next attempt's name. */
    private String unused(String prefix) {
        long before = voyage.journal().results().stream()
                .map(BatchResult::step)
                .filter(step -> step.startsWith(prefix))
                .count();
        return prefix + (before + 1);
    }
}
