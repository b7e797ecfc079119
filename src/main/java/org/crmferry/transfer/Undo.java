package org.crmferry.transfer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.crmferry.cargo.BatchEntry;
import org.crmferry.database.RowsRefused;
import org.crmferry.database.Snapshot;
import org.crmferry.database.Target;
import org.crmferry.journal.BatchResult;
import org.crmferry.journal.Conflict;
import org.crmferry.journal.Failure;
import org.crmferry.mapping.EntityMapping;
import org.crmferry.model.Fault;
import org.crmferry.model.FerryException;
import org.crmferry.model.Key;
import org.crmferry.model.Said;
import org.crmferry.plan.Action;
import org.crmferry.plan.Counts;
import org.crmferry.plan.RecordHash;

/**
 * Takes a migration back, newest first: restores what it changed to the identical content, then deletes what it
 * created. Records that somebody edited since, and records that the target does not let go because others point at
 * them, are listed and left. Each batch is one transaction; interrupted, it goes on.
 */
public final class Undo {
    private final Voyage voyage;
    private final String run;
    private final NewTables newTables;
    private final Function<String, MergeSite> sites;
    private final RecordHash hash = new RecordHash();
    private final Map<String, Counts> counts = new LinkedHashMap<>();
    private final List<Difference> left = new ArrayList<>();

    /**
     * @param run the migration's name in the ledger
     * @param sites what is known of a target entity whose records were merged
     */
    public Undo(Voyage voyage, String run, Function<String, MergeSite> sites) {
        this.sites = sites;
        this.voyage = voyage;
        this.run = run;
        this.newTables = new NewTables(voyage);
    }

    /** By source entity: created = deleted again, updated = restored, conflicts = left. */
    public Map<String, Counts> counts() {
        return counts;
    }

    /** The records that were left, because somebody edited them since or others point at them. */
    public List<Difference> left() {
        return left;
    }

    /** Runs or resumes; blocks. {@code only} names one source entity, or is null for all. */
    public void run(String only) {
        List<EntityMapping> entities = new ArrayList<>(voyage.entities());
        Collections.reverse(entities);
        entities.removeIf(each -> only != null && !each.source().equals(only));
        if (only != null && !voyage.merges().none()) {
            throw new FerryException(Fault.MAPPING, Said.of(Undo.class, "undo.merged"));
        }
        try (Steps steps = new Steps(voyage, run, true)) {
            steps.connect();
            do {
                left.clear();
                voyage.progress().stage("undo", voyage.records(entities));
                newestFirst(steps, entities);
                entities.forEach(this::sum);
                leftOfMerges();
            } while (!steps.secured());
            if (only == null && left.isEmpty()) {
                steps.plainly("removing the new tables", target -> newTables.drop());
                steps.plainly("counters", target -> new ProductCounters(voyage).lower(target, entities));
            }
            steps.settle();
            if (only == null) {
                voyage.journal().setFact("state", left.isEmpty() ? "undone" : "undone except edited records");
            }
        }
        voyage.progress().ended();
    }

    /** What came after a merge goes before it. */
    private void newestFirst(Steps steps, List<EntityMapping> entities) {
        voyage.readMerges();
        List<Integer> merges = new ArrayList<>(voyage.merges().numbers());
        Collections.reverse(merges);
        Map<String, Integer> end = Map.of();
        for (int id : merges) {
            Map<String, Integer> first = voyage.merges().mark(id);
            Span since = new Span(first, end);
            if (since.any(entities)) {
                voyage.readMerges();
                batches(steps, entities, since);
            }
            takeBack(steps, id);
            end = first;
        }
        voyage.readMerges();
        batches(steps, entities, new Span(Map.of(), end));
    }

    /** Which batches of each source entity are taken back: from one number, to before another. */
    private record Span(Map<String, Integer> first, Map<String, Integer> end) {
        int first(EntityMapping each) {
            return first.getOrDefault(each.source(), 0);
        }

        int end(EntityMapping each) {
            return end.getOrDefault(each.source(), Integer.MAX_VALUE);
        }

        boolean any(List<EntityMapping> entities) {
            return entities.stream().anyMatch(each -> first(each) != end(each));
        }

        boolean holds(EntityMapping each, BatchEntry entry) {
            return entry.number() >= first(each) && entry.number() < end(each);
        }

        UndoBatch undo(Voyage voyage, EntityMapping each) {
            return new UndoBatch(voyage, each, first(each), end(each));
        }
    }

    private void batches(Steps steps, List<EntityMapping> entities, Span span) {
        for (EntityMapping each : voyage.entities()) {
            if (entities.contains(each)) {
                revive(steps, each, span);
            }
        }
        for (EntityMapping each : entities) {
            restore(steps, each, span);
        }
        for (EntityMapping each : entities) {
            remove(steps, each, span);
        }
    }

    /** Takes back all merges and nothing else, newest first; nothing may have been written after them. */
    public void merges() {
        List<Integer> all = new ArrayList<>(voyage.merges().numbers());
        all.removeIf(id -> !voyage.merges().active(id));
        Collections.reverse(all);
        for (int id : all) {
            for (EntityMapping each : voyage.entities()) {
                int first = voyage.merges().mark(id).getOrDefault(each.source(), Integer.MAX_VALUE);
                if (voyage.cargo(each).stream().anyMatch(entry -> entry.number() >= first)) {
                    throw new FerryException(Fault.MAPPING, Said.of(Undo.class, "undo.after"));
                }
            }
        }
        try (Steps steps = new Steps(voyage, run, true)) {
            steps.connect();
            voyage.progress().stage("undo", all.size());
            do {
                all.forEach(id -> takeBack(steps, id));
                voyage.readMerges();
            } while (!steps.secured());
            steps.settle();
        }
        leftOfMerges();
        voyage.progress().ended();
    }

    private void leftOfMerges() {
        for (Failure one : voyage.journal().failures(UndoBatch.LEFT + Merges.STEP)) {
            left.add(new Difference(one.key(), "", one.targetKey(), "", "changed"));
        }
    }

    /** Merges are to be read again before anything else asks for them. */
    private void takeBack(Steps steps, int id) {
        String step = Merges.BACK + id;
        MergeSite site = sites.apply(voyage.merges().entity(id));
        steps.step(step, target -> {
            List<String> kept = new MergeWrite(target, site).takeBack(MergeSeal.changes(voyage, id, site.pointers()));
            List<Failure> failures = new ArrayList<>();
            for (String row : kept) {
                String[] named = row.split("\n", 2);
                failures.add(new Failure(
                        UndoBatch.LEFT + Merges.STEP, id, failures.size(), named[0], named[1], UndoBatch.EDITED));
            }
            voyage.journal()
                    .addResult(
                            new BatchResult(step, Merges.STEP + site.entity().name(), id, 0, 1, kept.size()), failures);
        });
    }

    /**
     * What {@link #run} would do to one entity.
     *
     * @param deletes created records that will be deleted
     * @param restores changed records that will be put back
     * @param edited records that somebody edited since and that will be left
     * @param gone records that are not there any more
     */
    public record Forecast(long deletes, long restores, long edited, long gone) {
        Forecast plus(Forecast o) {
            return new Forecast(deletes + o.deletes, restores + o.restores, edited + o.edited, gone + o.gone);
        }
    }

    /** Looks what {@link #run} would do, in the order of its work; writes nothing. */
    public Map<EntityMapping, Forecast> ahead() {
        List<EntityMapping> entities = new ArrayList<>(voyage.entities());
        Collections.reverse(entities);
        Map<EntityMapping, Forecast> all = new LinkedHashMap<>();
        voyage.progress()
                .stage(
                        "look",
                        entities.stream()
                                .flatMap(each -> voyage.cargo(each).stream())
                                .mapToLong(BatchEntry::records)
                                .sum());
        for (EntityMapping each : entities) {
            voyage.progress().entity(each.source());
            all.put(each, ahead(each));
        }
        return all;
    }

    private Forecast ahead(EntityMapping each) {
        Forecast sum = new Forecast(0, 0, 0, 0);
        if (voyage.target(each).key().isEmpty() || !newTables.there(each)) {
            return sum;
        }
        Expected expected = new Expected(voyage, each);
        Origins origins = new Origins(voyage, each);
        List<BatchEntry> newestFirst = new ArrayList<>(voyage.cargo(each));
        Collections.reverse(newestFirst);
        try (Snapshot now = Snapshot.of(voyage.target());
                Ahead<Prepared> opened = Prepared.all(voyage, each, newestFirst)) {
            for (Prepared next = opened.next(); next != null; next = opened.next()) {
                Prepared batch = next.decided(voyage, each);
                List<Expected.One> ones = new ArrayList<>(expected.of(batch));
                ones.removeIf(one -> one.action() == Action.UNCHANGED
                        || origins.counted(batch.batch().number(), one.position()));
                Map<Key, Object[]> current = expected.current(keys -> now.byKeys(expected.target(), keys), ones);
                for (Expected.One one : ones) {
                    if (expected.absorbed(batch, one.position()) || expected.joined(one.key())) {
                        // Merges go back first; then it is as it was written.
                        boolean made = one.action() == Action.CREATE && one.before() == null;
                        sum = sum.plus(new Forecast(made ? 1 : 0, made ? 0 : 1, 0, 0));
                        continue;
                    }
                    sum = sum.plus(ahead(expected, origins, batch, one, current.get(one.key())));
                }
                voyage.progress().advance(batch.mapped().length, 0);
            }
        }
        return sum;
    }

    private Forecast ahead(Expected expected, Origins origins, Prepared batch, Expected.One one, Object[] current) {
        if (one.action() == Action.DELETE) {
            origins.count(batch.batch().number(), one.position());
            boolean mine = origins.created(batch.batch().number(), one.position());
            return current != null ? new Forecast(0, 0, 1, 0) : new Forecast(0, mine ? 0 : 1, 0, mine ? 1 : 0);
        } else if (current == null) {
            return new Forecast(0, 0, 0, 1);
        } else if (one.before() != null && hash.of(current).equals(hash.of(one.before()))) {
            return new Forecast(0, 0, 0, 0);
        }
        origins.count(batch.batch().number(), one.position());
        if (!expected.edited(batch.batch().number(), one, current).isEmpty()) {
            return new Forecast(0, 0, 1, 0);
        }
        boolean created = one.action() == Action.CREATE && one.before() == null
                || batch.proposals().containsKey(one.position())
                        && origins.created(batch.batch().number(), one.position());
        return created ? new Forecast(1, 0, 0, 0) : new Forecast(0, 1, 0, 0);
    }

    @FunctionalInterface
    private interface Work {
        void write(Target target, String step, Prepared batch) throws RowsRefused;
    }

    /** Brings back what rounds have deleted, in the order of work, so that what it refers to is there. */
    private void revive(Steps steps, EntityMapping each, Span span) {
        Set<Integer> numbers = new HashSet<>();
        voyage.journal().batches(Voyage.DELETES, each.source()).forEach(entry -> numbers.add(entry.number()));
        List<BatchEntry> entries = new ArrayList<>(voyage.cargo(each));
        entries.removeIf(entry -> !numbers.contains(entry.number()) || !span.holds(each, entry));
        UndoBatch undo = span.undo(voyage, each);
        work(steps, each, entries, number -> reviving(each, number), undo::revive);
    }

    /** The batches where something was changed, or where new records point at each other. */
    private void restore(Steps steps, EntityMapping each, Span span) {
        Set<Integer> numbers = new HashSet<>();
        voyage.journal().batches(Voyage.BEFORE, each.source()).forEach(entry -> numbers.add(entry.number()));
        for (Conflict conflict : voyage.journal().conflicts().all()) {
            if (conflict.entity().equals(each.source())) {
                numbers.add(conflict.number());
            }
        }
        List<BatchEntry> entries = new ArrayList<>(voyage.cargo(each));
        if (!Voyage.any(voyage.cyclic(each))) {
            entries.removeIf(entry -> !numbers.contains(entry.number()) && entry.number() < voyage.firstOfRounds(each));
        }
        entries.removeIf(entry -> !span.holds(each, entry));
        UndoBatch undo = span.undo(voyage, each);
        work(steps, each, entries, number -> restoring(each, number), undo::restore);
    }

    private void remove(Steps steps, EntityMapping each, Span span) {
        UndoBatch undo = span.undo(voyage, each);
        List<BatchEntry> entries = new ArrayList<>(voyage.cargo(each));
        entries.removeIf(entry -> !span.holds(each, entry));
        work(steps, each, entries, number -> removing(each, number), undo::remove);
    }

    private void work(Steps steps, EntityMapping each, List<BatchEntry> entries, IntFunction<String> name, Work work) {
        voyage.progress().entity(each.source());
        Collections.reverse(entries);
        if (!newTables.there(each)) {
            entries.clear();
        }
        try (Ahead<Prepared> opened = Prepared.all(voyage, each, entries)) {
            for (Prepared next = opened.next(); next != null; next = opened.next()) {
                Prepared batch = next.decided(voyage, each);
                int number = batch.batch().number();
                String step = name.apply(number);
                steps.step(step, target -> work.write(target, step, batch));
                if (!step.equals(removing(each, number))) {
                    voyage.progress().checkCancelled();
                } else {
                    voyage.progress().advance(batch.mapped().length, 0);
                }
            }
        }
    }

    private void sum(EntityMapping each) {
        Counts sum = Counts.NONE;
        for (BatchResult result : voyage.journal().results()) {
            if (result.step().equals(restoring(each, result.number()))
                    || result.step().equals(reviving(each, result.number()))
                    || result.step().equals(removing(each, result.number()))) {
                sum = sum.plus(new Counts(0, result.created(), result.updated(), 0, 0, result.failed(), 0));
            }
        }
        counts.put(each.source(), sum);
        for (Failure one : voyage.journal().failures(UndoBatch.LEFT + each.source())) {
            String kind = one.reason().equals(UndoBatch.EDITED) ? "changed" : "refused";
            left.add(new Difference(each.source(), one.key(), one.targetKey(), "", kind));
        }
    }

    /** The step that brings back deleted records of a batch; it is the first one. */
    static String reviving(EntityMapping each, int number) {
        return removing(each, number) + "/revive";
    }

    /** The step that restores changed records of a batch. */
    static String restoring(EntityMapping each, int number) {
        return removing(each, number) + "/restore";
    }

    /** The step that removes new records of a batch; it is the last one. */
    static String removing(EntityMapping each, int number) {
        return "undo/" + each.source() + "/" + number;
    }
}
