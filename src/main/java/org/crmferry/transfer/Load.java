package org.crmferry.transfer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.crmferry.cargo.BatchEntry;
import org.crmferry.journal.BatchResult;
import org.crmferry.journal.Conflict;
import org.crmferry.journal.Failure;
import org.crmferry.mapping.EntityMapping;
import org.crmferry.model.Entity;

/**
 * Executes the frozen decisions, batch by batch, each in one transaction of the target together with its ledger mark:
 * so every batch is written exactly once, whatever is killed when. Run again, it goes on after the last mark.
 */
public final class Load {
    private final Voyage voyage;
    private final String run;
    private final Steps steps;
    private final NewTables newTables;

    /** @param run the migration's own name in the target's ledger */
    public Load(Voyage voyage, String run) {
        this.voyage = voyage;
        this.run = run;
        this.steps = new Steps(voyage, run, false);
        this.newTables = new NewTables(voyage);
    }

    /** Runs or resumes; blocks. */
    public void run() {
        try (Steps open = steps) {
            open.connect();
            newTables.create(open.target());
            do {
                SecondTry again = new SecondTry(voyage, open);
                voyage.progress().stage("load", voyage.records(voyage.entities()));
                for (EntityMapping each : voyage.entities()) {
                    load(open, each);
                }
                for (EntityMapping each : voyage.entities()) {
                    link(open, each);
                }
                again.run();
                new Removal(voyage).run(open);
                resolve(open);
                finish(open);
            } while (!open.secured());
            open.settle();
            voyage.journal().setFact("state", "loaded");
        }
        voyage.progress().ended();
    }

    private void finish(Steps open) {
        List<Entity> tables = newTables.all();
        ProductCounters counters = new ProductCounters(voyage);
        open.plainly("keys and counters", target -> {
            if (!tables.isEmpty()) {
                target.createKeys(tables);
            }
            for (EntityMapping each : voyage.entities()) {
                target.raiseCounters(voyage.target(each), voyage.keys().largestReserved(each.source()));
                counters.raise(target, each);
            }
        });
    }

    private void load(Steps open, EntityMapping each) {
        voyage.progress().entity(each.source());
        Map<Integer, List<Failure>> refused = new HashMap<>();
        for (Failure failure : voyage.journal().failures(each.source())) {
            refused.computeIfAbsent(failure.number(), n -> new ArrayList<>()).add(failure);
        }
        List<BatchEntry> todo = new ArrayList<>();
        for (BatchEntry entry : voyage.cargo(each)) {
            if (open.done("load/" + each.source() + "/" + entry.number())) {
                List<Failure> failures = refused.getOrDefault(entry.number(), List.of());
                voyage.progress().refuse(failures);
                voyage.progress().already(entry.records(), entry.bytes(), failures.size());
            } else {
                todo.add(entry);
            }
        }
        boolean[] deferred = voyage.deferred(each);
        Write write = new Write(voyage, each, deferred);
        try (Ahead<Prepared> opened = Prepared.all(voyage, each, todo)) {
            int at = 0;
            for (Prepared next = opened.next(); next != null; next = opened.next()) {
                Prepared batch = next.decided(voyage, each);
                String step = "load/" + each.source() + "/" + batch.batch().number();
                List<Failure> failures = new ArrayList<>();
                open.step(step, target -> {
                    failures.clear();
                    failures.addAll(write.batch(target, step, batch));
                });
                voyage.progress().refuse(failures);
                voyage.progress().advance(batch.mapped().length, todo.get(at++).bytes(), failures.size());
            }
        }
    }

    private void link(Steps open, EntityMapping each) {
        if (!voyage.links(each)) {
            return;
        }
        Write write = new Write(voyage, each, voyage.deferred(each));
        List<BatchEntry> todo = new ArrayList<>(voyage.cargo(each));
        todo.removeIf(entry -> open.done("link/" + each.source() + "/" + entry.number()));
        try (Ahead<Prepared> opened = Prepared.all(voyage, each, todo)) {
            for (Prepared next = opened.next(); next != null; next = opened.next()) {
                Prepared batch = next.decided(voyage, each);
                String step = "link/" + each.source() + "/" + batch.batch().number();
                open.step(step, target -> write.links(target, step, batch));
                voyage.progress().checkCancelled();
            }
        }
    }

    /** Writes what people decided since. */
    private void resolve(Steps open) {
        Map<String, EntityMapping> byName = new HashMap<>();
        voyage.entities().forEach(e -> byName.put(e.source(), e));
        new Arrivals(voyage, open).run();
        Map<String, Map<Integer, List<Conflict>>> decided = new LinkedHashMap<>();
        for (Conflict conflict : voyage.journal().conflicts().all()) {
            if (!conflict.open() && !conflict.applied() && !conflict.creates()) {
                decided.computeIfAbsent(conflict.entity(), e -> new TreeMap<>())
                        .computeIfAbsent(conflict.number(), n -> new ArrayList<>())
                        .add(conflict);
            }
        }
        decided.forEach((entity, batches) -> batches.forEach((number, conflicts) -> {
            EntityMapping each = byName.get(entity);
            Optional<BatchEntry> entry = voyage.journal().batch(Voyage.CARGO, entity, number);
            try (Ahead<Prepared> opened = Prepared.all(voyage, each, List.of(entry.orElseThrow()))) {
                Prepared batch = opened.next().decided(voyage, each);
                Write write = new Write(
                        voyage, each, new boolean[voyage.target(each).fields().size()]);
                for (Conflict conflict : conflicts) {
                    resolve(open, write, batch, conflict);
                }
            }
        }));
    }

    private void resolve(Steps open, Write write, Prepared batch, Conflict conflict) {
        String step = resolving(voyage, conflict);
        // Done before without a result: nothing was written then, and there was no time to say so.
        Applied[] applied = {open.done(step) && !recorded(step) ? Applied.REFUSED : Applied.WRITTEN};
        open.step(step, target -> applied[0] = write.resolved(target, step, batch, conflict));
        if (applied[0].written()) {
            voyage.journal().conflicts().markApplied(conflict.id());
        } else {
            voyage.journal().conflicts().reopen(conflict.id(), applied[0].kind(), applied[0].reason());
        }
    }

    private boolean recorded(String step) {
        return voyage.journal().results().stream()
                .anyMatch(result -> result.step().equals(step));
    }

    /** The step that writes what was decided on a conflict. */
    static String resolving(Voyage voyage, Conflict conflict) {
        int turn = voyage.journal().conflicts().turn(conflict.id());
        return "resolve/" + conflict.id() + (turn == 0 ? "" : "/" + turn);
    }

    /** Whether a step creates and updates records for good, rather than deleting some or taking a migration back. */
    public static boolean writes(BatchResult step) {
        return !deletes(step) && !step.step().startsWith("undo/");
    }

    /** Whether a step deletes; {@link BatchResult#created} is the number of deleted records then. */
    public static boolean deletes(BatchResult step) {
        return step.step().startsWith(Removal.DELETING);
    }

    /** Records that the target refused, by source entity. */
    public List<Failure> failures() {
        List<Failure> all = new ArrayList<>();
        for (EntityMapping each : voyage.entities()) {
            all.addAll(voyage.journal().failures(each.source()));
        }
        return all;
    }

    /** What the steps did, as the journal has it. */
    public List<BatchResult> results() {
        return voyage.journal().results();
    }

    /** The migration's name in the ledger. */
    public String name() {
        return run;
    }
}
