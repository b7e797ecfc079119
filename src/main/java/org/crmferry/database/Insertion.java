package org.crmferry.database;

import java.util.List;
import org.crmferry.model.ColumnType;

/**
 * Rows on their way into one table.
 *
 * @param table its quoted name
 * @param columns quoted names of the columns that get a value
 * @param types of these columns
 * @param from position of each column's value in a record; -1 = it has a fixed one
 * @param fixed the fixed values, by column
 * @param records where the values come from
 */
record Insertion(
        String table,
        List<String> columns,
        List<ColumnType> types,
        int[] from,
        Object[] fixed,
        List<Object[]> records) {
    /** Rows that hold exactly the columns' values. */
    static Insertion of(String table, List<String> columns, List<ColumnType> types, List<Object[]> rows) {
        int[] from = new int[columns.size()];
        for (int i = 0; i < from.length; i++) {
            from[i] = i;
        }
        return new Insertion(table, columns, types, from, new Object[from.length], rows);
    }

    Object value(Object[] record, int column) {
        return from[column] < 0 ? fixed[column] : record[from[column]];
    }

    Insertion with(List<Object[]> others) {
        return new Insertion(table, columns, types, from, fixed, others);
    }
}
