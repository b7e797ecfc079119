package org.crmferry.ui.shell;

/** How a step stands in the list at left. */
public enum StepState {
    /** Finished: a click goes back to it. */
    DONE,
    /** The page that is open. */
    CURRENT,
    /** Reached before, not the open one and not finished. */
    OPEN,
    /** Not reached yet. */
    AHEAD
}
