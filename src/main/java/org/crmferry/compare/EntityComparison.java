package org.crmferry.compare;

import java.util.List;

/**
 * How two entities compare, in numbers of records; always complete.
 *
 * @param entity the left entity's name
 * @param right the right entity's name
 * @param label what people call it
 * @param onlyLeft records that only the left side has
 * @param different records that both have, with at least one field that differs
 * @param onlyRight records that only the right side has
 * @param identical records that are the same on both sides
 * @param ignored values in records that both have which differ only in what was chosen to be ignored
 * @param key the left fields by which records were told apart
 * @param notCompared fields that only one side has, or that were ignored, as {@code name}, {@code left:name} or {@code
 *     right:name}
 * @param by how it was found out, {@link By#RANGES} or {@link By#ROWS}
 * @param read how many records of both sides were read for it; the others were hashed by their servers (some also where
 *     reading was found to be quicker)
 */
public record EntityComparison(
        String entity,
        String right,
        String label,
        long onlyLeft,
        long different,
        long onlyRight,
        long identical,
        long ignored,
        List<String> key,
        List<String> notCompared,
        By by,
        long read) {
    /** Found out by reading all records. */
    public EntityComparison(
            String entity,
            String right,
            String label,
            long onlyLeft,
            long different,
            long onlyRight,
            long identical,
            long ignored,
            List<String> key,
            List<String> notCompared) {
        this(
                entity,
                right,
                label,
                onlyLeft,
                different,
                onlyRight,
                identical,
                ignored,
                key,
                notCompared,
                By.ROWS,
                onlyLeft + onlyRight + 2 * (different + identical));
    }

    public EntityComparison {
        key = List.copyOf(key);
        notCompared = List.copyOf(notCompared);
    }

    /** Records of both sides together. */
    public long records() {
        return onlyLeft + onlyRight + 2 * (different + identical);
    }

    /** Whether every record was read, rather than vouched for by its servers. */
    public boolean readAll() {
        return read == records();
    }

    /** Records that are not the same on both sides. */
    public long differences() {
        return onlyLeft + different + onlyRight;
    }
}
