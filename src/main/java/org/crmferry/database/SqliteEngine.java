package org.crmferry.database;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;
import org.crmferry.model.ColumnType;
import org.crmferry.model.FieldType;
import org.crmferry.model.Raw;
import org.crmferry.model.RefusalReason;

/**
 * SQLite: a column's declared type only leans on its values, so each is read by how it is stored, and one that is
 * stored otherwise than declared is a {@link Raw} (bytes as {@code x'..'}).
 */
final class SqliteEngine extends Engine {
    private static final Pattern BLOB = Pattern.compile("x'((?:[0-9a-f]{2})*)'");

    SqliteEngine(Dialect dialect) {
        super(dialect);
    }

    @Override
    void beginSnapshot(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        execute(connection, "select count(*) from sqlite_master");
    }

    @Override
    String asText(String expression) {
        return "cast(" + expression + " as text)";
    }

    @Override
    String byCodePoints(String expression) {
        return expression + " collate binary";
    }

    @Override
    Cell cell(ColumnType type) {
        FieldType kind = type.type();
        return (row, i) -> value(row.getObject(i), kind);
    }

    private static Object value(Object stored, FieldType kind) {
        if (stored == null) {
            return null;
        }
        Object value = stored instanceof Integer n ? (Object) (long) n : stored;
        return switch (kind) {
            case TEXT, LIST -> value instanceof String ? value : raw(value);
            case UUID -> value instanceof String s ? s.toLowerCase(Locale.ROOT) : raw(value);
            case BOOLEAN -> value instanceof Long n && (n == 0 || n == 1) ? (Object) (n == 1) : raw(value);
            case INTEGER -> value instanceof Long ? value : raw(value);
            case DECIMAL -> decimal(value);
            case FLOAT -> value instanceof Double ? value : raw(value);
            case DATE -> value instanceof String s ? Times.date(s) : raw(value);
            case TIME -> value instanceof String s ? Times.time(s) : raw(value);
            case DATETIME -> value instanceof String s ? Times.dateTime(s) : raw(value);
            case INSTANT -> value instanceof String s ? Times.instant(s) : raw(value);
            case BYTES -> value instanceof byte[] ? value : raw(value);
        };
    }

    private static Object decimal(Object value) {
        try {
            if (value instanceof Long n) {
                return BigDecimal.valueOf(n);
            }
            if (value instanceof Double || value instanceof String) {
                return new BigDecimal(value.toString());
            }
        } catch (NumberFormatException e) {
            return raw(value);
        }
        return raw(value);
    }

    private static Raw raw(Object value) {
        return new Raw(value instanceof byte[] b ? "x'" + HexFormat.of().formatHex(b) + "'" : value.toString());
    }

    @Override
    void bind(PreparedStatement statement, int parameter, Object value, ColumnType type) throws SQLException {
        if (value == null) {
            statement.setNull(parameter, java.sql.Types.NULL);
        } else if (value instanceof Boolean b) {
            statement.setLong(parameter, b ? 1 : 0);
        } else if (value instanceof Long n) {
            statement.setLong(parameter, n);
        } else if (value instanceof Double d) {
            if (d.isNaN()) {
                throw new Unstorable(RefusalReason.NOT_A_NUMBER);
            }
            if (d == 0 && Double.doubleToRawLongBits(d) != 0) {
                throw new Unstorable(RefusalReason.MINUS_ZERO);
            }
            statement.setDouble(parameter, d);
        } else if (value instanceof byte[] bytes) {
            statement.setBytes(parameter, bytes);
        } else if (value instanceof BigDecimal d && !keepsText(type)) {
            bindDecimal(statement, parameter, d);
        } else if (value instanceof Raw raw && BLOB.matcher(raw.text()).matches()) {
            statement.setBytes(
                    parameter, HexFormat.of().parseHex(raw.text(), 2, raw.text().length() - 1));
        } else {
            String s = TextRows.text(value, type, false);
            Unstorable.checkSurrogates(s);
            statement.setString(parameter, s);
        }
    }

    private static boolean keepsText(ColumnType type) {
        String name = type.nativeType().toLowerCase(Locale.ROOT);
        return name.contains("text") || name.contains("char") || name.contains("clob");
    }

    private static void bindDecimal(PreparedStatement statement, int parameter, BigDecimal d) throws SQLException {
        BigInteger whole =
                d.signum() == 0 ? BigInteger.ZERO : d.stripTrailingZeros().scale() <= 0 ? d.toBigInteger() : null;
        if (whole != null && whole.bitLength() < 64) {
            statement.setLong(parameter, whole.longValue());
            return;
        }
        double near = d.doubleValue();
        if (!Double.isFinite(near) || new BigDecimal(Double.toString(near)).compareTo(d) != 0) {
            throw new Unstorable(RefusalReason.TOO_MANY_DIGITS);
        }
        statement.setDouble(parameter, near);
    }
}
