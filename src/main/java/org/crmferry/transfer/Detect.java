package org.crmferry.transfer;

import java.time.Duration;
import java.time.Instant;

/**
 * How changes of the source are to be found.
 *
 * @param by what to go by
 * @param clock what the source's clock says; null if it cannot be asked
 * @param apart by how much the clocks of source and target differ, without a sign
 */
public record Detect(By by, Instant clock, Duration apart) {
    /** What to go by. */
    public enum By {
        /** All fields of every record. */
        CONTENT,
        /** The time of the last change, wherever it can be trusted. */
        TIME,
        /** The same, but only of large entities, and only once it was seen to move when a record was changed. */
        AUTO
    }
}
