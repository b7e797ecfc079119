package org.crmferry.database;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.net.ssl.SSLException;
import org.crmferry.model.Endpoint;
import org.crmferry.model.Fault;
import org.crmferry.model.FerryException;

/**
 * Why a database cannot be reached or entered, in words.
 *
 * @param problem what it is
 * @param message what happened, why, and what to do next; names address and user, never a password or a value
 * @param cause what the driver threw
 */
public record Diagnosis(Problem problem, String message, Throwable cause) {
    /** What can be wrong. */
    public enum Problem {
        HOST_NOT_FOUND,
        PORT_CLOSED,
        TIMEOUT,
        WRONG_LOGIN,
        NO_SUCH_DATABASE,
        MISSING_RIGHT,
        HOST_NOT_ALLOWED,
        TLS_REFUSED,
        TLS_REQUIRED,
        TLS_UNTRUSTED,
        DRIVER_MISSING,
        ADDRESS_WRONG,
        FILE_MISSING,
        FILE_LOCKED,
        FILE_READ_ONLY,
        FILE_VERSION,
        NOT_A_DATABASE,
        WRONG_FILE_PASSWORD,
        TOO_MANY_CONNECTIONS,
        STARTING_UP,
        CONNECTION_LOST,
        OTHER
    }

    /** Finds out from what a driver threw. */
    public static Diagnosis of(Endpoint endpoint, String user, Throwable thrown) {
        String url = endpoint.location();
        List<Throwable> chain = chain(thrown);
        Problem problem = Problem.OTHER;
        for (Throwable t : chain) {
            problem = problem(url, t);
            if (problem != Problem.OTHER) {
                break;
            }
        }
        if (problem == Problem.OTHER && chain.stream().anyMatch(Diagnosis::lost)) {
            problem = Problem.CONNECTION_LOST;
        }
        return new Diagnosis(problem, DiagnosisText.of(problem, url, user, chain), thrown);
    }

    public FerryException exception() {
        return new FerryException(Fault.CONNECTION, message, cause);
    }

    /**
     * Whether the same work may succeed if it is tried again: the connection broke, the server restarts, or another
     * transaction stood in the way (deadlock, lock wait, serialization).
     */
    public static boolean temporary(Throwable thrown) {
        for (Throwable t : chain(thrown)) {
            if (lost(t) || t instanceof SQLTransientException) {
                return true;
            }
            if (t instanceof SQLException e) {
                String state = state(e);
                int code = e.getErrorCode();
                boolean locked = state.equals("40001") || state.equals("40P01") || state.equals("55P03");
                boolean sqlite = e.getClass().getName().startsWith("org.sqlite") && (code == 5 || code == 6);
                boolean h2 = e.getClass().getName().startsWith("org.h2") && code == 50200;
                boolean server =
                        problemOfCode(e) == Problem.STARTING_UP || problemOfCode(e) == Problem.TOO_MANY_CONNECTIONS;
                if (locked || sqlite || h2 || server || code == 1205 || code == 1213) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The address without its settings, for people. */
    static String where(String url) {
        int end = url.length();
        for (char stop : new char[] {'?', ';'}) {
            int at = url.indexOf(stop);
            end = at >= 0 && at < end ? at : end;
        }
        return url.substring(0, end).replaceAll("//[^/@]*@", "//");
    }

    private static boolean lost(Throwable t) {
        if (!(t instanceof SQLException e)) {
            return false;
        }
        String state = state(e);
        boolean h2Closed = e.getClass().getName().startsWith("org.h2")
                && (e.getErrorCode() == 90067 || e.getErrorCode() == 90098 || e.getErrorCode() == 90121);
        // So says the pool of a connection that it has found dead.
        boolean pooled = state.isEmpty() && text(e).equals("Connection is closed");
        return pooled || h2Closed || state.startsWith("08") || state.startsWith("57P0");
    }

    private static Problem problem(String url, Throwable t) {
        if (t instanceof UnknownHostException) {
            return Problem.HOST_NOT_FOUND;
        } else if (t instanceof SSLException) {
            return Problem.TLS_UNTRUSTED;
        } else if (t instanceof SocketTimeoutException || t instanceof NoRouteToHostException) {
            return Problem.TIMEOUT;
        } else if (t instanceof ConnectException) {
            return text(t).contains("timed out") ? Problem.TIMEOUT : Problem.PORT_CLOSED;
        } else if (t instanceof ReflectiveOperationException) {
            return Problem.DRIVER_MISSING;
        } else if (t instanceof SQLException e) {
            return problemOfSql(url, e);
        }
        return Problem.OTHER;
    }

    private static Problem problemOfSql(String url, SQLException e) {
        Problem ofCode = problemOfCode(e);
        if (ofCode == Problem.FILE_MISSING && url.startsWith("jdbc:sqlite:")) {
            return fileExists(url.substring("jdbc:sqlite:".length())) ? Problem.MISSING_RIGHT : Problem.FILE_MISSING;
        }
        if (ofCode != Problem.OTHER) {
            return ofCode;
        }
        // Drivers that say it in words only; "SSL" and "TLS" are the same in every language.
        String text = text(e).toLowerCase(Locale.ROOT);
        boolean tls = text.contains("ssl") || text.contains("tls");
        if (tls && (text.contains("pkix") || text.contains("certif") || text.contains("handshake"))) {
            return Problem.TLS_UNTRUSTED;
        }
        if (tls && state(e).startsWith("08")) {
            return Problem.TLS_REFUSED;
        }
        if (text.contains("host") && (text.contains("not known") || text.contains("unknown"))) {
            return Problem.HOST_NOT_FOUND;
        }
        if (state(e).startsWith("08") && text.contains("refused")) {
            return Problem.PORT_CLOSED;
        }
        return Problem.OTHER;
    }

    private static Problem problemOfCode(SQLException e) {
        String driver = e.getClass().getName();
        int code = e.getErrorCode();
        if (driver.startsWith("org.h2")) {
            return DiagnosisCodes.h2(code);
        } else if (driver.startsWith("org.sqlite")) {
            return DiagnosisCodes.sqlite(code);
        } else if (driver.startsWith("com.microsoft")) {
            return DiagnosisCodes.sqlServer(code);
        } else if (driver.startsWith("oracle") || text(e).startsWith("ORA-")) {
            return DiagnosisCodes.oracle(code);
        } else if (driver.startsWith("org.postgresql")) {
            return DiagnosisCodes.postgres(state(e), text(e), e.getCause() != null);
        }
        return DiagnosisCodes.mariaDb(code);
    }

    private static boolean fileExists(String location) {
        String file = location.startsWith("file:") ? location.substring(5) : location;
        int settings = file.indexOf('?');
        try {
            return Files.exists(Path.of(settings < 0 ? file : file.substring(0, settings)));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static List<Throwable> chain(Throwable thrown) {
        List<Throwable> chain = new ArrayList<>();
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Throwable t = thrown; t != null && seen.add(t); t = t.getCause()) {
            chain.add(t);
        }
        // What the network says is exact; drivers wrap it in general codes.
        chain.sort((a, b) -> Boolean.compare(b instanceof IOException, a instanceof IOException));
        return chain;
    }

    private static String state(SQLException e) {
        return e.getSQLState() == null ? "" : e.getSQLState();
    }

    private static String text(Throwable t) {
        return t.getMessage() == null ? "" : t.getMessage();
    }
}
