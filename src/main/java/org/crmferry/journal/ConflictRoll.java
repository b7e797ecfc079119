package org.crmferry.journal;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.crmferry.journal.ConflictFilter.State;

/**
 * All conflicts of a journal in memory, with what lists of them are filtered, ordered and counted by: some hundred bytes
 * each, and their texts where somebody searches. Read when it is asked first; later only what was touched is read
 * again. Not thread-safe.
 */
final class ConflictRoll {
    /** Beyond so many, reading all of them is quicker than finding each. */
    private static final int MANY = 5000;

    private final Journal journal;
    /** By number; null before the first question. */
    private Map<Long, Line> lines;

    private final Set<Long> touched = new HashSet<>();
    private final Map<ConflictOrder, Line[]> orders = new EnumMap<>(ConflictOrder.class);
    private final Map<Object, Object> same = new HashMap<>();
    private boolean searched;

    ConflictRoll(Journal journal) {
        this.journal = journal;
    }

    /** What conflicts are counted by. */
    record Sort(String entity, String kind, List<String> fields, State state, String owner, String ownerName) {
        Sort ownedBy(String key, String name) {
            return new Sort(entity, kind, fields, state, key, name);
        }
    }

    /** What they are put in order by, as in {@link ConflictLook}. */
    record Rank(Double money, int links, int place, int distance) {}

    /** One conflict; without a rank nobody has looked at it. */
    private static final class Line {
        private final long id;
        private Sort sort;
        private Rank rank;
        private String text;

        private Line(long id, Sort sort, String text) {
            this.id = id;
            this.sort = sort;
            this.text = text;
        }

        private long id() {
            return id;
        }

        /** Takes over what was read again of the same conflict. */
        private void become(Line now) {
            sort = now.sort;
            rank = now.rank;
            text = now.text;
        }

        private boolean ranked() {
            return rank != null;
        }
    }

    /** Lets a conflict be read again, because it was added, changed, looked at or removed. */
    void touch(long id) {
        if (lines != null) {
            touched.add(id);
        }
    }

    /** Lets all be read again. */
    void forget() {
        lines = null;
    }

    /** The numbers of the first that meet the filter, in that order. */
    List<Long> first(ConflictFilter filter, ConflictOrder order, long offset, long limit) {
        Predicate<Line> meets = meets(filter);
        return Stream.of(ordered(order))
                .filter(meets)
                .skip(offset)
                .limit(limit)
                .map(Line::id)
                .toList();
    }

    /** How many there are of each sort, of those that meet the filter. */
    Map<Sort, Long> sorts(ConflictFilter filter) {
        Predicate<Line> meets = meets(filter);
        return lines().values().stream()
                .filter(meets)
                .collect(Collectors.groupingBy(line -> line.sort, Collectors.counting()));
    }

    /** What people call owners, by their keys, in the order of these names. */
    Map<String, String> owners() {
        Map<String, String> owners = new LinkedHashMap<>();
        lines().values().stream()
                .map(line -> line.sort)
                .distinct()
                .filter(sort -> !sort.owner().isEmpty())
                .sorted(Comparator.comparing(Sort::ownerName).thenComparing(Sort::owner))
                .forEach(sort -> owners.put(sort.owner(), sort.ownerName()));
        return owners;
    }

    /** Reads texts, too, from now on, so that nobody who searches has to wait for them. */
    void searchable() {
        if (!searched) {
            searched = true;
            forget();
        }
    }

    private Predicate<Line> meets(ConflictFilter filter) {
        List<String> words = Stream.of(
                        filter.text().strip().toLowerCase(Locale.ROOT).split("\\s+", -1))
                .filter(word -> !word.isEmpty())
                .toList();
        if (!words.isEmpty()) {
            searchable();
        }
        Set<Long> ids = filter.ids().isEmpty() ? null : Set.copyOf(filter.ids());
        Set<Long> alike = filter.pair().isEmpty()
                ? null
                : new HashSet<>(journal.query(
                        "select id from conflict_pair where pair = ?", row -> row.getLong(1), filter.pair()));
        Map<Sort, Boolean> known = new HashMap<>();
        return line -> (ids == null || ids.contains(line.id))
                && (alike == null || alike.contains(line.id))
                && known.computeIfAbsent(line.sort, sort -> filter.meets(sort))
                && words.stream().allMatch(line.text::contains);
    }

    private Line[] ordered(ConflictOrder order) {
        Collection<Line> all = lines().values();
        return orders.computeIfAbsent(order, wanted -> {
            Line[] sorted = all.toArray(new Line[0]);
            Arrays.sort(sorted, comparator(wanted));
            return sorted;
        });
    }

    private static Comparator<Line> comparator(ConflictOrder order) {
        Comparator<Line> number = Comparator.comparingLong(Line::id);
        return order.ranks()
                .map(ranks -> Comparator.<Line, Boolean>comparing(line -> !line.ranked())
                        .thenComparing((one, other) -> one.ranked() ? ranks.compare(one.rank, other.rank) : 0)
                        .thenComparing(number))
                .orElse(number);
    }

    private Map<Long, Line> lines() {
        if (lines == null || touched.size() > MANY) {
            lines = new HashMap<>();
            orders.clear();
            same.clear();
            read(null);
        } else {
            again(touched);
        }
        touched.clear();
        return lines;
    }

    private void again(Set<Long> ids) {
        Map<Long, Line> before = new HashMap<>();
        ids.forEach(id -> before.put(id, lines.remove(id)));
        read(ids);
        for (Long id : ids) {
            Line was = before.get(id);
            Line is = lines.get(id);
            if (was != null && is != null) {
                boolean moves = !Objects.equals(was.rank, is.rank);
                was.become(is);
                lines.put(id, was);
                if (moves) {
                    orders.keySet().removeIf(order -> order.ranks().isPresent());
                }
            } else if (was != is) {
                orders.clear();
            }
        }
    }

    /** @param ids which; null for all */
    private void read(Set<Long> ids) {
        // One table after the other: together each row of one would be searched in the other.
        rows(
                        "select id, entity, kind, fields, case when applied then 'APPLIED' when choice <> '' then 'DECIDED' else"
                                + " 'OPEN' end, " + (searched ? "lower(source_key)" : "''") + " from conflict",
                        ids,
                        row -> {
                            Sort sort = new Sort(
                                    once(row.getString(2)),
                                    once(row.getString(3)),
                                    once(List.of(row.getString(4).split(",", -1))),
                                    State.valueOf(row.getString(5)),
                                    "",
                                    "");
                            return new Line(row.getLong(1), once(sort), row.getString(6));
                        })
                .forEach(line -> lines.put(line.id, line));
        rows(
                "select id, owner, owner_name, money, links, place, distance, " + (searched ? "text" : "''")
                        + " from conflict_seen",
                ids,
                row -> {
                    Line line = lines.get(row.getLong(1));
                    if (line != null) {
                        line.sort = once(line.sort.ownedBy(once(row.getString(2)), once(row.getString(3))));
                        line.rank =
                                new Rank(row.getObject(4, Double.class), row.getInt(5), row.getInt(6), row.getInt(7));
                        line.text = searched ? line.text + "\n" + row.getString(8) : "";
                    }
                    return line;
                });
    }

    private <T> List<T> rows(String sql, Set<Long> ids, Journal.RowReader<T> reader) {
        return ids == null ? journal.query(sql, reader) : journal.queryIn(sql + " where id", ids, reader);
    }

    /** Holds what is the same in many conflicts only once. */
    @SuppressWarnings("unchecked")
    private <T> T once(T value) {
        return (T) same.computeIfAbsent(value, itself -> itself);
    }
}
