package org.crmferry.database;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.crmferry.model.Schema;
import org.crmferry.model.Schema.Column;
import org.crmferry.model.Schema.ForeignKey;
import org.crmferry.model.Schema.Table;
import org.crmferry.model.Schema.Trigger;

/**
 * A schema while its parts arrive, each kind from one query over all tables. What belongs to a table that was not
 * announced (a view, another schema) is dropped.
 */
final class SchemaDraft {
    private final Map<String, Draft> tables = new LinkedHashMap<>();

    private static final class Draft {
        private final long rows;
        private final List<Column> columns = new ArrayList<>();
        private final List<String> primaryKey = new ArrayList<>();
        private final Map<String, List<String>> uniqueKeys = new TreeMap<>();
        private final Map<String, Pointer> foreignKeys = new TreeMap<>();
        private final Map<String, String> triggers = new TreeMap<>();

        Draft(long rows) {
            this.rows = rows;
        }
    }

    private record Pointer(String table, List<String> columns, List<String> referenced) {}

    void table(String name, long rows) {
        tables.put(name, new Draft(rows));
    }

    Set<String> names() {
        return tables.keySet();
    }

    void column(String table, Column column) {
        Draft draft = tables.get(table);
        if (draft != null) {
            draft.columns.add(column);
        }
    }

    /** Next column of the primary key. */
    void primary(String table, String column) {
        Draft draft = tables.get(table);
        if (draft != null) {
            draft.primaryKey.add(column);
        }
    }

    /** Next column of the unique key of that name. */
    void unique(String table, String key, String column) {
        Draft draft = tables.get(table);
        if (draft != null) {
            draft.uniqueKeys.computeIfAbsent(key, k -> new ArrayList<>()).add(column);
        }
    }

    /** Next pair of columns of the foreign key of that name. */
    void reference(String table, String key, String column, String toTable, String toColumn) {
        Draft draft = tables.get(table);
        if (draft != null && tables.containsKey(toTable)) {
            Pointer pointer = draft.foreignKeys.computeIfAbsent(
                    key, k -> new Pointer(toTable, new ArrayList<>(), new ArrayList<>()));
            pointer.columns.add(column);
            pointer.referenced.add(toColumn);
        }
    }

    /** A trigger; several events of one name are joined: {@code BEFORE INSERT OR UPDATE}. */
    void trigger(String table, String name, String timing, String event) {
        Draft draft = tables.get(table);
        if (draft != null) {
            draft.triggers.merge(name, timing + " " + event, (had, more) -> had + " OR " + event);
        }
    }

    /** Columns of the primary key of a table, as far as known. */
    List<String> primaryKey(String table) {
        return tables.get(table).primaryKey;
    }

    Schema build(String product, String version, String name, String charset) {
        List<Table> built = new ArrayList<>();
        tables.forEach((table, draft) -> built.add(build(table, draft)));
        built.sort(Comparator.comparing(Table::name));
        return new Schema(product, version, name, charset, built);
    }

    private static Table build(String name, Draft draft) {
        List<List<String>> unique = draft.uniqueKeys.values().stream()
                .filter(key -> key.stream().allMatch(column -> notNull(draft, column)))
                .filter(key -> !key.equals(draft.primaryKey))
                .distinct()
                .toList();
        List<ForeignKey> references = draft.foreignKeys.values().stream()
                .map(p -> new ForeignKey(p.columns, p.table, p.referenced, 1, "declared"))
                .distinct()
                .toList();
        List<Trigger> triggers = draft.triggers.entrySet().stream()
                .map(t -> new Trigger(t.getKey(), t.getValue()))
                .toList();
        return new Table(name, draft.columns, draft.primaryKey, unique, references, triggers, draft.rows, false);
    }

    private static boolean notNull(Draft draft, String column) {
        return draft.columns.stream().anyMatch(c -> c.name().equals(column) && !c.nullable());
    }
}
