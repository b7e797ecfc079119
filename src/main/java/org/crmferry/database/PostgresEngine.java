package org.crmferry.database;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Locale;
import org.crmferry.model.ColumnType;
import org.crmferry.model.FieldType;
import org.crmferry.model.Raw;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** PostgreSQL: everything travels as the server's own text, in by COPY, so each type's own reader judges it. */
final class PostgresEngine extends Engine {
    private static final int FEW = 20;
    private static final int CHUNK = 1 << 16;

    private final TextRows text = new TextRows(false);

    PostgresEngine(Dialect dialect) {
        super(dialect);
    }

    @Override
    void beginSnapshot(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        execute(
                connection,
                "set transaction isolation level repeatable read read only",
                "set local extra_float_digits = 3",
                "select 1");
    }

    /** Whatever is shown as text is selected as text, so that it can also be sorted (json, xml, points). */
    @Override
    String select(ColumnType type, String reference) {
        String name = type.nativeType();
        boolean text =
                name.isEmpty() || name.startsWith("text") || name.startsWith("char") || name.startsWith("varchar");
        return type.type() == FieldType.TEXT && !text ? reference + "::text" : reference;
    }

    @Override
    String asText(String expression) {
        return expression + "::text";
    }

    @Override
    String byCodePoints(String expression) {
        return "(" + expression + ")::text collate \"C\"";
    }

    /**
     * The planner weighs a scan for each of hundreds of alternatives, but joins a list at once. In a list nothing tells
     * a parameter's type; one with a length would cut a longer value.
     */
    @Override
    String listed(ColumnType type) {
        String name = type.nativeType();
        if (name.matches("text|varchar.*|character varying.*")) {
            return "cast(? as text)";
        } else if (name.matches("smallint|integer|bigint")) {
            return "cast(? as bigint)";
        }
        return name.equals("uuid") ? "cast(? as uuid)" : null;
    }

    @Override
    RowHash rowHash() {
        return new PostgresRowHash(this);
    }

    @Override
    Cell cell(ColumnType type) {
        return switch (type.type()) {
            case TEXT, LIST -> padded(type) ? (row, i) -> unpadded(row.getString(i)) : (row, i) -> row.getString(i);
            case BOOLEAN ->
                (row, i) -> {
                    String s = row.getString(i);
                    return s == null ? null : truth(s);
                };
            case INTEGER ->
                (row, i) -> {
                    long n = row.getLong(i);
                    return n == 0 && row.wasNull() ? null : n;
                };
            case DECIMAL -> (row, i) -> decimal(row.getString(i));
            case FLOAT ->
                single(type)
                        ? (row, i) -> {
                            String s = row.getString(i);
                            return s == null ? null : (Object) (double) Float.parseFloat(s);
                        }
                        : (row, i) -> {
                            String s = row.getString(i);
                            return s == null ? null : (Object) Double.parseDouble(s);
                        };
            case DATE -> (row, i) -> Times.date(row.getString(i));
            case TIME -> (row, i) -> Times.time(row.getString(i));
            case DATETIME -> (row, i) -> Times.dateTime(row.getString(i));
            case INSTANT -> (row, i) -> Times.instant(row.getString(i));
            case UUID ->
                (row, i) -> {
                    String s = row.getString(i);
                    return s == null ? null : s.toLowerCase(Locale.ROOT);
                };
            case BYTES -> (row, i) -> row.getBytes(i);
        };
    }

    private static Object truth(String s) {
        return switch (s) {
            case "t", "1", "true" -> true;
            case "f", "0", "false" -> false;
            default -> new Raw(s);
        };
    }

    private static Object decimal(String s) {
        if (s == null) {
            return null;
        }
        char last = s.charAt(s.length() - 1);
        return last >= '0' && last <= '9' ? new BigDecimal(s) : new Raw(s);
    }

    static boolean single(ColumnType type) {
        return type.number() != null && type.number().precision() == 24;
    }

    @Override
    void bind(PreparedStatement statement, int parameter, Object value, ColumnType type) throws SQLException {
        if (value == null) {
            statement.setNull(parameter, Types.OTHER);
        } else if (value instanceof byte[] bytes) {
            statement.setBytes(parameter, bytes);
        } else {
            String s = TextRows.text(value, type, false);
            Unstorable.checkSurrogates(s);
            statement.setObject(parameter, s, Types.OTHER);
        }
    }

    @Override
    String overriding() {
        return " overriding system value";
    }

    @Override
    void insert(Connection connection, Insertion rows) throws SQLException {
        if (rows.records().size() < FEW || rows.columns().isEmpty()) {
            insertInBatches(connection, rows);
            return;
        }
        CopyIn copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy " + rows.table() + " (" + String.join(", ", rows.columns()) + ") from stdin");
        try {
            text.clear();
            for (Object[] record : rows.records()) {
                text.row(rows, record);
                if (text.length() > CHUNK) {
                    copy.writeToCopy(text.bytes(), 0, text.length());
                    text.clear();
                }
            }
            copy.writeToCopy(text.bytes(), 0, text.length());
            long written = copy.endCopy();
            if (written != rows.records().size()) {
                throw new SQLException(
                        "the database took " + written + " of " + rows.records().size()
                                + " rows (a trigger or rule turned the others away)",
                        "22000");
            }
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }
}
