package org.crmferry.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.crmferry.model.Fault;
import org.crmferry.model.FerryException;
import org.crmferry.model.Said;
import org.h2.Driver;

/**
 * Runs ready-made statements and rows on an embedded H2 database (user {@code sa}, no password); the file is made if it
 * is not there. One transaction per call. Fails with CONNECTION if the database cannot be opened, with SCHEMA if a
 * statement or a row is refused. For one thread; whoever opens it closes it.
 */
public final class Script implements AutoCloseable {
    private static final int BATCH = 500;

    private final Connection connection;

    private Script(Connection connection) {
        this.connection = connection;
    }

    /** Opens the database at an H2 URL, for several calls in a row. */
    public static Script open(String h2Url) {
        try {
            Properties login = new Properties();
            login.setProperty("user", "sa");
            login.setProperty("password", "");
            // Not through DriverManager, which would start every driver we bring along.
            Connection connection = new Driver().connect(h2Url, login);
            connection.setAutoCommit(false);
            return new Script(connection);
        } catch (SQLException e) {
            throw new FerryException(Fault.CONNECTION, Said.of(Script.class, "script.open"), e);
        }
    }

    /** Opens, runs each statement, closes. */
    public static void run(String h2Url, Iterable<String> statements) {
        try (Script script = open(h2Url)) {
            script.run(statements);
        }
    }

    /** Opens, inserts each row, closes. */
    public static void insert(String h2Url, String table, List<String> columns, Iterable<Object[]> rows) {
        try (Script script = open(h2Url)) {
            script.insert(table, columns, rows);
        }
    }

    /** Runs each statement and commits. */
    public void run(Iterable<String> statements) {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
            connection.commit();
        } catch (SQLException e) {
            throw refused(Said.of(Script.class, "script.statement"), e);
        }
    }

    /**
     * Inserts rows and commits.
     *
     * @param table its name as stored
     * @param columns their names as stored
     * @param rows one value per column each
     */
    public void insert(String table, List<String> columns, Iterable<Object[]> rows) {
        String names = columns.stream().map(Script::quote).collect(Collectors.joining(", "));
        String marks = Stream.generate(() -> "?").limit(columns.size()).collect(Collectors.joining(", "));
        String sql = "insert into " + quote(table) + " (" + names + ") values (" + marks + ")";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            int open = 0;
            for (Object[] row : rows) {
                for (int i = 0; i < row.length; i++) {
                    insert.setObject(i + 1, row[i]);
                }
                insert.addBatch();
                if (++open == BATCH) {
                    insert.executeBatch();
                    open = 0;
                }
            }
            insert.executeBatch();
            connection.commit();
        } catch (SQLException e) {
            throw refused(Said.of(Script.class, "script.rows", table), e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw refused(Said.of(Script.class, "script.close"), e);
        }
    }

    private static FerryException refused(Said what, SQLException e) {
        String state = e.getSQLState();
        return new FerryException(Fault.SCHEMA, Said.of(Script.class, "script.refused", what, state), e);
    }

    private static String quote(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
