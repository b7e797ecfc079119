package org.crmferry.transfer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.crmferry.database.Fold;
import org.crmferry.database.Snapshot;
import org.crmferry.model.Entity;
import org.crmferry.model.Field;
import org.crmferry.model.Key;
import org.crmferry.model.Values;

/** The target as it will be when merges that come before are done. Reads only; one thread. */
final class MergeView {
    private final Snapshot now;
    private final Map<String, Table> tables = new HashMap<>();

    /** Rows of one table that earlier merges change. */
    private static final class Table {
        /** By the key that a row has in the database, what becomes of it; null if it goes. */
        private final Map<Key, Object[]> after = new LinkedHashMap<>();
        /** By the key that it will have, the key that it has. */
        private final Map<Key, Key> origins = new HashMap<>();
    }

    MergeView(Snapshot now) {
        this.now = now;
    }

    /** From here on, the target is as those changes leave it. */
    void add(RowChanges changes) {
        for (Entity table : changes.tables()) {
            Table here = tables.computeIfAbsent(table.name(), name -> new Table());
            for (RowChanges.Row row : changes.of(table)) {
                Key is = table.keyOf(row.before() == null ? row.after() : row.before());
                Key origin = here.origins.getOrDefault(is, is);
                here.after.put(origin, row.after());
                here.origins.remove(is);
                if (row.after() != null) {
                    here.origins.put(table.keyOf(row.after()), origin);
                }
            }
        }
    }

    /** Records as they are in the database. */
    List<Object[]> stored(Entity entity, List<Key> keys) {
        return now.byKeys(entity, keys);
    }

    /** The rows of a table that have one of some values in a column. */
    List<Object[]> rows(Entity table, int column, Collection<?> values) {
        Field field = table.fields().get(column);
        Set<Object> wanted = new HashSet<>();
        for (Object value : values) {
            Object fit = value == null ? null : References.fitting(field, value);
            if (fit != null) {
                wanted.add(fit);
            }
        }
        if (wanted.isEmpty()) {
            return List.of();
        }
        List<Object[]> rows = new ArrayList<>(now.lookup(table, field.name(), wanted, Fold.EXACT));
        Table changed = tables.get(table.name());
        if (changed != null) {
            rows.removeIf(row -> changed.after.containsKey(table.keyOf(row)));
            changed.after.values().stream()
                    .filter(row -> row != null && wanted.stream().anyMatch(value -> Values.same(value, row[column])))
                    .forEach(rows::add);
        }
        return rows;
    }
}
