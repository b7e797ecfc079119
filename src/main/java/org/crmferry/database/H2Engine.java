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
import org.crmferry.model.RefusalReason;

/** H2: values come and go as java.time and plain Java objects; many rows in batches. */
final class H2Engine extends Engine {
    /** H2's own isolation level of one view for the whole transaction. */
    private static final int SNAPSHOT = 6;

    H2Engine(Dialect dialect) {
        super(dialect);
    }

    @Override
    void beginSnapshot(Connection connection) throws SQLException {
        connection.unwrap(org.h2.jdbc.JdbcConnection.class).setTransactionIsolation(SNAPSHOT);
        connection.setAutoCommit(false);
        execute(connection, "select 1");
    }

    @Override
    String byCodePoints(String expression) {
        return "cast(" + expression + " as varbinary)";
    }

    @Override
    Cell cell(ColumnType type) {
        if (LooseText.holds(type)) {
            return (row, i) -> LooseText.read(row.getString(i), type.type());
        }
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
                    return n == 0 && row.wasNull() ? null : n;
                };
            case DECIMAL -> (row, i) -> decimal(row.getString(i));
            case FLOAT ->
                (row, i) -> {
                    double d = row.getDouble(i);
                    return row.wasNull() ? null : d;
                };
            case DATE ->
                (row, i) -> {
                    LocalDate d = row.getObject(i, LocalDate.class);
                    return d == null ? null : d.getYear() < 1 ? new Raw(row.getString(i)) : d;
                };
            case TIME -> (row, i) -> row.getObject(i, LocalTime.class);
            case DATETIME ->
                (row, i) -> {
                    LocalDateTime t = row.getObject(i, LocalDateTime.class);
                    return t == null ? null : t.getYear() < 1 ? new Raw(row.getString(i)) : t;
                };
            case INSTANT ->
                (row, i) -> {
                    OffsetDateTime t = row.getObject(i, OffsetDateTime.class);
                    return t == null ? null : t.getYear() < 1 ? new Raw(row.getString(i)) : t.toInstant();
                };
            case UUID ->
                (row, i) -> {
                    String s = row.getString(i);
                    return s == null ? null : s.toLowerCase(Locale.ROOT);
                };
            case BYTES -> (row, i) -> row.getBytes(i);
        };
    }

    private static Object decimal(String s) {
        if (s == null) {
            return null;
        }
        char last = s.charAt(s.length() - 1);
        return last >= '0' && last <= '9' ? new BigDecimal(s) : new Raw(s);
    }

    @Override
    String parameter(ColumnType type) {
        return type.type() == FieldType.TEXT
                        && type.nativeType().toLowerCase(Locale.ROOT).startsWith("json")
                ? "? format json"
                : "?";
    }

    @Override
    void bind(PreparedStatement statement, int parameter, Object value, ColumnType type) throws SQLException {
        if (value == null) {
            statement.setNull(parameter, Types.NULL);
        } else if (LooseText.holds(type)) {
            statement.setString(parameter, LooseText.written(value));
        } else if (value instanceof String s) {
            statement.setString(parameter, s);
        } else if (value instanceof Raw raw) {
            statement.setString(parameter, raw.text());
        } else if (value instanceof byte[] bytes) {
            statement.setBytes(parameter, bytes);
        } else if (value instanceof Double d && d == 0 && Double.doubleToRawLongBits(d) != 0) {
            throw new Unstorable(RefusalReason.MINUS_ZERO);
        } else if (value instanceof Instant t) {
            statement.setObject(
                    parameter,
                    type.type() == FieldType.DATETIME
                            ? LocalDateTime.ofInstant(t, ZoneOffset.UTC)
                            : t.atOffset(ZoneOffset.UTC));
        } else {
            statement.setObject(parameter, value);
        }
    }

    @Override
    String overriding() {
        return " overriding system value";
    }
}
