package org.crmferry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.crmferry.ferry.TwoSides;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The command line between two small databases, for tests that read what it prints. */
abstract class Transcript {
    @TempDir
    Path folder;

    final StringWriter out = new StringWriter();
    final StringWriter err = new StringWriter();
    TwoSides sides;
    String project;
    private String secret;

    @BeforeEach
    void make() throws Exception {
        sides = new TwoSides(folder);
        project = folder.resolve("p").toString();
        secret =
                Files.writeString(folder.resolve("passphrase"), "correct horse").toString();
    }

    /** Runs a command on the project; its exit code. */
    int ferry(String command, String... options) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        List<String> words = new ArrayList<>(List.of(command, project, "--quiet", "--passphrase-file", secret));
        words.addAll(List.of(options));
        return Cli.execute(new PrintWriter(out, true), new PrintWriter(err, true), words.toArray(new String[0]));
    }

    void plan() {
        String[] words = {
            "plan",
            "--source",
            sides.source(),
            "--source-user",
            "sa",
            "--target",
            sides.target(),
            "--target-user",
            "sa",
            project
        };
        int code = Cli.execute(new PrintWriter(out, true), new PrintWriter(err, true), words);
        assertThat(code).as(err::toString).isZero();
    }
}
