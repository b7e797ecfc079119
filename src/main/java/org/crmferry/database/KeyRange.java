package org.crmferry.database;

/**
 * Records whose (first) key field, a whole number, lies between two values, both included.
 *
 * @param from the smallest
 * @param to the greatest, not smaller than {@code from}
 */
public record KeyRange(long from, long to) {
    public KeyRange {
        if (from > to) {
            throw new IllegalArgumentException("a range ends before it begins");
        }
    }

    /** How many whole numbers lie in it. */
    public long keys() {
        return to - from + 1;
    }

    /** The smallest range that holds both. */
    public KeyRange and(KeyRange other) {
        return new KeyRange(Math.min(from, other.from), Math.max(to, other.to));
    }
}
