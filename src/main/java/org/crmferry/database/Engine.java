package org.crmferry.database;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import org.crmferry.model.ColumnType;
import org.crmferry.model.FieldType;

/**
 * How values and rows go in and out of a product: what its {@link Dialect} is for names and sessions, this is for
 * content. Stateless but for a buffer that is used again, so each belongs to one connection and one thread.
 */
abstract sealed class Engine permits PostgresEngine, MariaDbEngine, H2Engine, SqliteEngine, PlainEngine {
    /** Rows that a plain batch takes at once. */
    static final int BATCH = 1000;

    final Dialect dialect;

    Engine(Dialect dialect) {
        this.dialect = dialect;
    }

    static Engine of(Dialect dialect) {
        if (dialect instanceof PostgresDialect) {
            return new PostgresEngine(dialect);
        } else if (dialect instanceof MariaDbDialect) {
            return new MariaDbEngine(dialect);
        } else if (dialect instanceof H2Dialect) {
            return new H2Engine(dialect);
        } else if (dialect instanceof SqliteDialect) {
            return new SqliteEngine(dialect);
        }
        return new PlainEngine(dialect);
    }

    /** Starts a consistent read-only transaction whose view of all tables is fixed when this returns. */
    abstract void beginSnapshot(Connection connection) throws SQLException;

    /** How many rows the driver fetches at a time, when about so many are wanted. */
    int fetchSize(int wanted) {
        return wanted;
    }

    /** The expression that selects a column so that its cell can read it exactly. */
    String select(ColumnType type, String reference) {
        return reference;
    }

    /** The expression that puts a column in the order that all products share. */
    final String sort(Sorting sorting, ColumnType type, String reference) {
        if (sorting == Sorting.NATIVE) {
            return reference;
        }
        boolean text = type.type() == FieldType.TEXT;
        String plain = text ? reference : asText(reference);
        return byCodePoints(
                switch (sorting) {
                    case TRIMMED -> "rtrim(" + plain + ")";
                    case FOLDED -> "lower(" + plain + ")";
                    default -> plain;
                });
    }

    /** Whether the rows of a table lie in the order of its primary key, so that reading in this order costs no sorting. */
    boolean clustered() {
        return false;
    }

    /** A value that is no text as one. */
    String asText(String expression) {
        return "cast(" + expression + " as varchar(200))";
    }

    /** A text in an order by code points; the product's own where it knows no other. */
    String byCodePoints(String expression) {
        return expression;
    }

    /** How this product hashes rows by itself; null if it cannot, or not as others do. */
    RowHash rowHash() {
        return null;
    }

    /** What reads such a column. */
    abstract Cell cell(ColumnType type);

    /** The parameter that takes a value for such a column. */
    String parameter(ColumnType type) {
        return "?";
    }

    /**
     * The parameter that takes a value for comparison with such a column from a {@code values} list.
     *
     * @return null if the product reads "one or another" as fast, or the comparison would not be that of the column
     */
    String listed(ColumnType type) {
        return null;
    }

    /** Binds a value (any of {@link FieldType}'s Java types but a book, or null) for a column of that type. */
    abstract void bind(PreparedStatement statement, int parameter, Object value, ColumnType type) throws SQLException;

    /** Writes many rows in the product's fastest way; fails, perhaps half done, if any is refused. */
    void insert(Connection connection, Insertion rows) throws SQLException {
        insertInBatches(connection, rows);
    }

    /** What stands between the columns and {@code values}, so that counted columns take a given value. */
    String overriding() {
        return "";
    }

    final void insertInBatches(Connection connection, Insertion rows) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(insertSql(rows))) {
            int waiting = 0;
            for (Object[] record : rows.records()) {
                bindRow(insert, rows, record);
                insert.addBatch();
                if (++waiting == BATCH) {
                    insert.executeBatch();
                    waiting = 0;
                }
            }
            if (waiting > 0) {
                insert.executeBatch();
            }
        }
    }

    final String insertSql(Insertion rows) {
        if (rows.columns().isEmpty()) {
            return "insert into " + rows.table() + " " + emptyRow();
        }
        return "insert into " + rows.table() + " (" + String.join(", ", rows.columns()) + ")" + overriding()
                + " values ("
                + rows.types().stream().map(this::parameter).collect(Collectors.joining(", "))
                + ")";
    }

    String emptyRow() {
        return "default values";
    }

    final void bindRow(PreparedStatement insert, Insertion rows, Object[] record) throws SQLException {
        List<ColumnType> types = rows.types();
        for (int i = 0; i < types.size(); i++) {
            bind(insert, i + 1, rows.value(record, i), types.get(i));
        }
    }

    /** A number or truth value as a column of another of these kinds wants it; anything else as it is. */
    static Object fitted(Object value, FieldType type) {
        if (value instanceof Boolean b && type != FieldType.BOOLEAN) {
            return type == FieldType.TEXT ? (Object) (b ? "1" : "0") : (Object) (b ? 1L : 0L);
        }
        if (value instanceof Number n && type == FieldType.BOOLEAN) {
            return n.doubleValue() != 0;
        }
        if (value instanceof Number n && type == FieldType.INTEGER && !(n instanceof BigDecimal)) {
            return n.longValue();
        }
        if (value instanceof Number && type == FieldType.TEXT) {
            return value.toString();
        }
        return value;
    }

    /** Runs statements one after the other. */
    static void execute(Connection connection, String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** Without the trailing blanks that a CHAR column does not count. */
    static String unpadded(String text) {
        if (text == null) {
            return null;
        }
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == ' ') {
            end--;
        }
        return text.substring(0, end);
    }

    static boolean padded(ColumnType type) {
        return type.text() != null && type.text().padded();
    }
}
