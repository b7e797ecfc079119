package org.crmferry.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import org.crmferry.model.Schema;

/** SQLite files. */
final class SqliteDialect extends Dialect {
    private static final String OPEN_READ_ONLY = "1";

    @Override
    public String product() {
        return "SQLite";
    }

    @Override
    public int longestName() {
        return 1000;
    }

    @Override
    String driver() {
        return "org.sqlite.JDBC";
    }

    @Override
    Properties properties(String url, Access access) {
        Properties p = new Properties();
        p.setProperty("busy_timeout", "30000");
        if (access == Access.READ) {
            p.setProperty("open_mode", OPEN_READ_ONLY);
        } else {
            p.setProperty("foreign_keys", "true");
            p.setProperty("transaction_mode", "IMMEDIATE");
        }
        return p;
    }

    /** A file that is no database only shows at the first look into it. */
    @Override
    List<String> session(Access access) {
        return List.of("select count(*) from sqlite_master");
    }

    /** Every connection to a database in memory has one of its own. */
    @Override
    int connections(String url) {
        return url.contains(":memory:") ? 1 : super.connections(url);
    }

    @Override
    String isolation() {
        return null;
    }

    @Override
    String version(Connection connection) throws SQLException {
        return Rows.text(connection, "select sqlite_version()");
    }

    @Override
    String clock() {
        return "select strftime('%Y-%m-%d %H:%M:%f', 'now')";
    }

    @Override
    DatabaseIdentity identity(Connection connection, String url) {
        return FileAddress.identity(product(), url, "");
    }

    @Override
    Rights rights(Connection connection, String url) {
        Path file = FileAddress.of(url);
        boolean writable = file == null || FileAddress.writable(file);
        return new Rights(!writable, writable);
    }

    @Override
    Schema discover(Connection connection, String version) throws SQLException {
        return new SqliteDiscovery(connection, version).schema();
    }
}
