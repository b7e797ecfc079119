package org.crmferry.model;

/** What kind of thing went wrong; picks the words people read and the exit code. */
public enum Fault {
    /** An endpoint cannot be reached, entered or used. */
    CONNECTION,
    /** A database, file or catalog is not built as needed. */
    SCHEMA,
    /** The mapping, project or a setting is wrong. */
    MAPPING,
    /** Records remain that could not be carried over. */
    DATA,
    /** Something sealed is damaged, tampered with or locked with another key. */
    INTEGRITY,
    /** The disk, vault or journal failed. */
    STORAGE,
    /** A package did not arrive. */
    DELIVERY
}
