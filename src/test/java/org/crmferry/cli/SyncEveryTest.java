package org.crmferry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.crmferry.database.Servers;
import org.crmferry.model.Credentials;
import org.h2.tools.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code ferry sync --every}, as a process that runs until somebody presses Ctrl+C; the databases are H2 servers. */
@EnabledOnOs(OS.LINUX)
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class SyncEveryTest {
    private static final Credentials SA = new Credentials("sa", new char[0]);
    private static final String TABLE = "create table contact (id int primary key, name varchar(60))";

    @TempDir
    Path folder;

    private Server sources;
    private Server targets;
    private String source;
    private String target;
    private Process process;
    private BufferedReader lines;

    private static Server serve(int port) throws SQLException {
        return Server.createTcpServer("-tcpPort", Integer.toString(port), "-ifNotExists")
                .start();
    }

    @BeforeEach
    void transfer() throws SQLException {
        sources = serve(0);
        targets = serve(0);
        source = "jdbc:h2:tcp://127.0.0.1:" + sources.getPort() + "/" + folder.resolve("a");
        target = "jdbc:h2:tcp://127.0.0.1:" + targets.getPort() + "/" + folder.resolve("b");
        Servers.execute(source, SA, TABLE, "insert into contact values (1, 'Anna'), (2, 'Otto')");
        Servers.execute(target, SA, TABLE);
    }

    @AfterEach
    void stop() throws InterruptedException {
        if (process != null) {
            process.destroyForcibly().waitFor();
        }
        sources.stop();
        targets.stop();
    }

    private Process start(String command, String... options) throws IOException {
        List<String> words = new ArrayList<>(List.of(
                // Whoever runs the tests in the background may have them ignore Ctrl+C.
                "env",
                "--default-signal=INT",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "org.crmferry.Main",
                command,
                "--passphrase-file",
                Files.writeString(folder.resolve("passphrase"), "correct horse").toString(),
                "--quiet"));
        words.addAll(List.of(options));
        words.add(folder.resolve("p").toString());
        ProcessBuilder builder = new ProcessBuilder(words);
        builder.redirectError(folder.resolve("errors.txt").toFile());
        return builder.start();
    }

    private void begin(String... options) throws Exception {
        transferred();
        process = start("sync", options);
        lines = process.inputReader(StandardCharsets.UTF_8);
    }

    private void transferred() throws IOException {
        StringWriter said = new StringWriter();
        String project = folder.resolve("p").toString();
        String[][] steps = {
            {"plan", "--source", source, "--source-user", "sa", "--target", target, "--target-user", "sa", project},
            {"run", "--passphrase-file", folder.resolve("passphrase").toString(), project}
        };
        Files.writeString(folder.resolve("passphrase"), "correct horse");
        for (String[] step : steps) {
            assertThat(Cli.execute(new PrintWriter(said, true), new PrintWriter(said, true), step))
                    .as(said::toString)
                    .isZero();
        }
    }

    /** The next line that it prints; waits for it. */
    private String next() throws IOException {
        String line = lines.readLine();
        assertThat(line).as(() -> "errors: " + errors()).isNotNull();
        return line;
    }

    /** The first line from now on that holds those words. */
    private String next(String words) throws IOException {
        String line = next();
        while (!line.contains(words)) {
            line = next();
        }
        return line;
    }

    private String errors() {
        try {
            return Files.readString(folder.resolve("errors.txt"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void assertEndsWithCtrlC() throws Exception {
        assertThat(new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
                        .start()
                        .waitFor())
                .isZero();
        assertThat(process.waitFor()).as(this::errors).isEqualTo(130);
        assertThat(errors()).contains("Cancelled. Nothing is lost").doesNotContain("Exception");
    }

    @Test
    void goesOnThroughALostConnectionUntilCtrlC() throws Exception {
        begin("--every", "4s");
        assertThat(next())
                .matches(
                        "20\\d\\d-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d  round 1: 2 compared, 0 created, 0 updated, 0 deleted,"
                                + " 0 conflicts open, 0 failed");
        Servers.execute(
                source, SA, "update contact set name = 'Anne' where id = 1", "insert into contact values (3, 'U')");
        String found = next("1 created");
        assertThat(found).contains("3 compared, 1 created, 1 updated");
        int port = targets.getPort();
        targets.stop();
        Servers.execute(source, SA, "update contact set name = 'Ute' where id = 3");
        String lost = next("did not take place");
        assertThat(lost).contains("127.0.0.1").endsWith("Next try 4s after this one began.");
        targets = serve(port);
        assertThat(next("1 updated")).contains("3 compared, 0 created, 1 updated, 0 deleted");
        try (Connection connection = DriverManager.getConnection(target, "sa", "");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select name from contact where id = 3")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getString(1)).isEqualTo("Ute");
        }
        assertEndsWithCtrlC();
    }

    @Test
    void ctrlCWhileItRestsEndsAtOnceAndJsonIsALineARound() throws Exception {
        begin("--every", "9h", "--json");
        JsonNode round = new ObjectMapper().readTree(next());
        assertThat(round.path("round").asInt()).isEqualTo(1);
        assertThat(round.path("entities").get(0).path("read").asInt()).isEqualTo(2);
        assertThat(round.path("sync").has("CONTACT")).isTrue();
        assertEndsWithCtrlC();
    }

    @Test
    void theFirstRoundHasToSucceed() throws Exception {
        transferred();
        targets.stop();
        process = start("sync", "--every", "9h");
        assertThat(process.waitFor()).as(this::errors).isEqualTo(3);
        assertThat(errors()).contains("127.0.0.1").doesNotContain("Exception");
    }

    @Test
    void anIntervalIsANumberAndAUnit() {
        for (String wrong : List.of("15", "m", "0m", "-1m", "15 minutes", "1.5h")) {
            StringWriter said = new StringWriter();
            PrintWriter printer = new PrintWriter(said, true);
            assertThat(Cli.execute(
                            printer,
                            printer,
                            "sync",
                            "--every=" + wrong,
                            folder.resolve("p").toString()))
                    .as(wrong)
                    .isEqualTo(2);
            assertThat(said.toString()).contains("\"" + wrong + "\" is no interval", "15m");
        }
    }
}
