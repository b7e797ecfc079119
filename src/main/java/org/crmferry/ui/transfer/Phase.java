package org.crmferry.ui.transfer;

/** How far the page is. */
public enum Phase {
    /** It is being found out how far the migration is. */
    LOADING,
    /** Nothing has been written yet. */
    READY,
    /** Work is going on, or waits while paused. */
    RUNNING,
    /** A part is in the target; the rest waits. */
    STOPPED,
    /** Everything was carried over. */
    DONE,
    /** The package is made. */
    PACKED
}
