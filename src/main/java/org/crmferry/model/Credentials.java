package org.crmferry.model;

import java.util.Objects;

/** Who we are at an endpoint. Kept in memory only; shows no secret. The caller owns and clears the password. */
public final class Credentials {
    /** Nobody, without a password. */
    public static final Credentials NONE = new Credentials("", new char[0]);

    private final String user;
    private final char[] password;

    /**
     * @param user login; may be empty
     * @param password may be empty; not copied
     */
    public Credentials(String user, char[] password) {
        this.user = Objects.requireNonNull(user);
        this.password = Objects.requireNonNull(password);
    }

    public String user() {
        return user;
    }

    public char[] password() {
        return password;
    }

    @Override
    public String toString() {
        return "Credentials[" + user + "]";
    }
}
