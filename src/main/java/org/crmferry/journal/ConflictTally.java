package org.crmferry.journal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.crmferry.journal.ConflictFilter.State;

/**
 * How many conflicts there are of each sort, counted in one pass, so that every group of a filter can be told from it.
 * Immutable.
 */
public final class ConflictTally {
    private final Map<Sort, Long> sorts;

    /** What is counted of a conflict. */
    private record Sort(String entity, String kind, List<String> fields, State state, String owner, String ownerName) {
        boolean in(ConflictFilter filter) {
            return is(filter.entity(), entity)
                    && is(filter.kind(), kind)
                    && is(filter.owner(), owner)
                    && (filter.field().isEmpty() || fields.contains(filter.field()))
                    && (filter.state() == State.ALL || filter.state() == state);
        }

        private static boolean is(String wanted, String value) {
            return wanted.isEmpty() || wanted.equals(value);
        }
    }

    private ConflictTally(Map<Sort, Long> sorts) {
        this.sorts = sorts;
    }

    /** Counts all that meet the filter's text, pair and numbers, whatever its other limits. */
    static ConflictTally of(Journal journal, ConflictFilter filter) {
        List<Object> values = new ArrayList<>();
        String where = ConflictWhere.of(
                ConflictFilter.ALL
                        .withText(filter.text())
                        .withPair(filter.pair())
                        .withIds(filter.ids()),
                values);
        Map<Sort, Long> sorts = new HashMap<>();
        journal.query(
                        "select c.entity, c.kind, c.fields, case when c.applied then 'APPLIED' when c.choice <> '' then"
                                + " 'DECIDED' else 'OPEN' end s, coalesce(l.owner, '') o,"
                                + " coalesce(l.owner_name, '') n, count(*) from conflict c left join conflict_seen l"
                                + " on l.id = c.id" + where + " group by c.entity, c.kind, c.fields, s, o, n",
                        row -> Map.entry(
                                new Sort(
                                        row.getString(1),
                                        row.getString(2),
                                        List.of(row.getString(3).split(",", -1)),
                                        State.valueOf(row.getString(4)),
                                        row.getString(5),
                                        row.getString(6)),
                                row.getLong(7)),
                        values.toArray())
                .forEach(each -> sorts.put(each.getKey(), each.getValue()));
        return new ConflictTally(sorts);
    }

    /** After some of what was counted in {@code before} became what is counted in {@code after}. */
    ConflictTally changed(ConflictTally before, ConflictTally after) {
        Map<Sort, Long> now = new HashMap<>(sorts);
        before.sorts.forEach((sort, count) -> now.merge(sort, -count, Long::sum));
        after.sorts.forEach((sort, count) -> now.merge(sort, count, Long::sum));
        now.values().removeIf(count -> count == 0);
        return new ConflictTally(now);
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
            if (sort.in(filter)) {
                counts.merge(sort.state(), count, Long::sum);
                counts.merge(State.ALL, count, Long::sum);
            }
        });
        return counts;
    }

    private Map<String, Long> by(ConflictFilter filter, Function<Sort, List<String>> names) {
        Map<String, Long> counts = new TreeMap<>();
        sorts.forEach((sort, count) -> {
            if (sort.in(filter)) {
                names.apply(sort).forEach(name -> counts.merge(name, count, Long::sum));
            }
        });
        return counts;
    }
}
