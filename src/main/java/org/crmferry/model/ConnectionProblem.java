package org.crmferry.model;

/** Why an endpoint cannot be reached, entered or used. */
public enum ConnectionProblem {
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
    /** The file with the authority's certificate is missing or no certificate. */
    TLS_AUTHORITY,
    /** This program cannot set up encryption or a tunnel for a database of that kind. */
    OPTION_NOT_SUPPORTED,
    DRIVER_MISSING,
    ADDRESS_WRONG,
    /** Addresses are stored and shown, so they must not hold one. */
    ADDRESS_HAS_PASSWORD,
    FILE_MISSING,
    FILE_LOCKED,
    FILE_READ_ONLY,
    /** The server takes no changes: a replica, or switched to read-only. */
    SERVER_READ_ONLY,
    FILE_VERSION,
    NOT_A_DATABASE,
    WRONG_FILE_PASSWORD,
    TOO_MANY_CONNECTIONS,
    STARTING_UP,
    CONNECTION_LOST,
    /** The SSH server cannot be reached. */
    SSH_UNREACHABLE,
    /** The SSH server's host key has not been confirmed yet: show it and ask. */
    SSH_HOST_KEY_UNKNOWN,
    /** The SSH server shows another host key than the confirmed one. */
    SSH_HOST_KEY_CHANGED,
    /** The SSH server refused user, password or key. */
    SSH_LOGIN_REFUSED,
    /** The private key file is missing, no key, or its passphrase is wrong. */
    SSH_KEY_FILE,
    /** The SSH server may not, or cannot, pass the connection on to the database. */
    SSH_FORWARDING_REFUSED,
    OTHER
}
