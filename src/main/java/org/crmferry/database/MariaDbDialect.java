package org.crmferry.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import org.crmferry.model.Schema;
import org.crmferry.model.Tls;

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

    @Override
    List<String> tlsSettings() {
        return List.of("sslMode", "useSsl", "useSSL", "serverSslCert", "trustServerCertificate", "requireSSL");
    }

    /** The driver knows no "if the server can": {@link Sessions} tries again in clear. */
    @Override
    void tls(Tls tls, Properties p) {
        p.setProperty(
                "sslMode",
                switch (tls.mode()) {
                    case OFF -> "disable";
                    case PREFER, REQUIRE -> "trust";
                    case VERIFY -> "verify-full";
                });
        if (tls.mode() == Tls.Mode.VERIFY && !tls.authority().isEmpty()) {
            p.setProperty("serverSslCert", tls.authority());
        }
    }

    @Override
    ServerAddress server(String url) {
        return ServerAddress.of(url, 3306);
    }

    @Override
    void tunnel(int port, Properties p) {
        p.setProperty("socketFactory", TunnelSockets.class.getName());
        p.setProperty(TunnelSockets.PORT, String.valueOf(port));
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
    String clock() {
        return "select cast(utc_timestamp(6) as char)";
    }

    @Override
    DatabaseIdentity identity(Connection connection, String url) throws SQLException {
        long[] started = new long[1];
        Rows.each(connection, "show global status like 'Uptime'", row -> started[0] = -row.getLong(2));
        started[0] += Long.parseLong(Rows.text(connection, "select unix_timestamp()"));
        return new DatabaseIdentity(
                "MariaDB",
                Set.of(Rows.text(connection, "select concat_ws('|', @@hostname, @@port, @@datadir, @@server_id)")),
                started[0],
                Rows.text(connection, "select if(@@lower_case_table_names = 0, database(), lower(database()))"));
    }

    @Override
    Rights rights(Connection connection, String url) throws SQLException {
        boolean readOnly = !"OFF|0|false".contains(Rows.text(connection, "select @@global.read_only"));
        String database = Rows.text(connection, "select database()");
        boolean[] may = new boolean[1];
        Rows.each(connection, "show grants", row -> may[0] |= MariaDbGrant.allowsInsert(row.getString(1), database));
        return new Rights(readOnly, may[0] && !readOnly);
    }

    @Override
    Schema discover(Connection connection, String version) throws SQLException {
        return new MariaDbDiscovery(connection, product, version).schema();
    }
}
