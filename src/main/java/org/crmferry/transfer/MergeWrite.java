package org.crmferry.transfer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.crmferry.database.RowsRefused;
import org.crmferry.database.Target;
import org.crmferry.model.Entity;
import org.crmferry.model.Key;
import org.crmferry.model.Values;

/** Writes and takes back the rows of one merge inside an open transaction. One thread. */
final class MergeWrite {
    private final Target to;
    private final Entity master;
    /** Columns of the entity's own table that lead to records of the same table. */
    private final Set<Integer> selves = new HashSet<>();

    MergeWrite(Target to, MergeSite site) {
        this.to = to;
        master = site.master();
        site.pointers().all().stream()
                .filter(pointer -> pointer.table().equals(master))
                .forEach(pointer -> selves.add(pointer.column()));
    }

    /** Writes what was planned, links first, so that nothing leads to a record that goes. */
    void write(RowChanges changes) throws RowsRefused {
        for (Entity table : changes.tables()) {
            if (!table.equals(master)) {
                links(changes, table);
            }
        }
        List<Object[]> going = changes.deletes(master);
        if (!selves.isEmpty()) {
            update(master, going.stream().map(this::unlinked).toList());
            update(master, changes.updates(master).stream().map(this::relinked).toList());
        }
        delete(master, going);
        update(
                master,
                changes.updates(master).stream().map(RowChanges.Row::after).toList());
    }

    /** As it is, but leading where it will lead. */
    private Object[] relinked(RowChanges.Row row) {
        return keeping(row.before(), row.after());
    }

    private void links(RowChanges changes, Entity table) throws RowsRefused {
        delete(table, changes.deletes(table));
        update(table, changes.updates(table).stream().map(RowChanges.Row::after).toList());
        to.create(table, changes.creates(table));
    }

    private Object[] unlinked(Object[] row) {
        Object[] copy = row.clone();
        selves.forEach(column -> {
            if (master.fields().get(column).nullable()) {
                copy[column] = null;
            }
        });
        return copy;
    }

    private void delete(Entity table, List<Object[]> rows) throws RowsRefused {
        if (!rows.isEmpty()) {
            to.delete(table, rows.stream().map(table::keyOf).toList());
        }
    }

    /** Every column is written, so that the database changes none by itself. */
    private void update(Entity table, List<Object[]> rows) throws RowsRefused {
        if (!rows.isEmpty()) {
            boolean[] all = new boolean[table.fields().size()];
            for (int i = 0; i < all.length; i++) {
                all[i] = table.fields().get(i).writable();
            }
            to.update(table, rows, Collections.nCopies(rows.size(), all));
        }
    }

    /** The rows that are not as they should be now: names of their tables. */
    List<String> differing(RowChanges changes) {
        List<String> differing = new ArrayList<>();
        for (Entity table : changes.tables()) {
            Map<Key, Object[]> now = current(changes, table);
            for (RowChanges.Row row : changes.of(table)) {
                Object[] found = row.after() == null ? null : now.get(table.keyOf(row.after()));
                boolean right = row.after() == null
                        ? !now.containsKey(table.keyOf(row.before()))
                                || changes.creates(table).stream()
                                        .anyMatch(made -> table.keyOf(made).equals(table.keyOf(row.before())))
                        : found != null && same(table, found, row.after());
                if (!right) {
                    differing.add(table.name());
                }
            }
        }
        return differing;
    }

    /** What the database computes follows by itself. */
    private static boolean same(Entity table, Object[] a, Object[] b) {
        for (int i = 0; i < a.length; i++) {
            if (table.fields().get(i).writable() && !Values.same(a[i], b[i])) {
                return false;
            }
        }
        return true;
    }

    private Map<Key, Object[]> current(RowChanges changes, Entity table) {
        Set<Key> keys = new HashSet<>();
        for (RowChanges.Row row : changes.of(table)) {
            if (row.before() != null) {
                keys.add(table.keyOf(row.before()));
            }
            if (row.after() != null) {
                keys.add(table.keyOf(row.after()));
            }
        }
        Map<Key, Object[]> now = new HashMap<>();
        to.view().byKeys(table, List.copyOf(keys)).forEach(row -> now.put(table.keyOf(row), row));
        return now;
    }

    /**
     * Takes a merge back. Of a row that somebody has changed since, only what the merge has changed goes back, and only
     * where that is still there.
     *
     * @return tables and keys of rows that could not go back wholly
     */
    List<String> takeBack(RowChanges changes) throws RowsRefused {
        List<String> left = new ArrayList<>();
        Map<Key, Object[]> now = current(changes, master);
        List<Object[]> back = new ArrayList<>();
        for (RowChanges.Row row : changes.updates(master)) {
            restored(master, row, now, left, back);
        }
        List<Object[]> made = new ArrayList<>();
        for (Object[] row : changes.deletes(master)) {
            if (now.containsKey(master.keyOf(row))) {
                left.add(named(master, row));
            } else {
                made.add(row);
            }
        }
        // What leads from one to another is written when all of them are there.
        update(
                master,
                back.stream()
                        .map(row -> keeping(row, now.get(master.keyOf(row))))
                        .toList());
        to.create(master, made.stream().map(this::unlinked).toList());
        if (!selves.isEmpty()) {
            update(master, made);
            update(master, back);
        }
        for (Entity table : changes.tables()) {
            if (!table.equals(master)) {
                linksBack(changes, table, left);
            }
        }
        return left;
    }

    /** The row with what the other has in the columns that lead to records of the same table. */
    private Object[] keeping(Object[] row, Object[] links) {
        Object[] copy = row.clone();
        selves.forEach(column -> copy[column] = links[column]);
        return copy;
    }

    private void linksBack(RowChanges changes, Entity table, List<String> left) throws RowsRefused {
        Map<Key, Object[]> now = current(changes, table);
        List<Object[]> away = new ArrayList<>();
        Set<Key> leaving = new HashSet<>();
        for (Object[] row : changes.creates(table)) {
            Object[] found = now.get(table.keyOf(row));
            if (found != null && same(table, found, row)) {
                away.add(row);
                leaving.add(table.keyOf(row));
            } else if (found != null) {
                left.add(named(table, row));
            }
        }
        delete(table, away);
        List<Object[]> made = new ArrayList<>();
        for (Object[] row : changes.deletes(table)) {
            if (now.containsKey(table.keyOf(row)) && !leaving.contains(table.keyOf(row))) {
                left.add(named(table, row));
            } else {
                made.add(row);
            }
        }
        to.create(table, made);
        List<Object[]> back = new ArrayList<>();
        for (RowChanges.Row row : changes.updates(table)) {
            restored(table, row, now, left, back);
        }
        update(table, back);
    }

    private static void restored(
            Entity table, RowChanges.Row row, Map<Key, Object[]> now, List<String> left, List<Object[]> back) {
        Object[] found = now.get(table.keyOf(row.after()));
        if (found == null) {
            left.add(named(table, row.after()));
            return;
        }
        Object[] result = found.clone();
        boolean whole = true;
        for (int i = 0; i < result.length; i++) {
            if (!Values.same(row.before()[i], row.after()[i])) {
                if (Values.same(found[i], row.after()[i])) {
                    result[i] = row.before()[i];
                } else {
                    whole &= Values.same(found[i], row.before()[i]);
                }
            }
        }
        back.add(result);
        if (!whole) {
            left.add(named(table, row.after()));
        }
    }

    private static String named(Entity table, Object[] row) {
        return table.name() + "\n" + table.keyOf(row).text();
    }
}
