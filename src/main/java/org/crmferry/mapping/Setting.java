package org.crmferry.mapping;

/** What to do about a kind of finding. */
public enum Setting {
    /** Go on: as it is where that can be stored, repaired where it cannot. */
    ACCEPT,
    /** Go on with the repaired value, see {@link FindingKind}. */
    FIX,
    /** Leave the record out. */
    SKIP,
    /** Stop the run before anything is written. */
    STOP
}
