package org.crmferry.transfer;

import java.util.concurrent.CancellationException;

/**
 * How far the work is: one latest value that anybody may poll, and the way to cancel it. Written by the worker thread
 * alone, read by any.
 */
public final class Progress {
    private volatile View view = new View("", "", 0, 0, 0, 0, System.nanoTime());
    private volatile boolean cancelled;
    private long recordsTotal;
    private long recordsDone;
    private long bytes;

    /**
     * One moment.
     *
     * @param stage what is being done: {@code check}, {@code load}, {@code verify}, {@code undo} ...
     * @param entity which entity, or empty
     * @param done records done in this stage
     * @param total records of this stage as known so far; 0 if unknown
     * @param bytes bytes sealed or opened in this stage
     * @param perSecond records per second since the stage began
     * @param since {@link System#nanoTime} when the stage began
     */
    public record View(String stage, String entity, long done, long total, long bytes, double perSecond, long since) {
        /** Share that is done, 0 to 1, never above. */
        public double share() {
            return total <= 0 ? 0 : Math.min(1, (double) done / total);
        }

        /** Estimated seconds left in this stage; -1 if unknown. */
        public long secondsLeft() {
            return perSecond <= 0 || total <= 0 ? -1 : Math.round(Math.max(0, total - done) / perSecond);
        }
    }

    public View view() {
        return view;
    }

    /** Asks the worker to stop between batches. */
    public void cancel() {
        cancelled = true;
    }

    public void stage(String stage, long total) {
        recordsTotal = total;
        recordsDone = 0;
        bytes = 0;
        view = new View(stage, "", 0, total, 0, 0, System.nanoTime());
        checkCancelled();
    }

    public void entity(String entity) {
        View now = view;
        view = new View(now.stage(), entity, recordsDone, recordsTotal, bytes, now.perSecond(), now.since());
    }

    /** Counts records and bytes that are done. */
    public void advance(long records, long sealedBytes) {
        recordsDone += records;
        bytes += sealedBytes;
        recordsTotal = Math.max(recordsTotal, recordsDone);
        View now = view;
        double seconds = (System.nanoTime() - now.since()) / 1e9;
        view = new View(
                now.stage(),
                now.entity(),
                recordsDone,
                recordsTotal,
                bytes,
                seconds > 0 ? recordsDone / seconds : 0,
                now.since());
        checkCancelled();
    }

    /** Throws {@link CancellationException} if {@link #cancel} was called. */
    void checkCancelled() {
        if (cancelled) {
            throw new CancellationException();
        }
    }
}
