package org.crmferry.transfer;

import java.util.Map;
import java.util.TreeMap;

/**
 * What a merge writes, counted.
 *
 * @param removed records that go into others
 * @param values fields of survivors that get another record's value
 * @param moved rows that point at survivors then, by {@code table.column}
 * @param dropped rows that go because the survivor has the same, by table
 */
public record MergeCounts(long removed, long values, Map<String, Long> moved, Map<String, Long> dropped) {
    public static final MergeCounts NONE = new MergeCounts(0, 0, Map.of(), Map.of());

    public MergeCounts {
        moved = new TreeMap<>(moved);
        dropped = new TreeMap<>(dropped);
    }

    public MergeCounts plus(MergeCounts other) {
        Map<String, Long> allMoved = new TreeMap<>(moved);
        other.moved.forEach((place, count) -> allMoved.merge(place, count, Long::sum));
        Map<String, Long> allDropped = new TreeMap<>(dropped);
        other.dropped.forEach((table, count) -> allDropped.merge(table, count, Long::sum));
        return new MergeCounts(removed + other.removed, values + other.values, allMoved, allDropped);
    }

    /** Rows that are dropped. */
    public long doubled() {
        return dropped.values().stream().mapToLong(Long::longValue).sum();
    }
}
