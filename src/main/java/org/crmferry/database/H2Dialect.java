package org.crmferry.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.crmferry.model.Schema;

/** H2, embedded or as a server. */
final class H2Dialect extends Dialect {
    @Override
    public String product() {
        return "H2";
    }

    @Override
    public int longestName() {
        return 256;
    }

    @Override
    String driver() {
        return "org.h2.Driver";
    }

    /** A source must exist, and its file is opened for reading only, so that not one byte of it changes. */
    @Override
    String address(String url, Access access) {
        String upper = url.toUpperCase(Locale.ROOT);
        if (access == Access.WRITE || upper.startsWith("JDBC:H2:MEM:")) {
            return url;
        }
        String address = url;
        if (!upper.contains(";IFEXISTS=")) {
            address += ";IFEXISTS=TRUE";
        }
        boolean server = upper.startsWith("JDBC:H2:TCP:") || upper.startsWith("JDBC:H2:SSL:");
        if (!server && !upper.contains(";ACCESS_MODE_DATA=") && !upper.contains(";AUTO_SERVER=")) {
            address += ";ACCESS_MODE_DATA=r";
        }
        return address;
    }

    @Override
    Properties properties(String url, Access access) {
        return new Properties();
    }

    @Override
    List<String> session(Access access) {
        return List.of("set time zone 'UTC'", "set lock_timeout 60000");
    }

    @Override
    String version(Connection connection) throws SQLException {
        return Rows.text(connection, "select h2version()");
    }

    @Override
    String clock() {
        return "select formatdatetime(current_timestamp, 'yyyy-MM-dd HH:mm:ss.SSS', 'en', 'UTC')";
    }

    @Override
    DatabaseIdentity identity(Connection connection, String url) throws SQLException {
        return FileAddress.identity(product(), url, Rows.text(connection, "select current_schema"));
    }

    @Override
    Rights rights(Connection connection, String url) throws SQLException {
        Path file = FileAddress.of(url);
        boolean readOnly = file == null
                ? "TRUE".equals(Rows.text(connection, "call readonly()"))
                : !FileAddress.writable(file)
                        || url.toUpperCase(Locale.ROOT).contains(";ACCESS_MODE_DATA=R;")
                        || url.toUpperCase(Locale.ROOT).endsWith(";ACCESS_MODE_DATA=R");
        boolean may = "1"
                .equals(
                        Rows.text(
                                connection,
                                "select count(*) from (select 1 from information_schema.users"
                                        + " where user_name = current_user and is_admin union"
                                        + " select 1 from information_schema.table_privileges where privilege_type = 'INSERT')"));
        return new Rights(readOnly, may && !readOnly);
    }

    @Override
    Schema discover(Connection connection, String version) throws SQLException {
        return new H2Discovery(connection, version).schema();
    }
}
