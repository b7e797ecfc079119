package org.crmferry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
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

/** Duplicates on the command line: list, decide in the file, preview, apply, take back. */
class DuplicatesCommandTest {
    private static final Credentials SA = new Credentials("sa", new char[0]);
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private String project;
    private String secret;

    private int ferry(String command, String... options) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        List<String> words = new ArrayList<>(List.of(command));
        words.addAll(List.of(options));
        if (!command.equals("plan")) {
            words.addAll(List.of(project, "--passphrase-file", secret));
        }
        return Cli.execute(new PrintWriter(out, true), new PrintWriter(err, true), words.toArray(new String[0]));
    }

    @BeforeEach
    void transfer() throws Exception {
        String source = "jdbc:h2:file:" + folder.resolve("a");
        String target = "jdbc:h2:file:" + folder.resolve("b");
        String[] tables = {
            "create table contact (id int primary key, first_name varchar(60), last_name varchar(60), email varchar(60),"
                    + " phone varchar(60))",
            "create table deal (id int primary key, contact_id int, title varchar(60),"
                    + " foreign key (contact_id) references contact (id))"
        };
        Servers.execute(source, SA, tables);
        Servers.execute(target, SA, tables);
        Servers.execute(
                source,
                SA,
                "insert into contact values (1, 'Anna', 'Kern', 'anna@kern.example', null)",
                "insert into contact values (2, 'KERN', 'Anna', 'Anna@Kern.example', '+49 30 1234567')",
                "insert into contact values (3, 'Peter', 'Lang', 'peter@lang.example', null)",
                "insert into contact values (4, 'P.', 'Lang', 'peter@lang.example', null)",
                "insert into deal values (1, 1, 'one')",
                "insert into deal values (2, 2, 'two')");
        project = folder.resolve("p").toString();
        secret =
                Files.writeString(folder.resolve("passphrase"), "correct horse").toString();
        assertThat(ferry(
                        "plan",
                        "--source",
                        source,
                        "--source-user",
                        "sa",
                        "--target",
                        target,
                        "--target-user",
                        "sa",
                        project))
                .as(err::toString)
                .isZero();
    }

    @Test
    void looksAtTheSourceBeforeTheTransfer() {
        assertThat(ferry("duplicates", "--side", "source", "--quiet"))
                .as(err::toString)
                .isEqualTo(Cli.OPEN);
        assertThat(out.toString())
                .contains("CONTACT: 4 records, 2 clusters of likely duplicates, 2 records could go.")
                .contains("same name; same e-mail")
                .doesNotContain("Kern");
    }

    @Test
    void mergesAsDecidedInTheFile() throws Exception {
        assertThat(ferry("run", "--quiet")).as(err::toString).isZero();
        assertThat(ferry("duplicates", "--json", "--quiet")).isEqualTo(Cli.OPEN);
        assertThat(out.toString()).doesNotContainIgnoringCase("kern");
        JsonNode found = JSON.readTree(out.toString());
        JsonNode clusters = found.path("entities").get(0).path("clusters");
        assertThat(clusters).hasSize(2);
        for (JsonNode cluster : clusters) {
            if (cluster.path("members").toString().contains("\"3\"")) {
                ((ObjectNode) cluster).put("decision", "apart");
            } else {
                ((ObjectNode) cluster).put("survivor", "1").putObject("fields").put("FIRST_NAME", "2");
                ((ObjectNode) cluster).putObject("typed").put("LAST_NAME", "Kern-Lang");
            }
        }
        String file = Files.writeString(folder.resolve("found.json"), JSON.writeValueAsString(found))
                .toString();
        assertThat(ferry("duplicates", "--merge", file)).as(err::toString).isZero();
        String said = out.toString();
        assertThat(said)
                .contains("Would merge: 1 clusters; 1 records go into others, which take over 3 values.")
                .contains("moved: 1 in DEAL.CONTACT_ID");
        assertThat(err.toString()).contains("Nothing was written.");
        assertThat(ferry("duplicates", "--merge", file, "--apply", "--quiet"))
                .as(err::toString)
                .isZero();
        assertThat(out.toString()).isEqualTo(said.replace("Would merge:", "Merged:"));
        assertThat(ferry("duplicates", "--quiet")).isZero();
        assertThat(out.toString()).contains("3 records, 0 clusters");
        assertThat(ferry("verify", "--quiet")).as(out::toString).isZero();
        assertThat(ferry("sync", "--quiet")).as(out::toString).isZero();
        assertThat(ferry("duplicates", "--merge", file, "--apply", "--quiet")).isZero();
        assertThat(out.toString()).contains("left: CONTACT 1, 2: they were merged before");
        assertThat(ferry("duplicates", "--undo", "--quiet")).as(err::toString).isZero();
        assertThat(ferry("verify", "--quiet")).isZero();
        assertThat(ferry("duplicates", "--quiet")).isEqualTo(Cli.OPEN);
        assertThat(out.toString()).contains("4 records, 1 clusters");
    }

    @Test
    void refusesAWrongFileAndWrongOptions() throws Exception {
        assertThat(ferry("run", "--quiet")).isZero();
        String file = Files.writeString(folder.resolve("wrong.json"), "{}").toString();
        assertThat(ferry("duplicates", "--merge", file)).isEqualTo(4);
        assertThat(err.toString()).contains("is no list of decisions on duplicates");
        assertThat(ferry("duplicates", "--apply")).isEqualTo(2);
        assertThat(ferry("duplicates", "--side", "middle")).isEqualTo(2);
        assertThat(ferry("duplicates", "--entity", "NONE")).isEqualTo(4);
    }
}
