package org.crmferry.database;

import java.util.List;
import org.crmferry.model.ColumnType;

/** Rows on their way into one table: which columns get a value, and where in a record it is found. */
final class Insertion {
    private final String table;
    private final List<String> columns;
    private final List<ColumnType> types;
    private final int[] from;
    private final Object[] fixed;
    private final List<Object[]> records;

    /**
     * @param table its quoted name
     * @param columns quoted names of the columns that get a value
     * @param types of these columns
     * @param from position of each column's value in a record; -1 = it has a fixed one
     * @param fixed the fixed values, by column
     * @param records where the values come from
     */
    Insertion(
            String table,
            List<String> columns,
            List<ColumnType> types,
            int[] from,
            Object[] fixed,
            List<Object[]> records) {
        this.table = table;
        this.columns = columns;
        this.types = types;
        this.from = from;
        this.fixed = fixed;
        this.records = records;
    }

    String table() {
        return table;
    }

    List<String> columns() {
        return columns;
    }

    List<ColumnType> types() {
        return types;
    }

    List<Object[]> records() {
        return records;
    }

    Object value(Object[] record, int column) {
        return from[column] < 0 ? fixed[column] : record[from[column]];
    }
}
