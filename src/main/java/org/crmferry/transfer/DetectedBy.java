package org.crmferry.transfer;

/**
 * How the changes of one entity were found in one round.
 *
 * @param time whether by the time of the last change; else by all fields
 * @param field the field that has this time; empty if there is none
 * @param why why so
 * @param whole records that were read with all their fields; of the others only key and time
 */
public record DetectedBy(boolean time, String field, Why why, long whole) {
    /** Why an entity is looked at by its times, or is not. */
    public enum Why {
        /** By all fields, as asked for. */
        ASKED,
        /** No single field tells when a record was changed. */
        NO_TIME,
        /** Only a part of the entity is moved. */
        PART,
        /** The source's clock cannot be asked. */
        NO_CLOCK,
        /** It was never looked at as a whole before. */
        FIRST,
        /** As a whole now and then, to see whether the times still tell. */
        TURN,
        /** So few records that it does not pay. */
        SMALL,
        /** No change was seen yet that moved the time. */
        UNPROVED,
        /** A record was changed and its time was not. */
        LIED,
        /** The times were right whenever they were looked at. */
        TRUSTED
    }
}
