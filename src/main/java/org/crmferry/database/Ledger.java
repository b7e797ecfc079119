package org.crmferry.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The small table in a target that says which steps of a run were committed, because its rows are committed with them.
 */
final class Ledger {
    static final String TABLE = "crm_ferry_ledger";

    /** The first mark of every run. */
    private static final String BEGUN = "begun";

    private static final int ATTEMPTS = 20;
    /** PostgreSQL: no right, locked by another, no such table. */
    private static final Set<String> FORBIDDEN_STATES = Set.of("42501", "55P03", "42P01");
    /** MariaDB and MySQL: no right to the database, the table, in general; no such table; H2: no right. */
    private static final Set<Integer> FORBIDDEN_CODES = Set.of(1044, 1142, 1227, 1146, 90096);

    private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);

    private final Connection connection;
    private final Dialect dialect;

    Ledger(Connection connection, Dialect dialect) {
        this.connection = connection;
        this.dialect = dialect;
    }

    /**
     * Makes sure the table is there, and begins a run, so that no other run finds the table empty and drops it; false if
     * this user may not. Outside a transaction.
     */
    boolean begin(String run) throws SQLException {
        SQLException last = null;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            if (!create(attempt == ATTEMPTS - 1)) {
                return false;
            }
            try {
                mark(run, BEGUN);
                return true;
            } catch (SQLException e) {
                if (Refusals.data(e)) {
                    return true;
                }
                if (Diagnosis.temporary(e)) {
                    throw e;
                }
                last = e; // another run, which ended just now, may have dropped the table
            }
        }
        throw last;
    }

    private boolean create(boolean last) throws SQLException {
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
            // Another run may have made it first, and dropped it since: that is no want of a right.
            return exists() || !last && !forbidden(e);
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
        steps.remove(BEGUN);
        return steps;
    }

    /** Takes out what a run has written, and the table when no other run needs it. Outside a transaction. */
    void end(String run) throws SQLException {
        if (!exists()) {
            return;
        }
        String sql = "delete from " + table() + " where " + dialect.quote("run") + " = ?";
        try (PreparedStatement delete = connection.prepareStatement(sql)) {
            delete.setString(1, run);
            delete.executeUpdate();
        }
        try {
            if (empty()) {
                drop();
            }
        } catch (SQLException e) {
            if (!forbidden(e)) {
                throw e;
            }
            LOG.info("the empty ledger stays: this user may not drop or lock it");
        }
    }

    /** Another run may begin between the look and the drop: looks once more while nobody else can write. */
    private void drop() throws SQLException {
        if (dialect instanceof MariaDbDialect) {
            Engine.execute(connection, "lock tables " + table() + " write");
            try {
                dropEmpty();
            } finally {
                Engine.execute(connection, "unlock tables");
            }
        } else if (dialect instanceof PostgresDialect) {
            // Long enough for whoever looks at the table for a moment, and for the server to call back its own upkeep.
            lockedBy("set local lock_timeout = 5000; lock table " + table() + " in access exclusive mode");
        } else if (dialect instanceof SqliteDialect) {
            lockedBy("delete from " + table() + " where 1 = 0");
        } else if (dialect instanceof SqlServerDialect) {
            lockedBy("update " + table() + " with (tablockx) set " + dialect.quote("step") + " = null where 1 = 0");
        } else {
            dropEmpty();
        }
    }

    /** Where a table is dropped in a transaction. */
    private void lockedBy(String lock) throws SQLException {
        connection.setAutoCommit(false);
        boolean done = false;
        try {
            Engine.execute(connection, lock);
            dropEmpty();
            connection.commit();
            done = true;
        } finally {
            if (!done) {
                connection.rollback();
            }
            connection.setAutoCommit(true);
        }
    }

    private void dropEmpty() throws SQLException {
        if (empty()) {
            Engine.execute(connection, "drop table " + table());
        }
    }

    private boolean empty() throws SQLException {
        return "0".equals(Rows.text(connection, "select count(*) from " + table()));
    }

    /** For want of a right, because somebody else is at it, or has dropped it already. */
    private static boolean forbidden(SQLException e) {
        return FORBIDDEN_STATES.contains(String.valueOf(e.getSQLState())) || FORBIDDEN_CODES.contains(e.getErrorCode());
    }

    private String table() {
        return dialect.quote(TABLE);
    }
}
