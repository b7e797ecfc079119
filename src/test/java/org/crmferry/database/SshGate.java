package org.crmferry.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.forward.AcceptAllForwardingFilter;
import org.apache.sshd.server.forward.RejectAllForwardingFilter;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;
import org.crmferry.model.Tunnel;

/** A real SSH server on a free port of this computer: user {@code gate}, password {@code gate password}, or one key. */
public final class SshGate implements AutoCloseable {
    public static final String PASSWORD = "gate password";

    private final SshServer server;
    private final AtomicInteger passwords = new AtomicInteger();

    /** @param hostKey file of its host key; made if it is not there */
    public SshGate(Path hostKey, int port, PublicKey allowed, boolean forwards) {
        server = SshServer.setUpDefaultServer();
        server.setHost("127.0.0.1");
        server.setPort(port);
        SimpleGeneratorHostKeyProvider keys = new SimpleGeneratorHostKeyProvider(hostKey);
        keys.setAlgorithm("EC");
        keys.setKeySize(256);
        server.setKeyPairProvider(keys);
        server.setPasswordAuthenticator((user, password, session) -> {
            passwords.incrementAndGet();
            return user.equals("gate") && password.equals(PASSWORD);
        });
        server.setPublickeyAuthenticator(
                (user, key, session) -> allowed != null && user.equals("gate") && KeyUtils.compareKeys(key, allowed));
        server.setForwardingFilter(forwards ? AcceptAllForwardingFilter.INSTANCE : RejectAllForwardingFilter.INSTANCE);
        try {
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static SshGate open(Path hostKey) {
        return new SshGate(hostKey, 0, null, true);
    }

    public int port() {
        return server.getPort();
    }

    /** How often a password was sent. */
    public int passwords() {
        return passwords.get();
    }

    public String fingerprint() {
        try {
            KeyPair key = server.getKeyPairProvider().loadKeys(null).iterator().next();
            return KeyUtils.getFingerPrint(BuiltinDigests.sha256, key.getPublic());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** The way through it, its host key not confirmed. */
    public Tunnel tunnel() {
        return new Tunnel("127.0.0.1", port(), "gate", "", "");
    }

    /** Breaks all connections as a network failure would, and goes on listening. */
    public void cut() {
        server.getActiveSessions().forEach(session -> session.close(true));
    }

    @Override
    public void close() {
        try {
            server.stop(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
