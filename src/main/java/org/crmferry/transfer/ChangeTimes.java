package org.crmferry.transfer;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.crmferry.journal.Journal;
import org.crmferry.model.Entity;
import org.crmferry.model.Values;
import org.crmferry.plan.Stamps;

/**
 * What the times of the last change tell of one entity of the source, and whether they are believed. One round, one
 * thread.
 *
 * <p>A record's time is compared with the one in its sealed copy, not with a clock: a record that was changed has another
 * one, whether the clock that wrote it was right or not, and however late its transaction ended. Only who changes a
 * record a second time within the same tick of that clock leaves the time as it is. So records count as unchanged only
 * if their time is the same and older than the newest one of the round before by {@link #MARGIN} and the difference of
 * the two servers' clocks; those without a time, or with one that is still to come, are always read.
 *
 * <p>Whether times can be trusted at all is looked at again and again: with a part of the records in each round, with all
 * of them in every {@value #TURN}th. Once a record was changed and its time was not, they are not believed any more.
 */
final class ChangeTimes {
    /** How long a transaction may be open that changes a record for the second time within one tick. */
    static final Duration MARGIN = Duration.ofMinutes(15);
    /** Every so many rounds all records are read with all their fields. */
    static final int TURN = 10;
    /** Of so many records one is read with all its fields, others in each round. */
    static final int SAMPLE = 64;
    /** Records from which on it pays, if nobody says so. */
    static final long WORTH = 10_000;

    private static final String FACT = "changes/";

    private final Journal journal;
    private final String entity;
    private final Detect detect;
    private final int field;
    private final String name;
    private final LocalDateTime clock;
    private final DetectedBy.Why why;
    private LocalDateTime before;
    private LocalDateTime newest;
    private int rounds;
    private int since;
    private long moved;
    private boolean lied;

    /** @param whole whether all records of the entity are moved */
    ChangeTimes(Journal journal, Entity source, Detect detect, boolean whole) {
        this.journal = journal;
        this.detect = detect;
        entity = source.name();
        field = Stamps.of(
                        source,
                        source.fields().stream().map(each -> each.name()).toList())
                .modified();
        name = field < 0 ? "" : source.fields().get(field).name();
        clock = detect.clock() == null ? null : LocalDateTime.ofInstant(detect.clock(), ZoneOffset.UTC);
        recall();
        why = why(source, whole);
    }

    private void recall() {
        List<String> fact = journal.fact(FACT + entity).orElse("").lines().toList();
        if (fact.size() == 5) {
            before = fact.get(0).isEmpty() ? null : LocalDateTime.parse(fact.get(0));
            rounds = Integer.parseInt(fact.get(1));
            since = Integer.parseInt(fact.get(2));
            moved = Long.parseLong(fact.get(3));
            lied = Boolean.parseBoolean(fact.get(4));
        }
        newest = before;
    }

    private DetectedBy.Why why(Entity source, boolean whole) {
        if (detect.by() == Detect.By.CONTENT) {
            return DetectedBy.Why.ASKED;
        } else if (field < 0) {
            return DetectedBy.Why.NO_TIME;
        } else if (!whole) {
            return DetectedBy.Why.PART;
        } else if (clock == null) {
            return DetectedBy.Why.NO_CLOCK;
        } else if (lied) {
            return DetectedBy.Why.LIED;
        } else if (before == null) {
            return DetectedBy.Why.FIRST;
        } else if (since >= TURN - 1) {
            return DetectedBy.Why.TURN;
        } else if (detect.by() == Detect.By.AUTO && source.count() < WORTH) {
            return DetectedBy.Why.SMALL;
        } else if (detect.by() == Detect.By.AUTO && moved == 0) {
            return DetectedBy.Why.UNPROVED;
        }
        return DetectedBy.Why.TRUSTED;
    }

    /** Whether only records are read whose time does not say that they are unchanged. */
    boolean trusted() {
        return why == DetectedBy.Why.TRUSTED && !lied;
    }

    /** The field that has the time; empty if there is none. */
    String field() {
        return name;
    }

    DetectedBy detectedBy(long whole) {
        return new DetectedBy(trusted(), name, lied ? DetectedBy.Why.LIED : why, whole);
    }

    /** Takes note of a time that the source has now. */
    void seen(Object now) {
        LocalDateTime time = time(now);
        if (time != null && clock != null && !time.isAfter(clock) && (newest == null || time.isAfter(newest))) {
            newest = time;
        }
    }

    /** Whether a record has to be read with all its fields to tell whether it was changed. */
    boolean doubtful(Object was, Object now, String code) {
        return !Values.same(was, now) || open(now) || Math.floorMod(code.hashCode() + rounds, SAMPLE) == 0;
    }

    /** Whether a record may have been changed without another time, by an honest clock. */
    private boolean open(Object now) {
        LocalDateTime time = time(now);
        LocalDateTime last = before == null ? clock : before;
        return time == null
                || time.isAfter(clock)
                || !time.isBefore(last.minus(MARGIN).minus(detect.apart()));
    }

    /** Takes note of a record that was read with all its fields and is not as it was. */
    void changed(Object[] was, Object[] now) {
        if (field < 0) {
            return;
        }
        if (!Values.same(was[field], now[field])) {
            moved++;
        } else if (clock != null && !open(now[field])) {
            lied = true;
        }
    }

    private static LocalDateTime time(Object value) {
        return value instanceof LocalDateTime time
                ? time
                : value instanceof Instant moment ? LocalDateTime.ofInstant(moment, ZoneOffset.UTC) : null;
    }

    /** Writes down what is to be known in the next round. */
    void remember() {
        if (field >= 0 && clock != null) {
            journal.setFact(
                    FACT + entity,
                    String.join(
                            "\n",
                            newest == null ? "" : newest.toString(),
                            Integer.toString(rounds + 1),
                            Integer.toString(trusted() ? since + 1 : 0),
                            Long.toString(moved),
                            Boolean.toString(lied)));
        }
    }
}
