package org.crmferry.ferry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.crmferry.database.Servers;
import org.crmferry.database.SshGate;
import org.crmferry.model.ConnectionProblem;
import org.crmferry.model.Credentials;
import org.crmferry.model.Endpoint;
import org.crmferry.model.Fault;
import org.crmferry.model.FerryException;
import org.crmferry.model.Tls;
import org.crmferry.model.Tunnel;
import org.crmferry.transfer.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the wizard learns of a connection before it goes on: in words, and never by an exception. */
class ConnectionTestTest {
    private static final Credentials SA = new Credentials("sa", new char[0]);

    @TempDir
    Path folder;

    private static ConnectionTest test(String url, Credentials login) {
        return Ferry.test(new Project.End(url, login.user(), ""), login);
    }

    @Test
    void tellsWhatIsThere() throws Exception {
        ConnectionTest maria = test(Office.mariaDb(50, 21), Servers.mariadbLogin());
        assertThat(maria.ok()).isTrue();
        assertThat(maria.product()).isEqualTo("MariaDB");
        assertThat(maria.canWrite()).isTrue();
        assertThat(maria.readOnly()).isFalse();
        assertThat(maria.tables()).isEqualTo(4);
        assertThat(maria.entities())
                .anySatisfy(entity -> assertThat(entity.records()).isEqualTo(50));
        ConnectionTest sample = test(MadeSamples.in(folder).source(), SA);
        assertThat(sample.crm()).startsWith("SuiteCRM");
        assertThat(sample.canWrite()).isTrue();
    }

    @Test
    void tellsWhoMayOnlyRead() {
        char[] password = "reader".toCharArray();
        String maria = Servers.newMariaDb();
        String name = maria.substring(maria.lastIndexOf('/') + 1);
        Servers.execute(
                maria,
                Servers.mariadbLogin(),
                "create table a (b int)",
                "create user only_reader@'%' identified by 'reader'",
                "create user one_writer@'%' identified by 'reader'",
                "grant select on " + name + ".* to only_reader@'%'",
                "grant select, insert on " + name + ".a to one_writer@'%'");
        assertThat(test(maria, new Credentials("only_reader", password)).canWrite())
                .isFalse();
        assertThat(test(maria, new Credentials("one_writer", password)).canWrite())
                .isTrue();
        String postgres = Servers.newPostgres();
        Servers.execute(
                postgres,
                Servers.postgresLogin(),
                "create table a (b int)",
                "create role only_reader login password 'reader'",
                "grant select on a to only_reader");
        ConnectionTest read = test(postgres, new Credentials("only_reader", password));
        assertThat(read.ok()).isTrue();
        assertThat(read.canWrite()).isFalse();
        assertThat(test(postgres, Servers.postgresLogin()).canWrite()).isTrue();
    }

    @Test
    void tellsWhatIsWrongInTheLanguageAskedFor() {
        Project.End gone = new Project.End(Servers.newPostgres() + "_gone", "postgres", "");
        ConnectionTest found = Ferry.test(gone, Servers.postgresLogin());
        assertThat(found.ok()).isFalse();
        assertThat(found.problem()).isEqualTo(ConnectionProblem.NO_SUCH_DATABASE);
        assertThat(found.explanation().apply(Locale.ENGLISH).what()).startsWith("There is no such database");
        assertThat(found.explanation().apply(Locale.SIMPLIFIED_CHINESE).next()).startsWith("请检查拼写");
        assertThat(test("jdbc:paradox:/crm", SA).problem()).isEqualTo(ConnectionProblem.ADDRESS_WRONG);
        assertThat(test("jdbc:mysql://db/crm?password=s3cret", SA)).satisfies(told -> {
            assertThat(told.problem()).isEqualTo(ConnectionProblem.ADDRESS_HAS_PASSWORD);
            assertThat(told.explanation().apply(Locale.ENGLISH).text()).doesNotContain("s3cret");
        });
        assertThat(test("jdbc:oracle:thin:scott/s3cret@db:1521/crm", SA)).satisfies(told -> {
            assertThat(told.problem()).isEqualTo(ConnectionProblem.ADDRESS_HAS_PASSWORD);
            assertThat(told.explanation().apply(Locale.ENGLISH).text()).doesNotContain("s3cret");
        });
    }

    @Test
    void showsTheHostKeyToConfirm() {
        String url = Servers.newPostgres();
        try (SshGate gate = SshGate.open(folder.resolve("host.key"))) {
            Credentials login = new Credentials("postgres", "postgres".toCharArray(), SshGate.PASSWORD.toCharArray());
            Project.End end = new Project.End(url, "postgres", "").withTunnel(gate.tunnel());
            ConnectionTest first = Ferry.test(end, login);
            assertThat(first.problem()).isEqualTo(ConnectionProblem.SSH_HOST_KEY_UNKNOWN);
            assertThat(first.hostKey()).isEqualTo(gate.fingerprint());
            ConnectionTest second = Ferry.test(end.withTunnel(end.tunnel().withHostKey(first.hostKey())), login);
            assertThat(second.ok()).isTrue();
        }
    }

    @Test
    void theProjectKeepsEncryptionAndTunnelButNoSecret() throws Exception {
        String source = Office.mariaDb(5, 22);
        String target = Office.emptyPostgres();
        try (SshGate gate = SshGate.open(folder.resolve("host.key"))) {
            Tunnel tunnel = gate.tunnel().withHostKey(gate.fingerprint());
            Project.End from = new Project.End(source, "ferry", "").withTls(new Tls(Tls.Mode.PREFER));
            Project.End to = new Project.End(target, "postgres", "").withTunnel(tunnel);
            Credentials through = new Credentials("postgres", "postgres".toCharArray(), SshGate.PASSWORD.toCharArray());
            Path place = folder.resolve("project");
            Ferry ferry = new Ferry(place, new TunnelSecrets(through), new Progress());
            ferry.plan(from, to);
            Project read = Project.read(place);
            assertThat(read.source().tls()).isEqualTo(from.tls());
            assertThat(read.target().tunnel()).isEqualTo(tunnel);
            assertThat(Files.readString(place.resolve("project.json")))
                    .contains(gate.fingerprint())
                    .doesNotContain(SshGate.PASSWORD);
            assertThat(ferry.run().result()).isEqualTo("done");
            assertThatThrownBy(() -> new Ferry(folder.resolve("same"), new TunnelSecrets(through), new Progress())
                            .plan(new Project.End(target, "postgres", ""), to))
                    .isInstanceOfSatisfying(
                            FerryException.class, e -> assertThat(e.fault()).isEqualTo(Fault.MAPPING))
                    .hasMessageContaining("same database");
        }
    }

    private record TunnelSecrets(Credentials target) implements Secrets {
        @Override
        public Credentials source(Project.End end) {
            return end.location().contains("mariadb") ? Servers.mariadbLogin() : Servers.postgresLogin();
        }

        @Override
        public Credentials target(Project.End end) {
            return target;
        }

        @Override
        public char[] passphrase(boolean fresh) {
            return "correct horse battery staple".toCharArray();
        }
    }

    @Test
    void theSameFileIsRefusedWhateverItsName() throws Exception {
        Path file = folder.resolve("crm.db");
        Servers.execute("jdbc:sqlite:" + file, Credentials.NONE, "create table a (b integer primary key)");
        Files.createSymbolicLink(folder.resolve("link.db"), file);
        Files.createLink(folder.resolve("hard.db"), file);
        Servers.execute("jdbc:h2:file:" + folder.resolve("one"), SA, "create table a (b int primary key)");
        String[][] pairs = {
            {"jdbc:sqlite:" + file, "jdbc:sqlite:file:" + folder.resolve("link.db") + "?cache=private"},
            {"jdbc:sqlite:" + file, "jdbc:sqlite:" + folder.resolve("hard.db")},
            {"jdbc:h2:file:" + folder.resolve("one"), "jdbc:h2:" + folder.resolve("./one") + ";IFEXISTS=TRUE"},
        };
        for (String[] pair : pairs) {
            assertThatThrownBy(() -> new Ferry(folder.resolve("p"), new TestSecrets(SA, SA), new Progress())
                            .plan(new Project.End(pair[0], "sa", ""), new Project.End(pair[1], "sa", "")))
                    .as(pair[1])
                    .isInstanceOfSatisfying(
                            FerryException.class, e -> assertThat(e.fault()).isEqualTo(Fault.MAPPING))
                    .hasMessageContaining("same database");
        }
    }

    @Test
    void sayHowMuchIsAtStakeInTheTarget() throws Exception {
        String source = Office.mariaDb(5, 23);
        String target = Office.emptyPostgres();
        TestSecrets secrets = new TestSecrets(Servers.mariadbLogin(), Servers.postgresLogin());
        Ferry ferry = new Ferry(folder.resolve("project"), secrets, new Progress());
        ferry.plan(new Project.End(source, "ferry", ""), new Project.End(target, "postgres", ""));
        assertThat(ferry.risk().production()).isFalse();
        Office.fill(target, Servers.postgresLogin(), 100, 24);
        TargetRisk old = ferry.risk();
        assertThat(old.records()).isEqualTo(20 + 100 + 25 + 50);
        assertThat(old.production()).isFalse();
        Servers.execute(
                target, Servers.postgresLogin(), "update contact set created = now() at time zone 'utc' where id = 7");
        TargetRisk recent = ferry.risk();
        assertThat(recent.reasons()).containsExactly(TargetRisk.Reason.RECENT_CHANGES);
        assertThat(recent.lastChangeEntity()).isEqualToIgnoringCase("contact");
        Servers.execute(
                target,
                Servers.postgresLogin(),
                "update contact set created = '2001-01-01'",
                "insert into deal select i, 1, 'x', 1 from generate_series(1000, 2000) i");
        assertThat(ferry.risk().reasons()).containsExactly(TargetRisk.Reason.MANY_RECORDS);
        assertThat(ferry.risk().entities().get(0).records()).isEqualTo(1026);
    }

    @Test
    void endpointsAreTestedToo() {
        assertThat(Ferry.test(Endpoint.parse(Servers.newPostgres()), Servers.postgresLogin())
                        .ok())
                .isTrue();
    }
}
