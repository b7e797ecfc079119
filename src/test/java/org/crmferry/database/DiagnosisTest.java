package org.crmferry.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Properties;
import org.crmferry.model.ConnectionProblem;
import org.crmferry.model.Credentials;
import org.crmferry.model.Endpoint;
import org.crmferry.model.Fault;
import org.crmferry.model.FerryException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DiagnosisTest {
    private static final String SECRET = "s3cret-Passw0rd";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "mariadb", "mysql"})
    void namesAnUnknownHost(String scheme) {
        check("jdbc:" + scheme + "://no-such-host.invalid:5999/crm", login("crm"), ConnectionProblem.HOST_NOT_FOUND);
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "mariadb"})
    void namesAClosedPort(String scheme) throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        check("jdbc:" + scheme + "://127.0.0.1:" + port + "/crm", login("crm"), ConnectionProblem.PORT_CLOSED);
    }

    @ParameterizedTest
    @CsvSource({"postgresql,connectTimeout=1&loginTimeout=1&socketTimeout=1", "mariadb,connectTimeout=300"})
    void namesAServerThatDoesNotAnswer(String scheme, String setting) throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String url = "jdbc:" + scheme + "://127.0.0.1:" + silent.getLocalPort() + "/crm?" + setting;
            check(url, login("crm"), ConnectionProblem.TIMEOUT);
        }
    }

    @Test
    void namesAWrongPasswordAndAnUnknownUser() {
        check(Servers.newPostgres(), login("postgres"), ConnectionProblem.WRONG_LOGIN);
        check(Servers.newPostgres(), login("nobody"), ConnectionProblem.WRONG_LOGIN);
        check(Servers.newMariaDb(), login("ferry"), ConnectionProblem.WRONG_LOGIN);
        check(Servers.newMariaDb(), login("nobody"), ConnectionProblem.WRONG_LOGIN);
    }

    @Test
    void namesAMissingDatabase() {
        check(Servers.newPostgres() + "_gone", Servers.postgresLogin(), ConnectionProblem.NO_SUCH_DATABASE);
        check(Servers.newMariaDb() + "_gone", Servers.mariadbLogin(), ConnectionProblem.NO_SUCH_DATABASE);
    }

    @Test
    void namesAMissingRight() {
        String maria = Servers.newMariaDb();
        Servers.execute(maria, Servers.mariadbLogin(), "create user guest@'%' identified by '" + SECRET + "'");
        check(maria, login("guest"), ConnectionProblem.MISSING_RIGHT);
        String postgres = Servers.newPostgres();
        String name = postgres.substring(postgres.lastIndexOf('/') + 1);
        Servers.execute(
                postgres,
                Servers.postgresLogin(),
                "create role guest login password '" + SECRET + "'",
                "revoke connect on database " + name + " from public");
        check(postgres, login("guest"), ConnectionProblem.MISSING_RIGHT);
    }

    @Test
    void namesAMissingRightOnTheSchemaOrItsTables() {
        String url = Servers.newPostgres();
        Servers.execute(
                url,
                Servers.postgresLogin(),
                "create table contacts (id int)",
                "create role reader login password '" + SECRET + "'");
        try (Database database = Database.open(Endpoint.parse(url), login("reader"), Access.READ)) {
            FerryException none = catchThrowableOfType(FerryException.class, () -> database.discover(false));
            assertThat(none).hasMessageContaining("may read none of the tables");
            Servers.execute(url, Servers.postgresLogin(), "revoke all on schema public from public");
            FerryException schema = catchThrowableOfType(FerryException.class, () -> database.discover(false));
            assertThat(schema.fault()).isEqualTo(Fault.CONNECTION);
            assertThat(schema).hasMessageContaining("right is missing").hasMessageContaining("grant");
        }
    }

    @Test
    void namesTlsThatTheServerDoesNotSpeak() {
        check(Servers.newPostgres() + "?sslmode=require", Servers.postgresLogin(), ConnectionProblem.TLS_REFUSED);
        check(Servers.newMariaDb() + "?sslMode=trust", Servers.mariadbLogin(), ConnectionProblem.TLS_REFUSED);
    }

    @Test
    void namesTlsThatTheServerDemands() {
        try (MariaServer server = MariaServer.start("--require-secure-transport=1")) {
            check(server.url() + "mysql", Servers.mariadbLogin(), ConnectionProblem.TLS_REQUIRED);
        }
    }

    @Test
    void namesTooManyConnections() throws SQLException {
        String url = Servers.newPostgres();
        String name = url.substring(url.lastIndexOf('/') + 1);
        Servers.execute(
                url,
                Servers.postgresLogin(),
                "create role busy login password '" + SECRET + "'",
                "alter database " + name + " connection limit 0");
        check(url, login("busy"), ConnectionProblem.TOO_MANY_CONNECTIONS);
    }

    @Test
    void namesFilesThatAreMissing() {
        check("jdbc:h2:file:" + folder.resolve("none"), Credentials.NONE, ConnectionProblem.FILE_MISSING);
        check("jdbc:sqlite:" + folder.resolve("none.db"), Credentials.NONE, ConnectionProblem.FILE_MISSING);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void namesFilesThatAreNoDatabase() throws IOException {
        Path file = folder.resolve("letter.db");
        Files.writeString(file, "Dear Madam or Sir, ".repeat(1000));
        check("jdbc:sqlite:" + file, Credentials.NONE, ConnectionProblem.NOT_A_DATABASE);
        Files.copy(file, folder.resolve("letter.mv.db"));
        check("jdbc:h2:file:" + folder.resolve("letter"), Credentials.NONE, ConnectionProblem.NOT_A_DATABASE);
    }

    @Test
    void namesAWrongH2Password() {
        String url = "jdbc:h2:file:" + folder.resolve("crm");
        Servers.execute(url, new Credentials("sa", "right".toCharArray()), "create table a (b int)");
        check(url, login("sa"), ConnectionProblem.WRONG_LOGIN);
    }

    @Test
    void namesAWrongFilePassword() {
        String url = "jdbc:h2:file:" + folder.resolve("crm") + ";CIPHER=AES";
        Servers.execute(url, new Credentials("sa", "file user".toCharArray()), "create table a (b int)");
        check(url, new Credentials("sa", (SECRET + " user").toCharArray()), ConnectionProblem.WRONG_FILE_PASSWORD);
    }

    /** Another copy of H2's classes knows nothing of ours, as in another program: only the file lock is left. */
    @Test
    void namesAFileInUseByAnotherProgram() throws Exception {
        String url = "jdbc:h2:file:" + folder.resolve("crm");
        URL jar = org.h2.Driver.class.getProtectionDomain().getCodeSource().getLocation();
        try (URLClassLoader other = new URLClassLoader(new URL[] {jar}, ClassLoader.getPlatformClassLoader());
                Connection connection = foreignDriver(other).connect(url, new Properties())) {
            assertThat(connection.isValid(1)).isTrue();
            check(url, Credentials.NONE, ConnectionProblem.FILE_LOCKED);
        }
    }

    private static Driver foreignDriver(ClassLoader loader) throws ReflectiveOperationException {
        try {
            return loader.loadClass("org.h2.Driver")
                    .asSubclass(Driver.class)
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void namesAnAddressThatNoDriverKnows() {
        FerryException refused = catchThrowableOfType(
                FerryException.class,
                () -> Database.open(Endpoint.parse("jdbc:paradox:/crm"), Credentials.NONE, Access.READ));
        assertThat(refused).hasMessageContaining("No driver knows");
    }

    @Test
    void namesAMissingDriver() {
        Diagnosis diagnosis =
                Diagnosis.of(Endpoint.parse("jdbc:oracle:thin:@//db/crm"), "", new ClassNotFoundException("x"));
        assertThat(diagnosis.problem()).isEqualTo(ConnectionProblem.DRIVER_MISSING);
    }

    private static Credentials login(String user) {
        return new Credentials(user, SECRET.toCharArray());
    }

    private static void check(String url, Credentials credentials, ConnectionProblem problem) {
        Endpoint endpoint = Endpoint.parse(url);
        FerryException refused = catchThrowableOfType(
                FerryException.class,
                () -> Database.open(endpoint, credentials, Access.READ).close());
        assertThat(refused).as(url).isNotNull();
        assertThat(refused.fault()).isEqualTo(Fault.CONNECTION);
        Diagnosis diagnosis = Diagnosis.of(endpoint, credentials.user(), refused.getCause());
        assertThat(diagnosis.problem()).as("%s: %s", url, refused.getCause()).isEqualTo(problem);
        assertThat(refused).hasMessage(diagnosis.message()).message().doesNotContain(SECRET);
    }
}
