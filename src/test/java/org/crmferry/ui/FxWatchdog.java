package org.crmferry.ui;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import javafx.application.Platform;

/**
 * Measures how long the JavaFX thread leaves others waiting: asks it for a sign of life again and again, and keeps the
 * longest wait. That is the longest time for which the window stood still. Looks at what it is doing meanwhile.
 */
public final class FxWatchdog implements AutoCloseable {
    private static final long LOOK_MILLIS = 10;
    private static final long LONG_MILLIS = Long.getLong("watchdog.tell", Long.MAX_VALUE);

    private final Thread thread;
    private volatile Thread fx;
    private volatile boolean closed;
    private long longest;

    public FxWatchdog() {
        Platform.runLater(() -> fx = Thread.currentThread());
        thread = new Thread(this::watch, "fx-watchdog");
        thread.setDaemon(true);
        thread.start();
    }

    /** Milliseconds of the longest wait since the beginning or the last {@link #reset}. */
    public synchronized long longestMillis() {
        return longest / 1_000_000;
    }

    public synchronized void reset() {
        longest = 0;
    }

    private synchronized void waited(long nanos, List<String> doing) {
        longest = Math.max(longest, nanos);
        if (nanos / 1_000_000 >= LONG_MILLIS) {
            System.out.println("the window stood still for " + nanos / 1_000_000 + " ms: " + doing);
        }
    }

    private void watch() {
        while (!closed) {
            AtomicBoolean seen = new AtomicBoolean();
            long asked = System.nanoTime();
            List<String> doing = new ArrayList<>();
            Platform.runLater(() -> {
                synchronized (seen) {
                    waited(System.nanoTime() - asked, doing);
                    seen.set(true);
                    seen.notifyAll();
                }
            });
            synchronized (seen) {
                while (!seen.get() && !closed) {
                    try {
                        seen.wait(LOOK_MILLIS);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                        return;
                    }
                    if (!seen.get() && fx != null && LONG_MILLIS != Long.MAX_VALUE) {
                        doing.add(now());
                    }
                }
            }
        }
    }

    /** The top of the stack, and below it the steps of the program and of the scene. */
    private String now() {
        return "\n  "
                + Arrays.stream(fx.getStackTrace())
                        .map(frame -> frame.getClassName().replaceAll(".*\\.", "") + "." + frame.getMethodName())
                        .filter(frame -> !frame.contains("lambda"))
                        .distinct()
                        .limit(14)
                        .collect(Collectors.joining(" < "));
    }

    @Override
    public void close() {
        closed = true;
    }
}
