package org.crmferry.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.crmferry.model.Schema;
import org.crmferry.model.Schema.Table;

/** Counts the rows of many tables with few queries. */
final class RowCount {
    private static final int TABLES_PER_QUERY = 200;

    private RowCount() {}

    /** The same schema with exact row counts; tables that this user may not read keep their estimate. */
    static Schema exact(Connection connection, Dialect dialect, Schema schema) throws SQLException {
        List<Table> counted = new ArrayList<>();
        List<Table> tables = schema.tables();
        for (int from = 0; from < tables.size(); from += TABLES_PER_QUERY) {
            List<Table> some = tables.subList(from, Math.min(tables.size(), from + TABLES_PER_QUERY));
            try {
                counted.addAll(count(connection, dialect, some));
            } catch (SQLException e) {
                if (Diagnosis.temporary(e)) {
                    throw e;
                }
                for (Table table : some) {
                    counted.addAll(countOrKeep(connection, dialect, table));
                }
            }
        }
        return new Schema(schema.product(), schema.version(), schema.name(), schema.charset(), counted);
    }

    private static List<Table> countOrKeep(Connection connection, Dialect dialect, Table table) throws SQLException {
        try {
            return count(connection, dialect, List.of(table));
        } catch (SQLException e) {
            if (Diagnosis.temporary(e)) {
                throw e;
            }
            return List.of(table);
        }
    }

    private static List<Table> count(Connection connection, Dialect dialect, List<Table> tables) throws SQLException {
        long[] rows = new long[tables.size()];
        Rows.each(connection, sql(dialect, tables), row -> rows[row.getInt(1)] = row.getLong(2));
        List<Table> counted = new ArrayList<>();
        for (int i = 0; i < rows.length; i++) {
            Table t = tables.get(i);
            counted.add(new Table(
                    t.name(),
                    t.columns(),
                    t.primaryKey(),
                    t.uniqueKeys(),
                    t.foreignKeys(),
                    t.triggers(),
                    rows[i],
                    true));
        }
        return counted;
    }

    static String sql(Dialect dialect, List<Table> tables) {
        StringBuilder sql = new StringBuilder();
        for (int i = 0; i < tables.size(); i++) {
            sql.append(i == 0 ? "" : " union all ")
                    .append("select ")
                    .append(i)
                    .append(", count(*) from ")
                    .append(dialect.quote(tables.get(i).name()));
        }
        return sql.toString();
    }
}
