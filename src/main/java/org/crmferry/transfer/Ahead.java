package org.crmferry.transfer;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * One stage of the pipeline: a thread that works a few steps ahead of whoever takes its results, so that reading,
 * sealing and writing overlap while only a handful of batches are in memory.
 *
 * @param <T> what the stage makes; null ends it
 */
final class Ahead<T> implements AutoCloseable {
    private final ExecutorService thread;
    private final Callable<T> step;
    private final int depth;
    private final Deque<Future<T>> waiting = new ArrayDeque<>();
    private boolean ended;

    /**
     * @param name of its thread
     * @param depth how many results may wait
     * @param step makes the next result, or null at the end; called by one thread only
     */
    Ahead(String name, int depth, Callable<T> step) {
        this.step = step;
        this.depth = depth;
        thread = Executors.newSingleThreadExecutor(task -> {
            Thread made = new Thread(task, name);
            made.setDaemon(true);
            return made;
        });
    }

    /** The next result, or null at the end; failures of the stage are thrown here. */
    T next() {
        while (!ended && waiting.size() < depth) {
            waiting.add(thread.submit(step));
        }
        Future<T> first = waiting.poll();
        if (first == null) {
            return null;
        }
        T result = get(first);
        if (result == null) {
            ended = true;
        }
        return result;
    }

    static <T> T get(Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (CancellationException) new CancellationException("interrupted").initCause(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException runtime) {
                throw runtime;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    /** Stops the stage and waits until its thread has let go of what it uses. */
    @Override
    public void close() {
        thread.shutdownNow();
        boolean interrupted = false;
        while (!thread.isTerminated()) {
            try {
                thread.awaitTermination(1, java.util.concurrent.TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
