package org.crmferry.database;

import java.io.IOException;
import org.crmferry.model.ConnectionProblem;

/** Why there is no connection, where it is known before any driver is asked. */
final class NotConnected extends IOException {
    private static final long serialVersionUID = 1;

    private final ConnectionProblem problem;
    private final String hostKey;

    NotConnected(ConnectionProblem problem, Throwable cause) {
        this(problem, "", cause);
    }

    /** @param hostKey the key that an SSH server shows, or empty */
    NotConnected(ConnectionProblem problem, String hostKey, Throwable cause) {
        super(problem.name(), cause);
        this.problem = problem;
        this.hostKey = hostKey;
    }

    ConnectionProblem problem() {
        return problem;
    }

    String hostKey() {
        return hostKey;
    }
}
