package org.crmferry.transfer;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import org.crmferry.database.Diagnosis;
import org.crmferry.model.FerryException;

/**
 * Tries work again after a fault that passes by itself: a dropped connection, a deadlock, a lock wait, a server that is
 * restarting. Waits 0.25 s, doubling up to 16 s, about a minute in all, however long each try takes to fail.
 */
final class Retry {
    private static final int TRIES = 9;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private Retry() {}

    /**
     * @param recover called before each new try: reconnects and finds out how far the last one came
     * @throws FerryException the last failure, or the first that will not pass by itself
     */
    static <T> T run(String what, Progress progress, Callable<T> work, Runnable recover) {
        long pause = 250;
        long end = 0;
        for (int attempt = 1; ; attempt++) {
            try {
                if (attempt > 1) {
                    recover.run();
                }
                return work.call();
            } catch (FerryException e) {
                long now = System.nanoTime();
                end = attempt == 1 ? now + PATIENCE.toNanos() : end;
                if (attempt == TRIES || now - end > 0 || !Diagnosis.temporary(e)) {
                    throw e;
                }
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException(what, e);
            }
            pause(pause, progress);
            pause = Math.min(16_000, pause * 2);
        }
    }

    private static void pause(long millis, Progress progress) {
        long end = System.nanoTime() + millis * 1_000_000;
        try {
            while (System.nanoTime() < end) {
                progress.checkCancelled();
                Thread.sleep(50);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (CancellationException) new CancellationException("interrupted").initCause(e);
        }
    }
}
