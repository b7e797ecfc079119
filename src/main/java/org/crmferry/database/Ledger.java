package org.crmferry.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;

/**
 * The small table in a target that says which steps of a run were committed, because its rows are committed with them.
 */
final class Ledger {
    static final String TABLE = "crm_ferry_ledger";

    private final Connection connection;
    private final Dialect dialect;

    Ledger(Connection connection, Dialect dialect) {
        this.connection = connection;
        this.dialect = dialect;
    }

    /** Makes sure the table is there; false if this user may not. Outside a transaction. */
    boolean create() throws SQLException {
        if (exists()) {
            return true;
        }
        String varchar = dialect instanceof OracleDialect ? "varchar2" : "varchar";
        try {
            Engine.execute(
                    connection,
                    "create table " + table() + " (" + dialect.quote("run") + " " + varchar + "(36) not null, "
                            + dialect.quote("step") + " " + varchar + "(200) not null, primary key ("
                            + dialect.quote("run") + ", " + dialect.quote("step") + "))");
            return true;
        } catch (SQLException e) {
            if (Diagnosis.temporary(e)) {
                throw e;
            }
            return exists();
        }
    }

    private boolean exists() throws SQLException {
        try {
            Rows.text(connection, "select count(*) from " + table());
            return true;
        } catch (SQLException e) {
            if (Diagnosis.temporary(e)) {
                throw e;
            }
            return false;
        }
    }

    void mark(String run, String step) throws SQLException {
        String sql = "insert into " + table() + " (" + dialect.quote("run") + ", " + dialect.quote("step")
                + ") values (?, ?)";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, run);
            insert.setString(2, step);
            insert.executeUpdate();
        }
    }

    Set<String> steps(String run) throws SQLException {
        Set<String> steps = new TreeSet<>();
        if (!exists()) {
            return steps;
        }
        String sql = "select " + dialect.quote("step") + " from " + table() + " where " + dialect.quote("run") + " = ?";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, run);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    steps.add(rows.getString(1));
                }
            }
        }
        return steps;
    }

    void drop() throws SQLException {
        if (exists()) {
            Engine.execute(connection, "drop table " + table());
        }
    }

    private String table() {
        return dialect.quote(TABLE);
    }
}
