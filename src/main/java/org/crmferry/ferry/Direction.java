package org.crmferry.ferry;

/** Which way changes go when two databases are kept in sync. */
public enum Direction {
    /** From the source into the target. */
    PUSH,
    /** From the target into the source. */
    PULL,
    /** Both, one after the other in one run, so that both hold the same in the end. */
    BOTH
}
