package org.crmferry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.crmferry.database.Servers;
import org.crmferry.ferry.ConflictDesk;
import org.crmferry.model.Credentials;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every rule and every kind of conflict as transcripts of the command line: exit codes, texts, and what was written. */
class CliRulesTest {
    private static final Credentials SA = new Credentials("sa", new char[0]);
    private static final String[] TABLES = {
        "create table contact (id int primary key, email varchar(60), name varchar(60), phone varchar(60),"
                + " note varchar(60), version int, modified_at timestamp)",
        "create table deal (id int primary key, contact_id int, title varchar(60),"
                + " foreign key (contact_id) references contact (id))"
    };

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private String source;
    private String target;
    private String project;
    private String secret;

    private int ferry(String command, String... options) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        List<String> words = new ArrayList<>(List.of(command, project, "--quiet", "--passphrase-file", secret));
        words.addAll(List.of(options));
        return Cli.execute(new PrintWriter(out, true), new PrintWriter(err, true), words.toArray(new String[0]));
    }

    private void source(String... statements) {
        Servers.execute(source, SA, statements);
    }

    private void target(String... statements) {
        Servers.execute(target, SA, statements);
    }

    /** Rows of the target, cells joined by blanks. */
    private List<String> rows(String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(target, "sa", "");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                List<String> cells = new ArrayList<>();
                for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                    cells.add(row.getString(i));
                }
                rows.add(String.join(" ", cells));
            }
        }
        return rows;
    }

    @BeforeEach
    void plan() throws Exception {
        source = "jdbc:h2:file:" + folder.resolve("a");
        target = "jdbc:h2:file:" + folder.resolve("b");
        project = folder.resolve("p").toString();
        secret =
                Files.writeString(folder.resolve("passphrase"), "correct horse").toString();
        source(TABLES);
        target(TABLES);
    }

    private void planned() {
        String[] words = {
            "plan", "--source", source, "--source-user", "sa", "--target", target, "--target-user", "sa", project
        };
        int code = Cli.execute(new PrintWriter(out, true), new PrintWriter(err, true), words);
        assertThat(code).as(err::toString).isZero();
    }

    /** Three contacts that both sides have changed: the source has more of the first, the target of the second. */
    private void diverged() {
        for (int i = 1; i <= 3; i++) {
            source("insert into contact values (" + i + ", '" + i
                    + "@example.org', 'Base', null, 'note', 1, timestamp '2025-01-01 00:00:00')");
        }
        planned();
        assertThat(ferry("run")).as(err::toString).isZero();
        source(
                "update contact set name = 'Source, much longer', phone = '1', version = 3,"
                        + " modified_at = timestamp '2026-03-03 00:00:00' where id = 1",
                "update contact set name = 'Source', note = null, version = 2,"
                        + " modified_at = timestamp '2026-02-02 00:00:00' where id = 2",
                "update contact set name = 'Source', version = 2,"
                        + " modified_at = timestamp '2026-02-02 00:00:00' where id = 3");
        target(
                "update contact set name = 'Target', version = 2,"
                        + " modified_at = timestamp '2026-02-02 00:00:00' where id = 1",
                "update contact set name = 'Target, much longer', note = 'Another', version = 3,"
                        + " modified_at = timestamp '2026-03-03 00:00:00' where id = 2",
                "update contact set name = 'Target', version = 2,"
                        + " modified_at = timestamp '2026-02-02 00:00:00' where id = 3");
    }

    /** Whose name each of the three has, as far as it is decided; the target's own where it is not. */
    private String names() throws SQLException {
        StringBuilder names = new StringBuilder();
        rows("select name from contact order by id").forEach(name -> names.append(name.charAt(0)));
        return names.toString();
    }

    @ParameterizedTest
    @CsvSource({
        "source, SSS, 0",
        "target, TTT, 0",
        "newest, STT, 1",
        "oldest, TST, 1",
        "version, STT, 1",
        "complete, STT, 1",
        "longest, STT, 1"
    })
    void everyRuleDecidesWhatItCanTell(String rule, String names, int open) throws Exception {
        diverged();
        assertThat(ferry("sync")).as(err::toString).isEqualTo(1);
        assertThat(out.toString()).contains("See what is to be decided with: ferry conflicts " + project);
        assertThat(ferry("resolve", "--rule", rule, "--preview"))
                .as(err::toString)
                .isZero();
        String decided = 3 - open + " conflicts";
        int bySource = names.length() - names.replace("S", "").length();
        assertThat(out.toString())
                .containsPattern("(?m)^  " + rule + " +CONTACT +NAME +" + bySource + " +" + (3 - open - bySource) + " +"
                        + open + "$")
                .contains(rule + " would decide " + decided + " and leave " + open + " open.", "Nothing was decided.");
        assertThat(ferry("conflicts")).isEqualTo(1);
        assertThat(out.toString()).contains("3 open of 3 conflicts.");
        assertThat(ferry("resolve", "--rule", rule)).as(err::toString).isZero();
        assertThat(out.toString()).contains(decided + " decided. Apply them with: ferry run " + project);
        assertThat(out.toString().contains("are left open")).isEqualTo(open > 0);
        assertThat(ferry("run")).as(err::toString).isEqualTo(open);
        assertThat(names()).isEqualTo(names);
        assertThat(ferry("conflicts", "--all")).isEqualTo(open);
        assertThat(out.toString())
                .contains(rule + " (applied)", open + " open of 3 conflicts.")
                .doesNotContain("(next run)");
    }

    @ParameterizedTest
    @CsvSource({
        "source, SSS, 0",
        "target, TTT, 0",
        "newest, STT, 1",
        "oldest, TST, 1",
        "version, STT, 1",
        "complete, STT, 1",
        "longest, STT, 1"
    })
    void aRoundGoesByEveryRule(String rule, String names, int open) throws Exception {
        diverged();
        assertThat(ferry("sync", "--rule", rule)).as(err::toString).isEqualTo(open);
        assertThat(names()).isEqualTo(names);
        // What only one side has changed is kept, whatever the rule.
        assertThat(rows("select phone from contact where id = 1")).containsExactly("1");
        assertThat(ferry("conflicts")).isEqualTo(open);
        assertThat(out.toString()).contains(open + " open of " + open + " conflicts.");
        assertThat(ferry("sync", "--rule", rule, "--json")).isEqualTo(open);
        JsonNode again =
                new ObjectMapper().readTree(out.toString()).path("sync").path("CONTACT");
        assertThat(again.path("planned").path("read").asInt()).isZero();
    }

    @Test
    void rulesGoOneAfterTheOtherAndWhatWasDecidedFirstStays() throws Exception {
        diverged();
        assertThat(ferry("sync")).isEqualTo(1);
        assertThat(ferry("resolve", "--preview")).as(err::toString).isZero();
        assertThat(out.toString().lines().filter(line -> line.contains(" would decide ")))
                .hasSize(ConflictDesk.RULES.size());
        assertThat(ferry("resolve", "--rule", "target", "--field", "NAME", "--preview"))
                .isZero();
        assertThat(out.toString())
                .contains("target would decide 1 conflicts and leave 2 open.")
                .doesNotContain("VERSION");
        assertThat(ferry("resolve", "--rule", "target", "--field", "NAME", "--entity", "DEAL"))
                .isZero();
        assertThat(out.toString()).contains("0 conflicts decided.", "3 are left open.");
        assertThat(ferry("resolve", "--rule", "target", "--field", "NAME")).isZero();
        assertThat(out.toString()).contains("1 conflicts decided.", "2 are left open.");
        assertThat(ferry("resolve", "--rule", "source", "--json")).isZero();
        assertThat(new ObjectMapper().readTree(out.toString()))
                .isEqualTo(new ObjectMapper().readTree("{\"decided\":2,\"open\":0}"));
        assertThat(ferry("run")).as(err::toString).isZero();
        assertThat(names()).isEqualTo("TTT");
        assertThat(rows("select version from contact order by id")).containsExactly("3", "2", "2");
        assertThat(ferry("resolve", "--preview")).isZero();
        assertThat(out.toString()).contains("There is no such open conflict. Nothing was decided.");
    }

    @Test
    void aRuleThatDoesNotTellIsSaidWhereItIsChosenForOneRecord() throws Exception {
        diverged();
        assertThat(ferry("sync")).isEqualTo(1);
        Path choices = Files.writeString(folder.resolve("c.csv"), "number,choice\n1,newest\n3,newest\n");
        assertThat(ferry("resolve", "--choices", choices.toString())).isEqualTo(4);
        assertThat(err.toString()).contains("Conflict 3 is not decided by the rule \"newest\"");
        Files.writeString(choices, "number,choice\n1,newest\n3,target\n");
        assertThat(ferry("resolve", "--choices", choices.toString()))
                .as(err::toString)
                .isZero();
        assertThat(out.toString()).contains("2 conflicts decided.");
        assertThat(ferry("resolve", "--choices", choices.toString(), "--preview"))
                .isEqualTo(2);
        assertThat(ferry("resolve")).isEqualTo(2);
        assertThat(err.toString()).contains("--rule RULE", "--preview");
        assertThat(ferry("resolve", "--rule", "mine")).isEqualTo(4);
        assertThat(err.toString()).contains("\"mine\" is no choice", "longest");
    }

    /** Kinds and records of the open conflicts, in their order. */
    private List<String> open() throws Exception {
        ferry("conflicts", "--json");
        List<String> kinds = new ArrayList<>();
        for (JsonNode each : new ObjectMapper().readTree(out.toString())) {
            kinds.add(each.path("kind").asText() + " " + each.path("sourceKey").asText());
        }
        return kinds;
    }

    @Test
    void conflictsOfATransferDifferAreAmbiguousOrDuplicate() throws Exception {
        source(
                "insert into contact (id, email, name) values (1, 'a@x', 'Anna'), (2, 'b@x', 'Bert'), (3, 'c@x', 'Cora'),"
                        + " (4, 'c@x', 'Cora'), (5, 'd@x', 'Dora')");
        target("insert into contact (id, email, name) values (101, 'a@x', 'Anne'), (102, 'b@x', 'Bert'),"
                + " (103, 'b@x', 'Bert'), (104, 'c@x', 'Cora')");
        planned();
        Path file = Path.of(project, "project.json");
        ObjectNode document = (ObjectNode) new ObjectMapper().readTree(file.toFile());
        for (JsonNode entity : document.path("mapping").path("entities")) {
            if (entity.path("source").asText().equals("CONTACT")) {
                ((ObjectNode) entity).putArray("match").add("EMAIL");
            }
        }
        new ObjectMapper().writeValue(file.toFile(), document);
        assertThat(ferry("run")).as(err::toString).isEqualTo(1);
        assertThat(open()).containsExactly("differs 1", "ambiguous 2", "duplicate 4");
        assertThat(ferry("conflicts")).isEqualTo(1);
        assertThat(out.toString())
                .containsPattern("1 +CONTACT +1 +differs +NAME")
                .containsPattern("2 +CONTACT +2 +ambiguous")
                .containsPattern("3 +CONTACT +4 +duplicate");
        // A rule that compares needs two records; one that names a side makes a new one of it, or leaves it out.
        assertThat(ferry("resolve", "--rule", "longest")).isZero();
        assertThat(out.toString()).contains("0 conflicts decided.", "3 are left open.");
        assertThat(ferry("resolve", "--rule", "source", "--preview")).isZero();
        assertThat(out.toString())
                .containsPattern("source +CONTACT +\\(whole record\\) +2 +0 +0")
                .containsPattern("source +CONTACT +NAME +1 +0 +0");
        Path choices = Files.writeString(folder.resolve("c.csv"), "number,choice\n1,source\n2,source\n3,target\n");
        assertThat(ferry("resolve", "--choices", choices.toString())).isZero();
        assertThat(ferry("run")).as(err::toString).isZero();
        assertThat(rows("select email, name from contact order by email, id"))
                .containsExactly("a@x Anna", "b@x Bert", "b@x Bert", "b@x Bert", "c@x Cora", "d@x Dora");
        assertThat(ferry("verify")).as(err::toString).isZero();
    }

    @Test
    void conflictsOfARoundAreAboutDeletionsToo() throws Exception {
        source("insert into contact (id, name) values (1, 'A'), (2, 'B'), (3, 'C'), (4, 'D'), (5, 'E'), (6, 'F')");
        planned();
        assertThat(ferry("run")).as(err::toString).isZero();
        source(
                "delete from contact where id in (1, 2)",
                "update contact set name = 'Edited' where id = 3",
                "update contact set name = 'From the source' where id >= 4");
        target(
                "update contact set name = 'Kept' where id = 1",
                "insert into deal values (1, 2, 'Made here')",
                "delete from contact where id = 3",
                "update contact set name = 'From the target' where id >= 4");
        assertThat(ferry("sync", "--rule", "newest")).as(err::toString).isEqualTo(1);
        assertThat(open())
                .containsExactlyInAnyOrder("deleted 1", "referred 2", "gone 3", "differs 4", "differs 5", "differs 6");
        assertThat(ferry("sync", "--rule", "source")).isEqualTo(1);
        assertThat(open()).contains("deleted 1", "referred 2", "gone 3");
        for (String rule : List.of("newest", "oldest", "version", "complete")) {
            assertThat(ferry("resolve", "--rule", rule)).isZero();
            assertThat(out.toString()).contains("0 conflicts decided.");
        }
        assertThat(ferry("resolve", "--rule", "target", "--preview")).isZero();
        assertThat(out.toString()).containsPattern("target +CONTACT +\\(whole record\\) +0 +3 +0");
        // The target changes once more after the decision, and does not take another.
        target("delete from deal");
        assertThat(ferry("resolve", "--rule", "source")).isZero();
        target(
                "update contact set name = 'Kept again' where id = 1",
                "alter table contact add constraint small check (name <> 'From the source' or id <> 5)");
        assertThat(ferry("run")).as(err::toString).isEqualTo(1);
        assertThat(open()).contains("changed 1");
        assertThat(rows("select name from contact where id in (1, 2)")).containsExactly("Kept again");
        assertThat(ferry("resolve", "--rule", "longest")).isZero();
        assertThat(out.toString()).contains("0 conflicts decided.");
        assertThat(ferry("resolve", "--rule", "source")).isZero();
        assertThat(ferry("run")).as(err::toString).isEqualTo(open().isEmpty() ? 0 : 1);
        assertThat(rows("select id from contact where id <= 2")).isEmpty();
    }

    @Test
    void whatTheTargetDoesNotTakeIsRefusedAndWhatWasEditedMeanwhileHasChanged() throws Exception {
        diverged();
        assertThat(ferry("sync")).isEqualTo(1);
        assertThat(ferry("resolve", "--rule", "source")).isZero();
        target(
                "update contact set note = 'Meanwhile' where id = 2",
                "alter table contact add constraint small check (name <> 'Source' or id <> 3)");
        assertThat(ferry("run")).as(err::toString).isEqualTo(1);
        assertThat(open()).containsExactly("changed 2", "refused 3");
        assertThat(ferry("conflicts")).isEqualTo(1);
        assertThat(out.toString())
                .containsPattern("CONTACT +2 +changed")
                .containsPattern("CONTACT +3 +refused")
                .contains("2 open of 3 conflicts.");
        assertThat(names()).isEqualTo("STT");
        assertThat(ferry("resolve", "--rule", "newest", "--preview"))
                .as(err::toString)
                .isZero();
        assertThat(out.toString()).contains("newest would decide 1 conflicts and leave 1 open.");
        target("alter table contact drop constraint small");
        assertThat(ferry("resolve", "--rule", "newest")).isZero();
        assertThat(ferry("resolve", "--rule", "source")).isZero();
        assertThat(out.toString()).contains("1 conflicts decided.");
        assertThat(ferry("run")).as(err::toString).isZero();
        assertThat(names()).isEqualTo("STS");
        assertThat(rows("select note from contact where id = 2")).containsExactly("Meanwhile");
    }
}
