package org.crmferry.compare;

import java.util.ArrayList;
import java.util.List;
import org.crmferry.database.RangeHashes;

/**
 * Which ranges of both sides differ.
 *
 * @param same records that each side has in ranges that do not
 * @param records all of both sides together
 * @param small those of them in ranges that differ and are not large
 * @param buckets the ranges that do, ascending
 */
record Differing(long same, long records, long small, List<Bucket> buckets) {
    /**
     * A range.
     *
     * @param number which one, counted from 0
     * @param most how many records the side has that has more of them
     */
    record Bucket(long number, long most) {}

    /** @param large the most records of a side in a range that is not large */
    static Differing of(RangeHashes left, RangeHashes right, long large) {
        long same = 0;
        long records = 0;
        long small = 0;
        List<Bucket> buckets = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < left.size() || j < right.size()) {
            long l = i < left.size() ? left.bucket(i) : Long.MAX_VALUE;
            long r = j < right.size() ? right.bucket(j) : Long.MAX_VALUE;
            if (l == r && left.same(i, right, j)) {
                same += left.count(i);
                records += 2 * left.count(i);
            } else {
                long here = l <= r ? left.count(i) : 0;
                long there = r <= l ? right.count(j) : 0;
                records += here + there;
                small += Math.max(here, there) > large ? 0 : here + there;
                buckets.add(new Bucket(Math.min(l, r), Math.max(here, there)));
            }
            i += l <= r ? 1 : 0;
            j += r <= l ? 1 : 0;
        }
        return new Differing(same, records, small, buckets);
    }
}
