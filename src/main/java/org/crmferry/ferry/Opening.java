package org.crmferry.ferry;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.crmferry.model.FerryException;
import org.slf4j.LoggerFactory;

/** A database that is being opened beside other work: connecting and looking around take their time. */
final class Opening implements AutoCloseable {
    static {
        // Logging begins on one thread: two that begin it together make it complain to people.
        LoggerFactory.getILoggerFactory();
    }

    private final FutureTask<Site> task;

    /** @param open opens it; secrets must have been asked for before */
    Opening(Callable<Site> open, String name) {
        task = new FutureTask<>(open);
        Thread thread = new Thread(task, "open " + name);
        thread.setDaemon(true);
        thread.start();
    }

    /** Waits for it; failures of opening are thrown here. */
    Site site() {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return task.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof FerryException told) {
                throw told;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close() {
        try {
            site().close();
        } catch (FerryException e) {
            // Whoever needed it has been told; nobody else misses it.
            return;
        }
    }
}
