package org.crmferry.transfer;

import org.crmferry.journal.Conflict;
import org.crmferry.model.Entity;
import org.crmferry.plan.FieldChoices;
import org.crmferry.plan.Match;
import org.crmferry.plan.RecordHash;

/**
 * One conflict with its records. Holds values; belongs to one thread.
 *
 * @param conflict what the journal has of it
 * @param target the target entity
 * @param match how the two records compare
 * @param mapped the source's record after mapping
 * @param current the target's record now; null if it is gone or not known which
 * @param base the target's record before this program changed it; null if unknown
 * @param choices what was decided on single fields so far
 * @param deletion whether it asks if the record is to be deleted, not which values it is to have
 */
@SuppressWarnings("ArrayRecordComponent") // short-lived, never compared
public record Dispute(
        Conflict conflict,
        Entity target,
        Match match,
        Object[] mapped,
        Object[] current,
        Object[] base,
        FieldChoices choices,
        boolean deletion) {
    /** {@link RecordHash} of the target's record. */
    public String state() {
        return new RecordHash().of(current);
    }

    /** Per target field, whether both sides have a value and they differ. */
    public boolean[] conflicting() {
        return current == null
                ? new boolean[mapped.length]
                : match.compare(mapped, current).conflicting();
    }

    /** The record as it will be by what was decided so far; needs a target's record. */
    public Match.Outcome outcome(FieldChoices by) {
        return by.apply(match, target, mapped, current, base);
    }
}
