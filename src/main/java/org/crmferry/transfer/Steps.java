package org.crmferry.transfer;

import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.crmferry.database.RowsRefused;
import org.crmferry.database.Target;
import org.crmferry.journal.BatchResult;
import org.crmferry.model.Fault;
import org.crmferry.model.FerryException;
import org.crmferry.model.Said;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Steps that happen exactly once: each is one transaction of the target that also marks the target's ledger. The
 * journal learns of a step just before the commit; what the ledger then does not have is forgotten again.
 *
 * <p>Where no ledger table may be created, the one step that is in doubt after a crash is found out by its records.
 */
final class Steps implements AutoCloseable {
    private static final String WRITING = "writing";

    private static final Logger LOG = LoggerFactory.getLogger(Steps.class);

    private final Voyage voyage;
    private final String run;
    private final boolean undo;
    private final Set<String> done = new HashSet<>();
    private Target target;
    private final Set<String> more = new LinkedHashSet<>();
    private boolean ledger;
    private boolean secure;
    private boolean lost;

    /** One step's writing; returns what it did and whether its work can be seen in the target. */
    @FunctionalInterface
    interface Work {
        void write(Target target) throws RowsRefused;
    }

    /** @param undo whether these are the steps that take a migration back, rather than those that carry it out */
    Steps(Voyage voyage, String run, boolean undo) {
        this.voyage = voyage;
        this.undo = undo;
        this.run = run;
    }

    Target target() {
        return target;
    }

    /** Connects and finds out which steps are done. */
    void connect() {
        Retry.run(
                "connecting",
                voyage.progress(),
                () -> {
                    reconnect();
                    return null;
                },
                () -> {});
    }

    private void reconnect() {
        if (target != null) {
            Target old = target;
            target = null;
            try {
                old.close();
            } catch (FerryException e) {
                LOG.debug("a lost connection was not closed", e);
            }
        }
        target = Target.of(voyage.target());
        target.shared(voyage.targets());
        ledger = target.ledgerBegin(run);
        if (ledger) {
            Set<String> now = new HashSet<>(target.ledger(run));
            now.addAll(voyage.journal().settled());
            lost |= !now.containsAll(done);
            done.clear();
            done.addAll(now);
            forget(voyage.journal().results().stream()
                    .filter(result -> mine(result.step()) && !done.contains(result.step()))
                    .toList());
        } else {
            done.clear();
            voyage.journal().results().forEach(r -> done.add(r.step()));
            voyage.journal().fact(WRITING).ifPresent(this::settle);
        }
    }

    /** Merges are everybody's: what follows from them is looked at before anything is written. */
    private boolean mine(String step) {
        return step.startsWith("undo/") == undo || Merges.is(step);
    }

    private void forget(List<BatchResult> results) {
        if (!results.isEmpty()) {
            results.forEach(voyage.journal()::removeResult);
            voyage.arrivals();
        }
    }

    /** Without a ledger: asks the target whether the steps in doubt, which go together, were committed. */
    private void settle(String steps) {
        List<String> names = List.of(steps.split("\n", -1));
        List<BatchResult> results = voyage.journal().results().stream()
                .filter(r -> names.contains(r.step()))
                .sorted(Comparator.comparingInt(r -> names.indexOf(r.step())))
                .toList();
        if (!results.isEmpty() && !Doubt.committed(voyage, results.get(0))) {
            forget(results);
            names.forEach(done::remove);
        }
        voyage.journal().removeFact(WRITING);
    }

    /** Says within a step's work that another step is done with it. */
    void also(String step) {
        more.add(step);
    }

    boolean done(String step) {
        return done.contains(step);
    }

    /**
     * Whether steps that had been done are done no more since the last call: a server that does not write every commit
     * to its disk at once may forget some when it crashes. They have to be done again.
     */
    boolean lost() {
        boolean some = lost;
        lost = false;
        return some;
    }

    /**
     * Makes sure that what was done stays done. A server that does not write every commit to its disk at once is told to;
     * only then the journal may know better than the target.
     *
     * @return false if the server has forgotten steps: they have to be done again
     */
    boolean secured() {
        plainly("making sure of what was written", t -> secure = t.secure());
        return !lost();
    }

    /** All steps are done: the target's ledger need not know them any more, unless the server may still forget some. */
    void settle() {
        if (ledger && !secure) {
            voyage.journal().log("the target keeps the ledger: its server may forget in a crash what it has committed");
            return;
        }
        voyage.journal().settle();
        plainly("removing the ledger", t -> t.ledgerEnd(run));
    }

    /** Does what may be done more than once; tries again after faults that pass by themselves. */
    void plainly(String what, Consumer<Target> work) {
        Retry.run(
                what,
                voyage.progress(),
                () -> {
                    work.accept(target);
                    return null;
                },
                this::reconnect);
    }

    /** Does the step once; tries again after faults that pass by themselves. */
    void step(String step, Work work) {
        if (done.contains(step)) {
            return;
        }
        Retry.run(
                step,
                voyage.progress(),
                () -> {
                    if (!done.contains(step)) {
                        attempt(step, work);
                    }
                    return null;
                },
                this::reconnect);
    }

    private void attempt(String step, Work work) {
        target.begin();
        boolean committed = false;
        more.clear();
        try {
            if (!ledger) {
                voyage.journal().setFact(WRITING, step);
            }
            write(step, work);
            more.remove(step);
            if (ledger) {
                target.ledgerMark(run, step);
                more.forEach(other -> target.ledgerMark(run, other));
            } else if (!more.isEmpty()) {
                voyage.journal().setFact(WRITING, step + "\n" + String.join("\n", more));
            }
            target.commit();
            committed = true;
            done.add(step);
            done.addAll(more);
            if (!ledger) {
                // Nobody would notice if the server forgot it.
                target.secure();
            }
            if (!ledger) {
                voyage.journal().removeFact(WRITING);
            }
        } finally {
            if (!committed) {
                rollback();
            }
        }
    }

    /** Takes back what was written; over a lost connection the database does that by itself. */
    private void rollback() {
        try {
            target.rollback();
        } catch (FerryException e) {
            LOG.debug("no rollback over a lost connection", e);
        }
    }

    private void write(String step, Work work) {
        try {
            work.write(target);
        } catch (RowsRefused e) {
            throw new FerryException(Fault.DATA, Said.of(Steps.class, "step.refused", step, e.reason()), e);
        }
    }

    @Override
    public void close() {
        if (target != null) {
            target.close();
        }
    }
}
