package org.crmferry.ferry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.crmferry.model.Credentials;

/** Content, foreign keys and counters of a database as plain JDBC sees them, in a form that products have in common. */
final class JdbcContent {
    private JdbcContent() {}

    /** Work with an open connection. */
    private interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    private static <T> T with(String url, Credentials login, Work<T> work) {
        try (Connection connection = DriverManager.getConnection(url, login.user(), new String(login.password()))) {
            if (url.startsWith("jdbc:mariadb:")) {
                try (Statement statement = connection.createStatement()) {
                    statement.execute("set session sql_mode = 'ANSI'");
                }
            }
            return work.on(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    /** Per table: how many rows, and SHA-256 over them in the order of their key, columns in their order, with names. */
    static Map<String, String> hashes(String url, Credentials login) {
        return with(url, login, connection -> {
            Map<String, String> hashes = new TreeMap<>();
            for (String table : tables(connection)) {
                hashes.put(table, hash(connection, table));
            }
            return hashes;
        });
    }

    private static String hash(Connection connection, String table) throws SQLException {
        String order = list(primaryKey(connection, table));
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select * from \"" + table + "\" order by " + order)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            int columns = row.getMetaData().getColumnCount();
            for (int i = 1; i <= columns; i++) {
                feed(digest, row.getMetaData().getColumnName(i));
            }
            long rows = 0;
            for (; row.next(); rows++) {
                for (int i = 1; i <= columns; i++) {
                    Object value = Sql.value(row, i);
                    feed(digest, value == null ? null : Sql.text(value));
                }
            }
            return rows + " rows " + HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void feed(MessageDigest digest, String text) {
        digest.update((text == null ? "-" : "+" + text.length() + ":" + text).getBytes(StandardCharsets.UTF_8));
    }

    /** As {@code Album.ArtistId -> Artist.ArtistId}. */
    static Set<String> foreignKeys(String url, Credentials login) {
        return with(url, login, connection -> {
            Set<String> keys = new TreeSet<>();
            for (String table : tables(connection)) {
                try (ResultSet key = about(connection).getImportedKeys(connection.getCatalog(), null, table)) {
                    while (key.next()) {
                        keys.add(table + "." + key.getString("FKCOLUMN_NAME") + " -> " + key.getString("PKTABLE_NAME")
                                + "." + key.getString("PKCOLUMN_NAME"));
                    }
                }
            }
            return keys;
        });
    }

    /** Tables with a key that the database counts. */
    static Set<String> counted(String url, Credentials login) {
        return with(url, login, connection -> {
            Set<String> counted = new TreeSet<>();
            for (String table : tables(connection)) {
                if (!columns(connection, table, true).isEmpty()) {
                    counted.add(table);
                }
            }
            return counted;
        });
    }

    /** Asserts that a new row of a table gets the number after the highest. */
    static void assertCountsOn(String url, Credentials login, String table) {
        with(url, login, connection -> {
            String key = list(columns(connection, table, true));
            String others = list(columns(connection, table, false));
            String named = "\"" + table + "\"";
            String highest = "select max(" + key + ") from " + named;
            try (Statement statement = connection.createStatement()) {
                long before = number(statement, highest);
                statement.execute("insert into " + named + " (" + others + ") select " + others + " from " + named
                        + " where " + key + " = " + before);
                assertThat(number(statement, highest)).as(url + " " + table).isEqualTo(before + 1);
            }
            return null;
        });
    }

    private static long number(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static DatabaseMetaData about(Connection connection) throws SQLException {
        return connection.getMetaData();
    }

    private static List<String> tables(Connection connection) throws SQLException {
        String schema = connection.getSchema();
        try (ResultSet table = about(connection)
                .getTables(connection.getCatalog(), schema, "%", new String[] {"TABLE", "BASE TABLE"})) {
            return strings(table, "TABLE_NAME");
        }
    }

    private static List<String> primaryKey(Connection connection, String table) throws SQLException {
        try (ResultSet key = about(connection).getPrimaryKeys(connection.getCatalog(), connection.getSchema(), table)) {
            Map<Integer, String> columns = new TreeMap<>();
            while (key.next()) {
                columns.put(key.getInt("KEY_SEQ"), key.getString("COLUMN_NAME"));
            }
            return List.copyOf(columns.values());
        }
    }

    private static List<String> columns(Connection connection, String table, boolean counted) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (ResultSet column =
                about(connection).getColumns(connection.getCatalog(), connection.getSchema(), table, "%")) {
            while (column.next()) {
                if (column.getString("IS_AUTOINCREMENT").equals("YES") == counted) {
                    columns.add(column.getString("COLUMN_NAME"));
                }
            }
        }
        return columns;
    }

    private static List<String> strings(ResultSet rows, String column) throws SQLException {
        List<String> strings = new ArrayList<>();
        while (rows.next()) {
            strings.add(rows.getString(column));
        }
        return strings;
    }

    private static String list(List<String> columns) {
        return columns.stream().map(c -> "\"" + c + "\"").collect(Collectors.joining(", "));
    }
}
