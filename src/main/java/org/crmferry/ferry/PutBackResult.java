package org.crmferry.ferry;

import java.util.List;
import org.crmferry.plan.Action;

/**
 * What putting a version back did. Holds names, never values.
 *
 * @param action what it was to do, as in {@link PutBackPreview}
 * @param written names of the fields that were written and compared; none if the record was like that already, or nothing
 *     was written
 * @param edited names of the fields that somebody has edited since and that would have been overwritten
 * @param conflict number of the conflict that asks about it; 0 for none
 * @param refused why the target refused it; empty if it did not
 */
public record PutBackResult(Action action, List<String> written, List<String> edited, long conflict, String refused) {
    public PutBackResult {
        written = List.copyOf(written);
        edited = List.copyOf(edited);
    }

    /** Whether nothing is left for a person. */
    public boolean done() {
        return conflict == 0 && refused.isEmpty();
    }
}
