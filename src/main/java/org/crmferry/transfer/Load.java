package org.crmferry.transfer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.crmferry.cargo.BatchEntry;
import org.crmferry.journal.BatchResult;
import org.crmferry.journal.Conflict;
import org.crmferry.journal.Failure;
import org.crmferry.mapping.EntityMapping;
import org.crmferry.mapping.FieldMapping;
import org.crmferry.model.Entity;
import org.crmferry.model.Field;
import org.crmferry.model.Reference;

/**
 * Executes the frozen decisions, batch by batch, each in one transaction of the target together with its ledger mark:
 * so every batch is written exactly once, whatever is killed when. Run again, it goes on after the last mark.
 */
public final class Load {
    private final Voyage voyage;
    private final String run;
    private final Steps steps;

    /** @param run the migration's own name in the target's ledger */
    public Load(Voyage voyage, String run) {
        this.voyage = voyage;
        this.run = run;
        this.steps = new Steps(voyage, run, false);
    }

    /** Runs or resumes; blocks. */
    public void run() {
        voyage.progress().stage("load", voyage.records(voyage.entities()));
        try (Steps open = steps) {
            open.connect();
            createTables(open);
            for (EntityMapping each : voyage.entities()) {
                load(open, each);
            }
            for (EntityMapping each : voyage.entities()) {
                link(open, each);
            }
            resolve(open);
            finish(open);
        }
        voyage.progress().ended();
    }

    private List<Entity> newTables() {
        List<Entity> tables = new ArrayList<>();
        for (EntityMapping each : voyage.entities()) {
            if (!voyage.exists(each)) {
                tables.add(voyage.target(each));
            }
        }
        return tables;
    }

    private void createTables(Steps open) {
        List<Entity> tables = newTables();
        if (!tables.isEmpty() && voyage.journal().fact("created").isEmpty()) {
            open.target().createTables(tables);
            voyage.journal()
                    .setFact(
                            "created",
                            String.join("\n", tables.stream().map(Entity::name).toList()));
        }
    }

    private void finish(Steps open) {
        List<Entity> tables = newTables();
        if (!tables.isEmpty()) {
            open.target().createKeys(tables);
        }
        for (EntityMapping each : voyage.entities()) {
            open.target().raiseCounters(voyage.target(each));
        }
        voyage.journal().setFact("state", "loaded");
        voyage.journal().settle();
        open.target().ledgerDrop();
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
        boolean[] deferred = deferred(each);
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

    /** Target fields whose references the database enforces and that may point at records which come later. */
    private boolean[] deferred(EntityMapping each) {
        Entity target = voyage.target(each);
        boolean[] deferred = new boolean[target.fields().size()];
        if (!voyage.exists(each)) {
            return deferred;
        }
        Set<String> later = new HashSet<>();
        for (EntityMapping other : voyage.entities()) {
            if (voyage.order().from(each.source()).contains(other.source())) {
                later.add(other.target());
            }
        }
        for (FieldMapping mapped : each.fields()) {
            Field field = target.field(mapped.target());
            Reference reference = field.reference();
            deferred[target.index(field.name())] = reference != null
                    && reference.enforced()
                    && later.contains(reference.entity())
                    && !field.required()
                    && !target.key().contains(field.name());
        }
        return deferred;
    }

    private void link(Steps open, EntityMapping each) {
        boolean[] deferred = deferred(each);
        boolean any = false;
        for (boolean one : deferred) {
            any |= one;
        }
        if (!any) {
            return;
        }
        Write write = new Write(voyage, each, deferred);
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
        Map<String, Map<Integer, List<Conflict>>> decided = new LinkedHashMap<>();
        for (Conflict conflict : voyage.journal().conflicts().all()) {
            if (!conflict.open() && !conflict.applied()) {
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
        int turn = voyage.journal().conflicts().turn(conflict.id());
        String step = "resolve/" + conflict.id() + (turn == 0 ? "" : "/" + turn);
        boolean[] changed = new boolean[1];
        open.step(step, target -> changed[0] = !write.resolved(target, step, batch, conflict));
        if (changed[0]) {
            voyage.journal().conflicts().reopen(conflict.id(), "changed");
        } else {
            voyage.journal().conflicts().markApplied(conflict.id());
        }
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
