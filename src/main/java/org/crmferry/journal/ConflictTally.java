package org.crmferry.journal;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.crmferry.journal.ConflictFilter.State;
import org.crmferry.journal.ConflictRoll.Sort;

/**
 * How many conflicts there are of each sort, so that every group of a filter can be told from it. Immutable.
 */
public final class ConflictTally {
    private final Map<Sort, Long> sorts;

    ConflictTally(Map<Sort, Long> sorts) {
        this.sorts = sorts;
    }

    /** How many meet the filter. */
    public long count(ConflictFilter filter) {
        return states(filter.withState(State.ALL)).getOrDefault(filter.state(), 0L);
    }

    /** How many meet the filter, by source entity. */
    public Map<String, Long> entities(ConflictFilter filter) {
        return by(filter, sort -> List.of(sort.entity()));
    }

    /** How many meet the filter, by kind. */
    public Map<String, Long> kinds(ConflictFilter filter) {
        return by(filter, sort -> List.of(sort.kind()));
    }

    /** How many meet the filter, by target field that differs; one conflict may count several times. */
    public Map<String, Long> fields(ConflictFilter filter) {
        Map<String, Long> counts = by(filter, Sort::fields);
        counts.remove("");
        return counts;
    }

    /** How many meet the filter, by key of the owner, in the order of their names; without those that have none. */
    public Map<String, Long> owners(ConflictFilter filter) {
        Map<String, Long> counts = by(filter, sort -> List.of(sort.owner()));
        counts.remove("");
        Map<String, Long> ordered = new LinkedHashMap<>();
        sorts.keySet().stream()
                .filter(sort -> counts.containsKey(sort.owner()))
                .sorted(Comparator.comparing(Sort::ownerName).thenComparing(Sort::owner))
                .forEach(sort -> ordered.putIfAbsent(sort.owner(), counts.get(sort.owner())));
        return ordered;
    }

    /** How many meet the filter, by how far they are, {@code ALL} included; without those that have none. */
    public Map<State, Long> states(ConflictFilter filter) {
        Map<State, Long> counts = new EnumMap<>(State.class);
        sorts.forEach((sort, count) -> {
            if (filter.meets(sort)) {
                counts.merge(sort.state(), count, Long::sum);
                counts.merge(State.ALL, count, Long::sum);
            }
        });
        return counts;
    }

    private Map<String, Long> by(ConflictFilter filter, Function<Sort, List<String>> names) {
        Map<String, Long> counts = new TreeMap<>();
        sorts.forEach((sort, count) -> {
            if (filter.meets(sort)) {
                names.apply(sort).forEach(name -> counts.merge(name, count, Long::sum));
            }
        });
        return counts;
    }
}
