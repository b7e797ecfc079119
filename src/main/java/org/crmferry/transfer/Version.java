package org.crmferry.transfer;

import java.util.List;
import org.crmferry.model.Field;

/**
 * A state that a record of the target was in, and what brought it there. Holds values.
 *
 * @param number from 1, the oldest first
 * @param cause what brought it there
 * @param at when, as an ISO 8601 point in time: of {@link Cause#FOUND}, {@link Cause#EDITED} and {@link Cause#GONE}, when
 *     it was noticed; empty if unknown, or if it is noticed only now
 * @param run the number of the run; 0 if unknown
 * @param person who ran it, or who decided; empty if unknown
 * @param rule the rule that decided, or a person's choice as in {@link org.crmferry.journal.Conflict#choice}; empty if
 *     nothing had to be decided
 * @param record the target's record; null if it was not there
 * @param known per field, whether {@code record} tells what it held
 * @param changes what is not as in the version before; only fields that the mapping fills
 */
@SuppressWarnings("ArrayRecordComponent") // passed on, never compared
public record Version(
        int number,
        Cause cause,
        String at,
        int run,
        String person,
        String rule,
        Object[] record,
        boolean[] known,
        List<Change> changes) {
    /** What brings a record into a state. */
    public enum Cause {
        /** It was there before the program wrote. */
        FOUND,
        TRANSFER,
        SYNC,
        /** A person decided a conflict. */
        DECIDED,
        /** An earlier version was put back. */
        PUT_BACK,
        UNDO,
        /** Somebody has edited it in the target. */
        EDITED,
        /** Somebody has deleted it in the target. */
        GONE
    }

    /**
     * One field that is not as before.
     *
     * @param old what it held before; null for nothing, or if the version before does not tell
     * @param now what it holds; null for nothing
     */
    public record Change(Field field, Object old, Object now) {}

    /** Whether the record was there. */
    public boolean there() {
        return record != null;
    }
}
