package org.crmferry.model;

import java.util.Arrays;
import java.util.Objects;

/** Who we are at an endpoint. Kept in memory only; shows no secret. The caller owns and clears the passwords. */
public final class Credentials {
    /** Nobody, without a password. */
    public static final Credentials NONE = new Credentials("", new char[0]);

    private final String user;
    private final char[] password;
    private final char[] tunnelSecret;

    /**
     * @param user login; may be empty
     * @param password may be empty; not copied
     */
    public Credentials(String user, char[] password) {
        this(user, password, new char[0]);
    }

    /**
     * @param user login; may be empty
     * @param password may be empty; not copied
     * @param tunnelSecret password at the {@link Tunnel}'s SSH server, or passphrase of its private key; may be empty;
     *     not copied
     */
    public Credentials(String user, char[] password, char[] tunnelSecret) {
        this.user = Objects.requireNonNull(user);
        this.password = Objects.requireNonNull(password);
        this.tunnelSecret = Objects.requireNonNull(tunnelSecret);
    }

    public String user() {
        return user;
    }

    public char[] password() {
        return password;
    }

    public char[] tunnelSecret() {
        return tunnelSecret;
    }

    /** A copy with secrets of its own, to be cleared by whoever gets it. */
    public Credentials copy() {
        return new Credentials(user, password.clone(), tunnelSecret.clone());
    }

    /** Wipes both secrets. */
    public void clear() {
        Arrays.fill(password, '\0');
        Arrays.fill(tunnelSecret, '\0');
    }

    @Override
    public String toString() {
        return "Credentials[" + user + "]";
    }
}
