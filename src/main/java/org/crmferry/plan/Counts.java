package org.crmferry.plan;

/**
 * What happens, or happened, to the records of one entity.
 *
 * @param read records read from the source
 * @param created new records of the target
 * @param updated changed records of the target
 * @param unchanged already the same in the target
 * @param skipped left out by a finding's setting
 * @param conflicts waiting for a person
 * @param failed refused by the target
 */
public record Counts(long read, long created, long updated, long unchanged, long skipped, long conflicts, long failed) {
    public static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0);

    public Counts plus(Counts more) {
        return new Counts(
                read + more.read,
                created + more.created,
                updated + more.updated,
                unchanged + more.unchanged,
                skipped + more.skipped,
                conflicts + more.conflicts,
                failed + more.failed);
    }

    /** One record that was read and met that action. */
    public static Counts of(Action action) {
        return switch (action) {
            case CREATE -> new Counts(1, 1, 0, 0, 0, 0, 0);
            case UPDATE -> new Counts(1, 0, 1, 0, 0, 0, 0);
            case UNCHANGED -> new Counts(1, 0, 0, 1, 0, 0, 0);
            case SKIP -> new Counts(1, 0, 0, 0, 1, 0, 0);
            case CONFLICT -> new Counts(1, 0, 0, 0, 0, 1, 0);
            case DELETE -> NONE; // no record of the source was read
        };
    }
}
