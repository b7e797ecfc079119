package org.crmferry.ferry;

import org.crmferry.model.Credentials;

/** Where passwords and the passphrase come from, asked only when they are needed. */
public interface Secrets {
    /** Login of the source; {@code user} is the project's, or empty. */
    Credentials source(String user);

    /** Login of the target; {@code user} is the project's, or empty. */
    Credentials target(String user);

    /** The passphrase of vault and packages; the caller clears it. {@code fresh}: it is being set, not asked for. */
    char[] passphrase(boolean fresh);
}
