package org.crmferry.ferry;

/**
 * How much of one source entity a scope moves.
 *
 * @param entity source name
 * @param label what people call it
 * @param total records that the source has, without deleted ones
 * @param chosen records that are moved
 * @param dateFields names of fields that a range of days can be put on
 * @param ownerField name of the field that holds the owner's key; empty if there is none
 * @param keepsDeleted whether the source's product keeps deleted records of it
 */
public record InScope(
        String entity,
        String label,
        long total,
        long chosen,
        java.util.List<String> dateFields,
        String ownerField,
        boolean keepsDeleted) {}
