package org.crmferry.ferry;

import org.crmferry.model.Credentials;

/**
 * Where passwords and the passphrase come from, asked only when they are needed. For an end with a tunnel the
 * credentials have the {@link Credentials#tunnelSecret} too.
 */
public interface Secrets {
    /** Login of the source; the user is the project's, or empty. */
    Credentials source(Project.End end);

    /** Login of the target; the user is the project's, or empty. */
    Credentials target(Project.End end);

    /** The passphrase of vault and packages; the caller clears it. {@code fresh}: it is being set, not asked for. */
    char[] passphrase(boolean fresh);
}
