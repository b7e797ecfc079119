package org.crmferry.ferry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.crmferry.cli.Cli;
import org.crmferry.compare.By;
import org.crmferry.compare.Comparison;
import org.crmferry.compare.RecordDifference;
import org.crmferry.database.Servers;
import org.crmferry.mapping.EntityMapping;
import org.crmferry.model.Credentials;
import org.crmferry.model.Endpoint;
import org.crmferry.model.Likeness;
import org.crmferry.plan.Rule;
import org.crmferry.transfer.Progress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Values that differ only in what was chosen for their field are no change and no conflict, and are counted. */
class SyncSameTest {
    private static final Credentials SA = new Credentials("sa", new char[0]);
    private static final TestSecrets SECRETS = new TestSecrets(SA, SA);

    @TempDir
    Path folder;

    private Path project;
    private String source;
    private String target;
    private String entity;

    private Ferry ferry() {
        return new Ferry(project, SECRETS, new Progress());
    }

    private void left(String... sql) {
        Servers.execute(source, SA, sql);
    }

    private void right(String... sql) {
        Servers.execute(target, SA, sql);
    }

    @BeforeEach
    void transfer() {
        project = folder.resolve("project");
        source = "jdbc:h2:file:" + folder.resolve("source");
        target = "jdbc:h2:file:" + folder.resolve("target");
        String table = "create table person (id int primary key, name varchar(80), phone varchar(60), note"
                + " varchar(4000), rate varchar(20))";
        left(table);
        right(table);
        for (int i = 1; i <= 6; i++) {
            left("insert into person values (" + i + ", 'Name " + i + "', '+49 30 123456" + i
                    + "', 'First line.' || char(10) || 'Second line.' || char(10) || 'Third line.', '1.5')");
        }
        ferry().plan(new Project.End(source, "sa", ""), new Project.End(target, "sa", ""));
        assertThat(ferry().run().result()).isEqualTo("done");
        entity = Project.read(project).mapping().entities().stream()
                .filter(EntityMapping::move)
                .findFirst()
                .orElseThrow()
                .source();
    }

    /** Runs the command line; its first line is the exit code. */
    private static String cli(String... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Cli.execute(new PrintWriter(out), new PrintWriter(err), words);
        return code + "\n" + out + err;
    }

    private static void edit(SyncSameTest test) {
        test.left("update person set phone = '+49301234561' where id = 1");
        test.right("update person set phone = '0049 (30) 123-45-61' where id = 1");
        test.left("update person set phone = '0049301234562', name = 'Left' where id = 2");
        test.right("update person set rate = '1.50' where id = 3");
        test.left("update person set rate = '1.500', name = 'Left' where id = 3");
        test.left("update person set phone = '+49 40 99' where id = 4");
        test.right("update person set phone = '+49 (40) 9 9' where id = 4");
        test.left("update person set note = 'First line, edited left.' || char(13) || char(10) || 'Second line.' ||"
                + " char(13) || char(10) || 'Third line.' where id = 5");
        test.right("update person set note = 'First line.' || char(10) || 'Second line.' || char(10) || 'Third line,"
                + " edited right.' where id = 5");
        test.left("update person set phone = '+49 30 999' where id = 6");
        test.right("update person set phone = '+49 30 888' where id = 6");
    }

    @Test
    void toTheLetterTheyAreConflicts() {
        edit(this);
        SyncResult sync = ferry().sync(Rule.ASK);
        assertThat(sync.total().ignored()).isZero();
        assertThat(sync.result().total().conflicts()).isEqualTo(4);
    }

    @Test
    void areNoChangeAndNoConflictWhereThatWasChosen() throws Exception {
        assertThat(cli("same", project.toString())).startsWith("0\n").contains("to the letter");
        assertThat(cli(
                        "same",
                        project.toString(),
                        entity + ".PHONE=phone",
                        entity + ".NOTE=lineEnds,blanks",
                        entity + ".RATE=scale"))
                .startsWith("0\n")
                .contains("lineEnds, blanks");
        assertThat(Files.readString(project.resolve("project.json"))).contains("\"same\" : [");
        edit(this);
        SyncResult sync = ferry().sync(Rule.ASK);
        assertThat(ferry().conflicts())
                .hasSize(1)
                .allMatch(each -> each.sourceKey().equals("6"));
        // 1: both phones; 2: a phone beside a real edit; 3: the source's rate; 4: the target's way of writing it.
        assertThat(sync.total().ignored()).isEqualTo(4);
        assertThat(sync.total().same()).isEqualTo(1);
        assertThat(sync.total().combined()).isEqualTo(1);
        Comparison found = compare(Map.of());
        assertThat(found.differences().stream().map(RecordDifference::keyText))
                .containsExactly("1", "2", "3", "4", "5", "6");
        Comparison loose = compare(Map.of(
                "phone", Likeness.of(List.of("phone")),
                "person.rate", Likeness.of(List.of("scale")),
                "note", Likeness.of(List.of("lineEnds"))));
        assertThat(loose.differences().stream().map(RecordDifference::keyText)).containsExactly("5", "6");
        assertThat(loose.entities().get(0).ignored()).isEqualTo(4);
        assertThat(ferry().sync(Rule.ASK).total().planned().updated()).isZero();
    }

    private Comparison compare(Map<String, Likeness> same) {
        return Ferry.compare(
                Endpoint.parse(source),
                new Credentials("sa", new char[0]),
                Endpoint.parse(target),
                new Credentials("sa", new char[0]),
                new CompareOptions(List.of(), List.of(), Set.of(), same, 100, By.ROWS),
                new Progress());
    }

    @Test
    void refusesFieldsAndWordsThatAreNotThere() {
        assertThat(cli("same", project.toString(), entity + ".NAMES=blanks"))
                .startsWith("4\n")
                .contains("NAMES");
        assertThat(cli("same", project.toString(), entity + ".NAME=spaces"))
                .startsWith("2\n")
                .contains("blanks");
        assertThat(cli("same", project.toString(), entity + ".NAME=blanks")).startsWith("0\n");
        assertThat(cli("same", project.toString(), entity + ".NAME=", "--json")).isEqualTo("0\n{ }\n");
    }
}
