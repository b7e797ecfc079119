package org.crmferry.database;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import org.crmferry.model.ColumnType;
import org.crmferry.model.FieldType;
import org.crmferry.model.Raw;

/** Any other product (SQL Server, Oracle): standard JDBC with java.time values, rows in batches. */
final class PlainEngine extends Engine {
    PlainEngine(Dialect dialect) {
        super(dialect);
    }

    @Override
    void beginSnapshot(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        if (dialect instanceof OracleDialect) {
            execute(connection, "set transaction read only");
        } else {
            execute(connection, "set transaction isolation level snapshot", "select count(*) from sys.tables");
        }
    }

    @Override
    Cell cell(ColumnType type) {
        return switch (type.type()) {
            case TEXT, LIST -> padded(type) ? (row, i) -> unpadded(row.getString(i)) : (row, i) -> row.getString(i);
            case BOOLEAN ->
                (row, i) -> {
                    boolean b = row.getBoolean(i);
                    return row.wasNull() ? null : b;
                };
            case INTEGER ->
                (row, i) -> {
                    long n = row.getLong(i);
                    return row.wasNull() ? null : n;
                };
            case DECIMAL -> (row, i) -> row.getBigDecimal(i);
            case FLOAT ->
                (row, i) -> {
                    double d = row.getDouble(i);
                    return row.wasNull() ? null : d;
                };
            case DATE -> (row, i) -> row.getObject(i, LocalDate.class);
            case TIME -> (row, i) -> row.getObject(i, LocalTime.class);
            case DATETIME -> (row, i) -> row.getObject(i, LocalDateTime.class);
            case INSTANT ->
                (row, i) -> {
                    OffsetDateTime t = row.getObject(i, OffsetDateTime.class);
                    return t == null ? null : t.toInstant();
                };
            case UUID ->
                (row, i) -> {
                    String s = row.getString(i);
                    return s == null ? null : s.toLowerCase(Locale.ROOT);
                };
            case BYTES -> (row, i) -> row.getBytes(i);
        };
    }

    @Override
    void bind(PreparedStatement statement, int parameter, Object value, ColumnType type) throws SQLException {
        if (value == null) {
            statement.setNull(parameter, type.type() == FieldType.BYTES ? Types.VARBINARY : Types.VARCHAR);
        } else if (value instanceof String s) {
            statement.setNString(parameter, s);
        } else if (value instanceof Raw raw) {
            statement.setNString(parameter, raw.text());
        } else if (value instanceof byte[] bytes) {
            statement.setBytes(parameter, bytes);
        } else if (value instanceof Instant t) {
            statement.setObject(parameter, t.atOffset(ZoneOffset.UTC));
        } else if (value instanceof BigDecimal d) {
            statement.setBigDecimal(parameter, d);
        } else {
            statement.setObject(parameter, value);
        }
    }
}
