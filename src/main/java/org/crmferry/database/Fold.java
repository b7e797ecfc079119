package org.crmferry.database;

/** How texts are compared when records are looked up. */
public enum Fold {
    /** As they are. */
    EXACT,
    /** Upper and lower case are the same; given values are in lower case. */
    LOWER
}
