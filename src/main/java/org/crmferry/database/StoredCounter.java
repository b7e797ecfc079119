package org.crmferry.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.crmferry.model.Entity;
import org.crmferry.model.Shape;

/** A number by which a product knows what key to give next, in a row of its own tables. */
final class StoredCounter {
    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

    private final Connection connection;
    private final Engine engine;
    private final Shape.Counter counter;
    private final String table;
    private final String column;

    StoredCounter(Connection connection, Dialect dialect, Entity entity, Shape.Counter counter) {
        this.connection = connection;
        this.engine = Engine.of(dialect);
        this.counter = counter;
        table = dialect.table(entity.shape().schema(), counter.table());
        column = dialect.quote(counter.column());
    }

    /** As it stands there; empty if there is no such row, or no number in it. */
    Optional<String> text() throws SQLException {
        String sql = "select " + column + " from " + table + " where 1 = 1"
                + FixedValues.conditions(engine.dialect, "", counter.where());
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            FixedValues.bind(engine, statement, 1, counter.where());
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.ofNullable(row.getString(1))
                                .filter(text -> NUMBER.matcher(text).matches())
                        : Optional.empty();
            }
        }
    }

    /** The last key that was given; 0 if it is not known. */
    long last() throws SQLException {
        return text().map(text -> Long.parseLong(text) - (counter.next() ? 1 : 0))
                .orElse(0L);
    }

    /** Sets it; false if it is not what it was any more. */
    boolean set(String from, String to) throws SQLException {
        String sql = "update " + table + " set " + column + " = ? where " + column + " = ?"
                + FixedValues.conditions(engine.dialect, "", counter.where());
        TableColumns columns = TableColumns.of(connection, table);
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            engine.bind(statement, 1, columns.fitted(counter.column(), to), columns.type(counter.column()));
            engine.bind(statement, 2, columns.fitted(counter.column(), from), columns.type(counter.column()));
            FixedValues.bind(engine, statement, 3, counter.where());
            return statement.executeUpdate() > 0;
        }
    }
}
