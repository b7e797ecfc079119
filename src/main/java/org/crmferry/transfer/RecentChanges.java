package org.crmferry.transfer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.crmferry.cargo.BatchEntry;
import org.crmferry.journal.BatchResult;
import org.crmferry.journal.Conflict;
import org.crmferry.journal.Failure;
import org.crmferry.journal.Journal;
import org.crmferry.journal.Run;
import org.crmferry.journal.Runs;
import org.crmferry.mapping.EntityMapping;
import org.crmferry.model.Entity;
import org.crmferry.model.Field;
import org.crmferry.plan.Action;
import org.crmferry.plan.Decision;

/** Lists what the program has written, the newest first, opening no more batches than it lists. Reads only the project. */
public final class RecentChanges {
    private final Voyage voyage;
    private final Journal journal;
    private final String entity;
    private final int most;
    private final Map<String, Expected> expected = new HashMap<>();
    private final Map<String, Map<Proposals.Place, Conflict>> conflicts = new HashMap<>();
    private final List<Change> changes = new ArrayList<>();

    /**
     * @param entity a source entity; empty for all
     * @param most how many are listed
     */
    public RecentChanges(Voyage voyage, String entity, int most) {
        this.voyage = voyage;
        journal = voyage.journal();
        this.entity = entity;
        this.most = most;
    }

    /** Blocks. */
    public List<Change> list() {
        for (Conflict conflict : journal.conflicts().all()) {
            conflicts
                    .computeIfAbsent(conflict.entity(), e -> new HashMap<>())
                    .put(new Proposals.Place(conflict.number(), conflict.position()), conflict);
        }
        Map<String, EntityMapping> byName = new HashMap<>();
        voyage.entities().forEach(each -> byName.put(each.source(), each));
        for (Runs.Step step : journal.runs().newestFirst()) {
            EntityMapping each = byName.get(step.step().entity());
            if (changes.size() == most) {
                break;
            }
            if (each != null
                    && (entity.isEmpty() || entity.equals(each.source()))
                    && !voyage.target(each).key().isEmpty()) {
                step(each, step.step(), step.at());
                voyage.progress().checkCancelled();
            }
        }
        return changes;
    }

    private void step(EntityMapping each, BatchResult step, String at) {
        Optional<BatchEntry> entry = journal.batch(Voyage.CARGO, each.source(), step.number());
        if (entry.isEmpty()
                || step.created() + step.updated() == 0 && !step.step().startsWith("resolve/")) {
            return;
        }
        Prepared batch = Prepared.of(each, voyage.mapper(each), voyage.open(entry.get(), each))
                .proposing(new Proposals(voyage, each))
                .decided(voyage, each);
        Set<Integer> solved = new HashSet<>();
        journal.solved(step.step()).forEach(failure -> solved.add(failure.position()));
        Set<Integer> stayed = new HashSet<>();
        for (Failure failure : journal.failures(UndoBatch.LEFT + each.source())) {
            if (failure.number() == step.number()) {
                stayed.add(failure.position());
            }
        }
        Optional<Run> run = journal.runs().of(each.source(), step.number());
        for (Expected.One one : expected.computeIfAbsent(each.source(), e -> new Expected(voyage, each))
                .of(batch)) {
            Conflict conflict = conflicts
                    .getOrDefault(each.source(), Map.of())
                    .get(new Proposals.Place(step.number(), one.position()));
            boolean mine = one.action() != Action.UNCHANGED
                    && (step.step().startsWith("undo/")
                            ? !stayed.contains(one.position()) && undoes(each, step, one)
                            : conflict == null
                                    ? writes(step, one, solved)
                                    : step.step().equals(Load.resolving(voyage, conflict)));
            if (mine && changes.size() < most) {
                add(each, step, at, run.map(Run::number).orElse(0), batch, one, conflict);
            }
        }
    }

    private boolean writes(BatchResult step, Expected.One one, Set<Integer> solved) {
        if (step.step().startsWith("retry/")) {
            return solved.contains(one.position());
        }
        boolean deletion = one.action() == Action.DELETE;
        boolean later = !journal.runs()
                .solving(step.entity(), step.number(), one.position())
                .isEmpty();
        return !later && step.step().startsWith(deletion ? Removal.DELETING : "load/");
    }

    private static boolean undoes(EntityMapping each, BatchResult step, Expected.One one) {
        boolean made = one.action() == Action.CREATE && one.before() == null;
        String by = one.action() == Action.DELETE
                ? Undo.reviving(each, step.number())
                : made ? Undo.removing(each, step.number()) : Undo.restoring(each, step.number());
        return step.step().equals(by);
    }

    private void add(
            EntityMapping each,
            BatchResult step,
            String at,
            int run,
            Prepared batch,
            Expected.One one,
            Conflict conflict) {
        boolean undone = step.step().startsWith("undo/");
        Decision decision = batch.decisions()[one.position()];
        Version.Cause cause = Chronicle.cause(voyage, each, decision, step.number());
        if (undone) {
            cause = Version.Cause.UNDO;
        } else if (conflict != null && cause != Version.Cause.PUT_BACK) {
            cause = Version.Cause.DECIDED;
        }
        changes.add(new Change(
                each.source(),
                voyage.source(each)
                        .keyOf(batch.batch().records().get(one.position()))
                        .text(),
                one.key().text(),
                at,
                run,
                cause,
                what(one, undone),
                fields(voyage.target(each), one)));
    }

    private static String what(Expected.One one, boolean undone) {
        return switch (one.action()) {
            case CREATE -> undone ? "deleted" : "created";
            case DELETE -> undone ? "created" : "deleted";
            default -> "updated";
        };
    }

    private static List<String> fields(Entity target, Expected.One one) {
        List<String> names = new ArrayList<>();
        for (Field field : target.fields()) {
            if (one.changed() != null && one.changed()[target.index(field.name())]) {
                names.add(field.name());
            }
        }
        return names;
    }
}
