package org.crmferry.database;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.Files;
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
import org.crmferry.model.ConnectionProblem;
import org.crmferry.model.Endpoint;
import org.crmferry.model.Explanation;
import org.crmferry.model.Fault;
import org.crmferry.model.FerryException;

/**
 * Why a database cannot be reached or entered, in words that name address and user, never a password or a value.
 *
 * @param problem what it is
 * @param endpoint what was to be opened
 * @param user as whom; may be empty
 * @param cause what the driver or the tunnel threw
 */
public record Diagnosis(ConnectionProblem problem, Endpoint endpoint, String user, Throwable cause) {
    /** Finds out from what a driver or a tunnel threw. */
    public static Diagnosis of(Endpoint endpoint, String user, Throwable thrown) {
        String url = endpoint.location();
        List<Throwable> chain = chain(thrown);
        ConnectionProblem problem = ConnectionProblem.OTHER;
        for (Throwable t : chain) {
            problem = problem(url, t);
            if (problem != ConnectionProblem.OTHER) {
                break;
            }
        }
        if (problem == ConnectionProblem.OTHER && chain.stream().anyMatch(Diagnosis::lost)) {
            problem = ConnectionProblem.CONNECTION_LOST;
        }
        return new Diagnosis(problem, endpoint, user, thrown);
    }

    /** What happened, why, and what to do next, in that language (English or Chinese; English for all others). */
    public Explanation explanation(Locale locale) {
        return DiagnosisText.of(problem, endpoint, user, hostKey(), chain(cause), locale);
    }

    /** The explanation in English, as one paragraph. */
    public String message() {
        return explanation(Locale.ENGLISH).text();
    }

    /** The key that an unknown or changed SSH server showed, {@code SHA256:...}; else empty. */
    public String hostKey() {
        for (Throwable t : chain(cause)) {
            if (t instanceof NotConnected refused) {
                return refused.hostKey();
            }
        }
        return "";
    }

    public FerryException exception() {
        return new FerryException(
                Fault.CONNECTION, language -> explanation(language).text(), cause);
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
                boolean server = problemOfCode(e) == ConnectionProblem.STARTING_UP
                        || problemOfCode(e) == ConnectionProblem.TOO_MANY_CONNECTIONS;
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
        return url.substring(0, end).replaceAll("//[^/@]*@", "//").replaceAll("(?i)^(jdbc:oracle:\\w+:)[^@]*@", "$1@");
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

    private static ConnectionProblem problem(String url, Throwable t) {
        if (t instanceof NotConnected refused) {
            return refused.problem();
        } else if (t instanceof UnknownHostException) {
            return ConnectionProblem.HOST_NOT_FOUND;
        } else if (t instanceof SSLException) {
            return ConnectionProblem.TLS_UNTRUSTED;
        } else if (t instanceof SocketTimeoutException || t instanceof NoRouteToHostException) {
            return ConnectionProblem.TIMEOUT;
        } else if (t instanceof ConnectException) {
            return text(t).contains("timed out") ? ConnectionProblem.TIMEOUT : ConnectionProblem.PORT_CLOSED;
        } else if (t instanceof ReflectiveOperationException) {
            return ConnectionProblem.DRIVER_MISSING;
        } else if (t instanceof SQLException e) {
            return problemOfSql(url, e);
        }
        return ConnectionProblem.OTHER;
    }

    private static ConnectionProblem problemOfSql(String url, SQLException e) {
        ConnectionProblem ofCode = problemOfCode(e);
        if (ofCode == ConnectionProblem.FILE_MISSING && url.startsWith("jdbc:sqlite:")) {
            return fileExists(url) ? ConnectionProblem.MISSING_RIGHT : ConnectionProblem.FILE_MISSING;
        }
        if (ofCode != ConnectionProblem.OTHER) {
            return ofCode;
        }
        // Drivers that say it in words only; "SSL" and "TLS" are the same in every language.
        String text = text(e).toLowerCase(Locale.ROOT);
        boolean tls = text.contains("ssl") || text.contains("tls");
        if (tls && (text.contains("pkix") || text.contains("certif") || text.contains("handshake"))) {
            return ConnectionProblem.TLS_UNTRUSTED;
        }
        if (text.contains("hostnameverifier")) {
            return ConnectionProblem.TLS_UNTRUSTED;
        }
        if (tls && state(e).startsWith("08")) {
            return ConnectionProblem.TLS_REFUSED;
        }
        if (text.contains("host") && (text.contains("not known") || text.contains("unknown"))) {
            return ConnectionProblem.HOST_NOT_FOUND;
        }
        if (state(e).startsWith("08") && text.contains("refused")) {
            return ConnectionProblem.PORT_CLOSED;
        }
        return ConnectionProblem.OTHER;
    }

    private static ConnectionProblem problemOfCode(SQLException e) {
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

    private static boolean fileExists(String url) {
        Path file = FileAddress.of(url);
        return file != null && Files.exists(file);
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
