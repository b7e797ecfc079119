package org.crmferry.transfer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.crmferry.journal.Failure;

/**
 * How far the work is: one latest value that anybody may poll, and the way to pause or cancel it. Written by the worker
 * thread alone, read by any; {@link #pause}, {@link #resume} and {@link #cancel} may be called by any.
 */
public final class Progress {
    /** How many refused records are kept with their reasons. */
    public static final int REFUSED = 1000;

    private final Object gate = new Object();
    private final Map<String, Tally> entities = new LinkedHashMap<>();
    private volatile View view = new View("", "", 0, 0, 0, 0, 0, System.nanoTime(), List.of());
    private volatile boolean cancelled;
    private volatile boolean paused;
    private volatile Consumer<View> watcher = v -> {};
    private volatile List<Failure> refused = List.of();
    private Tally current = new Tally();
    /** Whether the total is the sum of known entities, and follows them. */
    private boolean byEntity;

    private long recordsTotal;
    private long recordsDone;
    private long recordsBefore;
    private long bytes;

    /** One entity's numbers; the worker's own. */
    private static final class Tally {
        private long done;
        private long total;
        private long failed;
        private EntityProgress.State state = EntityProgress.State.WAITING;
    }

    /**
     * One moment.
     *
     * @param stage what is being done: {@code check}, {@code load}, {@code verify}, {@code undo} ...
     * @param entity which entity, or empty
     * @param done records done in this stage
     * @param before those of {@code done} that an earlier run had done; they do not count for the speed
     * @param total records of this stage as known so far; 0 if unknown
     * @param bytes bytes sealed or opened in this stage
     * @param perSecond records per second since the stage began, pauses left out
     * @param since {@link System#nanoTime} when the stage began, moved on by every pause
     * @param entities every entity of the stage, in the order of work
     */
    public record View(
            String stage,
            String entity,
            long done,
            long before,
            long total,
            long bytes,
            double perSecond,
            long since,
            List<EntityProgress> entities) {
        public View {
            entities = List.copyOf(entities);
        }

        /** Share that is done, 0 to 1, never above. */
        public double share() {
            return total <= 0 ? 0 : Math.min(1, (double) done / total);
        }

        /** Estimated seconds left in this stage; -1 if unknown. */
        public long secondsLeft() {
            return perSecond <= 0 || total <= 0 ? -1 : Math.round(Math.max(0, total - done) / perSecond);
        }

        /** Records of all entities that failed so far in this stage. */
        public long failed() {
            return entities.stream().mapToLong(EntityProgress::failed).sum();
        }
    }

    public View view() {
        return view;
    }

    /** Asks the worker to stop between batches; a paused one wakes up for it. */
    public void cancel() {
        synchronized (gate) {
            cancelled = true;
            gate.notifyAll();
        }
    }

    /** Asks the worker to wait between batches until {@link #resume}. No transaction stays open in the target. */
    public void pause() {
        paused = true;
    }

    /** Lets a paused worker go on; sessions that were lost meanwhile are renewed. */
    public void resume() {
        synchronized (gate) {
            paused = false;
            gate.notifyAll();
        }
    }

    public boolean isPaused() {
        return paused;
    }

    /** Hears of every new view, on the worker thread; must be quick. Replaces whoever heard before. */
    public void watch(Consumer<View> hearer) {
        watcher = hearer;
    }

    /** Begins a stage of so many records whose entities are not told apart. */
    public void stage(String stage, long total) {
        begin(stage, Map.of(), total);
    }

    /** Begins a stage; {@code totals} holds records by entity, in the order of work, less than 0 where unknown. */
    public void stage(String stage, Map<String, Long> totals) {
        begin(
                stage,
                totals,
                totals.values().stream().mapToLong(t -> Math.max(0, t)).sum());
    }

    private void begin(String stage, Map<String, Long> totals, long total) {
        entities.clear();
        totals.forEach((name, records) -> {
            Tally tally = new Tally();
            tally.total = Math.max(0, records);
            entities.put(name, tally);
        });
        current = new Tally();
        byEntity = !totals.isEmpty();
        recordsTotal = total;
        recordsDone = 0;
        recordsBefore = 0;
        bytes = 0;
        refused = List.of();
        publish(new View(stage, "", 0, 0, total, 0, 0, System.nanoTime(), states()));
        checkCancelled();
    }

    /** Work on that entity begins or goes on; the one before it has ended. */
    public void entity(String entity) {
        end();
        current = entities.computeIfAbsent(entity, name -> new Tally());
        current.state = EntityProgress.State.WORKING;
        publish(next(entity, view.perSecond()));
    }

    /** The stage is over: the last entity is done. */
    public void ended() {
        end();
        publish(next("", view.perSecond()));
    }

    private void end() {
        if (current.state == EntityProgress.State.WORKING) {
            current.state = EntityProgress.State.DONE;
            recordsTotal -= byEntity ? current.total - current.done : 0;
            current.total = current.done;
        }
    }

    /** Counts records and bytes that are done. */
    public void advance(long records, long sealedBytes) {
        advance(records, sealedBytes, 0);
    }

    /** One more batch of the current entity. */
    public void advance(long records, long sealedBytes, long failed) {
        current.done += records;
        current.failed += failed;
        recordsDone += records;
        bytes += sealedBytes;
        if (current.done > current.total) {
            recordsTotal += byEntity ? current.done - current.total : 0;
            current.total = current.done;
        }
        recordsTotal = Math.max(recordsTotal, recordsDone);
        double seconds = (System.nanoTime() - view.since()) / 1e9;
        publish(next(view.entity(), seconds > 0 ? (recordsDone - recordsBefore) / seconds : 0));
        checkCancelled();
    }

    /** One more batch of the current entity that an earlier run had done. */
    public void already(long records, long sealedBytes, long failed) {
        recordsBefore += records;
        advance(records, sealedBytes, failed);
    }

    /** Keeps the reasons of records that the target refused; the first {@value #REFUSED} of the stage. */
    public void refuse(List<Failure> failures) {
        int room = REFUSED - refused.size();
        if (room > 0 && !failures.isEmpty()) {
            List<Failure> all = new ArrayList<>(refused);
            all.addAll(failures.subList(0, Math.min(room, failures.size())));
            refused = List.copyOf(all);
        }
    }

    /** Records of this stage that the target refused so far, at most {@value #REFUSED}, in the order of work. */
    public List<Failure> refused() {
        return refused;
    }

    private View next(String entity, double perSecond) {
        View now = view;
        return new View(
                now.stage(), entity, recordsDone, recordsBefore, recordsTotal, bytes, perSecond, now.since(), states());
    }

    private List<EntityProgress> states() {
        List<EntityProgress> states = new ArrayList<>(entities.size());
        entities.forEach((name, t) -> states.add(new EntityProgress(name, t.done, t.total, t.failed, t.state)));
        return states;
    }

    private void publish(View next) {
        view = next;
        watcher.accept(next);
    }

    /** Between two batches: waits while paused. Throws {@link CancellationException} if {@link #cancel} was called. */
    public void checkCancelled() {
        if (paused && !cancelled) {
            long began = System.nanoTime();
            await();
            View now = view;
            view = new View(
                    now.stage(),
                    now.entity(),
                    now.done(),
                    now.before(),
                    now.total(),
                    now.bytes(),
                    now.perSecond(),
                    now.since() + System.nanoTime() - began,
                    now.entities());
        }
        if (cancelled) {
            throw new CancellationException();
        }
    }

    /** Waits that long between two pieces of work; CancellationException as soon as {@link #cancel} is called. */
    public void rest(Duration time) {
        long until = System.nanoTime() + time.toNanos();
        synchronized (gate) {
            for (long left = time.toNanos(); left > 0 && !cancelled; left = until - System.nanoTime()) {
                try {
                    TimeUnit.NANOSECONDS.timedWait(gate, left);
                } catch (InterruptedException e) {
                    throw interrupted(e);
                }
            }
        }
        checkCancelled();
    }

    private static CancellationException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return (CancellationException) new CancellationException("interrupted").initCause(e);
    }

    private void await() {
        synchronized (gate) {
            while (paused && !cancelled) {
                try {
                    gate.wait();
                } catch (InterruptedException e) {
                    throw interrupted(e);
                }
            }
        }
    }
}
