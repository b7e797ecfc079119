package org.crmferry.ferry;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.crmferry.model.Credentials;

/** What a database says, asked by plain SQL, in a form that MariaDB and PostgreSQL have in common. */
final class Sql {
    private Sql() {}

    /**
     * The rows of a query as texts, sorted: numbers without idle zeros, truth values as 0 and 1, nothing and an empty text
     * alike. Names are quoted and texts joined as the standard has it ({@code "case"}, {@code a || b}).
     */
    static List<String> rows(String url, Credentials login, String query) {
        List<String> rows = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(url, login.user(), new String(login.password()));
                Statement statement = connection.createStatement()) {
            if (url.startsWith("jdbc:mariadb:")) {
                statement.execute("set session sql_mode = 'ANSI'");
            }
            try (ResultSet row = statement.executeQuery(query)) {
                int columns = row.getMetaData().getColumnCount();
                while (row.next()) {
                    StringBuilder text = new StringBuilder();
                    for (int i = 1; i <= columns; i++) {
                        text.append(i == 1 ? "" : " | ").append(text(value(row, i)));
                    }
                    rows.add(text.toString());
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(query + ": " + e.getMessage(), e);
        }
        Collections.sort(rows);
        return rows;
    }

    /** The only number of a query. */
    static long number(String url, Credentials login, String query) {
        List<String> rows = rows(url, login, query);
        if (rows.size() != 1) {
            throw new IllegalStateException(query + ": " + rows.size() + " rows");
        }
        return Long.parseLong(rows.get(0));
    }

    /** A cell; a date with time as it stands there, not as an instant that a time zone could move. */
    static Object value(ResultSet row, int column) throws SQLException {
        return row.getMetaData().getColumnType(column) == Types.TIMESTAMP
                ? row.getObject(column, LocalDateTime.class)
                : row.getObject(column);
    }

    /** A value as text, the same for the same value on every product. */
    static String text(Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof Boolean truth) {
            return truth ? "1" : "0";
        }
        if (value instanceof Number number) {
            BigDecimal exact = new BigDecimal(number.toString());
            return exact.signum() == 0 ? "0" : exact.stripTrailingZeros().toPlainString();
        }
        return value.toString();
    }
}
