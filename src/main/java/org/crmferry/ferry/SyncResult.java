package org.crmferry.ferry;

import java.util.List;
import java.util.Map;
import org.crmferry.transfer.BirthCounts;
import org.crmferry.transfer.DetectedBy;
import org.crmferry.transfer.RoundCounts;

/**
 * What one round of staying in sync did. Holds counts and keys, never values.
 *
 * @param result its counts: read = source records compared, conflicts = all that are open now, unchanged = the rest; its
 *     differences are records that the source does not have any more and that the target keeps (kind {@code gone})
 * @param found what the round found, by source entity
 * @param detected how changes were found, by source entity
 * @param deleted records that were deleted in the target
 * @param unsent what was changed and cannot be sent this way; only of a way back
 * @param births what becomes of records that were newly made in the target, by its entity; only of a way back
 * @param preview whether nothing was written yet: then the counts are what is to happen
 * @param back what the way back did, where source and target have changed places; null if there was none
 */
public record SyncResult(
        Result result,
        Map<String, RoundCounts> found,
        Map<String, DetectedBy> detected,
        long deleted,
        List<Unsent> unsent,
        Map<String, BirthCounts> births,
        boolean preview,
        SyncResult back) {
    public SyncResult {
        found = Map.copyOf(found);
        detected = Map.copyOf(detected);
        unsent = List.copyOf(unsent);
        births = Map.copyOf(births);
    }

    /**
     * What the way back cannot send.
     *
     * @param entity the target's entity
     * @param field the target's field; empty if it concerns whole records
     * @param count how many changed values or records that came back; 0 = not counted, for it is never looked at
     */
    public record Unsent(String entity, String field, long count) {}

    SyncResult withUnsent(List<Unsent> other) {
        return new SyncResult(result, found, detected, deleted, other, births, preview, back);
    }

    SyncResult withBack(SyncResult way) {
        return new SyncResult(result, found, detected, deleted, unsent, births, preview, way);
    }

    /** New records of the target, all entities together. */
    public BirthCounts born() {
        return births.values().stream().reduce(BirthCounts.NONE, BirthCounts::plus);
    }

    /** All entities together. */
    public RoundCounts total() {
        return found.values().stream().reduce(RoundCounts.NONE, RoundCounts::plus);
    }

    /** Whether nothing is left for a person, whichever way. */
    public boolean done() {
        return result.done() && (back == null || back.done());
    }
}
