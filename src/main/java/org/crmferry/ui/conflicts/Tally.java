package org.crmferry.ui.conflicts;

import java.util.Map;
import org.crmferry.ferry.ConflictDesk;
import org.crmferry.ferry.ConflictPage;
import org.crmferry.journal.ConflictFilter;

/**
 * How many conflicts there are, each group counted under all other limits of the filter.
 *
 * @param shown how many meet the filter
 * @param open how many of those nobody has decided
 * @param allOpen how many of the project nobody has decided
 * @param decided how many of the project are decided and not written yet
 * @param all how many the project has
 * @param entities by source entity
 * @param kinds by kind
 * @param fields by target field
 * @param states by how far they are
 */
record Tally(
        long shown,
        long open,
        long allOpen,
        long decided,
        long all,
        Map<String, Long> entities,
        Map<String, Long> kinds,
        Map<String, Long> fields,
        Map<ConflictFilter.State, Long> states) {
    static final Tally NONE = new Tally(0, 0, 0, 0, 0, Map.of(), Map.of(), Map.of(), Map.of());

    /** Asks the desk; belongs to the worker. */
    static Tally of(ConflictDesk desk, ConflictFilter filter) {
        ConflictPage shown = desk.page(filter, 0, 0);
        ConflictPage all = desk.page(ConflictFilter.ALL, 0, 0);
        ConflictPage anyState = desk.page(filter.withState(ConflictFilter.State.ALL), 0, 0);
        long decidedHere = total(desk, filter.withState(ConflictFilter.State.DECIDED));
        return new Tally(
                shown.total(),
                shown.open(),
                all.open(),
                total(desk, ConflictFilter.ALL.withState(ConflictFilter.State.DECIDED)),
                all.total(),
                desk.page(filter.withEntity(""), 0, 0).byEntity(),
                desk.page(filter.withKind(""), 0, 0).byKind(),
                desk.page(filter.withField(""), 0, 0).byField(),
                Map.of(
                        ConflictFilter.State.ALL,
                        anyState.total(),
                        ConflictFilter.State.OPEN,
                        anyState.open(),
                        ConflictFilter.State.DECIDED,
                        decidedHere,
                        ConflictFilter.State.APPLIED,
                        anyState.total() - anyState.open() - decidedHere));
    }

    private static long total(ConflictDesk desk, ConflictFilter filter) {
        return desk.page(filter, 0, 0).total();
    }

    /** After one conflict was decided, or its decision taken back. */
    Tally decided(int more) {
        return new Tally(shown, open - more, allOpen - more, decided + more, all, entities, kinds, fields, states);
    }
}
