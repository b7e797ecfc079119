package org.crmferry.database;

/** What a database is opened for. */
public enum Access {
    /** A source, or a target that is only looked at: nothing can be changed through it. */
    READ,
    /** A target that is written. */
    WRITE
}
