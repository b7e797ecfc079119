package org.crmferry.database;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.crmferry.model.ColumnType;
import org.crmferry.model.FieldType;
import org.crmferry.model.Raw;

/**
 * MariaDB and MySQL: values come as the server's text, rows go in by LOAD DATA LOCAL from memory. That statement only
 * warns where an INSERT would fail, so any warning above a note, or a missing row, counts as a refusal.
 */
final class MariaDbEngine extends Engine {
    private static final int FEW = 20;
    private static final int ROWS_PER_INSERT = 200;
    private static final int MOST_PARAMETERS = 60_000;
    /** "Command not allowed", "local infile disabled" of MariaDB and MySQL, "unknown command" of proxies. */
    private static final Set<Integer> NO_LOCAL_INFILE = Set.of(1148, 1047, 3948, 4166);

    private final TextRows text = new TextRows(true);
    private boolean localInfile = true;

    MariaDbEngine(Dialect dialect) {
        super(dialect);
    }

    @Override
    void beginSnapshot(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        execute(
                connection,
                "set session transaction isolation level repeatable read",
                "start transaction with consistent snapshot, read only");
    }

    @Override
    String select(ColumnType type, String reference) {
        String name = type.nativeType().toLowerCase(Locale.ROOT);
        if (type.type() == FieldType.FLOAT) {
            // A FLOAT shows six digits only; as a double it shows all it has.
            return "(" + reference + " * 1e0)";
        }
        if (type.time() != null) {
            // The driver would lead it through the time zone of this computer.
            return "cast(" + reference + " as char)";
        }
        boolean number = type.type() == FieldType.BOOLEAN
                || type.type() == FieldType.INTEGER
                || type.type() == FieldType.DECIMAL;
        return number && (name.startsWith("bit") || name.startsWith("year")) ? "(" + reference + " + 0)" : reference;
    }

    @Override
    boolean clustered() {
        return true;
    }

    @Override
    String asText(String expression) {
        return "cast(" + expression + " as char)";
    }

    @Override
    String byCodePoints(String expression) {
        return "cast(convert(" + expression + " using utf8mb4) as binary)";
    }

    @Override
    RowHash rowHash() {
        return new MariaDbRowHash(this);
    }

    @Override
    Cell cell(ColumnType type) {
        return switch (type.type()) {
            case TEXT, LIST -> padded(type) ? (row, i) -> unpadded(row.getString(i)) : (row, i) -> row.getString(i);
            case BOOLEAN ->
                (row, i) -> {
                    String s = row.getString(i);
                    return s == null
                            ? null
                            : s.equals("1") ? (Object) true : s.equals("0") ? (Object) false : new Raw(s);
                };
            case INTEGER ->
                (row, i) -> {
                    long n = row.getLong(i);
                    return n == 0 && row.wasNull() ? null : n;
                };
            case DECIMAL ->
                (row, i) -> {
                    String s = row.getString(i);
                    return s == null ? null : new BigDecimal(s);
                };
            case FLOAT ->
                (row, i) -> {
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

    @Override
    String parameter(ColumnType type) {
        return bits(type) ? "cast(? as unsigned)" : "?";
    }

    /** Columns that would take a text for something else than the number in it: bits, and the year 0. */
    private static boolean bits(ColumnType type) {
        String name = type.nativeType().toLowerCase(Locale.ROOT);
        return type.type() != FieldType.BYTES && (name.startsWith("bit") || name.startsWith("year"));
    }

    @Override
    void bind(PreparedStatement statement, int parameter, Object value, ColumnType type) throws SQLException {
        if (value == null) {
            statement.setNull(parameter, Types.NULL);
        } else if (value instanceof byte[] bytes) {
            statement.setBytes(parameter, bytes);
        } else if (value instanceof Long n) {
            statement.setLong(parameter, n);
        } else if (value instanceof BigDecimal n) {
            statement.setBigDecimal(parameter, n);
        } else {
            String s = TextRows.text(value, type, true);
            Unstorable.checkSurrogates(s);
            statement.setString(parameter, s);
        }
    }

    @Override
    String emptyRow() {
        return "() values ()";
    }

    @Override
    void insert(Connection connection, Insertion rows) throws SQLException {
        int count = rows.records().size();
        if (count < FEW || rows.columns().isEmpty()) {
            insertInBatches(connection, rows);
        } else if (!localInfile || !load(connection, rows)) {
            insertManyAtOnce(connection, rows);
        }
    }

    private boolean load(Connection connection, Insertion rows) throws SQLException {
        text.clear();
        for (Object[] record : rows.records()) {
            text.row(rows, record);
        }
        try (org.mariadb.jdbc.Statement statement =
                connection.createStatement().unwrap(org.mariadb.jdbc.Statement.class)) {
            statement.setLocalInfileInputStream(new ByteArrayInputStream(text.bytes(), 0, text.length()));
            long written;
            try {
                written = statement.executeLargeUpdate(loadSql(rows));
            } catch (SQLException e) {
                if (NO_LOCAL_INFILE.contains(e.getErrorCode())) {
                    localInfile = false;
                    return false;
                }
                throw e;
            }
            if (written != rows.records().size() || warned(statement)) {
                throw new SQLException("the database refused or changed some of the rows", "22000");
            }
            return true;
        }
    }

    private static boolean warned(java.sql.Statement statement) throws SQLException {
        try (ResultSet count = statement.executeQuery("show count(*) warnings")) {
            if (!count.next() || count.getLong(1) == 0) {
                return false;
            }
        }
        // A list that is cut off (max_error_count) may hide worse, so a long one counts as a refusal too.
        int seen = 0;
        try (ResultSet warnings = statement.executeQuery("show warnings")) {
            while (warnings.next()) {
                seen++;
                if (!"Note".equalsIgnoreCase(warnings.getString(1))) {
                    return true;
                }
            }
        }
        return seen >= 64;
    }

    private String loadSql(Insertion rows) {
        List<String> columns = new ArrayList<>();
        List<String> sets = new ArrayList<>();
        for (int i = 0; i < rows.columns().size(); i++) {
            String column = rows.columns().get(i);
            ColumnType type = rows.types().get(i);
            if (type.type() == FieldType.BYTES) {
                columns.add("@v" + i);
                sets.add(column + " = unhex(@v" + i + ")");
            } else if (bits(type)) {
                columns.add("@v" + i);
                sets.add(column + " = cast(@v" + i + " as unsigned)");
            } else {
                columns.add(column);
            }
        }
        return "load data local infile 'memory' into table " + rows.table()
                + " character set utf8mb4 fields terminated by '\\t' escaped by '\\\\' lines terminated by '\\n' ("
                + String.join(", ", columns)
                + ")"
                + (sets.isEmpty() ? "" : " set " + String.join(", ", sets));
    }

    private void insertManyAtOnce(Connection connection, Insertion rows) throws SQLException {
        int columns = rows.columns().size();
        int atOnce = Math.max(1, Math.min(ROWS_PER_INSERT, MOST_PARAMETERS / columns));
        List<Object[]> records = rows.records();
        String one = rows.types().stream().map(this::parameter).collect(Collectors.joining(", ", ", (", ")"));
        for (int from = 0; from < records.size(); from += atOnce) {
            List<Object[]> some = records.subList(from, Math.min(records.size(), from + atOnce));
            try (PreparedStatement insert =
                    connection.prepareStatement(insertSql(rows) + one.repeat(some.size() - 1))) {
                int parameter = 0;
                for (Object[] record : some) {
                    for (int i = 0; i < columns; i++) {
                        bind(
                                insert,
                                ++parameter,
                                rows.value(record, i),
                                rows.types().get(i));
                    }
                }
                insert.executeUpdate();
            }
        }
    }
}
