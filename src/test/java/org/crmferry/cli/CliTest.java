package org.crmferry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.crmferry.database.Servers;
import org.crmferry.ferry.CredentialVault;
import org.crmferry.ferry.SourceOnly;
import org.crmferry.model.Credentials;
import org.crmferry.model.Endpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command line as its users and their scripts see it: exit codes, streams, one-line messages. */
class CliTest {
    private static final Credentials SA = new Credentials("sa", new char[0]);

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int ferry(String... args) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return Cli.execute(new PrintWriter(out, true), new PrintWriter(err, true), args);
    }

    private String database(String name, String... statements) {
        String url = "jdbc:h2:file:" + folder.resolve(name);
        Servers.execute(url, SA, "create table person (id int primary key, name varchar(20))");
        Servers.execute(url, SA, statements);
        return url;
    }

    private Path passphrase(String text) throws Exception {
        return Files.writeString(folder.resolve("passphrase"), text);
    }

    @Test
    void refusesACrmThatCanOnlyBeReadAsTarget() {
        String target = SourceOnly.crm(folder);
        assertThat(ferry(
                        "plan",
                        "--source",
                        database("a", "insert into person values (1, 'Ann')"),
                        "--source-user",
                        "sa",
                        "--target",
                        target,
                        "--target-user",
                        "sa",
                        folder.resolve("p").toString()))
                .isEqualTo(4);
        assertThat(err.toString()).contains("vtiger CRM", "can be read so far, but not written to");
        assertThat(folder.resolve("p").resolve("project.json")).doesNotExist();
        assertThat(ferry("inspect", target, "--user", "sa")).isZero();
        assertThat(out.toString()).contains("it can be the source of a migration, not its target");
    }

    @Test
    void takesTheNameOfASavedConnection() throws Exception {
        String before = System.getProperty("ferry.home");
        System.setProperty("ferry.home", folder.resolve("home").toString());
        try {
            Path secret = passphrase("open sesame");
            assertThat(ferry("inspect", "acme", "--vault-passphrase-file", secret.toString()))
                    .isEqualTo(4);
            assertThat(err.toString()).contains("no connections are saved");
            String url = database("a", "alter user sa set password 's3cret'");
            try (CredentialVault vault =
                    CredentialVault.create(CredentialVault.usualFile(), "open sesame".toCharArray())) {
                vault.put("acme", Endpoint.parse(url), new Credentials("sa", "s3cret".toCharArray()));
            }
            assertThat(ferry("inspect", "acme", "--vault-passphrase-file", secret.toString()))
                    .as(err::toString)
                    .isZero();
            assertThat(out.toString()).contains("1 tables");
            assertThat(ferry("inspect", "acne", "--vault-passphrase-file", secret.toString()))
                    .isEqualTo(4);
            assertThat(err.toString()).contains("Saved are: acme");
            assertThat(ferry(
                            "inspect",
                            "acme",
                            "--vault-passphrase-file",
                            passphrase("wrong").toString()))
                    .isEqualTo(5);
        } finally {
            if (before == null) {
                System.clearProperty("ferry.home");
            } else {
                System.setProperty("ferry.home", before);
            }
        }
    }

    @Test
    void theWholeWayInJsonIsJsonAlone() throws Exception {
        String source = database("a", "insert into person values (1, 'Anna'), (2, 'Otto')");
        String target = database("b");
        String project = folder.resolve("p").toString();
        String secret = passphrase("correct horse").toString();
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
                        "--json",
                        project))
                .as(err::toString)
                .isZero();
        assertThat(new ObjectMapper().readTree(out.toString()).has("mapping")).isTrue();
        for (String command : new String[] {"preview", "run", "verify", "sync", "undo"}) {
            assertThat(ferry(command, project, "--json", "--passphrase-file", secret))
                    .as(command + err)
                    .isZero();
            JsonNode document = new ObjectMapper().readTree(out.toString());
            for (String key :
                    new String[] {"entities", "findings", "records", "bytesRead", "bytesSealed", "seconds", "result"}) {
                assertThat(document.has(key)).as(command + " " + key).isTrue();
            }
            for (String key : new String[] {
                "entity",
                "source",
                "target",
                "read",
                "created",
                "updated",
                "unchanged",
                "skipped",
                "conflicts",
                "failed"
            }) {
                assertThat(document.path("entities").get(0).has(key)).as(key).isTrue();
            }
        }
    }

    @Test
    void wrongUsageIsTwo() {
        assertThat(ferry("plan")).isEqualTo(2);
        assertThat(ferry("nonsense")).isEqualTo(2);
        assertThat(err.toString().lines().count()).isEqualTo(1);
    }

    @Test
    void noConnectionIsThree() {
        assertThat(ferry("inspect", "jdbc:postgresql://127.0.0.1:1/x", "--user", "a", "--password-file", "/dev/null"))
                .isEqualTo(3);
        assertThat(err.toString()).contains("127.0.0.1").doesNotContain("Exception");
    }

    @Test
    void noProjectIsFour() {
        assertThat(ferry("run", folder.resolve("nothing").toString())).isEqualTo(4);
        assertThat(err.toString()).contains("ferry plan");
    }

    @Test
    void wrongPassphraseIsFive() throws Exception {
        String project = folder.resolve("p").toString();
        ferry(
                "plan",
                "--source",
                database("a"),
                "--source-user",
                "sa",
                "--target",
                database("b"),
                "--target-user",
                "sa",
                project);
        assertThat(ferry(
                        "preview",
                        project,
                        "--passphrase-file",
                        passphrase("right").toString()))
                .as(err::toString)
                .isZero();
        assertThat(ferry(
                        "run", project, "--passphrase-file", passphrase("wrong").toString()))
                .isEqualTo(5);
        assertThat(err.toString()).contains("passphrase").doesNotContain("wrong\n");
    }

    @Test
    void whatRemainsForAPersonIsOne() throws Exception {
        String project = folder.resolve("p").toString();
        String target = database("b", "alter table person add constraint short check (id <> 1)");
        ferry(
                "plan",
                "--source",
                database("a", "insert into person values (1, 'Anna')"),
                "--source-user",
                "sa",
                "--target",
                target,
                "--target-user",
                "sa",
                project);
        assertThat(ferry(
                        "run", project, "--passphrase-file", passphrase("right").toString()))
                .isEqualTo(1);
    }

    @Test
    void aDiskThatRefusesIsSix() throws Exception {
        Path project = folder.resolve("p");
        ferry(
                "plan",
                "--source",
                database("a"),
                "--source-user",
                "sa",
                "--target",
                database("b"),
                "--target-user",
                "sa",
                project.toString());
        Files.writeString(project.resolve("vault"), "a file where the vault should be");
        assertThat(ferry(
                        "preview",
                        project.toString(),
                        "--passphrase-file",
                        passphrase("right").toString()))
                .as(err::toString)
                .isEqualTo(6);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "demo",
                "inspect",
                "plan",
                "preview",
                "run",
                "verify",
                "sync",
                "conflicts",
                "resolve",
                "undo",
                "pack",
                "load",
                "same",
                "check-package",
                "report"
            })
    void everyCommandExplainsItselfWithAnExample(String command) {
        assertThat(ferry(command, "--help")).isZero();
        assertThat(out.toString()).contains("Usage: ferry " + command, "Example: ferry " + command);
    }

    @Test
    void comparesInJsonWithCompleteCountsAndExitsOneOnDifferences() throws Exception {
        String left = database("a", "insert into person values (1, 'Anna'), (2, 'Otto'), (3, 'Eva')");
        String right = database("b", "insert into person values (1, 'Anna'), (2, 'Ott'), (4, 'Uwe')");
        String[] both = {"compare", "--left", left, "--left-user", "sa", "--right", right, "--right-user", "sa"};
        assertThat(ferry(with(both, "--json"))).as(err::toString).isEqualTo(1);
        JsonNode document = new ObjectMapper().readTree(out.toString());
        assertThat(document)
                .isEqualTo(new ObjectMapper()
                        .readTree(
                                "{'entities':[{'entity':'PERSON','onlyLeft':1,'onlyRight':1,'different':1,'identical':1,'by':'rows','read':6}],"
                                        .concat(
                                                "'differences':[{'entity':'PERSON','key':{'ID':'2'},'kind':'different','fields':")
                                        .concat(
                                                "{'NAME':{'left':'Otto','right':'Ott'}}},{'entity':'PERSON','key':{'ID':'3'},")
                                        .concat("'kind':'onlyLeft','fields':{'NAME':{'left':'Eva','right':null}}},")
                                        .concat("{'entity':'PERSON','key':{'ID':'4'},'kind':'onlyRight','fields':")
                                        .concat("{'NAME':{'left':null,'right':'Uwe'}}}]}")
                                        .replace('\'', '"')));
        assertThat(ferry(with(both, "--json", "--limit", "1", "--entity", "person=PERSON")))
                .isEqualTo(1);
        JsonNode limited = new ObjectMapper().readTree(out.toString());
        assertThat(limited.path("differences")).hasSize(1);
        assertThat(limited.path("entities").get(0).path("onlyRight").asInt()).isEqualTo(1);
        assertThat(ferry(with(both, "--json", "--key", "id,name", "--ignore", "NAME")))
                .isEqualTo(1);
        for (String kind : new String[] {"html", "csv", "json"}) {
            Path file = folder.resolve("d." + kind);
            assertThat(ferry(with(both, "--out", file.toString())))
                    .as(err::toString)
                    .isEqualTo(1);
            assertThat(Files.readString(file)).contains("Otto", "Uwe");
        }
        assertThat(ferry(with(both, "--out", folder.resolve("d.docx").toString())))
                .isEqualTo(4);
        both[6] = left;
        assertThat(ferry(both)).as(err::toString).isZero();
        for (String way : new String[] {"ranges", "rows"}) {
            assertThat(ferry(with(both, "--by", way))).as(err::toString).isZero();
            assertThat(out.toString()).contains("records read", "6 (all)");
        }
        assertThat(ferry(with(both, "--by", "magic"))).isEqualTo(2);
        assertThat(err.toString()).contains("--by is auto, rows or ranges");
        assertThat(ferry("compare", "--left", left)).isEqualTo(2);
    }

    private static String[] with(String[] words, String... more) {
        return java.util.stream.Stream.concat(java.util.Arrays.stream(words), java.util.Arrays.stream(more))
                .toArray(String[]::new);
    }
}
