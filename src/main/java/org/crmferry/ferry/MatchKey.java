package org.crmferry.ferry;

import java.util.List;

/**
 * Fields by which records that are in the target already can be found.
 *
 * @param fields target field names, as {@link org.crmferry.mapping.EntityMapping#match} takes them
 * @param looked how many source records were looked at
 * @param matching how many of them are in the target already by these fields
 * @param ambiguous how many of those match more than one record
 * @param without how many of them have nothing in these fields
 * @param exact whether all records of both sides were looked at, else a part of them
 * @param chosen whether the mapping uses them
 */
public record MatchKey(
        List<String> fields, int looked, int matching, int ambiguous, int without, boolean exact, boolean chosen) {
    public MatchKey {
        fields = List.copyOf(fields);
    }
}
