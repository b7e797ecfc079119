package org.crmferry.journal;

/**
 * One thing that was done to the target with the records of a project.
 *
 * @param number in the project, from 1; 0 of what was done before runs were written down
 * @param at when it began, as an ISO 8601 point in time; empty if unknown
 * @param kind what it was
 * @param rule the rules, where both sides had changed a field differently; empty for none
 * @param person who ran it; empty if unknown
 */
public record Run(int number, String at, Kind kind, String rule, String person) {
    /** What is done to a target. */
    public enum Kind {
        TRANSFER,
        SYNC,
        PUT_BACK
    }
}
