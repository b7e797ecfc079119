package org.crmferry.model;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is in a database: its tables, as found, before anyone calls them entities.
 *
 * @param product {@code H2}, {@code PostgreSQL}, {@code MariaDB}, {@code MySQL}, {@code SQLite}, {@code SQL Server} or
 *     {@code Oracle}
 * @param version the product's own version text
 * @param name the schema's name, as the connection sees it
 * @param charset the database's default character set, lower case; empty if unknown
 * @param tables sorted by name
 */
public record Schema(String product, String version, String name, String charset, List<Table> tables) {
    public Schema {
        tables = List.copyOf(tables);
    }

    /** Table by lower-case name. */
    public Map<String, Table> byName() {
        Map<String, Table> map = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        tables.forEach(t -> map.put(t.name(), t));
        return map;
    }

    /**
     * One table.
     *
     * @param name as stored (case matters)
     * @param columns in the table's order
     * @param primaryKey column names; empty if none
     * @param uniqueKeys column names of each unique key over columns that cannot be null, without the primary key
     * @param foreignKeys declared and guessed
     * @param triggers what the database does by itself on a write
     * @param rows number of rows: exact where {@code exact}, else the database's estimate; -1 if unknown
     * @param exact whether {@code rows} was counted
     */
    public record Table(
            String name,
            List<Column> columns,
            List<String> primaryKey,
            List<List<String>> uniqueKeys,
            List<ForeignKey> foreignKeys,
            List<Trigger> triggers,
            long rows,
            boolean exact) {
        public Table {
            columns = List.copyOf(columns);
            primaryKey = List.copyOf(primaryKey);
            uniqueKeys = List.copyOf(uniqueKeys);
            foreignKeys = List.copyOf(foreignKeys);
            triggers = List.copyOf(triggers);
        }

        /** The column of that name, case ignored, or null. */
        public Column column(String column) {
            return columns.stream()
                    .filter(c -> c.name().equalsIgnoreCase(column))
                    .findFirst()
                    .orElse(null);
        }
    }

    /**
     * One column.
     *
     * @param name as stored
     * @param type what it holds
     * @param nullable whether it may be null
     * @param defaultValue the database's text of its default, or null if none
     * @param generated whether the database computes it from other columns
     * @param serial whether the database counts it up (auto-increment, identity, a sequence as default)
     */
    public record Column(
            String name, ColumnType type, boolean nullable, String defaultValue, boolean generated, boolean serial) {}

    /**
     * One foreign key.
     *
     * @param columns of this table
     * @param table the table pointed at
     * @param referenced its columns, as many
     * @param confidence 1 if declared, less if guessed from names and values
     * @param why where it comes from: {@code declared}, or what the guess rests on
     */
    public record ForeignKey(
            List<String> columns, String table, List<String> referenced, double confidence, String why) {
        public ForeignKey {
            columns = List.copyOf(columns);
            referenced = List.copyOf(referenced);
        }

        public boolean declared() {
            return confidence >= 1;
        }
    }

    /**
     * One trigger.
     *
     * @param name its name
     * @param event when it fires, such as {@code BEFORE INSERT}
     */
    public record Trigger(String name, String event) {}
}
