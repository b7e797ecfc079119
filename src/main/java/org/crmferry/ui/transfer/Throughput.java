package org.crmferry.ui.transfer;

import java.util.ArrayList;
import java.util.List;

/**
 * How fast records go, second by second over the last two minutes. Belongs to one thread.
 *
 * <p>Time is {@link System#nanoTime}; records count up from where the work of this run began.
 */
final class Throughput {
    /** How many seconds are kept. */
    static final int SECONDS = 120;

    private static final int RECENT = 15;
    private static final long SECOND = 1_000_000_000L;

    private final List<Double> rates = new ArrayList<>();
    private boolean begun;
    private long then;
    private long had;

    /**
     * Looks at the work.
     *
     * @param nanos time of the look
     * @param records done so far in this run
     * @return whether a second has passed, so that {@link #rates} has changed
     */
    boolean look(long nanos, long records) {
        if (!begun) {
            begun = true;
            then = nanos;
            had = records;
            return false;
        }
        double seconds = (nanos - then) / (double) SECOND;
        if (seconds < 1) {
            return false;
        }
        double rate = Math.max(0, records - had) / seconds;
        for (int i = 0; i < Math.min(SECONDS, Math.round(seconds)); i++) {
            rates.add(rate);
        }
        while (rates.size() > SECONDS) {
            rates.remove(0);
        }
        then = nanos;
        had = records;
        return true;
    }

    /** Time in which nothing was to be done does not count. */
    void rest(long nanos, long records) {
        begun = true;
        then = nanos;
        had = records;
    }

    void clear() {
        rates.clear();
        begun = false;
    }

    /** Records per second, the oldest second first. */
    List<Double> rates() {
        return List.copyOf(rates);
    }

    /** Records per second lately; -1 while that is not known. */
    double now() {
        if (rates.isEmpty()) {
            return -1;
        }
        return rates.subList(Math.max(0, rates.size() - RECENT), rates.size()).stream()
                .mapToDouble(Double::doubleValue)
                .average()
                .orElseThrow();
    }
}
