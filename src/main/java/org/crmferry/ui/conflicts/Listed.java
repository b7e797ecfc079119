package org.crmferry.ui.conflicts;

import java.util.List;
import java.util.Map;
import org.crmferry.ferry.ConflictCounts;
import org.crmferry.ferry.ConflictDesk;
import org.crmferry.journal.Conflict;

/** What was read for the list. */
record Listed(
        ConflictCounts counts,
        List<Conflict> conflicts,
        Map<String, String> entities,
        Map<String, String> fields,
        Map<String, String> owners,
        long unseen) {
    /** Asks the desk for at most so many conflicts; belongs to the worker. */
    static Listed of(ConflictDesk desk, ConflictList.Wanted wanted, int most, long unseen) {
        return new Listed(
                desk.counts(wanted.filter()),
                desk.list(wanted.filter(), wanted.order(), most),
                desk.entityLabels(),
                desk.fieldLabels(),
                desk.owners(),
                unseen);
    }

    /** The same for a desk that was just opened; looks at the first conflicts, which are all in most projects. */
    static Listed first(ConflictDesk desk, ConflictList.Wanted wanted) {
        long unseen = desk.look(ConflictList.LOOK_AT_ONCE);
        return of(desk, wanted, ConflictList.FIRST, unseen);
    }
}
