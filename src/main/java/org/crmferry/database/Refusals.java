package org.crmferry.database;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Why a database refused a record, in words, from its error codes; never a value. */
final class Refusals {
    private static final String UNIQUE = "another record has the same key or unique value";
    private static final String NULL = "a required value is missing";
    private static final String LONG = "a value is too long";
    private static final String FOREIGN = "it points at a record that is not there";
    private static final String CHECK = "a rule (check) of the database forbids a value";
    private static final String RANGE = "a number or date is out of range";
    private static final String FORM = "a value does not have the form its column wants";
    private static final String CHARACTER = "a text holds a character that the column cannot store";
    private static final String TRIGGER = "a trigger of the database refused it";

    private static final Map<String, String> BY_STATE = Map.ofEntries(
            Map.entry("23505", UNIQUE),
            Map.entry("23502", NULL),
            Map.entry("22001", LONG),
            Map.entry("23503", FOREIGN),
            Map.entry("23506", FOREIGN),
            Map.entry("23514", CHECK),
            Map.entry("23513", CHECK),
            Map.entry("22003", RANGE),
            Map.entry("22008", RANGE),
            Map.entry("22007", FORM),
            Map.entry("22018", FORM),
            Map.entry("22P02", FORM),
            Map.entry("22P03", FORM),
            Map.entry("22030", FORM),
            Map.entry("22021", CHARACTER),
            Map.entry("22P05", CHARACTER),
            Map.entry("P0001", TRIGGER),
            Map.entry("45000", TRIGGER));
    private static final Map<Integer, String> BY_MARIADB_CODE = Map.ofEntries(
            Map.entry(1062, UNIQUE),
            Map.entry(1586, UNIQUE),
            Map.entry(1048, NULL),
            Map.entry(1364, NULL),
            Map.entry(1406, LONG),
            Map.entry(1452, FOREIGN),
            Map.entry(1216, FOREIGN),
            Map.entry(4025, CHECK),
            Map.entry(3819, CHECK),
            Map.entry(1264, RANGE),
            Map.entry(1690, RANGE),
            Map.entry(1441, RANGE),
            Map.entry(1265, FORM),
            Map.entry(1292, FORM),
            Map.entry(1366, FORM + ", or a text holds a character that it cannot store"),
            Map.entry(1300, CHARACTER),
            Map.entry(1644, TRIGGER));
    /** Extended result codes of SQLite. */
    private static final Map<String, String> BY_SQLITE_WORD = Map.of(
            "SQLITE_CONSTRAINT_UNIQUE", UNIQUE,
            "SQLITE_CONSTRAINT_PRIMARYKEY", UNIQUE,
            "SQLITE_CONSTRAINT_ROWID", UNIQUE,
            "SQLITE_CONSTRAINT_NOTNULL", NULL,
            "SQLITE_CONSTRAINT_FOREIGNKEY", FOREIGN,
            "SQLITE_CONSTRAINT_CHECK", CHECK,
            "SQLITE_CONSTRAINT_TRIGGER", TRIGGER,
            "SQLITE_CONSTRAINT_DATATYPE", FORM,
            "SQLITE_MISMATCH", FORM,
            "SQLITE_TOOBIG", LONG);

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
            return BY_SQLITE_WORD.get(sqlite.getResultCode().name());
        }
        if (e instanceof PSQLException postgres) {
            String reason = byState(e.getSQLState());
            ServerErrorMessage server = postgres.getServerErrorMessage();
            return reason == null || server == null
                    ? reason
                    : reason + named(server.getColumn(), server.getConstraint());
        }
        String mariaDb = e.getClass().getName().startsWith("org.h2.") ? null : BY_MARIADB_CODE.get(e.getErrorCode());
        if (mariaDb != null) {
            Matcher key = MARIADB_KEY.matcher(message);
            Matcher column = MARIADB_COLUMN.matcher(message);
            return mariaDb + named(column.find() ? column.group(1) : null, key.find() ? key.group(1) : null);
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
        String reason = BY_STATE.get(state);
        if (reason != null) {
            return reason;
        }
        if (state.startsWith("22")) {
            return FORM;
        }
        return state.startsWith("23") || state.startsWith("44") ? CHECK : null;
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
