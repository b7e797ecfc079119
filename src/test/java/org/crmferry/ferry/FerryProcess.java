package org.crmferry.ferry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.crmferry.database.Servers;

/** The program working on a project folder in a process of its own, which can be killed at any moment. */
final class FerryProcess {
    private static final long PATIENCE = TimeUnit.MINUTES.toMillis(10);

    private final Process process;
    private final Path printed;

    private FerryProcess(Process process, Path printed) {
        this.process = process;
        this.printed = printed;
    }

    /**
     * @param command {@code run}, {@code undo} or {@code sync}
     * @param fromMariaDb whether MariaDB is the source and PostgreSQL the target, or the other way round
     */
    static FerryProcess start(String command, Path project, boolean fromMariaDb, String... options) throws IOException {
        Path printed = project.resolve("output.txt");
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-Dlogback.configurationFile=logback.xml",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "org.crmferry.Main",
                command,
                project.toString()));
        words.addAll(List.of(options));
        ProcessBuilder builder = new ProcessBuilder(words);
        String mariaDb = new String(Servers.mariadbLogin().password());
        String postgres = new String(Servers.postgresLogin().password());
        builder.environment().put("FERRY_PASSPHRASE", "correct horse battery staple");
        builder.environment().put("FERRY_SOURCE_PASSWORD", fromMariaDb ? mariaDb : postgres);
        builder.environment().put("FERRY_TARGET_PASSWORD", fromMariaDb ? postgres : mariaDb);
        builder.redirectErrorStream(true);
        builder.redirectOutput(printed.toFile());
        return new FerryProcess(builder.start(), printed);
    }

    /** Whether it ended by itself within that time. */
    boolean endsWithin(long millis) throws InterruptedException {
        return process.waitFor(millis, TimeUnit.MILLISECONDS);
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** The exit code, waited for. */
    int code() throws InterruptedException {
        assertThat(endsWithin(PATIENCE)).as("%s", this).isTrue();
        return process.exitValue();
    }

    /** What it printed must end in a sentence for people and hold no stack trace. */
    void assertClearError() {
        assertThat(lastLine()).as("%s", this).matches(".{20,}\\.");
        assertThat(output()).as("%s", this).doesNotContain("Exception", "\tat ", "program made a mistake");
    }

    String lastLine() {
        List<String> lines = output().lines().toList();
        return lines.isEmpty() ? "" : lines.get(lines.size() - 1);
    }

    String output() {
        try {
            return Files.readString(printed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return (process.isAlive() ? "still running" : "exit " + process.exitValue()) + ": " + output();
    }
}
