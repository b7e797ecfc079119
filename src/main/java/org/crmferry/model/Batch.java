package org.crmferry.model;

import java.util.List;

/**
 * Some records of one entity, in the order of their keys.
 *
 * @param entity what they are
 * @param number counted from 1 within the entity
 * @param records at most {@link #RECORDS}, or {@link #BYTES} when encoded; each has a value per field
 */
public record Batch(Entity entity, int number, List<Object[]> records) {
    /** The most records of one batch: half of what the format allows, for what is on its way stays in memory. */
    public static final int RECORDS = 5_000;
    /** About how many encoded bytes fill a batch. */
    public static final int BYTES = 4 << 20;
}
