package org.crmferry.ferry;

import java.util.List;
import java.util.Map;
import org.crmferry.journal.Conflict;

/**
 * What a decree would do. Holds the names of some records.
 *
 * @param decree what was asked about
 * @param touched how many conflicts it decides, wholly or in one field
 * @param decided how many of these have nothing left to decide afterwards
 * @param open how many of those it is about stay open, touched or not
 * @param source in how many the field gets the source's value; 0 where whole records are decided
 * @param entities decided and open by source entity
 * @param some the first that it touches, at most {@value #SOME}
 * @param names what people call the records of these, by conflict; without those that have no name
 */
public record DecreePreview(
        Decree decree,
        long touched,
        long decided,
        long open,
        long source,
        Map<String, Share> entities,
        List<Conflict> some,
        Map<Long, String> names) {
    /** How many records are shown by name. */
    public static final int SOME = 20;

    /** How many conflicts of an entity will be decided, how many stay open. */
    public record Share(long decided, long open) {
        Share plus(boolean done) {
            return done ? new Share(decided + 1, open) : new Share(decided, open + 1);
        }
    }
}
