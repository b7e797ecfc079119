package org.crmferry.transfer;

import java.util.List;

/**
 * One record of the target that the program has written. Holds keys, never values.
 *
 * @param entity source entity
 * @param sourceKey the source's key as text
 * @param targetKey the target's key as text
 * @param at when, as an ISO 8601 point in time; empty if unknown
 * @param run the number of the run; 0 if unknown
 * @param cause why
 * @param what {@code created}, {@code updated} or {@code deleted}
 * @param fields names of the fields that were written by an update
 */
public record Change(
        String entity,
        String sourceKey,
        String targetKey,
        String at,
        int run,
        Version.Cause cause,
        String what,
        List<String> fields) {
    public Change {
        fields = List.copyOf(fields);
    }
}
