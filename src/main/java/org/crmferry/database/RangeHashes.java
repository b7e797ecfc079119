package org.crmferry.database;

import java.util.Arrays;

/**
 * How many records there are in each of many neighbouring ranges of keys, and a hash of them. Ranges without records
 * are left out. Not thread-safe.
 */
public final class RangeHashes {
    private static final int BEGINNING = 64;

    private long[] bucket = new long[BEGINNING];
    private long[] count = new long[BEGINNING];
    private long[] high = new long[BEGINNING];
    private long[] low = new long[BEGINNING];
    private boolean[] whole = new boolean[BEGINNING];
    private int size;

    void add(long number, long records, long hashed, long first, long second) {
        if (size == bucket.length) {
            bucket = Arrays.copyOf(bucket, 2 * size);
            count = Arrays.copyOf(count, 2 * size);
            high = Arrays.copyOf(high, 2 * size);
            low = Arrays.copyOf(low, 2 * size);
            whole = Arrays.copyOf(whole, 2 * size);
        }
        bucket[size] = number;
        count[size] = records;
        high[size] = first;
        low[size] = second;
        whole[size] = records == hashed;
        size++;
    }

    /** How many ranges have records. */
    public int size() {
        return size;
    }

    /** The number of the range at a place, counted from 0; they ascend. */
    public long bucket(int at) {
        return bucket[at];
    }

    /** How many records it has, at least one. */
    public long count(int at) {
        return count[at];
    }

    /**
     * Whether the records of a range here are those of a range there. False also where a server could not hash one of
     * them, because it is longer than it takes.
     */
    public boolean same(int at, RangeHashes other, int there) {
        return count[at] == other.count[there]
                && high[at] == other.high[there]
                && low[at] == other.low[there]
                && whole[at]
                && other.whole[there];
    }
}
