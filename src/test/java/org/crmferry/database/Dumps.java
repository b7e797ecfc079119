package org.crmferry.database;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.zip.GZIPInputStream;
import org.crmferry.model.Credentials;
import org.postgresql.PGConnection;

/**
 * Real databases for tests, from the dumps of the folder that the system property {@code crm.databases} names. Each is
 * loaded into a new database of the test servers, statement by statement; only what would change the database or talks
 * to a client program ({@code create database}, {@code use}, {@code \c}) is left out.
 */
public final class Dumps {
    private Dumps() {}

    /** Whether the dump of that name ({@code suitecrm-demo}) is there; for assumptions. */
    public static boolean available(String name) {
        return Files.exists(file(name));
    }

    /** Loads it and returns the new database's address; enter it with {@link #login}. */
    public static String load(String name) {
        boolean postgres = postgres(name);
        String url = postgres ? Servers.newPostgres() : Servers.newMariaDb();
        Credentials login = login(name);
        try (Connection connection = DriverManager.getConnection(url, login.user(), new String(login.password()));
                Statement statement = connection.createStatement();
                BufferedReader reader = open(name)) {
            if (!postgres) {
                statement.execute("set session sql_mode = 'NO_AUTO_VALUE_ON_ZERO', foreign_key_checks = 0,"
                        + " unique_checks = 0, time_zone = '+00:00'");
            }
            SqlScript script = new SqlScript(reader, !postgres);
            connection.setAutoCommit(false);
            for (String sql = script.next(); sql != null; sql = script.next()) {
                if (sql.matches("(?is)copy\\s.*\\sfrom\\s+stdin")) {
                    connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql, new StringReader(script.copyData()));
                } else if (!sql.matches("(?is)(/\\*[^!].*?\\*/\\s*)*(create|drop)\\s+database\\s.*|use\\s.*")) {
                    statement.execute(sql);
                }
            }
            connection.commit();
            return url;
        } catch (SQLException e) {
            throw new IllegalStateException(name + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Credentials login(String name) {
        return postgres(name) ? Servers.postgresLogin() : Servers.mariadbLogin();
    }

    private static boolean postgres(String name) {
        return name.contains("ostgre");
    }

    private static Path file(String name) {
        return Path.of(System.getProperty("crm.databases", ""), name + ".sql.gz");
    }

    private static BufferedReader open(String name) throws IOException {
        InputStream file = Files.newInputStream(file(name));
        return new BufferedReader(new InputStreamReader(new GZIPInputStream(file), StandardCharsets.UTF_8));
    }
}
