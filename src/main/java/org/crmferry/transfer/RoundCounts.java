package org.crmferry.transfer;

import org.crmferry.plan.Counts;

/**
 * What one round of staying in sync found in one entity.
 *
 * @param read records of the source that were compared
 * @param planned what is to happen to those that changed or are new
 * @param same records that both sides changed in the same way
 * @param combined records that hold edits of both sides
 * @param waiting changed records that wait for an earlier conflict, or that were left out before
 * @param gone records that the source does not have any more and that the target keeps
 * @param deleted records that the source does not have any more and that are to leave the target
 * @param ignored changed values that were taken for the same, as chosen for their field
 */
public record RoundCounts(
        long read, Counts planned, long same, long combined, long waiting, long gone, long deleted, long ignored) {
    public static final RoundCounts NONE = new RoundCounts(0, Counts.NONE, 0, 0, 0, 0, 0, 0);

    /** One record that was deleted on one side. */
    static RoundCounts deletion(boolean both) {
        return new RoundCounts(0, Counts.NONE, both ? 1 : 0, 0, 0, 0, both ? 0 : 1, 0);
    }

    /** Changed values that were taken for the same. */
    static RoundCounts ignored(long values) {
        return new RoundCounts(0, Counts.NONE, 0, 0, 0, 0, 0, values);
    }

    public RoundCounts plus(RoundCounts more) {
        return new RoundCounts(
                read + more.read,
                planned.plus(more.planned),
                same + more.same,
                combined + more.combined,
                waiting + more.waiting,
                gone + more.gone,
                deleted + more.deleted,
                ignored + more.ignored);
    }
}
