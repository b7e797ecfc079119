package org.crmferry.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.crmferry.model.Credentials;

/**
 * Real PostgreSQL and MariaDB servers for tests, started on first use, one of each per JVM, stopped at its end. Their
 * binaries come as ordinary test dependencies. Every caller gets a database of its own.
 */
public final class Servers {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private Servers() {}

    /** A new, empty PostgreSQL database; enter it with {@link #postgresLogin}. */
    public static String newPostgres() {
        String name = "t" + COUNT.incrementAndGet();
        execute(Postgres.URL + "postgres", postgresLogin(), "create database " + name);
        return Postgres.URL + name;
    }

    public static Credentials postgresLogin() {
        return new Credentials("postgres", "postgres".toCharArray());
    }

    /** A new, empty MariaDB database (utf8mb4); enter it with {@link #mariadbLogin}. */
    public static String newMariaDb() {
        String name = "t" + COUNT.incrementAndGet();
        execute(Maria.URL + "mysql", mariadbLogin(), "create database " + name + " character set utf8mb4");
        return Maria.URL + name;
    }

    public static Credentials mariadbLogin() {
        return new Credentials("ferry", "ferry".toCharArray());
    }

    /** Runs statements one by one on a connection of their own. */
    public static void execute(String url, Credentials login, String... statements) {
        try (Connection connection = DriverManager.getConnection(url, login.user(), new String(login.password()));
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    /** Runs a query on a connection of its own. */
    static void query(String url, Credentials login, String sql, Rows.Row row) {
        try (Connection connection = DriverManager.getConnection(url, login.user(), new String(login.password()))) {
            Rows.each(connection, sql, row);
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    private static final class Postgres {
        static final String URL = start();

        private static String start() {
            try {
                EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .setServerConfig("max_connections", "100")
                        .setServerConfig("max_prepared_transactions", "0")
                        .start();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                    try {
                        server.close();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }));
                String url = "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/";
                askForPasswords(url);
                return url;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The server comes with an open door; ours looks at passwords like any other. */
    private static void askForPasswords(String url) throws IOException {
        Path[] rules = new Path[1];
        query(url + "postgres", postgresLogin(), "show hba_file", row -> rules[0] = Path.of(row.getString(1)));
        execute(url + "postgres", postgresLogin(), "alter user postgres password 'postgres'");
        Files.writeString(rules[0], "host all all 127.0.0.1/32 scram-sha-256\n");
        execute(url + "postgres", postgresLogin(), "select pg_reload_conf()");
    }

    private static final class Maria {
        static final String URL = MariaServer.start().url();
    }
}
