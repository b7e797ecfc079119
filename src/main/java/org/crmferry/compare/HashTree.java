package org.crmferry.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.LongConsumer;
import org.crmferry.database.Form;
import org.crmferry.database.Hashing;
import org.crmferry.database.KeyRange;
import org.crmferry.database.RangeHashes;
import org.crmferry.database.Snapshot;

/**
 * Compares two entities of which most records are the same: both servers hash their records by ranges of keys, several
 * thousand small ranges in one statement, and only the records of ranges that differ are read and compared, by
 * {@link Merge}, so the differences are those of one pass over all records. A range with many records is split once
 * more before it is read; where most of a stretch differs it is read as it is, and where that happens again and again
 * the rest is read without hashing it. Memory does not grow with the entities.
 *
 * <p>Which way is quicker depends on the network, the servers and on how much differs, so that {@link By#AUTO} measures
 * it: one stretch of keys is compared by ranges, the next by reading it, and the rest in the way that took less time for
 * a record. Nothing is compared twice for it.
 */
public final class HashTree {
    /** About so many records has a range that is not split any more. */
    private static final int LEAF = 32;
    /** Ranges that one statement hashes: about 65,000 records, so that progress is seen and cancelling is heard. */
    private static final int RANGES = 2_048;
    /** A range that differs and has more records than this is split. */
    private static final int LARGE = 512;
    /** Ranges that are read by one pass. */
    private static final int TOGETHER = 16;
    /** Of all records, one in so many is compared in either way to find out which is quicker. */
    private static final int SAMPLE = 32;
    /** Fewer records of both sides tell nothing about time. */
    private static final int TELLING = 2_048;
    /** Ranges must be clearly quicker: a stretch read by itself takes longer than the same within all. */
    private static final double QUICKER = 0.7;
    /** Keys that lie farther apart than this cannot be counted through. */
    private static final long FARTHEST = Long.MAX_VALUE / 2;

    private final Snapshot left;
    private final Snapshot right;
    private final EntityPair pair;
    private final int limit;
    private final LongConsumer done;
    private final List<Form> forms;
    private final List<KeyRange> waiting = new ArrayList<>();
    private final List<RecordDifference> differences = new ArrayList<>();
    private Hashing one;
    private Hashing other;
    private long onlyLeft;
    private long onlyRight;
    private long different;
    private long identical;
    private long ignored;
    private long read;
    private boolean ranges = true;

    private HashTree(Snapshot left, Snapshot right, EntityPair pair, int limit, LongConsumer done) {
        this.left = left;
        this.right = right;
        this.pair = pair;
        this.limit = limit;
        this.done = done;
        forms = new ArrayList<>();
        for (int i = 0; i < pair.left().fields().size(); i++) {
            forms.add(Form.of(
                    pair.left().fields().get(i).type(),
                    pair.right().fields().get(i).type()));
        }
    }

    /**
     * Compares by ranges if that is asked for, or found to be quicker, and both servers can; else by {@link Merge}.
     * Blocks.
     *
     * @param by how; where the servers cannot hash, all records are read whatever is asked for
     * @see Merge#run
     */
    public static Merge.Found run(Snapshot left, Snapshot right, EntityPair pair, By by, int limit, LongConsumer done) {
        HashTree tree = new HashTree(left, right, pair, limit, done);
        if (by == By.RANGES || by == By.AUTO && tree.records() >= TELLING * SAMPLE) {
            KeyRange all = tree.range();
            if (all != null) {
                return tree.compare(all, by);
            }
        }
        return Merge.run(left, right, pair, limit, done);
    }

    /** The keys of both sides; null if ranges of them cannot be compared, or need not be since a side is empty. */
    private KeyRange range() {
        one = pair.unique() ? left.hashing(pair.left(), forms) : null;
        other = one == null ? null : right.hashing(pair.right(), forms);
        KeyRange here = other == null ? null : one.bounds();
        KeyRange there = here == null ? null : other.bounds();
        if (there == null) {
            return null;
        }
        KeyRange both = here.and(there);
        boolean far = both.from() < -FARTHEST / 2 || both.to() > FARTHEST / 2;
        return far ? null : both;
    }

    /** About how many records the larger side has. */
    private long records() {
        return Math.max(pair.left().count(), pair.right().count());
    }

    private long compared() {
        return onlyLeft + onlyRight + 2 * (different + identical);
    }

    private Merge.Found compare(KeyRange all, By by) {
        KeyRange rest = by == By.AUTO ? sample(all) : all;
        if (ranges) {
            split(rest, records());
        } else {
            read(rest);
        }
        readWaiting();
        return new Merge.Found(
                new EntityComparison(
                        pair.left().name(),
                        pair.right().name(),
                        pair.label(),
                        onlyLeft,
                        different,
                        onlyRight,
                        identical,
                        ignored,
                        pair.key().stream().map(FieldPair::name).toList(),
                        pair.notCompared(),
                        ranges && read < compared() ? By.RANGES : By.ROWS,
                        read),
                differences);
    }

    /** Compares a stretch in either way, which tells whether ranges are quicker; what is left to be compared. */
    private KeyRange sample(KeyRange all) {
        long width = width(all, records());
        long step = width * Math.min(RANGES, records() / LEAF / SAMPLE);
        if (step > all.keys() / 4) {
            ranges = false;
            return all;
        }
        KeyRange first = new KeyRange(all.from(), all.from() + step - 1);
        KeyRange second = new KeyRange(first.to() + 1, first.to() + step);
        double hashed = secondsPerRecord(() -> hash(first, width));
        double plain = secondsPerRecord(() -> read(second));
        // Where keys crowd elsewhere too few records were there to tell.
        ranges = Double.isFinite(plain) && hashed < QUICKER * plain;
        return new KeyRange(second.to() + 1, all.to());
    }

    private double secondsPerRecord(Runnable work) {
        long before = compared();
        long started = System.nanoTime();
        work.run();
        readWaiting();
        double seconds = (System.nanoTime() - started) / 1e9;
        long records = compared() - before;
        return records < TELLING ? Double.POSITIVE_INFINITY : seconds / records;
    }

    /** Keys of a range that is not split any more. */
    private static long width(KeyRange range, long records) {
        return Math.max(1, range.keys() / Math.max(1, records / LEAF));
    }

    /** @param records about how many there are */
    private void split(KeyRange range, long records) {
        long width = width(range, records);
        long step = width > range.keys() / RANGES ? range.keys() : width * RANGES;
        int steps = 0;
        int spoiled = 0;
        for (long from = range.from(); from <= range.to(); from += step) {
            if (spoiled > 1 && 2 * spoiled > steps) {
                read(new KeyRange(from, range.to()));
                return;
            }
            KeyRange some = new KeyRange(from, Math.min(range.to(), from + step - 1));
            steps++;
            spoiled += hash(some, width) ? 0 : 1;
        }
    }

    /** False if most records lie in ranges that differ and are not worth splitting. */
    private boolean hash(KeyRange range, long width) {
        CompletableFuture<RangeHashes> lefts = CompletableFuture.supplyAsync(() -> one.of(range, width), this::start);
        RangeHashes here;
        RangeHashes there;
        try {
            there = other.of(range, width);
        } finally {
            // Its snapshot must be free before anybody else uses or closes it.
            lefts.handle((found, failure) -> found).join();
        }
        try {
            here = lefts.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException told ? told : e;
        }
        long large = width > 1 ? LARGE : Long.MAX_VALUE;
        Differing found = Differing.of(here, there, large);
        if (2 * found.small() > found.records()) {
            read(range);
            return false;
        }
        identical += found.same();
        done.accept(2 * found.same());
        for (Differing.Bucket each : found.buckets()) {
            long from = range.from() + each.number() * width;
            KeyRange some = new KeyRange(from, Math.min(range.to(), from + width - 1));
            if (each.most() > large) {
                split(some, each.most());
            } else {
                read(some);
            }
        }
        return true;
    }

    private void start(Runnable work) {
        Thread thread = new Thread(work, "hash " + pair.left().name());
        thread.setDaemon(true);
        thread.start();
    }

    /** Ranges come in ascending order. */
    private void read(KeyRange range) {
        int last = waiting.size() - 1;
        if (last >= 0 && waiting.get(last).to() == range.from() - 1) {
            waiting.set(last, waiting.get(last).and(range));
        } else {
            waiting.add(range);
        }
        if (waiting.size() == TOGETHER) {
            readWaiting();
        }
    }

    private void readWaiting() {
        if (waiting.isEmpty()) {
            return;
        }
        Merge.Found found =
                Merge.run(left.within(waiting), right.within(waiting), pair, limit - differences.size(), done);
        waiting.clear();
        EntityComparison counts = found.counts();
        onlyLeft += counts.onlyLeft();
        onlyRight += counts.onlyRight();
        different += counts.different();
        identical += counts.identical();
        ignored += counts.ignored();
        read += counts.read();
        differences.addAll(found.differences());
    }
}
