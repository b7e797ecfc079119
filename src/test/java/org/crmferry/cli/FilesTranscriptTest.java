package org.crmferry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.crmferry.database.Servers;
import org.crmferry.model.Credentials;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder of files on the command line: said as it is, or with a word on how it is written. */
class FilesTranscriptTest {
    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private String files;

    @BeforeEach
    void write() throws Exception {
        Path place = Files.createDirectories(folder.resolve("exports"));
        Files.writeString(place.resolve("people.csv"), "Id,Name,Born\n1,Ada,03.04.1990\n2,Bo,05.06.1991\n");
        files = place.toString();
    }

    private int ferry(String... words) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        List<String> all = new ArrayList<>(List.of(words));
        all.add("--quiet");
        return Cli.execute(new PrintWriter(out, true), new PrintWriter(err, true), all.toArray(new String[0]));
    }

    @Test
    void inspectShowsHowTheyAreWritten() throws Exception {
        assertThat(ferry("inspect", files)).as(err::toString).isZero();
        assertThat(out.toString())
                .contains("No CRM recognised, CSV, 1 tables", "people")
                .contains("people.csv: UTF-8, comma between cells, with a header row, dates as ");
        assertThat(ferry("inspect", files, "--dates", "DMY", "--json")).isZero();
        assertThat(new ObjectMapper()
                        .readTree(out.toString())
                        .at("/files/0/dates")
                        .asText())
                .isEqualTo("DMY");
    }

    @Test
    void whatCannotBeIsRefusedAsWrongUse() {
        assertThat(ferry("inspect", files, "--dates", "YDM")).isEqualTo(4);
        assertThat(err.toString()).contains("--dates YDM cannot be: give DMY, MDY or YMD.");
        assertThat(ferry("inspect", files, "--encoding", "no such")).isEqualTo(4);
        assertThat(ferry("inspect", files, "--decimal", "x")).isEqualTo(4);
        assertThat(ferry("inspect", files, "--delimiter", "ab")).isEqualTo(4);
    }

    @Test
    void goesTheWholeWay() throws Exception {
        Credentials sa = new Credentials("sa", new char[0]);
        String target = "jdbc:h2:file:" + folder.resolve("target");
        Servers.execute(target, sa, "create table people (id int primary key, name varchar(80), born date)");
        String project = folder.resolve("p").toString();
        String secret =
                Files.writeString(folder.resolve("passphrase"), "correct horse").toString();
        assertThat(ferry(
                        "plan",
                        "--source",
                        files,
                        "--dates",
                        "MDY",
                        "--target",
                        target,
                        "--target-user",
                        "sa",
                        project))
                .as(err::toString)
                .isZero();
        assertThat(ferry("run", project, "--passphrase-file", secret))
                .as(err::toString)
                .isZero();
        assertThat(ferry("verify", project, "--passphrase-file", secret))
                .as(err::toString)
                .isZero();
        assertThat(ferry("inspect", target, "--user", "sa", "--json")).isZero();
        assertThat(new ObjectMapper()
                        .readTree(out.toString())
                        .at("/entities/0/records")
                        .asInt())
                .isEqualTo(2);
        // Files are read, never written to.
        assertThat(ferry("plan", "--source", target, "--source-user", "sa", "--target", files, project + "2"))
                .isEqualTo(4);
        assertThat(err.toString()).contains("A database address is needed here");
    }
}
