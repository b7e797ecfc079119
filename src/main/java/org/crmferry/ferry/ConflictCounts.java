package org.crmferry.ferry;

import java.util.EnumMap;
import java.util.Map;
import org.crmferry.journal.ConflictFilter;
import org.crmferry.journal.ConflictFilter.State;
import org.crmferry.journal.ConflictStore;
import org.crmferry.journal.ConflictTally;

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
 * @param fields by target field that differs; one conflict may count several times
 * @param owners by key of the owner
 * @param states by how far they are
 */
public record ConflictCounts(
        long shown,
        long open,
        long allOpen,
        long decided,
        long all,
        Map<String, Long> entities,
        Map<String, Long> kinds,
        Map<String, Long> fields,
        Map<String, Long> owners,
        Map<State, Long> states) {
    /** Before anything was counted. */
    public static final ConflictCounts NONE =
            new ConflictCounts(0, 0, 0, 0, 0, Map.of(), Map.of(), Map.of(), Map.of(), Map.of());

    static ConflictCounts of(ConflictStore store, ConflictFilter filter) {
        ConflictTally project = store.tally(ConflictFilter.ALL);
        ConflictTally tally = store.tally(filter);
        Map<State, Long> here = tally.states(filter.withState(State.ALL));
        long open = filter.state() == State.ALL || filter.state() == State.OPEN ? here.getOrDefault(State.OPEN, 0L) : 0;
        return new ConflictCounts(
                here.getOrDefault(filter.state(), 0L),
                open,
                project.count(ConflictFilter.OPEN),
                project.count(ConflictFilter.DECIDED),
                project.count(ConflictFilter.ALL),
                tally.entities(filter.withEntity("")),
                tally.kinds(filter.withKind("")),
                tally.fields(filter.withField("")),
                tally.owners(filter.withOwner("")),
                here);
    }

    /** How many of those that meet the filter belong to which source entity. */
    public Map<String, Long> groups(ConflictFilter filter) {
        return filter.entity().isEmpty() ? entities : Map.of(filter.entity(), shown);
    }

    /** After one conflict was decided (1), or its decision taken back (-1). */
    public ConflictCounts decided(int more) {
        Map<State, Long> now = new EnumMap<>(State.class);
        now.putAll(states);
        now.merge(State.OPEN, (long) -more, Long::sum);
        now.merge(State.DECIDED, (long) more, Long::sum);
        return new ConflictCounts(
                shown, open - more, allOpen - more, decided + more, all, entities, kinds, fields, owners, now);
    }
}
