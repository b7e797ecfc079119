package org.crmferry.ferry;

import java.util.List;
import org.crmferry.journal.Failure;

/**
 * What a project's journal remembers of its steps.
 *
 * @param checked what the last check said; null if there was none
 * @param transferred what the last finished transfer did; null if there was none
 * @param failures records that the target refused, by entity in the order of work; never values
 */
public record Recorded(Result checked, Result transferred, List<Failure> failures) {
    public Recorded {
        failures = List.copyOf(failures);
    }
}
