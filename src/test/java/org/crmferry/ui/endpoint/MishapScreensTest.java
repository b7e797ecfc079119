package org.crmferry.ui.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.Charset;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.crmferry.database.MariaServer;
import org.crmferry.database.Servers;
import org.crmferry.model.ConnectionProblem;
import org.crmferry.model.Credentials;
import org.crmferry.model.Tls;
import org.crmferry.ui.PlannedSample;
import org.crmferry.ui.SampleProject;
import org.crmferry.ui.WizardTest;
import org.crmferry.ui.session.Session;
import org.crmferry.ui.shell.Step;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Pictures of what a person reads when something is wrong, from real mishaps; see CONTRIBUTING.md. */
@Tag("screens")
class MishapScreensTest extends WizardTest {
    private static final Credentials NOBODY = new Credentials("nobody", "wrong".toCharArray());

    private EndpointModel source;

    @BeforeEach
    void source() {
        fx(() -> wizard.start().begin());
        onPage(Step.SOURCE);
        source = (EndpointModel) wizard.shell().pageProperty().get().model();
    }

    @Test
    void unknownHost() throws IOException {
        show("jdbc:mariadb://no-such-host.invalid:3306/crm", NOBODY, ConnectionProblem.HOST_NOT_FOUND, "host");
    }

    @Test
    void closedPort() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        show("jdbc:postgresql://127.0.0.1:" + port + "/crm", NOBODY, ConnectionProblem.PORT_CLOSED, "port");
    }

    @Test
    void wrongPassword() throws IOException {
        show(Servers.newMariaDb(), NOBODY, ConnectionProblem.WRONG_LOGIN, "password");
    }

    @Test
    void noSuchDatabase() throws IOException {
        show(Servers.newPostgres() + "_gone", Servers.postgresLogin(), ConnectionProblem.NO_SUCH_DATABASE, "database");
    }

    @Test
    void missingRight() throws IOException {
        String url = Servers.newMariaDb();
        Servers.execute(url, Servers.mariadbLogin(), "create or replace user visitor@'%' identified by 'visit'");
        show(url, new Credentials("visitor", "visit".toCharArray()), ConnectionProblem.MISSING_RIGHT, "right");
    }

    @Test
    void encryptionRefused() throws IOException {
        fx(() -> source.form().way().modeProperty().set(Tls.Mode.REQUIRE));
        show(Servers.newPostgres(), Servers.postgresLogin(), ConnectionProblem.TLS_REFUSED, "tls-refused");
    }

    @Test
    void encryptionDemanded() throws IOException {
        try (MariaServer server = MariaServer.start("--require-secure-transport=1")) {
            fx(() -> source.form().way().modeProperty().set(Tls.Mode.OFF));
            show(server.url() + "mysql", Servers.mariadbLogin(), ConnectionProblem.TLS_REQUIRED, "tls-demanded");
        }
    }

    @Test
    void lockedFile() throws Exception {
        String url = "jdbc:h2:file:" + home.resolve("crm");
        URL jar = org.h2.Driver.class.getProtectionDomain().getCodeSource().getLocation();
        try (URLClassLoader other = new URLClassLoader(new URL[] {jar}, ClassLoader.getPlatformClassLoader());
                Connection connection = other.loadClass("org.h2.Driver")
                        .asSubclass(Driver.class)
                        .getDeclaredConstructor()
                        .newInstance()
                        .connect(url, new Properties())) {
            assertThat(connection.isValid(1)).isTrue();
            show(url, new Credentials("sa", new char[0]), ConnectionProblem.FILE_LOCKED, "locked");
        }
    }

    @Test
    void packageWithAnotherPassphraseAndDamaged() throws IOException {
        Path project = PlannedSample.at(home.resolve("sender"), "PROTECT");
        Path file = home.resolve("office.ferry");
        Session sender = PlannedSample.open(project);
        sender.logins().setPassphrase(SampleProject.PASSPHRASE.toCharArray());
        sender.ferry().pack(file, List.of());
        open(file, "not that passphrase");
        assertThat(source.problemProperty().get().text(Locale.ENGLISH)).contains("passphrase is wrong");
        everyLook("mishap-passphrase");
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.seek(bytes.length() / 2);
            int one = bytes.read();
            bytes.seek(bytes.length() / 2);
            bytes.write(one ^ 1);
        }
        open(file, SampleProject.PASSPHRASE);
        assertThat(source.problemProperty().get()).isNotNull();
        everyLook("mishap-damaged");
    }

    /** {@code -Dsmall.disk=DIR}: a folder on a disk of its own with a few MB, as {@code mount -t tmpfs -o size=6m} makes. */
    @Test
    void fullDisk() throws IOException {
        String small = System.getProperty("small.disk", "");
        assumeTrue(!small.isEmpty(), "no small disk at hand");
        SampleProject project = SampleProject.checked(home);
        Path folder = Path.of(small, "Sample");
        Files.createDirectories(folder);
        try (var files = Files.walk(project.folder())) {
            for (Path each : files.skip(1).toList()) {
                Files.copy(each, folder.resolve(project.folder().relativize(each)));
            }
        }
        FileStore disk = Files.getFileStore(folder);
        Path ballast = Path.of(small, "ballast");
        Files.write(ballast, new byte[(int) disk.getUsableSpace()]);
        fx(() -> wizard.shell().leave());
        fx(() -> wizard.shell().open(project.movedTo(folder).session()));
        onPage(Step.TRANSFER);
        clickOn("#transfer-start");
        idle();
        everyLook("mishap-full-disk");
        assertThat(wizard.shell().noticeProperty().get().text(Locale.ENGLISH)).contains("full");
        Files.delete(ballast);
        clickOn("#transfer-start");
        await("transferred once there is room", () -> !node("next").isDisabled());
    }

    @Test
    void tornRowsAndStrangeCellsInFiles() throws IOException {
        Path files = Files.createDirectories(home.resolve("files"));
        StringBuilder people = new StringBuilder("Id;Name;Company Id;Amount;Born\n");
        for (int i = 1; i <= 60; i++) {
            String amount = i == 7 ? "?" : i + ",50";
            people.append(i + ";Müller " + i + ";" + (i % 5 + 1) + ";" + amount + ";24.12.1990\n");
        }
        people.append("61;\"open;1;2;3\n");
        Files.write(files.resolve("people.csv"), people.toString().getBytes(Charset.forName("windows-1252")));
        Files.writeString(files.resolve("companies.csv"), "Id,Name\n1,Eins\n2,Zwei\n3,Drei\n4,Vier\n5,Fünf\n");
        fx(() -> source.choose(Choice.FILES));
        idle();
        everyLook("files-none");
        fx(() -> {
            source.form().fileProperty().set(files.toString());
            source.test();
        });
        idle();
        assertThat(source.triedProperty().get().records()).isEqualTo(65);
        everyLook("files");
    }

    private void open(Path file, String passphrase) {
        fx(() -> {
            source.choose(Choice.PACKAGE);
            source.form().fileProperty().set(file.toString());
            source.form().passwordProperty().set(passphrase);
            source.test();
        });
        idle();
    }

    private void show(String url, Credentials login, ConnectionProblem problem, String name) throws IOException {
        fx(() -> {
            source.choose(Choice.DATABASE);
            source.form().urlProperty().set(url);
            source.form().userProperty().set(login.user());
            source.form().passwordProperty().set(new String(login.password()));
            source.test();
        });
        idle();
        assertThat(source.triedProperty().get().test().problem()).isEqualTo(problem);
        everyLook("mishap-" + name);
    }
}
