package org.crmferry.database;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.crmferry.model.ConnectionProblem;
import org.crmferry.model.Credentials;
import org.crmferry.model.Endpoint;
import org.crmferry.model.Tls;
import org.slf4j.LoggerFactory;

/**
 * Opens sessions with one driver and tells each what its dialect wants. Holds the only copy of the password, so that
 * the pool above it never knows it.
 */
final class Sessions implements DataSource, AutoCloseable {
    private static final org.slf4j.Logger LOG = LoggerFactory.getLogger(Sessions.class);

    private final Driver driver;
    private final Dialect dialect;
    private final String url;
    private final Tls tls;
    private final SshTunnel tunnel;
    private final Access access;
    private final String user;
    private final char[] password;
    private final AtomicReference<Connection> first = new AtomicReference<>();

    /** @param tunnel closed with this; null = none */
    Sessions(
            Driver driver,
            Dialect dialect,
            Endpoint endpoint,
            SshTunnel tunnel,
            Credentials credentials,
            Access access) {
        this.driver = driver;
        this.dialect = dialect;
        this.tls = endpoint.tls();
        this.url = tls == null ? endpoint.location() : without(endpoint.location(), dialect.tlsSettings());
        this.tunnel = tunnel;
        this.access = access;
        user = credentials.user();
        password = credentials.password().clone();
    }

    /** Connects before there is a pool, so that what fails fails at once; the pool gets this session first. */
    String connect() throws SQLException {
        Connection connection = getConnection();
        try {
            String version = dialect.version(connection);
            first.set(connection);
            return version;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection waiting = first.getAndSet(null);
        if (waiting != null) {
            return waiting;
        }
        try {
            return open(tls);
        } catch (SQLException e) {
            boolean inClear = tls != null
                    && tls.mode() == Tls.Mode.PREFER
                    && Diagnosis.of(new Endpoint(Endpoint.Kind.DATABASE, url), user, e)
                                    .problem()
                            == ConnectionProblem.TLS_REFUSED;
            if (!inClear) {
                throw e;
            }
            return open(new Tls(Tls.Mode.OFF));
        }
    }

    private Connection open(Tls how) throws SQLException {
        Properties properties = dialect.properties(url, access);
        try {
            if (how != null) {
                dialect.tls(how, properties);
            }
            if (tunnel != null) {
                dialect.tunnel(tunnel.port(), properties);
            }
        } catch (NotConnected e) {
            boolean passing = e.problem() == ConnectionProblem.SSH_UNREACHABLE;
            throw new SQLException(e.getMessage(), passing ? "08001" : "28000", e);
        }
        if (!user.isEmpty()) {
            properties.setProperty("user", user);
        }
        if (password.length > 0) {
            properties.setProperty("password", new String(password));
        }
        Connection connection = driver.connect(dialect.address(url, access), properties);
        if (connection == null) {
            throw new SQLException("the driver does not take this address", "08001");
        }
        try (Statement statement = connection.createStatement()) {
            for (String sql : dialect.session(access)) {
                statement.execute(sql);
            }
            return connection;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    /** The address without some settings. */
    private static String without(String address, List<String> settings) {
        String left = address;
        for (String setting : settings) {
            left = left.replaceAll("(?i)(?<=[?&])" + setting + "=[^&]*(&|$)", "")
                    .replaceAll("(?i);" + setting + "=[^;]*", "");
        }
        return left.replaceAll("[?&]$", "");
    }

    /** Forgets the password; no session can be opened afterwards. */
    @Override
    public void close() {
        Arrays.fill(password, '\0');
        if (tunnel != null) {
            tunnel.close();
        }
        Connection waiting = first.getAndSet(null);
        if (waiting != null) {
            try {
                waiting.close();
            } catch (SQLException e) {
                LOG.debug("a session did not close: SQLSTATE {}", e.getSQLState());
            }
        }
    }

    @Override
    public Connection getConnection(String otherUser, String otherPassword) throws SQLException {
        throw new SQLFeatureNotSupportedException("one user only");
    }

    @Override
    public PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(PrintWriter out) {}

    @Override
    public void setLoginTimeout(int seconds) {}

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getLogger(Logger.GLOBAL_LOGGER_NAME);
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLException("wraps nothing");
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }

    @Override
    public String toString() {
        return "Sessions[" + dialect.product() + "]";
    }
}
