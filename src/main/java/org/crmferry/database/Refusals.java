package org.crmferry.database;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.crmferry.model.RefusalReason;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Why a database refused a record, in words, from its error codes; never a value. */
final class Refusals {
    private static final Map<String, RefusalReason> BY_STATE = Map.ofEntries(
            Map.entry("23505", RefusalReason.UNIQUE),
            Map.entry("23502", RefusalReason.MISSING),
            Map.entry("22001", RefusalReason.LONG),
            Map.entry("23503", RefusalReason.FOREIGN),
            Map.entry("23506", RefusalReason.FOREIGN),
            Map.entry("23514", RefusalReason.CHECK),
            Map.entry("23513", RefusalReason.CHECK),
            Map.entry("22003", RefusalReason.RANGE),
            Map.entry("22008", RefusalReason.RANGE),
            Map.entry("22007", RefusalReason.FORM),
            Map.entry("22018", RefusalReason.FORM),
            Map.entry("22P02", RefusalReason.FORM),
            Map.entry("22P03", RefusalReason.FORM),
            Map.entry("22030", RefusalReason.FORM),
            Map.entry("22021", RefusalReason.CHARACTER),
            Map.entry("22P05", RefusalReason.CHARACTER),
            Map.entry("P0001", RefusalReason.TRIGGER),
            Map.entry("45000", RefusalReason.TRIGGER));
    private static final Map<Integer, RefusalReason> BY_MARIADB_CODE = Map.ofEntries(
            Map.entry(1062, RefusalReason.UNIQUE),
            Map.entry(1586, RefusalReason.UNIQUE),
            Map.entry(1048, RefusalReason.MISSING),
            Map.entry(1364, RefusalReason.MISSING),
            Map.entry(1406, RefusalReason.LONG),
            Map.entry(1452, RefusalReason.FOREIGN),
            Map.entry(1216, RefusalReason.FOREIGN),
            Map.entry(4025, RefusalReason.CHECK),
            Map.entry(3819, RefusalReason.CHECK),
            Map.entry(1264, RefusalReason.RANGE),
            Map.entry(1690, RefusalReason.RANGE),
            Map.entry(1441, RefusalReason.RANGE),
            Map.entry(1265, RefusalReason.FORM),
            Map.entry(1292, RefusalReason.FORM),
            Map.entry(1366, RefusalReason.FORM_OR_CHARACTER),
            Map.entry(1300, RefusalReason.CHARACTER),
            Map.entry(1644, RefusalReason.TRIGGER));
    /** Extended result codes of SQLite. */
    private static final Map<String, RefusalReason> BY_SQLITE_WORD = Map.of(
            "SQLITE_CONSTRAINT_UNIQUE", RefusalReason.UNIQUE,
            "SQLITE_CONSTRAINT_PRIMARYKEY", RefusalReason.UNIQUE,
            "SQLITE_CONSTRAINT_ROWID", RefusalReason.UNIQUE,
            "SQLITE_CONSTRAINT_NOTNULL", RefusalReason.MISSING,
            "SQLITE_CONSTRAINT_FOREIGNKEY", RefusalReason.FOREIGN,
            "SQLITE_CONSTRAINT_CHECK", RefusalReason.CHECK,
            "SQLITE_CONSTRAINT_TRIGGER", RefusalReason.TRIGGER,
            "SQLITE_CONSTRAINT_DATATYPE", RefusalReason.FORM,
            "SQLITE_MISMATCH", RefusalReason.FORM,
            "SQLITE_TOOBIG", RefusalReason.LONG);

    private static final Pattern MARIADB_KEY = Pattern.compile("for key '([^']{1,64})'$");
    private static final Pattern MARIADB_COLUMN = Pattern.compile("for column [^ ]*?`?([^`. ]{1,64})`? at row \\d+$");
    private static final Set<Integer> MARIADB_RIGHTS = Set.of(1044, 1142, 1143, 1227, 1370);

    private Refusals() {}

    /** Whether the database refused the content, rather than the statement or the moment. */
    static boolean data(SQLException e) {
        return reason(e) != null;
    }

    /** The reason in words, or null if it is not the record's fault. */
    static String reason(SQLException thrown) {
        for (SQLException e = thrown; e != null; e = e.getNextException()) {
            String reason = one(e);
            if (reason != null) {
                return reason;
            }
            if (e.getCause() instanceof SQLException cause && one(cause) != null) {
                return one(cause);
            }
            if (e instanceof BatchUpdateException && e.getNextException() == e) {
                break;
            }
        }
        return null;
    }

    private static String one(SQLException e) {
        if (e instanceof Unstorable) {
            return e.getMessage();
        }
        String message = e.getMessage() == null ? "" : e.getMessage();
        if (e instanceof org.sqlite.SQLiteException sqlite) {
            RefusalReason reason = BY_SQLITE_WORD.get(sqlite.getResultCode().name());
            return reason == null ? null : reason.text();
        }
        if (e instanceof PSQLException postgres) {
            String reason = byState(e.getSQLState());
            ServerErrorMessage server = postgres.getServerErrorMessage();
            return reason == null || server == null
                    ? reason
                    : reason + named(server.getColumn(), server.getConstraint());
        }
        RefusalReason mariaDb =
                e.getClass().getName().startsWith("org.h2.") ? null : BY_MARIADB_CODE.get(e.getErrorCode());
        if (mariaDb != null) {
            Matcher key = MARIADB_KEY.matcher(message);
            Matcher column = MARIADB_COLUMN.matcher(message);
            return mariaDb.text() + named(column.find() ? column.group(1) : null, key.find() ? key.group(1) : null);
        }
        return byState(e.getSQLState());
    }

    private static String named(String column, String constraint) {
        return (column == null ? "" : " (column " + column + ")") + (constraint == null ? "" : " (" + constraint + ")");
    }

    private static String byState(String state) {
        if (state == null) {
            return null;
        }
        RefusalReason reason = BY_STATE.get(state);
        if (reason != null) {
            return reason.text();
        }
        if (state.startsWith("22")) {
            return RefusalReason.FORM.text();
        }
        return state.startsWith("23") || state.startsWith("44") ? RefusalReason.CHECK.text() : null;
    }

    static boolean missingRight(SQLException e) {
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        String message = e.getMessage() == null ? "" : e.getMessage().toLowerCase(Locale.ROOT);
        return state.equals("42501")
                || MARIADB_RIGHTS.contains(e.getErrorCode()) && state.startsWith("42")
                || state.equals("90096")
                || message.contains("readonly database");
    }
}
