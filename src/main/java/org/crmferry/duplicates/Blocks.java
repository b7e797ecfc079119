package org.crmferry.duplicates;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;

/**
 * Records that share a key of one kind, without holding the keys: hash and number of a record are packed into one
 * {@code long}, so that sorting brings together what belongs together. Two keys with one hash only cost comparisons.
 * Not thread-safe.
 */
final class Blocks {
    /** Bits of a record's number; the others are of the key's hash. */
    private static final int NUMBER = 25;

    /** The most records that it can tell apart. */
    static final int RECORDS = 1 << NUMBER;

    private long[] entries = new long[1 << 12];
    private int size;

    /** A block: records that share a key. */
    @FunctionalInterface
    interface Taker {
        void take(int[] records);
    }

    void add(String key, int record) {
        if (size == entries.length) {
            entries = Arrays.copyOf(entries, size + (size >> 1));
        }
        entries[size++] = hash(key) << NUMBER | record;
    }

    private static long hash(String key) {
        byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return (crc.getValue() << 7 | key.hashCode() & 0x7F) & (1L << 39) - 1;
    }

    /** Gives every block of at least two records, each record once. */
    void each(Taker taker) {
        Arrays.sort(entries, 0, size);
        int from = 0;
        while (from < size) {
            int to = from + 1;
            while (to < size && entries[to] >>> NUMBER == entries[from] >>> NUMBER) {
                to++;
            }
            if (to - from > 1) {
                taker.take(records(from, to));
            }
            from = to;
        }
    }

    private int[] records(int from, int to) {
        return Arrays.stream(entries, from, to)
                .mapToInt(entry -> (int) (entry & RECORDS - 1))
                .distinct()
                .toArray();
    }

    /** Splits a block by what the records say otherwise; a record that says nothing of it is in every part. */
    static List<int[]> split(int[] block, java.util.function.IntFunction<String> by) {
        Blocks parts = new Blocks();
        List<Integer> silent = new ArrayList<>();
        for (int record : block) {
            String key = by.apply(record);
            if (key.isEmpty()) {
                silent.add(record);
            } else {
                parts.add(key, record);
            }
        }
        List<int[]> all = new ArrayList<>();
        parts.each(all::add);
        all.add(silent.stream().mapToInt(Integer::intValue).toArray());
        return all;
    }
}
