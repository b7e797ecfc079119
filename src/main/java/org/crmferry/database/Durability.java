package org.crmferry.database;

import java.sql.Connection;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes what was committed outlast a crash of the server, where the server is set up to write commits to its disk later
 * (synchronous_commit, innodb_flush_log_at_trx_commit, WRITE_DELAY, synchronous). The logs are written in order, so what
 * makes the last commit last makes all before it last. Outside a transaction.
 */
final class Durability {
    private static final Logger LOG = LoggerFactory.getLogger(Durability.class);

    private final Connection connection;
    private final Dialect dialect;

    Durability(Connection connection, Dialect dialect) {
        this.connection = connection;
        this.dialect = dialect;
    }

    /** False if this user may not do what is needed. */
    boolean secure() throws SQLException {
        if (dialect instanceof PostgresDialect) {
            return !is("off", "show synchronous_commit") || commitAtOnce();
        } else if (dialect instanceof MariaDbDialect) {
            // Making a table flushes the log too, with a right that the ledger needs anyway.
            return is("1", "select @@global.innodb_flush_log_at_trx_commit")
                    || may("flush local engine logs")
                    || may("create table crm_ferry_flush (a int) engine = InnoDB", "drop table crm_ferry_flush");
        } else if (dialect instanceof H2Dialect) {
            return may("checkpoint sync");
        } else if (dialect instanceof SqliteDialect) {
            return is("2", "pragma synchronous")
                    || is("3", "pragma synchronous")
                    || is("0", "pragma wal_checkpoint(full)");
        }
        return true;
    }

    /** A commit that is waited for: an empty message to nobody gives it something to write. */
    private boolean commitAtOnce() throws SQLException {
        connection.setAutoCommit(false);
        try {
            Engine.execute(connection, "set local synchronous_commit = on");
            Rows.text(connection, "select pg_logical_emit_message(true, 'crm_ferry', '')");
            connection.commit();
            return true;
        } catch (SQLException e) {
            connection.rollback();
            return refused(e);
        } finally {
            connection.setAutoCommit(true);
        }
    }

    private boolean is(String wanted, String query) throws SQLException {
        try {
            return wanted.equals(Rows.text(connection, query));
        } catch (SQLException e) {
            return refused(e);
        }
    }

    private boolean may(String... statements) throws SQLException {
        try {
            for (String statement : statements) {
                Engine.execute(connection, statement);
            }
            return true;
        } catch (SQLException e) {
            return refused(e);
        }
    }

    private static boolean refused(SQLException e) throws SQLException {
        if (Diagnosis.temporary(e)) {
            throw e;
        }
        LOG.debug("a flush was refused", e);
        return false;
    }
}
