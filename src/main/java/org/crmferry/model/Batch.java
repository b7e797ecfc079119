package org.crmferry.model;

import java.util.List;

/**
 * Some records of one entity, in the order of their keys.
 *
 * @param entity what they are
 * @param number counted from 1 within the entity
 * @param records at most 10,000, or 4 MiB when encoded; each has a value per field
 */
public record Batch(Entity entity, int number, List<Object[]> records) {
    /** The most records of one batch. */
    public static final int RECORDS = 10_000;
    /** About how many encoded bytes fill a batch. */
    public static final int BYTES = 4 << 20;
}
