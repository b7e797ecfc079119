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
        List<String> notCompared) {
    public EntityComparison {
        key = List.copyOf(key);
        notCompared = List.copyOf(notCompared);
    }

    /** Records that are not the same on both sides. */
    public long differences() {
        return onlyLeft + different + onlyRight;
    }
}
