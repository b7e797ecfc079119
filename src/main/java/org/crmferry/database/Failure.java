package org.crmferry.database;

import java.sql.SQLException;
import org.crmferry.model.Fault;
import org.crmferry.model.FerryException;
import org.crmferry.model.Said;

/** Turns a database's error into words, without its own message, which may quote values. */
final class Failure {
    private Failure() {}

    /** CONNECTION if trying again may help (see {@link Diagnosis#temporary}) or a right is missing, else SCHEMA. */
    static FerryException of(String what, SQLException e) {
        if (Diagnosis.temporary(e)) {
            return new FerryException(Fault.CONNECTION, Said.of(Failure.class, "broken", what, code(e)), e);
        }
        if (Refusals.missingRight(e)) {
            return new FerryException(Fault.CONNECTION, Said.of(Failure.class, "right", what, code(e)), e);
        }
        return new FerryException(Fault.SCHEMA, Said.of(Failure.class, "refused", what, code(e)), e);
    }

    static String code(SQLException e) {
        return "SQLSTATE " + (e.getSQLState() == null ? "unknown" : e.getSQLState())
                + (e.getErrorCode() == 0 ? "" : ", code " + e.getErrorCode());
    }
}
