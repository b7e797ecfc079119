package org.crmferry.model;

import java.util.Objects;

/**
 * How the connection to a database is encrypted.
 *
 * @param mode what is demanded
 * @param authority PEM file with the certificate of the authority (or of the server itself) that {@link Mode#VERIFY}
 *     trusts; empty = the authorities that the driver trusts by itself. Without one, MariaDB from 11.4 on may also prove
 *     a certificate of its own making with the user's password, which nobody in between knows
 */
public record Tls(Mode mode, String authority) {
    /** What can be demanded. Without a demand, the address and the driver decide. */
    public enum Mode {
        /** In clear. */
        OFF,
        /** Encrypted if the server can, else in clear; the server's certificate is not looked at. */
        PREFER,
        /** Encrypted or not at all; the server's certificate is not looked at. */
        REQUIRE,
        /** Encrypted, and the certificate must be the server's own: right authority, right name. */
        VERIFY
    }

    public Tls {
        Objects.requireNonNull(mode);
        authority = authority == null ? "" : authority;
    }

    public Tls(Mode mode) {
        this(mode, "");
    }
}
