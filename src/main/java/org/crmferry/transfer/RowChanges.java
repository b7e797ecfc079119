package org.crmferry.transfer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.crmferry.model.Entity;
import org.crmferry.model.Key;
import org.crmferry.plan.RecordHash;

/** Rows of plain tables as they are and as they will be. Holds values. One thread. */
final class RowChanges {
    private final Map<Entity, Map<Key, Row>> tables = new LinkedHashMap<>();

    /**
     * One row.
     *
     * @param before as it is; null if there is none yet
     * @param after as it will be; null if it goes
     */
    @SuppressWarnings("ArrayRecordComponent") // passed on, never compared
    record Row(Object[] before, Object[] after) {}

    void put(Entity table, Object[] before, Object[] after) {
        Key key = table.keyOf(before == null ? after : before);
        tables.computeIfAbsent(table, t -> new LinkedHashMap<>()).put(key, new Row(before, after));
    }

    /** The row as it will be so far; itself if nothing was put. Null if it goes. */
    Object[] after(Entity table, Object[] row) {
        Row known = tables.getOrDefault(table, Map.of()).get(table.keyOf(row));
        return known == null ? row : known.after();
    }

    boolean goes(Entity table, Key key) {
        Row known = tables.getOrDefault(table, Map.of()).get(key);
        return known != null && known.after() == null;
    }

    Iterable<Entity> tables() {
        return tables.keySet();
    }

    List<Row> of(Entity table) {
        return List.copyOf(tables.getOrDefault(table, Map.of()).values());
    }

    /** Rows that keep their key and change. */
    List<Row> updates(Entity table) {
        return of(table).stream()
                .filter(row -> row.before() != null && row.after() != null && !moves(table, row))
                .toList();
    }

    /** Rows that go, under their key at least. */
    List<Object[]> deletes(Entity table) {
        List<Object[]> rows = new ArrayList<>();
        for (Row row : of(table)) {
            if (row.before() != null && (row.after() == null || moves(table, row))) {
                rows.add(row.before());
            }
        }
        return rows;
    }

    /** Rows that come, under their key at least. */
    List<Object[]> creates(Entity table) {
        List<Object[]> rows = new ArrayList<>();
        for (Row row : of(table)) {
            if (row.after() != null && (row.before() == null || moves(table, row))) {
                rows.add(row.after());
            }
        }
        return rows;
    }

    private static boolean moves(Entity table, Row row) {
        return !table.keyOf(row.before()).equals(table.keyOf(row.after()));
    }

    /** A fingerprint of all of it. */
    String hash() {
        RecordHash hash = new RecordHash();
        Map<String, String> all = new HashMap<>();
        tables.forEach((table, rows) -> rows.forEach((key, row) -> all.put(
                table.name() + "\n" + key.text(),
                (row.before() == null ? "-" : hash.of(row.before()))
                        + (row.after() == null ? "-" : hash.of(row.after())))));
        return hash.of(all.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(one -> one.getKey() + "\n" + one.getValue())
                .toArray());
    }
}
