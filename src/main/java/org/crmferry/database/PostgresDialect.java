package org.crmferry.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import org.crmferry.model.Schema;

/** PostgreSQL. */
final class PostgresDialect extends Dialect {
    @Override
    public String product() {
        return "PostgreSQL";
    }

    @Override
    public int longestName() {
        return 63;
    }

    @Override
    String driver() {
        return "org.postgresql.Driver";
    }

    @Override
    Properties properties(String url, Access access) {
        Properties p = new Properties();
        p.setProperty("ApplicationName", "CRM Ferry");
        p.setProperty("connectTimeout", "10");
        p.setProperty("loginTimeout", "20");
        p.setProperty("tcpKeepAlive", "true");
        p.setProperty("defaultRowFetchSize", "5000");
        // One form of every value, whether or not the driver has prepared a statement: the server's own exact text.
        p.setProperty("binaryTransfer", "false");
        if (access == Access.WRITE) {
            // Text goes into uuid, inet, json, enum ... columns as the server reads it.
            p.setProperty("stringtype", "unspecified");
            p.setProperty("reWriteBatchedInserts", "true");
        }
        return p;
    }

    @Override
    List<String> session(Access access) {
        return List.of("set time zone 'UTC'; set datestyle = 'ISO, YMD'; set intervalstyle = 'postgres';"
                + " set bytea_output = 'hex'; set statement_timeout = 0; set lock_timeout = "
                + (access == Access.READ ? "0" : "60000")
                + "; set idle_in_transaction_session_timeout = 0"
                + (access == Access.READ ? "; set session characteristics as transaction read only" : ""));
    }

    @Override
    String version(Connection connection) throws SQLException {
        return Rows.text(connection, "show server_version");
    }

    @Override
    Schema discover(Connection connection, String version) throws SQLException {
        return new PostgresDiscovery(connection, version).schema();
    }
}
