package org.crmferry.cargo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The real {@code openssl} program, run in a folder. */
public final class Openssl {
    private final Path folder;

    public Openssl(Path folder) {
        this.folder = folder;
        assumeTrue(exists(), "openssl is not on the PATH: whether it reads our files cannot be shown here");
    }

    private boolean exists() {
        try {
            return start(List.of("version")).exitCode() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    record Ended(int exitCode, String output) {}

    /** Runs a command line, words separated by blanks, and expects success. */
    public String run(String command) {
        Ended ended = tryRun(command);
        assertThat(ended.exitCode())
                .as("openssl " + command + "\n" + ended.output())
                .isZero();
        return ended.output();
    }

    Ended tryRun(String command) {
        try {
            return start(List.of(command.split(" ")));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Ended start(List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("openssl"));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        try {
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
            return new Ended(process.exitValue(), output);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        } finally {
            process.destroyForcibly();
        }
    }
}
