package org.crmferry.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import org.crmferry.model.Fault;
import org.crmferry.model.FerryException;
import org.crmferry.model.Said;
import org.crmferry.model.Schema;

/** Oracle Database, 12.2 and newer. Its SQL is covered by examples, not yet by a server. */
final class OracleDialect extends Dialect {
    @Override
    public String product() {
        return "Oracle";
    }

    @Override
    public String quote(String name) {
        if (name.indexOf('"') >= 0) {
            throw new FerryException(Fault.SCHEMA, Said.of(OracleDialect.class, "name.quoted", name));
        }
        return '"' + name + '"';
    }

    @Override
    public String first(String select, int rows) {
        return select + " fetch first " + rows + " rows only";
    }

    @Override
    public int longestName() {
        return 128;
    }

    @Override
    String driver() {
        return "oracle.jdbc.OracleDriver";
    }

    @Override
    Properties properties(String url, Access access) {
        Properties p = new Properties();
        p.setProperty("v$session.program", "CRM Ferry");
        p.setProperty("oracle.net.CONNECT_TIMEOUT", "10000");
        p.setProperty("oracle.jdbc.defaultRowPrefetch", "1000");
        p.setProperty("oracle.jdbc.timezoneAsRegion", "false");
        return p;
    }

    @Override
    List<String> session(Access access) {
        return List.of("alter session set time_zone = '+00:00' nls_date_format = 'SYYYY-MM-DD HH24:MI:SS'"
                + " nls_timestamp_format = 'SYYYY-MM-DD HH24:MI:SSXFF9'"
                + " nls_timestamp_tz_format = 'SYYYY-MM-DD HH24:MI:SSXFF9 TZH:TZM'"
                + " nls_numeric_characters = '.,'");
    }

    /** Oracle has no repeatable read; serializable is its snapshot. */
    @Override
    String isolation() {
        return "TRANSACTION_SERIALIZABLE";
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
