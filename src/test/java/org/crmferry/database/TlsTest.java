package org.crmferry.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.crmferry.model.ConnectionProblem;
import org.crmferry.model.Credentials;
import org.crmferry.model.Endpoint;
import org.crmferry.model.FerryException;
import org.crmferry.model.Tls;
import org.crmferry.model.Tls.Mode;
import org.crmferry.model.Tunnel;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers with TLS, whose certificate is for {@code localhost}, and the usual ones without. */
class TlsTest {
    private static final String VERSION = "select version from pg_stat_ssl where pid = pg_backend_pid()";

    @TempDir
    static Path folder;

    private static EmbeddedPostgres postgres;
    private static MariaServer maria;
    private static TestCertificate certificate;
    private static TestCertificate stranger;

    @BeforeAll
    static void start() throws Exception {
        certificate = TestCertificate.make(folder, "server", "localhost");
        stranger = TestCertificate.make(folder, "stranger", "localhost");
        postgres = EmbeddedPostgres.builder()
                .setServerConfig("ssl", "on")
                .setServerConfig("ssl_cert_file", certificate.file().toString())
                .setServerConfig("ssl_key_file", certificate.key().toString())
                .setServerConfig("fsync", "off")
                .start();
        maria = MariaServer.start("--ssl=1", "--ssl-cert=" + certificate.file(), "--ssl-key=" + certificate.key());
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
        maria.close();
    }

    private record Place(String url, Credentials login) {
        Place under(String host) {
            return new Place(url.replace("127.0.0.1", host).replace("localhost", host), login);
        }
    }

    private static List<Place> places() {
        return List.of(
                new Place("jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/postgres", Servers.postgresLogin()),
                new Place(maria.url() + "mysql", Servers.mariadbLogin()));
    }

    private static List<Place> withoutTls() {
        return List.of(
                new Place(Servers.newPostgres(), Servers.postgresLogin()),
                new Place(Servers.newMariaDb(), Servers.mariadbLogin()));
    }

    private static boolean encrypted(Endpoint endpoint, Credentials login) {
        try (Database database = Database.open(endpoint, login, Access.READ);
                Connection connection = database.connection()) {
            List<String> answers = new ArrayList<>();
            Rows.each(
                    connection,
                    database.product().equals("PostgreSQL") ? VERSION : "show session status like 'Ssl_version'",
                    row -> answers.add(row.getString(row.getMetaData().getColumnCount())));
            return answers.get(0) != null && answers.get(0).startsWith("TLS");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean encrypted(Place place, Tls tls) {
        return encrypted(Endpoint.parse(place.url()).withTls(tls), place.login());
    }

    private static ConnectionProblem problem(Place place, Tls tls) {
        Endpoint endpoint = Endpoint.parse(place.url()).withTls(tls);
        FerryException refused = catchThrowableOfType(
                FerryException.class,
                () -> Database.open(endpoint, place.login(), Access.READ).close());
        assertThat(refused).as("%s %s", place.url(), tls).isNotNull();
        return Diagnosis.of(endpoint, place.login().user(), refused.getCause()).problem();
    }

    @Test
    void encryptsAsChosen() {
        for (Place place : places()) {
            assertThat(encrypted(place, new Tls(Mode.OFF))).as(place.url()).isFalse();
            assertThat(encrypted(place, new Tls(Mode.PREFER))).as(place.url()).isTrue();
            assertThat(encrypted(place, new Tls(Mode.REQUIRE))).as(place.url()).isTrue();
        }
    }

    @Test
    void prefersButDoesNotInsist() {
        for (Place place : withoutTls()) {
            assertThat(encrypted(place, new Tls(Mode.PREFER))).as(place.url()).isFalse();
            assertThat(problem(place, new Tls(Mode.REQUIRE))).as(place.url()).isEqualTo(ConnectionProblem.TLS_REFUSED);
            assertThat(problem(place, new Tls(Mode.VERIFY, certificate.file().toString())))
                    .as(place.url())
                    .isEqualTo(ConnectionProblem.TLS_REFUSED);
        }
    }

    @Test
    void verifiesTheCertificateAndItsName() {
        for (Place place : places()) {
            Tls right = new Tls(Mode.VERIFY, certificate.file().toString());
            assertThat(encrypted(place.under("localhost"), right))
                    .as(place.url())
                    .isTrue();
            assertThat(problem(place.under("127.0.0.1"), right))
                    .as(place.url())
                    .isEqualTo(ConnectionProblem.TLS_UNTRUSTED);
            assertThat(problem(
                            place.under("localhost"),
                            new Tls(Mode.VERIFY, stranger.file().toString())))
                    .as(place.url())
                    .isEqualTo(ConnectionProblem.TLS_UNTRUSTED);
        }
    }

    /** MariaDB 11.4 vouches for its certificate with the password; without one it has nothing to vouch with. */
    @Test
    void withoutAnAuthorityTheServerMustProveItself() {
        Tls verify = new Tls(Mode.VERIFY);
        Place postgresPlace = places().get(0).under("localhost");
        assertThat(problem(postgresPlace, verify)).isEqualTo(ConnectionProblem.TLS_UNTRUSTED);
        Place mariaPlace = places().get(1).under("localhost");
        assertThat(encrypted(mariaPlace, verify)).isTrue();
        Servers.execute(
                mariaPlace.url(),
                mariaPlace.login(),
                "create user nobody_knows@'%'",
                "grant select on *.* to nobody_knows@'%'");
        Place open = new Place(mariaPlace.url(), new Credentials("nobody_knows", new char[0]));
        assertThat(problem(open, verify)).isEqualTo(ConnectionProblem.TLS_UNTRUSTED);
    }

    @Test
    void namesAFileThatIsNoCertificate() throws IOException {
        Path letter = Files.writeString(folder.resolve("letter.pem"), "Dear Madam or Sir");
        for (Place place : places()) {
            assertThat(problem(place, new Tls(Mode.VERIFY, letter.toString())))
                    .isEqualTo(ConnectionProblem.TLS_AUTHORITY);
            assertThat(problem(
                            place,
                            new Tls(Mode.VERIFY, folder.resolve("none.pem").toString())))
                    .isEqualTo(ConnectionProblem.TLS_AUTHORITY);
        }
    }

    @Test
    void whatWasChosenOutweighsTheAddress() {
        Place postgresInClear = new Place(
                places().get(0).url() + "?sslmode=disable&ApplicationName=x",
                places().get(0).login());
        assertThat(encrypted(postgresInClear, new Tls(Mode.REQUIRE))).isTrue();
        Place mariaInClear = new Place(
                places().get(1).url() + "?sslMode=disable", places().get(1).login());
        assertThat(encrypted(mariaInClear, new Tls(Mode.REQUIRE))).isTrue();
        assertThat(encrypted(mariaInClear, null)).isFalse();
    }

    @Test
    void verifiesTheServersOwnNameThroughATunnel() {
        try (SshGate gate = SshGate.open(folder.resolve("host.key"))) {
            Tunnel tunnel = gate.tunnel().withHostKey(gate.fingerprint());
            for (Place place : places()) {
                Endpoint endpoint = Endpoint.parse(place.under("localhost").url())
                        .withTls(new Tls(Mode.VERIFY, certificate.file().toString()))
                        .withTunnel(tunnel);
                Credentials login =
                        new Credentials(place.login().user(), place.login().password(), SshGate.PASSWORD.toCharArray());
                assertThat(encrypted(endpoint, login)).as(place.url()).isTrue();
            }
        }
    }
}
