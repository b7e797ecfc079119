package org.crmferry.ferry;

import java.time.LocalDateTime;
import java.util.List;

/**
 * Whether a target looks like a system that people work with. Holds counts and a time, no record.
 *
 * @param production whether there is a reason to think so; ask, and offer a {@link Ferry#safetyCopy}
 * @param records business records there (the product's own housekeeping is not counted)
 * @param entities where they are, most first; empty ones are left out
 * @param lastChange newest change of a business record by the database's own columns, as stored there; null if unknown
 * @param lastChangeEntity label of the entity that it is from; empty if unknown
 * @param reasons why; empty if it does not look like production
 */
public record TargetRisk(
        boolean production,
        long records,
        List<Inspection.EntityCount> entities,
        LocalDateTime lastChange,
        String lastChangeEntity,
        List<Reason> reasons) {
    /** More business records than this are {@link Reason#MANY_RECORDS}. */
    public static final long MANY = 1_000;

    /** A change within so many days is {@link Reason#RECENT_CHANGES}. */
    public static final int RECENT_DAYS = 14;

    /** What speaks for production. */
    public enum Reason {
        MANY_RECORDS,
        RECENT_CHANGES
    }
}
