package org.crmferry.database;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A probe with bound values; remembers the sample of each column. What may not be read, or compared, is empty. */
final class DatabaseProbe implements ValueProbe {
    /** Rows scanned for a sample, so that a column of few values does not read a whole big table. */
    private static final int SCAN = 20_000;

    private final Database database;
    private final Map<List<String>, List<Object>> samples = new HashMap<>();

    DatabaseProbe(Database database) {
        this.database = database;
    }

    @Override
    public Found probe(String table, String column, String toTable, String toColumn) {
        try (Connection connection = database.connection()) {
            List<Object> values = samples.get(List.of(table, column));
            if (values == null) {
                values = sample(connection, table, column);
                samples.put(List.of(table, column), values);
            }
            return values.isEmpty() ? new Found(0, 0) : count(connection, values, toTable, toColumn);
        } catch (SQLException e) {
            if (Diagnosis.temporary(e)) {
                throw Diagnosis.of(database.endpoint(), "", e).exception();
            }
            return new Found(0, 0);
        }
    }

    private List<Object> sample(Connection connection, String table, String column) throws SQLException {
        Dialect dialect = database.dialect();
        String name = dialect.quote(column);
        String filled =
                "select " + name + " from " + dialect.quote(table) + " where " + name + " is not null order by " + name;
        String sql = "select distinct " + name + " from (" + dialect.first(filled, SCAN) + ") s";
        List<Object> values = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(unordered(sql, name));
                ResultSet rows = statement.executeQuery()) {
            while (rows.next() && values.size() < SAMPLE) {
                Object value = rows.getObject(1);
                if (!none(value)) {
                    values.add(value);
                }
            }
        }
        return values;
    }

    /** Any rows will do, except where the product wants an order with its paging. */
    private String unordered(String sql, String name) {
        return database.product().equals("SQL Server") ? sql : sql.replace(" order by " + name, "");
    }

    private static boolean none(Object value) {
        return value instanceof String s && (s.isBlank() || s.equals("0"))
                || value instanceof Number n && new BigDecimal(n.toString()).signum() == 0;
    }

    private Found count(Connection connection, List<Object> values, String table, String column) throws SQLException {
        Dialect dialect = database.dialect();
        String sql = "select count(distinct " + dialect.quote(column) + ") from " + dialect.quote(table) + " where "
                + dialect.quote(column) + " in (" + String.join(", ", Collections.nCopies(values.size(), "?")) + ")";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.size(); i++) {
                statement.setObject(i + 1, values.get(i));
            }
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return new Found(values.size(), Math.min(values.size(), rows.getInt(1)));
            }
        }
    }
}
