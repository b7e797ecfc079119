package org.crmferry.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyEncryptionContext;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.crmferry.model.ConnectionProblem;
import org.crmferry.model.Credentials;
import org.crmferry.model.Endpoint;
import org.crmferry.model.FerryException;
import org.crmferry.model.Tunnel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Real databases behind a real SSH server. */
class SshTunnelTest {
    @TempDir
    Path folder;

    private SshGate gate;

    /** A database and who may enter it. */
    record Place(String url, Credentials login) {
        Credentials with(String tunnelSecret) {
            return new Credentials(login.user(), login.password(), tunnelSecret.toCharArray());
        }
    }

    static Stream<Place> places() {
        return Stream.of(
                new Place(Servers.newPostgres(), Servers.postgresLogin()),
                new Place(Servers.newMariaDb(), Servers.mariadbLogin()));
    }

    @BeforeEach
    void openGate() {
        gate = SshGate.open(folder.resolve("host.key"));
    }

    @AfterEach
    void closeGate() {
        gate.close();
    }

    private Tunnel confirmed() {
        return gate.tunnel().withHostKey(gate.fingerprint());
    }

    private static Endpoint through(Place place, Tunnel tunnel) {
        return Endpoint.parse(place.url()).withTunnel(tunnel);
    }

    private static Diagnosis refused(Endpoint endpoint, Credentials login) {
        FerryException told = catchThrowableOfType(
                FerryException.class,
                () -> Database.open(endpoint, login, Access.READ).close());
        assertThat(told).isNotNull();
        assertThat(told).message().doesNotContain(SshGate.PASSWORD).doesNotContain("gate passw");
        return Diagnosis.of(endpoint, login.user(), told.getCause());
    }

    @ParameterizedTest
    @MethodSource("places")
    void reachesADatabaseBehindIt(Place place) {
        Servers.execute(place.url(), place.login(), "create table a (b int)", "insert into a values (7)");
        try (Database database =
                Database.open(through(place, confirmed()), place.with(SshGate.PASSWORD), Access.WRITE)) {
            assertThat(database.discover(true).tables().get(0).rows()).isEqualTo(1);
            assertThat(gate.passwords()).isEqualTo(1);
        }
    }

    /** While the break is being noticed on all sides, failures are such as whoever reads or writes tries again after. */
    @ParameterizedTest
    @MethodSource("places")
    void buildsItselfAgainAfterItBroke(Place place) {
        Servers.execute(place.url(), place.login(), "create table a (b int)");
        try (Database database =
                Database.open(through(place, confirmed()), place.with(SshGate.PASSWORD), Access.READ)) {
            assertThat(database.discover(true).tables()).hasSize(1);
            gate.cut();
            FerryException broken = catchThrowableOfType(FerryException.class, () -> database.discover(true));
            long end = System.nanoTime() + 30_000_000_000L;
            while (broken != null && System.nanoTime() < end) {
                assertThat(Diagnosis.temporary(broken)).as(broken.getMessage()).isTrue();
                broken = catchThrowableOfType(FerryException.class, () -> database.discover(true));
            }
            assertThat(broken).isNull();
        }
    }

    @ParameterizedTest
    @MethodSource("places")
    void leadsToTheSameDatabaseAsTheStraightWay(Place place) {
        String other = place.url().replace("127.0.0.1", "localhost");
        try (Database straight = Database.open(Endpoint.parse(place.url()), place.login(), Access.WRITE);
                Database byName = Database.open(Endpoint.parse(other), place.login(), Access.READ);
                Database tunnelled =
                        Database.open(through(place, confirmed()), place.with(SshGate.PASSWORD), Access.READ)) {
            assertThat(straight.same(tunnelled)).isTrue();
            assertThat(straight.same(byName)).isTrue();
            Place second = place.url().contains("postgres")
                    ? new Place(Servers.newPostgres(), place.login())
                    : new Place(Servers.newMariaDb(), place.login());
            try (Database another = Database.open(Endpoint.parse(second.url()), place.login(), Access.READ)) {
                assertThat(straight.same(another)).isFalse();
            }
        }
    }

    @Test
    void showsAnUnknownHostKeyAndSendsNoPassword() {
        Place place = places().findFirst().orElseThrow();
        Diagnosis unknown = refused(through(place, gate.tunnel()), place.with(SshGate.PASSWORD));
        assertThat(unknown.problem()).isEqualTo(ConnectionProblem.SSH_HOST_KEY_UNKNOWN);
        assertThat(unknown.hostKey()).startsWith("SHA256:").isEqualTo(gate.fingerprint());
        assertThat(unknown.message()).contains(gate.fingerprint());
        assertThat(unknown.explanation(Locale.SIMPLIFIED_CHINESE).why()).contains(gate.fingerprint());
        assertThat(gate.passwords()).isZero();
    }

    @Test
    void refusesAChangedHostKeyLoudlyAndSendsNoPassword() {
        Place place = places().findFirst().orElseThrow();
        Tunnel known = confirmed();
        int port = gate.port();
        gate.close();
        gate = new SshGate(folder.resolve("other.key"), port, null, true);
        Diagnosis changed = refused(through(place, known), place.with(SshGate.PASSWORD));
        assertThat(changed.problem()).isEqualTo(ConnectionProblem.SSH_HOST_KEY_CHANGED);
        assertThat(changed.message()).contains("WARNING").contains(gate.fingerprint());
        assertThat(gate.passwords()).isZero();
    }

    @Test
    void acceptsTheFingerprintWithPadding() {
        Place place = places().findFirst().orElseThrow();
        Tunnel padded = gate.tunnel().withHostKey(" " + gate.fingerprint() + "=");
        Database.open(through(place, padded), place.with(SshGate.PASSWORD), Access.READ)
                .close();
    }

    @ParameterizedTest
    @MethodSource("places")
    void namesARefusedLogin(Place place) {
        assertThat(refused(through(place, confirmed()), place.with("wrong")).problem())
                .isEqualTo(ConnectionProblem.SSH_LOGIN_REFUSED);
    }

    @Test
    void tellsTheDatabasesRefusalFromItsOwn() {
        Place place = places().findFirst().orElseThrow();
        Credentials wrong = new Credentials("postgres", "wrong".toCharArray(), SshGate.PASSWORD.toCharArray());
        assertThat(refused(through(place, confirmed()), wrong).problem()).isEqualTo(ConnectionProblem.WRONG_LOGIN);
    }

    @Test
    void namesAnUnreachableGate() throws IOException {
        Place place = places().findFirst().orElseThrow();
        Tunnel known = confirmed();
        gate.close();
        assertThat(refused(through(place, known), place.with(SshGate.PASSWORD)).problem())
                .isEqualTo(ConnectionProblem.SSH_UNREACHABLE);
        Tunnel nowhere = new Tunnel("no-such-host.invalid", 22, "gate", "", known.hostKey());
        assertThat(refused(through(place, nowhere), place.with(SshGate.PASSWORD))
                        .problem())
                .isEqualTo(ConnectionProblem.SSH_UNREACHABLE);
    }

    @ParameterizedTest
    @MethodSource("places")
    void namesForwardingThatTheGateForbids(Place place) {
        gate.close();
        gate = new SshGate(folder.resolve("host.key"), 0, null, false);
        Diagnosis forbidden = refused(through(place, confirmed()), place.with(SshGate.PASSWORD));
        assertThat(forbidden.problem()).isEqualTo(ConnectionProblem.SSH_FORWARDING_REFUSED);
    }

    @ParameterizedTest
    @MethodSource("places")
    void namesADatabaseThatTheGateCannotReach(Place place) throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        Place closed = new Place(place.url().replaceFirst(":\\d+/", ":" + port + "/"), place.login());
        assertThat(refused(through(closed, confirmed()), place.with(SshGate.PASSWORD))
                        .problem())
                .isEqualTo(ConnectionProblem.SSH_FORWARDING_REFUSED);
    }

    @Test
    void logsInWithAPrivateKeyOfAnyUsualKind() throws Exception {
        Place place = places().findFirst().orElseThrow();
        for (String kind : new String[] {"RSA", "EC", "Ed25519"}) {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(kind, new BouncyCastleProvider());
            if (kind.equals("EC")) {
                generator.initialize(256);
            }
            KeyPair pair = generator.generateKeyPair();
            Path file = folder.resolve(kind);
            OpenSSHKeyEncryptionContext lock = new OpenSSHKeyEncryptionContext();
            lock.setCipherName("AES");
            lock.setCipherType("256");
            lock.setCipherMode("CTR");
            lock.setPassword("key passphrase");
            try (var out = Files.newOutputStream(file)) {
                OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(pair, "", lock, out);
            }
            try (SshGate keyed = new SshGate(folder.resolve("host.key"), 0, pair.getPublic(), true)) {
                Tunnel tunnel = new Tunnel("127.0.0.1", keyed.port(), "gate", file.toString(), keyed.fingerprint());
                Database.open(through(place, tunnel), place.with("key passphrase"), Access.READ)
                        .close();
                assertThat(keyed.passwords()).isZero();
                assertThat(refused(through(place, tunnel), place.with("wrong")).problem())
                        .as(kind)
                        .isEqualTo(ConnectionProblem.SSH_KEY_FILE);
                Tunnel missing = new Tunnel("127.0.0.1", keyed.port(), "gate", file + ".gone", keyed.fingerprint());
                assertThat(refused(through(place, missing), place.with("")).problem())
                        .isEqualTo(ConnectionProblem.SSH_KEY_FILE);
            }
        }
    }

    @Test
    void refusesATunnelToAFile() {
        Endpoint file = Endpoint.parse("jdbc:sqlite:" + folder.resolve("a.db")).withTunnel(confirmed());
        assertThat(refused(file, Credentials.NONE).problem()).isEqualTo(ConnectionProblem.OPTION_NOT_SUPPORTED);
    }
}
