package org.crmferry.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.crmferry.model.Schema;
import org.crmferry.model.Tls;

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
    List<String> tlsSettings() {
        return List.of("ssl", "sslmode", "sslrootcert", "sslfactory");
    }

    @Override
    void tls(Tls tls, Properties p) {
        p.setProperty(
                "sslmode",
                switch (tls.mode()) {
                    case OFF -> "disable";
                    case PREFER -> "prefer";
                    case REQUIRE -> "require";
                    case VERIFY -> "verify-full";
                });
        if (tls.mode() == Tls.Mode.VERIFY) {
            if (tls.authority().isEmpty()) {
                p.setProperty("sslfactory", "org.postgresql.ssl.DefaultJavaSSLFactory");
            } else {
                p.setProperty("sslrootcert", tls.authority());
            }
        }
    }

    @Override
    ServerAddress server(String url) {
        return ServerAddress.of(url, 5432);
    }

    @Override
    void tunnel(int port, Properties p) {
        p.setProperty("socketFactory", TunnelSockets.class.getName());
        p.setProperty("socketFactoryArg", String.valueOf(port));
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
    String clock() {
        return "select to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.US')";
    }

    @Override
    DatabaseIdentity identity(Connection connection, String url) throws SQLException {
        Set<String> marks = new HashSet<>();
        marks.add("started "
                + Rows.text(connection, "select to_char(pg_postmaster_start_time(), 'YYYY-MM-DD HH24:MI:SS.US')"));
        boolean told =
                "t".equals(Rows.text(connection, "select has_function_privilege('pg_control_system()', 'execute')"));
        if (told) {
            marks.add("system " + Rows.text(connection, "select system_identifier from pg_control_system()"));
        }
        return new DatabaseIdentity(
                product(),
                marks,
                0,
                Rows.text(
                        connection,
                        "select oid || '.' || coalesce(current_schema(), '') from pg_database"
                                + " where datname = current_database()"));
    }

    @Override
    Rights rights(Connection connection, String url) throws SQLException {
        boolean readOnly = "t"
                .equals(Rows.text(
                        connection,
                        "select pg_is_in_recovery() or (select reset_val = 'on' from pg_settings"
                                + " where name = 'default_transaction_read_only')"));
        boolean may = "t"
                .equals(Rows.text(
                        connection,
                        "select coalesce(bool_or(has_table_privilege(c.oid, 'insert')),"
                                + " has_schema_privilege(current_schema(), 'create'), false) from pg_class c"
                                + " where c.relkind in ('r', 'p') and c.relnamespace ="
                                + " (select oid from pg_namespace where nspname = current_schema())"));
        return new Rights(readOnly, may && !readOnly);
    }

    @Override
    Schema discover(Connection connection, String version) throws SQLException {
        return new PostgresDiscovery(connection, version).schema();
    }
}
