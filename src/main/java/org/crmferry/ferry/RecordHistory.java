package org.crmferry.ferry;

import java.util.List;
import org.crmferry.transfer.Version;

/**
 * What became of one record of the target. Holds values: shown only where a person asks for it.
 *
 * @param entity source entity
 * @param sourceKey the source's key as text
 * @param targetKey the target's key as text
 * @param waiting number of the conflict on it that nobody has settled; 0 for none
 * @param versions the oldest first; the last one is how it is now; none if nothing was written or found there
 */
public record RecordHistory(
        String entity, String sourceKey, String targetKey, long waiting, List<RecordVersion> versions) {
    public RecordHistory {
        versions = List.copyOf(versions);
    }

    /**
     * One version.
     *
     * @param number from 1
     * @param cause what brought it about
     * @param at when, as an ISO 8601 point in time; empty if unknown, or if it is noticed only now
     * @param run the number of the run; 0 if unknown
     * @param person who ran it, or who decided; empty if unknown
     * @param rule the rule that decided, or a person's choice; empty if nothing had to be decided
     * @param there whether the record was there; if not, it was deleted
     * @param changes what is not as in the version before
     * @param back what putting it back would do
     */
    public record RecordVersion(
            int number,
            Version.Cause cause,
            String at,
            int run,
            String person,
            String rule,
            boolean there,
            List<FieldChange> changes,
            PutBackPreview back) {
        public RecordVersion {
            changes = List.copyOf(changes);
        }
    }

    /**
     * One field that is not as before.
     *
     * @param field its name
     * @param label what people call it
     * @param old what it held, as text; null for nothing
     * @param now what it holds, as text; null for nothing
     */
    public record FieldChange(String field, String label, String old, String now) {}
}
