package org.crmferry.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.crmferry.model.ConnectionProblem;
import org.crmferry.model.Fault;
import org.crmferry.model.FerryException;
import org.crmferry.model.Said;
import org.crmferry.model.Schema;
import org.crmferry.model.Tls;

/** What differs between database products, and nothing else. Stateless and safe for use by several threads. */
public abstract sealed class Dialect
        permits H2Dialect, MariaDbDialect, OracleDialect, PostgresDialect, SqlServerDialect, SqliteDialect {
    /** The product's name, as in {@link Schema#product()}. */
    public abstract String product();

    /**
     * The dialect of a product.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    public static Dialect of(String product) {
        return switch (product) {
            case "H2" -> new H2Dialect();
            case "PostgreSQL" -> new PostgresDialect();
            case "MariaDB", "MySQL" -> new MariaDbDialect(product);
            case "SQLite" -> new SqliteDialect();
            case "SQL Server" -> new SqlServerDialect();
            case "Oracle" -> new OracleDialect();
            default -> throw new IllegalArgumentException("no dialect for " + product);
        };
    }

    /** The dialect that a JDBC address speaks by its first words. */
    static Dialect ofUrl(String url) {
        String scheme = url.toLowerCase(Locale.ROOT);
        if (scheme.startsWith("jdbc:h2:")) {
            return new H2Dialect();
        } else if (scheme.startsWith("jdbc:postgresql:")) {
            return new PostgresDialect();
        } else if (scheme.startsWith("jdbc:mariadb:") || scheme.startsWith("jdbc:mysql:")) {
            return new MariaDbDialect("MariaDB");
        } else if (scheme.startsWith("jdbc:sqlite:")) {
            return new SqliteDialect();
        } else if (scheme.startsWith("jdbc:sqlserver:")) {
            return new SqlServerDialect();
        } else if (scheme.startsWith("jdbc:oracle:")) {
            return new OracleDialect();
        }
        throw new FerryException(Fault.CONNECTION, Said.of(Dialect.class, "address.unknown", Diagnosis.where(url)));
    }

    /** A name made safe for SQL, case kept. */
    public String quote(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** A table's quoted name; an empty schema means the connection's own. */
    public final String table(String schema, String table) {
        return schema.isEmpty() ? quote(table) : quote(schema) + '.' + quote(table);
    }

    /** A {@code select ... order by ...} cut to its first rows. */
    public String first(String select, int rows) {
        return select + " limit " + rows;
    }

    /** The longest name of a table, column or constraint, in characters (PostgreSQL: bytes). */
    public abstract int longestName();

    /** The name of the driver class. */
    abstract String driver();

    /** The address as the driver wants it. */
    String address(String url, Access access) {
        return url;
    }

    /** What the driver is told besides user and password. */
    abstract Properties properties(String url, Access access);

    /** Names of the address's settings that say how it is encrypted; they give way to what was chosen. */
    List<String> tlsSettings() {
        return List.of();
    }

    /** Tells the driver how to encrypt; the authority's file, if any, was looked at before. */
    void tls(Tls tls, Properties properties) throws NotConnected {
        if (tls.mode() == Tls.Mode.REQUIRE || tls.mode() == Tls.Mode.VERIFY) {
            throw new NotConnected(ConnectionProblem.OPTION_NOT_SUPPORTED, null);
        }
    }

    /** The server of an address, for a tunnel; null if no tunnel can lead there. */
    ServerAddress server(String url) {
        return null;
    }

    /** Tells the driver to go through the tunnel that begins at that port of this computer. */
    void tunnel(int port, Properties properties) throws NotConnected {
        throw new NotConnected(ConnectionProblem.OPTION_NOT_SUPPORTED, null);
    }

    /** What every new session is told, in order. */
    abstract List<String> session(Access access);

    /** Connections in the pool at most. */
    int connections(String url) {
        return 6;
    }

    /** The JDBC name of the isolation of read-only sessions, or null to leave it. */
    String isolation() {
        return "TRANSACTION_REPEATABLE_READ";
    }

    /** The product's version text; fails if what was opened is no database. */
    abstract String version(Connection connection) throws SQLException;

    /** This dialect, or the one that the version tells apart (MySQL from MariaDB). */
    Dialect refine(String version) {
        return this;
    }

    /** Asks for the server's time in UTC as text, fractions included; null if it is not known how. */
    String clock() {
        return null;
    }

    /** Which database it really is. */
    DatabaseIdentity identity(Connection connection, String url) throws SQLException {
        return DatabaseIdentity.ofAddress(product(), url);
    }

    /** Whether it can be written. */
    Rights rights(Connection connection, String url) throws SQLException {
        return new Rights(connection.getMetaData().isReadOnly(), true);
    }

    /** Tables of the connection's own schema; row counts are estimates. */
    abstract Schema discover(Connection connection, String version) throws SQLException;
}
