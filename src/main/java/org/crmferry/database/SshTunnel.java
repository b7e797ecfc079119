package org.crmferry.database;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.channel.ChannelDirectTcpip;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.channel.exception.SshChannelOpenException;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.common.util.net.SshdSocketAddress;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.apache.sshd.core.CoreModuleProperties;
import org.crmferry.model.ConnectionProblem;
import org.crmferry.model.Tunnel;

/**
 * A way to one server through SSH: a port of this computer whose connections the SSH server passes on.
 *
 * <p>Logs in only where the host key is the confirmed one, and only as it was told to: neither the user's own keys nor
 * their SSH settings are looked at. {@link #port} builds the tunnel, and builds it again if it broke. Thread-safe; the
 * owner closes it, which wipes the secret.
 */
final class SshTunnel implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration HEARTBEAT = Duration.ofSeconds(20);

    private final Tunnel tunnel;
    private final ServerAddress server;
    private final char[] secret;
    private final AtomicReference<String> shown = new AtomicReference<>("");
    private SshClient client;
    private ClientSession session;
    private int port;

    /** @param secret password, or passphrase of the private key; copied */
    SshTunnel(Tunnel tunnel, ServerAddress server, char[] secret) {
        this.tunnel = tunnel;
        this.server = server;
        this.secret = secret.clone();
    }

    /** The port of this computer where it begins. */
    synchronized int port() throws NotConnected {
        if (session != null && session.isOpen()) {
            return port;
        }
        leave();
        List<KeyPair> keys = keys();
        client = client();
        session = connect();
        try {
            logIn(keys);
            port = session.startLocalPortForwarding(
                            new SshdSocketAddress("127.0.0.1", 0), new SshdSocketAddress(server.host(), server.port()))
                    .getPort();
            return port;
        } catch (NotConnected e) {
            leave();
            throw e;
        } catch (IOException e) {
            leave();
            throw new NotConnected(ConnectionProblem.SSH_FORWARDING_REFUSED, e);
        }
    }

    /** Asks the SSH server to pass one connection on, and fails if it does not: explains what a driver cannot. */
    synchronized void probe() throws NotConnected {
        if (session == null || !session.isOpen()) {
            throw new NotConnected(ConnectionProblem.SSH_UNREACHABLE, null);
        }
        try (ChannelDirectTcpip channel =
                session.createDirectTcpipChannel(null, new SshdSocketAddress(server.host(), server.port()))) {
            channel.open().verify(PATIENCE);
        } catch (SshChannelOpenException e) {
            throw new NotConnected(ConnectionProblem.SSH_FORWARDING_REFUSED, e);
        } catch (IOException e) {
            throw new NotConnected(
                    e.getCause() instanceof SshChannelOpenException
                            ? ConnectionProblem.SSH_FORWARDING_REFUSED
                            : ConnectionProblem.SSH_UNREACHABLE,
                    e);
        }
    }

    private SshClient client() {
        SshClient fresh = SshClient.setUpDefaultClient();
        fresh.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
        fresh.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
        fresh.setServerKeyVerifier((with, address, key) -> confirmed(key));
        CoreModuleProperties.HEARTBEAT_INTERVAL.set(fresh, HEARTBEAT);
        fresh.start();
        return fresh;
    }

    private boolean confirmed(PublicKey key) {
        String fingerprint = bare(KeyUtils.getFingerPrint(BuiltinDigests.sha256, key));
        shown.set(fingerprint);
        return fingerprint.equals(bare(tunnel.hostKey()));
    }

    /** Without the padding that some programs show. */
    private static String bare(String fingerprint) {
        return fingerprint.strip().replaceAll("=+$", "");
    }

    private ClientSession connect() throws NotConnected {
        try {
            return client.connect(tunnel.user(), tunnel.host(), tunnel.port())
                    .verify(PATIENCE)
                    .getSession();
        } catch (IOException e) {
            leave();
            throw new NotConnected(ConnectionProblem.SSH_UNREACHABLE, e);
        }
    }

    private void logIn(List<KeyPair> keys) throws NotConnected {
        if (tunnel.keyFile().isEmpty() && secret.length > 0) {
            session.addPasswordIdentity(new String(secret));
        }
        keys.forEach(session::addPublicKeyIdentity);
        try {
            session.auth().verify(PATIENCE);
        } catch (IOException e) {
            String key = shown.get();
            if (key.isEmpty()) {
                throw new NotConnected(ConnectionProblem.SSH_UNREACHABLE, e);
            } else if (tunnel.hostKey().isEmpty()) {
                throw new NotConnected(ConnectionProblem.SSH_HOST_KEY_UNKNOWN, key, e);
            } else if (!key.equals(bare(tunnel.hostKey()))) {
                throw new NotConnected(ConnectionProblem.SSH_HOST_KEY_CHANGED, key, e);
            }
            throw new NotConnected(ConnectionProblem.SSH_LOGIN_REFUSED, e);
        }
    }

    private List<KeyPair> keys() throws NotConnected {
        if (tunnel.keyFile().isEmpty()) {
            return List.of();
        }
        Path file = Path.of(tunnel.keyFile());
        try (InputStream in = Files.newInputStream(file)) {
            Iterable<KeyPair> found = SecurityUtils.loadKeyPairIdentities(
                    null,
                    NamedResource.ofName(file.toString()),
                    in,
                    secret.length == 0 ? null : FilePasswordProvider.of(new String(secret)));
            KeyPair first = found == null || !found.iterator().hasNext()
                    ? null
                    : found.iterator().next();
            if (first == null) {
                throw new NotConnected(ConnectionProblem.SSH_KEY_FILE, null);
            }
            return List.of(first);
        } catch (NotConnected e) {
            throw e;
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            throw new NotConnected(ConnectionProblem.SSH_KEY_FILE, e);
        }
    }

    private void leave() {
        if (client != null) {
            client.stop();
        }
        client = null;
        session = null;
        shown.set("");
    }

    @Override
    public synchronized void close() {
        leave();
        Arrays.fill(secret, '\0');
    }
}
