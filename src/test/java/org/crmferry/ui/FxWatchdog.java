package org.crmferry.ui;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import javafx.application.Platform;

/**
 * Measures how long the JavaFX thread leaves others waiting: asks it for a sign of life again and again, and keeps the
 * longest wait. That is the longest time for which the window stood still.
 */
public final class FxWatchdog implements AutoCloseable {
    private final AtomicLong longest = new AtomicLong();
    private final Thread thread;
    private volatile boolean closed;

    public FxWatchdog() {
        thread = new Thread(this::watch, "fx-watchdog");
        thread.setDaemon(true);
        thread.start();
    }

    /** Milliseconds of the longest wait since the beginning or the last {@link #reset}. */
    public long longestMillis() {
        return longest.get() / 1_000_000;
    }

    public void reset() {
        longest.set(0);
    }

    private void watch() {
        while (!closed) {
            AtomicBoolean seen = new AtomicBoolean();
            long asked = System.nanoTime();
            Platform.runLater(() -> {
                longest.accumulateAndGet(System.nanoTime() - asked, Math::max);
                synchronized (seen) {
                    seen.set(true);
                    seen.notifyAll();
                }
            });
            synchronized (seen) {
                while (!seen.get() && !closed) {
                    try {
                        seen.wait(1000);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                        return;
                    }
                }
            }
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
