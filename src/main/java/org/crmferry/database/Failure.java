package org.crmferry.database;

import java.sql.SQLException;
import org.crmferry.model.Fault;
import org.crmferry.model.FerryException;

/** Turns a database's error into words, without its own message, which may quote values. */
final class Failure {
    private Failure() {}

    /** CONNECTION if trying again may help (see {@link Diagnosis#temporary}) or a right is missing, else SCHEMA. */
    static FerryException of(String what, SQLException e) {
        if (Diagnosis.temporary(e)) {
            return new FerryException(
                    Fault.CONNECTION,
                    what + ": the connection broke or the database was busy (" + code(e)
                            + "). Try again; work goes on where it stopped.",
                    e);
        }
        if (Refusals.missingRight(e)) {
            return new FerryException(
                    Fault.CONNECTION,
                    what + ": this user lacks the right (" + code(e)
                            + "). Ask the database's administrator to grant it, or use another user.",
                    e);
        }
        return new FerryException(
                Fault.SCHEMA,
                what + ": the database did not accept the statement (" + code(e)
                        + "). Connect again, so that its present tables are seen, and check the mapping.",
                e);
    }

    static String code(SQLException e) {
        return "SQLSTATE " + (e.getSQLState() == null ? "unknown" : e.getSQLState())
                + (e.getErrorCode() == 0 ? "" : ", code " + e.getErrorCode());
    }
}
