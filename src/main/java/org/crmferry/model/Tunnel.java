package org.crmferry.model;

import java.util.Objects;

/**
 * The SSH server through which a database is reached. Holds no secret: the password, or the passphrase of the private
 * key, is {@link Credentials#tunnelSecret}.
 *
 * @param host name or address of the SSH server
 * @param port its port; 0 = 22
 * @param user login there
 * @param keyFile private key (OpenSSH, PEM or PKCS#8) to log in with; empty = by password
 * @param hostKey the one host key that is accepted, as {@code SHA256:...} (what {@code ssh-keygen -l} shows); empty =
 *     none has been confirmed yet, and nothing is sent to the server before one is
 */
public record Tunnel(String host, int port, String user, String keyFile, String hostKey) {
    private static final int USUAL = 22;

    public Tunnel {
        Objects.requireNonNull(host);
        port = port == 0 ? USUAL : port;
        user = user == null ? "" : user;
        keyFile = keyFile == null ? "" : keyFile;
        hostKey = hostKey == null ? "" : hostKey;
    }

    /** The same with the host key that a person has confirmed. */
    public Tunnel withHostKey(String fingerprint) {
        return new Tunnel(host, port, user, keyFile, fingerprint);
    }
}
