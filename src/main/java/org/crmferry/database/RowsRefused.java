package org.crmferry.database;

import java.util.Objects;

/**
 * The database refused at least one of several records; all of them were taken back, and the transaction goes on.
 * {@link Target#createOneByOne} and its like find out which.
 */
public final class RowsRefused extends Exception {
    private static final long serialVersionUID = 1;

    private final String reason;

    RowsRefused(String reason, Throwable cause) {
        super(reason, cause);
        this.reason = Objects.requireNonNull(reason);
    }

    /** Why, in words, without any value; exact if it was only one record. */
    public String reason() {
        return reason;
    }
}
