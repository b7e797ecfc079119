package org.crmferry.ferry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.crmferry.database.Servers;
import org.crmferry.model.Credentials;
import org.crmferry.transfer.Progress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ferry run} as a process of its own: what Ctrl+C does, and what other users of the machine see of it. */
class CancelTest {
    private static final String PASSPHRASE = "Planted-Passphrase-9137";
    private static final String SOURCE_PASSWORD = "Planted-Source-9137";
    private static final String TARGET_PASSWORD = "Planted-Target-9137";
    private static final Credentials SOURCE = new Credentials("planted", SOURCE_PASSWORD.toCharArray());
    private static final Credentials TARGET = new Credentials("planted9137", TARGET_PASSWORD.toCharArray());

    @TempDir
    Path folder;

    private String source;
    private String target;

    @BeforeEach
    void databases() throws Exception {
        assumeTrue(Files.isReadable(Path.of("/proc/self/cmdline")), "the list of processes is read from /proc");
        source = Office.mariaDb(2000, 31);
        Servers.execute(
                source,
                Servers.mariadbLogin(),
                "create or replace user planted@'127.0.0.1' identified by '" + SOURCE_PASSWORD + "'",
                "create or replace user planted@localhost identified by '" + SOURCE_PASSWORD + "'",
                "grant all on *.* to planted@'127.0.0.1'",
                "grant all on *.* to planted@localhost");
        target = Office.emptyPostgres();
        Servers.execute(
                target,
                Servers.postgresLogin(),
                "do $$ begin create role planted9137 superuser login password '" + TARGET_PASSWORD
                        + "'; exception when duplicate_object then null; end $$");
    }

    private Ferry ferry(Path project) {
        return new Ferry(project, new TestSecrets(SOURCE, TARGET, PASSPHRASE), new Progress());
    }

    private Process start(Path project) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "org.crmferry.Main",
                "run",
                project.toString());
        builder.environment().put("FERRY_PASSPHRASE", PASSPHRASE);
        builder.environment().put("FERRY_SOURCE_PASSWORD", SOURCE_PASSWORD);
        builder.environment().put("FERRY_TARGET_PASSWORD", TARGET_PASSWORD);
        builder.redirectErrorStream(true);
        builder.redirectOutput(folder.resolve("output.txt").toFile());
        return builder.start();
    }

    @Test
    void controlCEndsBetweenBatchesWith130AndTheNextRunGoesOn() throws Exception {
        assumeFalse(interruptsAreIgnored(), "this process was started so that its children ignore SIGINT");
        Path project = folder.resolve("project");
        ferry(project).plan(new Project.End(source, "planted", ""), new Project.End(target, "planted9137", ""));
        Result preview = ferry(project).preview();
        Process process;
        try (Connection lock = connect()) {
            lock.setAutoCommit(false);
            lock.createStatement().execute("lock table contact in share mode");
            process = start(project);
            awaitWriting(process, lock);
            searchTheListOfProcesses(process);
            assertThat(new ProcessBuilder("kill", "-INT", "" + process.pid())
                            .start()
                            .waitFor())
                    .isZero();
            assertThat(process.waitFor(300, TimeUnit.MILLISECONDS))
                    .as("waits for the batch that is being written")
                    .isFalse();
            lock.rollback();
        }
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(this::output).isEqualTo(130);
        assertThat(output()).contains("Cancelled. Nothing is lost").doesNotContain("Exception", "Planted");
        Result run = ferry(project).run();
        assertThat(run.bySource()).isEqualTo(preview.bySource());
        assertThat(ferry(project).verify().differences()).isEmpty();
        String straight = Office.emptyPostgres();
        Path other = folder.resolve("straight");
        ferry(other).plan(new Project.End(source, "planted", ""), new Project.End(straight, "planted9137", ""));
        ferry(other).run();
        Map<String, String> expected = Hash.of(straight, TARGET);
        assertThat(Hash.of(target, TARGET)).isEqualTo(expected);
    }

    private static boolean interruptsAreIgnored() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
            if (line.startsWith("SigIgn:")) {
                return (Long.parseUnsignedLong(line.substring(7).strip(), 16) & 2) != 0;
            }
        }
        return false;
    }

    private void awaitWriting(Process process, Connection lock) throws Exception {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        String waiting = "select count(*) from pg_locks where relation = 'contact'::regclass and not granted";
        while (number(lock, waiting) == 0) {
            assertThat(process.isAlive()).as(this::output).isTrue();
            assertThat(System.nanoTime()).as("the transfer begins to write").isLessThan(end);
            Thread.sleep(20);
        }
    }

    private void searchTheListOfProcesses(Process process) throws IOException {
        List<Path> lists = new ArrayList<>();
        try (Stream<Path> all = Files.list(Path.of("/proc"))) {
            all.filter(path -> path.getFileName().toString().matches("\\d+")).forEach(lists::add);
        }
        assertThat(lists).contains(Path.of("/proc/" + process.pid()));
        for (Path each : lists) {
            String line;
            try {
                line = new String(Files.readAllBytes(each.resolve("cmdline")), StandardCharsets.ISO_8859_1);
            } catch (IOException gone) {
                continue;
            }
            assertThat(line).doesNotContain(PASSPHRASE, SOURCE_PASSWORD, TARGET_PASSWORD);
        }
        assertThat(Path.of("/proc/" + process.pid() + "/cmdline")).content().contains("org.crmferry.Main");
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(target, TARGET.user(), new String(TARGET.password()));
    }

    private static long number(Connection connection, String query) throws SQLException {
        try (var row = connection.createStatement().executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    private String output() {
        try {
            return Files.readString(folder.resolve("output.txt"));
        } catch (IOException e) {
            return e.toString();
        }
    }
}
