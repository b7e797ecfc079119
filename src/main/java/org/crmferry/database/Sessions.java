package org.crmferry.database;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Properties;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.crmferry.model.Credentials;

/**
 * Opens sessions with one driver and tells each what its dialect wants. Holds the only copy of the password, so that
 * the pool above it never knows it.
 */
final class Sessions implements DataSource {
    private final Driver driver;
    private final Dialect dialect;
    private final String url;
    private final Access access;
    private final String user;
    private final char[] password;

    Sessions(Driver driver, Dialect dialect, String url, Credentials credentials, Access access) {
        this.driver = driver;
        this.dialect = dialect;
        this.url = url;
        this.access = access;
        user = credentials.user();
        password = credentials.password().clone();
    }

    @Override
    public Connection getConnection() throws SQLException {
        Properties properties = dialect.properties(url, access);
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

    /** Forgets the password; no session can be opened afterwards. */
    void forget() {
        Arrays.fill(password, '\0');
    }

    @Override
    public Connection getConnection(String otherUser, String otherPassword) throws SQLException {
        throw new java.sql.SQLFeatureNotSupportedException("one user only");
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
