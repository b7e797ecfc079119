package org.crmferry.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.crmferry.model.ConnectionProblem;
import org.crmferry.model.Credentials;
import org.crmferry.model.Endpoint;
import org.crmferry.model.Schema;
import org.crmferry.model.Tls;

/**
 * An open database: a small pool of sessions of one user.
 *
 * <p>Sessions speak UTC, and give and take values exactly (see each dialect). With {@link Access#READ} they are
 * read-only, by the database itself where it can. A H2 file opened for reading cannot be written by the same program
 * until it is closed. All methods may be called by several threads; a connection belongs to one. Fails with
 * {@code FerryException} (CONNECTION) whose message {@link Diagnosis} words. The owner closes it.
 */
public final class Database implements AutoCloseable {
    private static final int CONNECT_TIMEOUT_MS = 30_000;
    /** Questions after the server's clock. */
    private static final int QUESTIONS = 3;

    private final Endpoint endpoint;
    private final String user;
    private final Access access;
    private final Dialect dialect;
    private final String version;
    private final Sessions sessions;
    private final HikariDataSource pool;

    private Database(
            Endpoint endpoint,
            String user,
            Access access,
            Dialect dialect,
            String version,
            Sessions sessions,
            HikariDataSource pool) {
        this.endpoint = endpoint;
        this.user = user;
        this.access = access;
        this.dialect = dialect;
        this.version = version;
        this.sessions = sessions;
        this.pool = pool;
    }

    /** Connects once, to see that it works; the password is copied and wiped by {@link #close}. */
    public static Database open(Endpoint endpoint, Credentials credentials, Access access) {
        String url = endpoint.location();
        Dialect dialect = Dialect.ofUrl(url);
        SshTunnel tunnel = tunnel(dialect, endpoint, credentials);
        Sessions sessions = new Sessions(driver(dialect, endpoint), dialect, endpoint, tunnel, credentials, access);
        try {
            checkAuthority(endpoint.tls());
            String version = sessions.connect();
            HikariDataSource pool = new HikariDataSource(config(dialect, url, access, sessions));
            Database database = new Database(
                    endpoint, credentials.user(), access, dialect.refine(version), version, sessions, pool);
            database.refuseIfReadOnly();
            return database;
        } catch (SQLException | NotConnected e) {
            Exception why = explained(tunnel, endpoint, e);
            sessions.close();
            throw Diagnosis.of(endpoint, credentials.user(), why).exception();
        }
    }

    /** At once, rather than at the first record that is written. */
    private void refuseIfReadOnly() {
        if (access == Access.WRITE && rights().readOnly()) {
            close();
            ConnectionProblem problem = FileAddress.of(endpoint.location()) == null
                    ? ConnectionProblem.SERVER_READ_ONLY
                    : ConnectionProblem.FILE_READ_ONLY;
            throw Diagnosis.of(endpoint, user, new NotConnected(problem, null)).exception();
        }
    }

    private static SshTunnel tunnel(Dialect dialect, Endpoint endpoint, Credentials credentials) {
        if (endpoint.tunnel() == null) {
            return null;
        }
        ServerAddress server = dialect.server(endpoint.location());
        if (server == null) {
            NotConnected refused = new NotConnected(ConnectionProblem.OPTION_NOT_SUPPORTED, null);
            throw Diagnosis.of(endpoint, credentials.user(), refused).exception();
        }
        return new SshTunnel(endpoint.tunnel(), server, credentials.tunnelSecret());
    }

    /** Drivers say of a wrong file only that TLS failed. */
    private static void checkAuthority(Tls tls) throws NotConnected {
        if (tls != null && !tls.authority().isEmpty()) {
            try (InputStream in = Files.newInputStream(Path.of(tls.authority()))) {
                CertificateFactory.getInstance("X.509").generateCertificate(in);
            } catch (IOException | CertificateException | InvalidPathException e) {
                throw new NotConnected(ConnectionProblem.TLS_AUTHORITY, e);
            }
        }
    }

    /** Behind a tunnel a driver sees a broken connection at most; the tunnel may know why. */
    private static Exception explained(SshTunnel tunnel, Endpoint endpoint, Exception failure) {
        ConnectionProblem seen = Diagnosis.of(endpoint, "", failure).problem();
        boolean vague = seen == ConnectionProblem.CONNECTION_LOST || seen == ConnectionProblem.OTHER;
        if (tunnel == null || !vague) {
            return failure;
        }
        try {
            tunnel.probe();
            return failure;
        } catch (NotConnected e) {
            e.addSuppressed(failure);
            return e;
        }
    }

    private static Driver driver(Dialect dialect, Endpoint endpoint) {
        try {
            return Class.forName(dialect.driver())
                    .asSubclass(Driver.class)
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw Diagnosis.of(endpoint, "", e).exception();
        }
    }

    private static HikariConfig config(Dialect dialect, String url, Access access, Sessions sessions) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(dialect.product());
        config.setDataSource(sessions);
        config.setMaximumPoolSize(dialect.connections(url));
        config.setMinimumIdle(1);
        config.setIdleTimeout(0);
        config.setMaxLifetime(0);
        config.setConnectionTimeout(CONNECT_TIMEOUT_MS);
        config.setInitializationFailTimeout(-1);
        config.setAutoCommit(true);
        config.setReadOnly(access == Access.READ);
        if (access == Access.READ && dialect.isolation() != null) {
            config.setTransactionIsolation(dialect.isolation());
        }
        return config;
    }

    /** {@code H2}, {@code PostgreSQL}, {@code MariaDB}, {@code MySQL}, {@code SQLite}, ... */
    public String product() {
        return dialect.product();
    }

    /** The product's own version text. */
    public String version() {
        return version;
    }

    public Dialect dialect() {
        return dialect;
    }

    public Endpoint endpoint() {
        return endpoint;
    }

    public Access access() {
        return access;
    }

    /**
     * How far the server's clock is ahead of this computer's, to within the time that the question took: the clock is taken
     * to have been read in the middle of it, and of a few questions the quickest counts. Null if it cannot be asked.
     */
    public Duration ahead() {
        String question = dialect.clock();
        if (question == null) {
            return null;
        }
        Duration ahead = null;
        long quickest = Long.MAX_VALUE;
        try (Connection connection = connection()) {
            for (int i = 0; i < QUESTIONS; i++) {
                Instant asked = Instant.now();
                long began = System.nanoTime();
                String text = Rows.text(connection, question);
                long took = System.nanoTime() - began;
                if (took < quickest) {
                    quickest = took;
                    Instant there = LocalDateTime.parse(text.replace(' ', 'T')).toInstant(ZoneOffset.UTC);
                    ahead = Duration.between(asked.plusNanos(took / 2), there);
                }
            }
            return ahead;
        } catch (SQLException e) {
            throw Failure.of("The server's clock could not be asked", e);
        }
    }

    /**
     * A session from the pool, in auto-commit; closing gives it back. Whoever starts a transaction by a statement of
     * its own must end it before.
     */
    Connection connection() {
        try {
            return pool.getConnection();
        } catch (SQLException e) {
            throw Diagnosis.of(endpoint, user, e).exception();
        }
    }

    /**
     * Looks at the tables of the connection's own schema.
     *
     * @param countExactly whether rows are counted; otherwise the database's estimates are taken
     */
    public Schema discover(boolean countExactly) {
        try (Connection connection = connection()) {
            Schema schema = dialect.discover(connection, version);
            return countExactly ? RowCount.exact(connection, dialect, schema) : schema;
        } catch (SQLException e) {
            throw Diagnosis.of(endpoint, user, e).exception();
        }
    }

    /** Whether records can be written there; found out without writing. */
    public Rights rights() {
        try (Connection connection = connection()) {
            return dialect.rights(connection, endpoint.location());
        } catch (SQLException e) {
            throw Diagnosis.of(endpoint, user, e).exception();
        }
    }

    /** Whether both addresses lead to one existing file; to be asked before both are opened. */
    public static boolean sameFile(Endpoint one, Endpoint other) {
        return FileAddress.same(one.location(), other.location());
    }

    /** Whether this is the other's database (and schema), whatever way leads there. */
    public boolean same(Database other) {
        return identity().same(other.identity());
    }

    private DatabaseIdentity identity() {
        try (Connection connection = connection()) {
            return dialect.identity(connection, endpoint.location());
        } catch (SQLException e) {
            throw Diagnosis.of(endpoint, user, e).exception();
        }
    }

    @Override
    public void close() {
        pool.close();
        sessions.close();
    }

    @Override
    public String toString() {
        return product() + " " + version + " at " + Diagnosis.where(endpoint.location());
    }
}
