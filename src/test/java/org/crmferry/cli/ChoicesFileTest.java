package org.crmferry.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.crmferry.database.Servers;
import org.crmferry.ferry.Project;
import org.crmferry.model.Credentials;
import org.crmferry.plan.FieldChoice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Choices from a JSON file, from the file to the target. */
class ChoicesFileTest {
    private static final Credentials SA = new Credentials("sa", new char[0]);

    @TempDir
    Path folder;

    private Path file(String text) throws Exception {
        return Files.writeString(folder.resolve("choices.json"), text);
    }

    @Test
    void isReadAndMistakesAreNamed() throws Exception {
        ChoicesFile read = ChoicesFile.read(file("[{\"number\":3,\"choice\":\"Newest\"},"
                + "{\"number\":4,\"fields\":{\"a\":\"source\",\"b\":{\"value\":\"x\"},\"c\":{\"value\":null}}}]"));
        assertThat(read.records()).isEqualTo(Map.of(3L, "newest"));
        assertThat(read.fields())
                .isEqualTo(Map.of(
                        4L,
                        Map.of("a", FieldChoice.SOURCE, "b", FieldChoice.edited("x"), "c", FieldChoice.edited(""))));
        for (String wrong : List.of("{}", "[{\"number\":3}]", "[{\"number\":3,\"fields\":{\"a\":\"mine\"}}]", "[")) {
            Path path = file(wrong);
            assertThatThrownBy(() -> ChoicesFile.read(path)).as(wrong).hasMessageContaining("choices.json");
        }
    }

    @Test
    void whatItSaysIsWritten() throws Exception {
        String source = "jdbc:h2:file:" + folder.resolve("a");
        String target = "jdbc:h2:file:" + folder.resolve("b");
        String table = "create table person (id int primary key, mail varchar(20), name varchar(20), city varchar(20))";
        Servers.execute(
                source,
                SA,
                table,
                "insert into person values (1, 'a@x.org', 'Anna', 'Bonn'), (2, 'o@x.org', 'Otto', 'Ulm')");
        Servers.execute(
                target,
                SA,
                table,
                "insert into person values (1, 'a@x.org', 'Anne', 'Berlin'), (2, 'o@x.org', 'Odo', 'Ulm')");
        String project = folder.resolve("p").toString();
        String secret =
                Files.writeString(folder.resolve("secret"), "correct horse").toString();
        run("plan", "--source", source, "--source-user", "sa", "--target", target, "--target-user", "sa", project);
        Project planned = Project.read(Path.of(project));
        planned.withMapping(planned.mapping()
                        .withEntities(planned.mapping().entities().stream()
                                .map(e -> e.withMatch(List.of("MAIL")))
                                .toList()))
                .write(Path.of(project));
        run("preview", "--passphrase-file", secret, project);
        Path choices = file("[{\"number\":1,\"fields\":{\"NAME\":{\"value\":\"Annie\"},\"CITY\":\"source\"}},"
                + "{\"number\":2,\"choice\":\"target\"}]");
        assertThat(run("resolve", "--choices", choices.toString(), "--passphrase-file", secret, project))
                .contains("2 conflicts decided");
        run("run", "--passphrase-file", secret, project);
        List<String> rows = new ArrayList<>();
        try (var connection = DriverManager.getConnection(target, "sa", "");
                var result = connection.createStatement().executeQuery("select name, city from person order by id")) {
            while (result.next()) {
                rows.add(result.getString(1) + " " + result.getString(2));
            }
        }
        assertThat(rows).containsExactly("Annie Bonn", "Odo Ulm");
    }

    private static String run(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Cli.execute(new PrintWriter(out, true), new PrintWriter(err, true), args);
        assertThat(code).as(err.toString()).isIn(0, Cli.OPEN);
        return out.toString();
    }
}
