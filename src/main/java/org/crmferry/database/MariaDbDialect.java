package org.crmferry.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.crmferry.model.Schema;

/** MariaDB and MySQL, through MariaDB's driver. */
final class MariaDbDialect extends Dialect {
    private final String product;

    MariaDbDialect(String product) {
        this.product = product;
    }

    @Override
    public String product() {
        return product;
    }

    @Override
    public String quote(String name) {
        return '`' + name.replace("`", "``") + '`';
    }

    @Override
    public int longestName() {
        return 64;
    }

    @Override
    String driver() {
        return "org.mariadb.jdbc.Driver";
    }

    @Override
    String address(String url, Access access) {
        return url.regionMatches(true, 0, "jdbc:mysql:", 0, 11) ? "jdbc:mariadb:" + url.substring(11) : url;
    }

    @Override
    Properties properties(String url, Access access) {
        Properties p = new Properties();
        p.setProperty("connectTimeout", "10000");
        p.setProperty("tcpKeepAlive", "true");
        p.setProperty("tinyInt1isBit", "false");
        p.setProperty("transformedBitIsBoolean", "false");
        // Text protocol: a zero date, 838:59:59 and every decimal arrive as the server's own text.
        p.setProperty("useServerPrepStmts", "false");
        p.setProperty("allowMultiQueries", "false");
        p.setProperty("allowLocalInfile", String.valueOf(access == Access.WRITE));
        return p;
    }

    /**
     * Never truncates silently (strict), keeps a key 0, and takes back any date that was in the table before: zero
     * dates and 30 February included, whatever the server's own mode says.
     */
    @Override
    List<String> session(Access access) {
        return List.of("set session time_zone = '+00:00', sql_mode = 'STRICT_ALL_TABLES,NO_ENGINE_SUBSTITUTION,"
                + "NO_AUTO_VALUE_ON_ZERO,ALLOW_INVALID_DATES', group_concat_max_len = 4194304,"
                + " net_read_timeout = 3600, net_write_timeout = 3600, wait_timeout = 86400"
                + (access == Access.WRITE ? ", innodb_lock_wait_timeout = 60" : ""));
    }

    @Override
    String version(Connection connection) throws SQLException {
        return Rows.text(connection, "select version()");
    }

    @Override
    Dialect refine(String version) {
        return new MariaDbDialect(version.toLowerCase(Locale.ROOT).contains("mariadb") ? "MariaDB" : "MySQL");
    }

    @Override
    Schema discover(Connection connection, String version) throws SQLException {
        return new MariaDbDiscovery(connection, product, version).schema();
    }
}
