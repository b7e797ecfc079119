package org.crmferry.transfer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.crmferry.database.RowsRefused;
import org.crmferry.database.Snapshot;
import org.crmferry.journal.BatchResult;
import org.crmferry.journal.Conflict;
import org.crmferry.journal.KeyCode;
import org.crmferry.model.Entity;
import org.crmferry.model.Key;
import org.crmferry.plan.RecordHash;

/**
 * Merges records of the target that are the same, as somebody has decided: each merge is one transaction, sealed before it
 * is written, compared before it is committed, and taken back by {@link Undo}. Blocks; one thread.
 */
public final class Merging {
    private final Voyage voyage;
    private final String run;
    private final RecordHash hash = new RecordHash();

    /**
     * What becomes of one merge.
     *
     * @param refusal why it is not done; empty if it is, {@code done} if it was done before
     * @param hash a fingerprint of all that it writes: it is only done while that is still the same
     */
    public record Outcome(Merge merge, MergeCounts counts, String refusal, String hash) {}

    /** @param run the migration's name in the ledger */
    public Merging(Voyage voyage, String run) {
        this.voyage = voyage;
        this.run = run;
    }

    /** How many merges are in the target. */
    public static int written(Voyage voyage) {
        return voyage.merges().written();
    }

    /**
     * Forgets merges, and takings back of merges, that the journal knows of and the target does not: the process ended just
     * before their commit. Connects only where that may be so.
     *
     * @param run the migration's name in the ledger
     */
    public static void forgetUncommitted(Voyage voyage, String run) {
        if (voyage.merges().numbers().isEmpty()) {
            return;
        }
        Set<String> settled = new HashSet<>(voyage.journal().settled());
        boolean doubt = voyage.journal().results().stream()
                .map(BatchResult::step)
                .anyMatch(step -> Merges.is(step) && !settled.contains(step));
        if (doubt) {
            try (Steps steps = new Steps(voyage, run, false)) {
                steps.connect();
            }
            voyage.readMerges();
        }
    }

    /** What {@link #run} would do now; writes nothing. */
    public List<Outcome> preview(List<Merge> merges, Map<String, MergeSite> sites) {
        List<Outcome> all = new ArrayList<>();
        Set<String> disputed = disputed();
        Set<String> taken = new HashSet<>();
        try (Snapshot now = Snapshot.of(voyage.target())) {
            MergeView view = new MergeView(now);
            for (Merge merge : merges) {
                Entity entity = sites.get(merge.entity()).entity();
                MergePlan plan = new MergePlan(
                        sites.get(merge.entity()), view, merge, (record, state) -> shown(entity, record, state));
                String refusal = done(sites.get(merge.entity()), merge) ? "done" : plan.refusal();
                if (merge.members().stream().anyMatch(key -> !taken.add(merge.entity() + "\n" + KeyBook.code(key)))) {
                    refusal = "twice";
                } else if (refusal.isEmpty()) {
                    refusal = refusal(sites.get(merge.entity()), merge, disputed);
                }
                if (refusal.isEmpty()) {
                    view.add(plan.changes());
                }
                all.add(outcome(merge, plan, refusal));
                voyage.progress().checkCancelled();
            }
        }
        return all;
    }

    /** Whether a record is as it was shown, but for references that earlier merges have moved: the work was interrupted. */
    private boolean shown(Entity entity, Object[] record, String state) {
        return voyage.merges()
                .met(voyage, entity, record, before -> hash.of(before).equals(state));
    }

    /** Whether all of them are one record since an earlier merge: the work was interrupted, or is begun again. */
    private boolean done(MergeSite site, Merge merge) {
        String table = site.entity().shape().table();
        return merge.others().stream()
                .allMatch(other -> voyage.merges().gone(table, other)
                        && voyage.merges().follow(table, other).equals(merge.survivor()));
    }

    private static Outcome outcome(Merge merge, MergePlan plan, String refusal) {
        return refusal.isEmpty()
                ? new Outcome(merge, plan.counts(), "", plan.changes().hash())
                : new Outcome(merge, MergeCounts.NONE, refusal, "");
    }

    private static String refusal(MergeSite site, Merge merge, Set<String> disputed) {
        if (!site.pointers().unmovable().isEmpty()) {
            return "composite";
        }
        boolean open =
                merge.members().stream().anyMatch(key -> disputed.contains(merge.entity() + "\n" + KeyBook.code(key)));
        return open ? "conflict" : "";
    }

    /** Records of which somebody still has to say something else. */
    private Set<String> disputed() {
        Map<String, String> targets = new HashMap<>();
        voyage.entities().forEach(each -> targets.put(each.source(), each.target()));
        Set<String> disputed = new HashSet<>();
        for (Conflict conflict : voyage.journal().conflicts().all()) {
            if (!conflict.applied() && !conflict.targetKey().isEmpty()) {
                disputed.add(
                        targets.get(conflict.entity()) + "\n" + KeyBook.code(KeyCode.decode(conflict.targetKey())));
            }
        }
        return disputed;
    }

    /**
     * Does what was previewed, and no more: what is not as it was then is left and said.
     *
     * @param previewed of {@link #preview}; those that were refused are passed over
     * @return what was done, in the same order
     */
    public List<Outcome> run(List<Outcome> previewed, Map<String, MergeSite> sites) {
        List<Outcome> done = new ArrayList<>();
        Map<Outcome, Integer> numbers = new HashMap<>();
        int next = MergeSeal.next(voyage);
        for (Outcome one : previewed) {
            numbers.put(one, next++);
        }
        try (Steps steps = new Steps(voyage, run, false)) {
            steps.connect();
            voyage.progress().stage("merge", previewed.size());
            do {
                done.clear();
                for (Outcome one : previewed) {
                    done.add(
                            one.refusal().isEmpty()
                                    ? merge(
                                            steps,
                                            numbers.get(one),
                                            one,
                                            sites.get(one.merge().entity()))
                                    : one);
                    voyage.progress().advance(1, 0);
                    voyage.progress().checkCancelled();
                }
            } while (!steps.secured());
            steps.settle();
        }
        voyage.progress().ended();
        return done;
    }

    private Outcome merge(Steps steps, int id, Outcome previewed, MergeSite site) {
        Outcome[] result = {previewed};
        try {
            steps.step(Merges.STEP + id, target -> {
                MergePlan plan =
                        new MergePlan(site, new MergeView(target.view()), previewed.merge(), (record, state) -> true);
                if (!plan.refusal().isEmpty() || !plan.changes().hash().equals(previewed.hash())) {
                    throw new Refused(plan.refusal().isEmpty() ? "changed" : plan.refusal());
                }
                MergeSeal.seal(voyage, id, plan);
                MergeWrite write = new MergeWrite(target, site);
                write(write, plan);
                if (!write.differing(plan.changes()).isEmpty()) {
                    throw new Refused("altered");
                }
                Entity entity = site.entity();
                List<Key> survivor = List.of(previewed.merge().survivor());
                MergeSeal.seal(voyage, id, entity, target.view().byKeys(entity, survivor));
                voyage.journal()
                        .addResult(
                                new BatchResult(
                                        Merges.STEP + id,
                                        Merges.STEP + entity.name(),
                                        id,
                                        plan.counts().removed(),
                                        1,
                                        0),
                                List.of());
            });
        } catch (Refused e) {
            result[0] = new Outcome(previewed.merge(), MergeCounts.NONE, e.why, "");
        }
        return result[0];
    }

    private static void write(MergeWrite write, MergePlan plan) {
        try {
            write.write(plan.changes());
        } catch (RowsRefused e) {
            throw new Refused("refused");
        }
    }

    /** Leaves a step without writing anything. */
    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final String why;

        Refused(String why) {
            super(why, null, false, false);
            this.why = why;
        }
    }
}
