package org.crmferry.transfer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import org.crmferry.model.Entity;
import org.crmferry.model.Field;
import org.crmferry.model.FieldType;
import org.crmferry.model.Key;
import org.crmferry.model.Values;

/** What one merge writes, row by row, as the target is now. Made by looking only; holds values. One thread. */
final class MergePlan {
    /** More other columns make a table one of records, not of links. */
    private static final int LINK_COLUMNS = 4;

    private static final Set<FieldType> TIMES =
            Set.of(FieldType.DATE, FieldType.TIME, FieldType.DATETIME, FieldType.INSTANT);

    private final MergeSite site;
    private final MergeView now;
    private final Merge merge;
    private final BiPredicate<Object[], String> shown;
    private final RowChanges changes = new RowChanges();
    /** Rows that go, by table, each with the one that takes its place. */
    private final Map<Entity, Map<Key, Key>> gone = new LinkedHashMap<>();

    private final Map<String, Long> moved = new TreeMap<>();
    private final Map<String, Long> dropped = new TreeMap<>();
    private final Map<Key, Object[]> masters = new LinkedHashMap<>();
    private long values;
    private String refusal = "";

    /** @param shown whether a record is still as it was when it was shown, with that fingerprint */
    MergePlan(MergeSite site, MergeView now, Merge merge, BiPredicate<Object[], String> shown) {
        this.site = site;
        this.shown = shown;
        this.now = now;
        this.merge = merge;
        refusal = look();
        if (refusal.isEmpty()) {
            MergedValues chosen = new MergedValues(site, now, merge, masters, changes);
            values = chosen.run();
            leave();
            List<Pointer> pointers = new ArrayList<>(site.pointers().all());
            pointers.sort((a, b) -> Boolean.compare(b.book(), a.book()));
            pointers.forEach(this::point);
            site.pointers().all().stream()
                    .map(Pointer::table)
                    .distinct()
                    .filter(table -> !table.equals(site.master()))
                    .forEach(this::dropDoubled);
            site.pointers().all().stream().map(Pointer::table).distinct().forEach(this::moveKeys);
        }
    }

    /** Why it cannot be done; empty if it can: {@code changed}, {@code gone}, {@code keyless} or {@code composite}. */
    String refusal() {
        return refusal;
    }

    MergeSite site() {
        return site;
    }

    RowChanges changes() {
        return changes;
    }

    Map<Entity, Map<Key, Key>> gone() {
        return gone;
    }

    MergeCounts counts() {
        return new MergeCounts(merge.others().size(), values, moved, dropped);
    }

    private String look() {
        if (new HashSet<>(merge.members()).size() != merge.members().size()
                || merge.others().isEmpty()) {
            throw new IllegalArgumentException("a record twice, or none to merge");
        }
        Map<Key, Object[]> records = new HashMap<>();
        now.stored(site.entity(), merge.members())
                .forEach(record -> records.put(site.entity().keyOf(record), record));
        if (records.size() < merge.members().size()) {
            return "gone";
        }
        for (Key key : merge.members()) {
            String state = merge.states().get(key);
            if (state != null && !shown.test(records.get(key), state)) {
                return "changed";
            }
        }
        now.rows(
                        site.master(),
                        site.keyIndex(),
                        merge.members().stream().map(k -> k.part(0)).toList())
                .forEach(row -> masters.put(Key.of(row[site.keyIndex()]), row));
        return masters.size() == merge.members().size() ? "" : "gone";
    }

    /** The others go, or are marked as deleted where the product does that. */
    private void leave() {
        SoftDelete mark = site.mark();
        for (Key key : merge.others()) {
            Object[] row = masters.get(key);
            Object[] after = null;
            if (mark != null) {
                after = row.clone();
                after[site.master().index(mark.column())] = mark.dead();
            }
            changes.put(site.master(), row, after);
            gone.computeIfAbsent(site.master(), t -> new LinkedHashMap<>()).put(key, merge.survivor());
        }
    }

    private void point(Pointer pointer) {
        Object to = masters.get(merge.survivor())[pointer.referenced()];
        List<Object> from = new ArrayList<>();
        merge.others().forEach(key -> from.add(masters.get(key)[pointer.referenced()]));
        Entity table = pointer.table();
        List<Object[]> rows = new ArrayList<>(now.rows(table, pointer.column(), from));
        rows.removeIf(row -> !holds(table, row, pointer.where()));
        // The lines of the record that was named first come first: of main lines, the first stays that.
        rows.sort(Comparator.comparingInt(row -> position(from, row[pointer.column()])));
        if (!rows.isEmpty() && table.key().isEmpty()) {
            refusal = "keyless";
            return;
        }
        boolean main = pointer.book() && main(pointer, to);
        for (Object[] row : rows) {
            boolean member = table.equals(site.master()) && masters.containsKey(Key.of(row[site.keyIndex()]));
            Object[] before = changes.after(table, row);
            if (before == null || member && !Key.of(row[site.keyIndex()]).equals(merge.survivor())) {
                continue;
            }
            if (member && !Values.same(row[pointer.column()], before[pointer.column()])) {
                // Another value was taken for it.
                continue;
            }
            Object[] after = before.clone();
            Field field = table.fields().get(pointer.column());
            // Nobody reports to himself.
            after[pointer.column()] = member && field.nullable() ? null : References.fitting(field, to);
            if (pointer.flag() >= 0 && main) {
                after[pointer.flag()] = lowered(after[pointer.flag()]);
            }
            main |= pointer.book() && raised(pointer, after);
            changes.put(table, row, after);
            moved.merge(pointer.place(), 1L, Long::sum);
        }
    }

    private boolean main(Pointer pointer, Object to) {
        return pointer.flag() >= 0
                && now.rows(pointer.table(), pointer.column(), List.of(to)).stream()
                        .anyMatch(row -> holds(pointer.table(), row, pointer.where()) && raised(pointer, row));
    }

    private static boolean raised(Pointer pointer, Object[] row) {
        return pointer.flag() >= 0
                && row[pointer.flag()] != null
                && !Values.same(lowered(row[pointer.flag()]), row[pointer.flag()]);
    }

    private static int position(List<Object> values, Object value) {
        for (int i = 0; i < values.size(); i++) {
            if (Values.same(values.get(i), value)) {
                return i;
            }
        }
        return values.size();
    }

    /** The value that says no, in the form of one that says yes or no. */
    private static Object lowered(Object flag) {
        if (flag instanceof Boolean) {
            return false;
        } else if (flag instanceof Long) {
            return 0L;
        }
        return flag instanceof String ? "0" : flag;
    }

    private static boolean holds(Entity table, Object[] row, Map<String, Object> where) {
        return where.entrySet().stream().allMatch(one -> {
            int at = MergeSite.column(table, one.getKey());
            return at >= 0 && Values.text(row[at]).equals(Values.text(fixed(one.getValue(), row[at])));
        });
    }

    private static Object fixed(Object wanted, Object found) {
        return found instanceof Boolean && wanted instanceof Number number
                ? (Object) (number.longValue() != 0)
                : wanted;
    }

    /** Of moved rows, those that the survivor has already go, where two of them make no sense. */
    private void dropDoubled(Entity table) {
        List<int[]> sames = new ArrayList<>();
        site.uniques(table)
                .forEach(unique -> sames.add(unique.stream()
                        .mapToInt(name -> MergeSite.column(table, name))
                        .toArray()));
        List<Pointer> here = site.pointers().all().stream()
                .filter(pointer -> pointer.table().equals(table))
                .toList();
        int[] link = link(table);
        if (link.length > 0) {
            sames.add(link);
        }
        for (Pointer pointer : here) {
            List<int[]> by = new ArrayList<>(sames);
            if (pointer.book()) {
                by.add(bookColumns(table, pointer));
            }
            by.removeIf(columns -> Arrays.stream(columns).noneMatch(i -> i == pointer.column()));
            if (!by.isEmpty() && moved.containsKey(pointer.place())) {
                dropDoubled(table, pointer, by);
            }
        }
    }

    private static int[] bookColumns(Entity table, Pointer pointer) {
        Set<Integer> columns = new HashSet<>(Set.of(pointer.column(), pointer.address()));
        pointer.where().keySet().forEach(name -> columns.add(MergeSite.column(table, name)));
        return columns.stream().mapToInt(Integer::intValue).sorted().toArray();
    }

    private void dropDoubled(Entity table, Pointer pointer, List<int[]> by) {
        Map<String, Key> known = new HashMap<>();
        Object to = masters.get(merge.survivor())[pointer.referenced()];
        for (Object[] row : now.rows(table, pointer.column(), List.of(to))) {
            if (!changes.goes(table, table.keyOf(row))) {
                by.forEach(columns -> known.putIfAbsent(text(columns, changes.after(table, row)), table.keyOf(row)));
            }
        }
        for (RowChanges.Row row : changes.of(table)) {
            boolean mine = row.before() != null
                    && row.after() != null
                    && !Values.same(row.before()[pointer.column()], row.after()[pointer.column()]);
            if (!mine) {
                continue;
            }
            Key twin = by.stream()
                    .map(columns -> known.get(text(columns, row.after())))
                    .filter(key -> key != null)
                    .findFirst()
                    .orElse(null);
            if (twin == null) {
                by.forEach(columns -> known.putIfAbsent(text(columns, row.after()), table.keyOf(row.after())));
            } else {
                drop(table, row, twin);
                moved.merge(pointer.place(), -1L, Long::sum);
            }
        }
        moved.values().removeIf(count -> count == 0);
    }

    /** A row that is known by what it points at is known by another key then. */
    private void moveKeys(Entity table) {
        for (RowChanges.Row row : changes.of(table)) {
            if (row.before() != null
                    && row.after() != null
                    && !table.keyOf(row.before()).equals(table.keyOf(row.after()))) {
                gone.computeIfAbsent(table, t -> new LinkedHashMap<>())
                        .put(table.keyOf(row.before()), table.keyOf(row.after()));
            }
        }
    }

    private static String text(int[] columns, Object[] row) {
        StringBuilder text = new StringBuilder(Arrays.toString(columns));
        for (int column : columns) {
            text.append('\u001f').append(row[column] == null ? "\u0000" : Values.text(row[column]));
        }
        return text.toString();
    }

    private void drop(Entity table, RowChanges.Row row, Key twin) {
        SoftDelete mark = site.mark();
        int at = mark == null ? -1 : MergeSite.column(table, mark.column());
        Object[] after = null;
        if (at >= 0) {
            after = row.before().clone();
            after[at] = fixed(mark.dead(), row.before()[at]);
        }
        changes.put(table, row.before(), after);
        gone.computeIfAbsent(table, t -> new LinkedHashMap<>()).put(table.keyOf(row.before()), twin);
        dropped.merge(table.name(), 1L, Long::sum);
    }

    /** The columns in which two rows of a table of links are the same link; empty if it is no such table. */
    private int[] link(Entity table) {
        Set<String> references = site.pointers().references(table, site.schema());
        List<Integer> columns = new ArrayList<>();
        int leading = 0;
        int others = 0;
        for (int i = 0; i < table.fields().size(); i++) {
            Field field = table.fields().get(i);
            boolean leads = references.contains(field.name().toLowerCase(Locale.ROOT));
            boolean key = table.key().equals(List.of(field.name()));
            if (leads) {
                leading++;
            } else if (!key && !TIMES.contains(field.type().type())) {
                others++;
            }
            if (leads || !key && !TIMES.contains(field.type().type())) {
                columns.add(i);
            }
        }
        return leading >= 2 && others <= LINK_COLUMNS
                ? columns.stream().mapToInt(Integer::intValue).toArray()
                : new int[0];
    }
}
