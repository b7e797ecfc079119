package org.crmferry.compare;

import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import org.crmferry.database.Reader;
import org.crmferry.database.Snapshot;
import org.crmferry.model.Batch;
import org.crmferry.model.Entity;
import org.crmferry.model.Fault;
import org.crmferry.model.FerryException;
import org.crmferry.model.Said;

/**
 * One side's records in order, read ahead by a thread of its own; at most one batch waits, so memory is bounded. The
 * snapshot belongs to that thread until {@link #close} returns.
 *
 * <p>May try the order in which the product keeps the records, which costs no sorting. Whether that is the order asked
 * for is looked at record by record; where it is not, the stream ends and has {@link #strayed}.
 */
final class Stream implements AutoCloseable {
    private static final int WAITING = 1;
    private static final Batch END = new Batch(null, 0, List.of());

    private final BlockingQueue<Batch> waiting = new ArrayBlockingQueue<>(WAITING);
    private final Thread thread;
    private final Entity entity;
    private final KeyOrder order;
    private final boolean stored;
    private volatile Throwable failure;
    private volatile boolean closed;
    private List<Object[]> records = List.of();
    private int at;
    private boolean ended;
    private boolean strayed;
    private Object[] last;

    /**
     * @param unique whether no two records have the same key
     * @param stored whether to try the product's own order
     */
    Stream(Snapshot snapshot, Entity entity, KeyOrder order, boolean unique, boolean stored) {
        this.entity = entity;
        this.order = order;
        this.stored = stored;
        thread = new Thread(() -> read(snapshot, unique), "read " + entity.name());
        thread.setDaemon(true);
        thread.start();
    }

    private void read(Snapshot snapshot, boolean unique) {
        try (Reader reader = snapshot.inOrder(entity, stored ? order.stored() : order.sorting(), unique)) {
            for (Batch batch = reader.next(); batch != null && !closed; batch = reader.next()) {
                put(batch);
            }
        } catch (RuntimeException | Error e) {
            // Whatever it is: records that did not come must never look like records that are not there.
            failure = e;
        } finally {
            put(END);
        }
    }

    /** Waits for room, unless nobody takes any more. */
    private void put(Batch batch) {
        try {
            while (!closed && !waiting.offer(batch, 100, TimeUnit.MILLISECONDS)) {
                Thread.onSpinWait();
            }
        } catch (InterruptedException e) {
            closed = true;
            Thread.currentThread().interrupt();
        }
    }

    /** Whether the product's own order was another one, so that what was read is good for nothing. */
    boolean strayed() {
        return strayed;
    }

    /** The next record, or null at the end. */
    Object[] next() {
        while (at == records.size()) {
            if (ended) {
                return null;
            }
            Batch batch = take();
            if (batch.number() == 0) {
                ended = true;
                rethrow();
                return null;
            }
            records = batch.records();
            at = 0;
        }
        Object[] record = records.get(at++);
        if (last != null && order.compare(last, record) > 0) {
            if (stored) {
                strayed = true;
                ended = true;
                at = records.size();
                return null;
            }
            throw new FerryException(
                    Fault.SCHEMA, Said.of(Stream.class, "key.order", entity.name(), String.join(", ", entity.key())));
        }
        last = record;
        return record;
    }

    private void rethrow() {
        if (failure instanceof Error serious) {
            throw serious;
        } else if (failure instanceof RuntimeException told) {
            throw told;
        }
    }

    private Batch take() {
        try {
            return waiting.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        }
    }

    @Override
    public void close() {
        closed = true;
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
