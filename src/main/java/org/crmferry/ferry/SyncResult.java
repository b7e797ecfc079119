package org.crmferry.ferry;

import java.util.Map;
import org.crmferry.transfer.RoundCounts;

/**
 * What one round of staying in sync did. Holds counts and keys, never values.
 *
 * @param result its counts: read = source records compared, conflicts = all that are open now, unchanged = the rest; its
 *     differences are records that the source does not have any more and that the target keeps (kind {@code gone})
 * @param found what the round found, by source entity
 * @param deleted records that were deleted in the target
 */
public record SyncResult(Result result, Map<String, RoundCounts> found, long deleted) {
    public SyncResult {
        found = Map.copyOf(found);
    }

    /** All entities together. */
    public RoundCounts total() {
        return found.values().stream().reduce(RoundCounts.NONE, RoundCounts::plus);
    }
}
