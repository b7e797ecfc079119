package org.crmferry.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import org.crmferry.model.ConnectionProblem;
import org.crmferry.model.Schema;
import org.crmferry.model.Tls;

/** Microsoft SQL Server. Its SQL is covered by examples, not yet by a server. */
final class SqlServerDialect extends Dialect {
    @Override
    public String product() {
        return "SQL Server";
    }

    @Override
    public String quote(String name) {
        return '[' + name.replace("]", "]]") + ']';
    }

    @Override
    public String first(String select, int rows) {
        return select + " offset 0 rows fetch next " + rows + " rows only";
    }

    @Override
    public int longestName() {
        return 128;
    }

    @Override
    String driver() {
        return "com.microsoft.sqlserver.jdbc.SQLServerDriver";
    }

    @Override
    Properties properties(String url, Access access) {
        Properties p = new Properties();
        p.setProperty("applicationName", "CRM Ferry");
        p.setProperty("loginTimeout", "20");
        p.setProperty("responseBuffering", "adaptive");
        p.setProperty("useBulkCopyForBatchInsert", String.valueOf(access == Access.WRITE));
        if (access == Access.READ) {
            p.setProperty("applicationIntent", "ReadOnly");
        }
        return p;
    }

    @Override
    List<String> tlsSettings() {
        return List.of("encrypt", "trustServerCertificate");
    }

    /** Every server can encrypt; a file with an authority's certificate has no form that the driver reads. */
    @Override
    void tls(Tls tls, Properties p) throws NotConnected {
        if (!tls.authority().isEmpty()) {
            throw new NotConnected(ConnectionProblem.OPTION_NOT_SUPPORTED, null);
        }
        p.setProperty("encrypt", String.valueOf(tls.mode() != Tls.Mode.OFF));
        p.setProperty("trustServerCertificate", String.valueOf(tls.mode() != Tls.Mode.VERIFY));
    }

    @Override
    List<String> session(Access access) {
        return List.of("set ansi_warnings on; set arithabort on; set dateformat ymd; set language us_english");
    }

    @Override
    String version(Connection connection) throws SQLException {
        return connection.getMetaData().getDatabaseProductVersion();
    }

    @Override
    Schema discover(Connection connection, String version) throws SQLException {
        return new MetadataDiscovery(connection, product(), version).schema();
    }
}
