package org.crmferry.journal;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;
import static java.util.Comparator.nullsLast;
import static java.util.Comparator.reverseOrder;

import java.util.Comparator;
import java.util.Optional;
import org.crmferry.journal.ConflictRoll.Rank;

/**
 * Which conflict comes first; those that are alike by number. What nobody has looked at yet ({@link ConflictLooks}) comes
 * last, by number.
 */
public enum ConflictOrder {
    /** The most money at stake, then the most links, then in the order in which entities are moved. */
    IMPORTANT,
    /** Met first. */
    OLDEST,
    /** The fewest characters to choose between. */
    SMALLEST;

    /** The order of what was looked at; none where only the number counts. */
    Optional<Comparator<Rank>> ranks() {
        return switch (this) {
            case IMPORTANT ->
                Optional.of(comparing(Rank::money, nullsLast(reverseOrder()))
                        .thenComparing(Rank::links, reverseOrder())
                        .thenComparingInt(Rank::place));
            case OLDEST -> Optional.empty();
            case SMALLEST -> Optional.of(comparingInt(Rank::distance));
        };
    }
}
