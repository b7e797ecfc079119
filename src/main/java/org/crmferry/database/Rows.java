package org.crmferry.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Reading the answers of small catalog queries. */
final class Rows {
    private Rows() {}

    /** What is done with each row. */
    @FunctionalInterface
    interface Row {
        void take(ResultSet row) throws SQLException;
    }

    static void each(Connection connection, String sql, Row row) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                row.take(rows);
            }
        }
    }

    /** The first value of the first row, or null. */
    static String text(Connection connection, String sql) throws SQLException {
        String[] text = new String[1];
        each(connection, sql, row -> text[0] = text[0] == null ? row.getString(1) : text[0]);
        return text[0];
    }
}
