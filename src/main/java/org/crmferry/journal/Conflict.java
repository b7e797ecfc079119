package org.crmferry.journal;

/**
 * A record that waits for a person.
 *
 * @param id number in the project, from 1
 * @param entity source entity
 * @param number its batch
 * @param position its place in the batch, from 0
 * @param sourceKey source key as text
 * @param targetKey {@link KeyCode} of the target record; empty if it is not known which
 * @param kind {@code differs}, {@code ambiguous}, {@code duplicate}, {@code changed} (since the check or the decision),
 *     {@code deleted} (in the source, and changed in the target), {@code gone} (deleted in the target, and changed in the
 *     source), {@code referred} (deleted in the source, but records of the target refer to it),
 *     {@code version} (an earlier one is to be put back over later edits) or {@code refused} (the target did not take what was decided)
 * @param fields names of the target fields that differ, joined by commas
 * @param choice {@code source}, {@code target}, {@code newest}, {@code oldest}, {@code complete} (the side with more
 *     filled fields), {@code fields} (decided one by one), or empty while open
 * @param decidedBy who chose; empty while open
 * @param decidedAt when, as an ISO 8601 point in time; empty while open
 * @param applied whether the choice has been written
 * @param noted whether somebody wrote a note on it
 * @param proposed whether a colleague's answer waits to be confirmed
 */
public record Conflict(
        long id,
        String entity,
        int number,
        int position,
        String sourceKey,
        String targetKey,
        String kind,
        String fields,
        String choice,
        String decidedBy,
        String decidedAt,
        boolean applied,
        boolean noted,
        boolean proposed) {
    public boolean open() {
        return choice.isEmpty();
    }

    /** Whether it was not known which record of the target is meant, and a person said: a new one. */
    public boolean creates() {
        return targetKey.isEmpty() && choice.equals("source");
    }
}
