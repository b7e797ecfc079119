package org.crmferry.database;

import java.io.IOException;
import org.crmferry.model.ConnectionProblem;

/** Why there is no SSH tunnel. */
final class TunnelRefused extends IOException {
    private static final long serialVersionUID = 1;

    private final ConnectionProblem problem;
    private final String hostKey;

    /** @param hostKey the key that the server shows, or empty */
    TunnelRefused(ConnectionProblem problem, String hostKey, Throwable cause) {
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
