package org.crmferry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.crmferry.database.Servers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Plants values, passwords and a passphrase, goes the whole way with conflicts, refused records, reports and a package,
 * and looks for them in everything that was left on disk or printed.
 */
class NothingInClearTest {
    private static final String PASSPHRASE = "Xyzzy-Plugh-4711";
    private static final String PASSWORD = "Sesame-0815-Open";
    private static final List<String> PLANTED = List.of("Beeblebrox", "zaphodius", "Heart of Gold", "Magrathea");

    @TempDir
    Path folder;

    private final StringWriter printed = new StringWriter();

    private int ferry(String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(List.of(
                "--debug", "--passphrase-file", file("passphrase", PASSPHRASE).toString()));
        if (!args[0].equals("report") && !args[0].equals("conflicts") && !args[0].equals("resolve")) {
            all.addAll(
                    List.of("--source-password-file", file("source", PASSWORD).toString()));
            all.addAll(
                    List.of("--target-password-file", file("target", PASSWORD).toString()));
        }
        PrintWriter out = new PrintWriter(printed, true);
        return Cli.execute(out, out, all.toArray(String[]::new));
    }

    private Path file(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name + ".secret"), text);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void nothingPlantedIsFoundOutsideTheDatabases() throws IOException {
        String tables = "create table contact (id int primary key, last_name varchar(60), email varchar(80), note"
                + " varchar(500))";
        String source = Servers.newMariaDb();
        String target = Servers.newPostgres();
        Servers.execute(
                source,
                Servers.mariadbLogin(),
                tables,
                "create or replace user planted@'127.0.0.1' identified by '" + PASSWORD + "'",
                "create or replace user planted@localhost identified by '" + PASSWORD + "'",
                "grant all on *.* to planted@'127.0.0.1'",
                "grant all on *.* to planted@localhost");
        Servers.execute(
                target,
                Servers.postgresLogin(),
                tables,
                "do $$ begin create role planted superuser login password '" + PASSWORD
                        + "'; exception when duplicate_object then null; end $$",
                "alter table contact add constraint nobody check (last_name <> 'Beeblebrox 7')");
        for (int i = 1; i <= 20; i++) {
            String values = "values (" + i + ", 'Beeblebrox " + i + "', 'zaphodius" + i + "@example.org', '";
            Servers.execute(
                    source, Servers.mariadbLogin(), "insert into contact " + values + "Heart of Gold " + i + "')");
            if (i > 15) {
                Servers.execute(
                        target, Servers.postgresLogin(), "insert into contact " + values + "Magrathea " + i + "')");
            }
        }
        String project = folder.resolve("project").toString();
        assertThat(ferry(
                        "plan",
                        "--source",
                        source,
                        "--source-user",
                        "planted",
                        "--target",
                        target,
                        "--target-user",
                        "planted",
                        project))
                .isZero();
        Path json = folder.resolve("project/project.json");
        Files.writeString(json, Files.readString(json).replaceAll("\"match\" ?: ?\\[ ?\\]", "\"match\": [\"email\"]"));
        ferry("preview", project);
        ferry("run", project);
        assertThat(folder.resolve("project/reports/failed-contact.csv")).exists();
        ferry("conflicts", project);
        ferry("resolve", "--rule", "source", project);
        ferry("run", project);
        ferry("verify", project);
        for (String form : List.of("html", "pdf", "json", "csv")) {
            assertThat(ferry(
                            "report",
                            project,
                            "-o",
                            folder.resolve("report." + form).toString()))
                    .isZero();
        }
        assertThat(ferry("pack", project, "-o", folder.resolve("office.ferry").toString()))
                .isZero();
        ferry("undo", project);
        search();
    }

    private void search() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(Files::isRegularFile)
                    .filter(f -> !f.toString().endsWith(".secret"))
                    .toList();
        }
        assertThat(files).hasSizeGreaterThan(10);
        List<String> words = new ArrayList<>(PLANTED);
        words.add(PASSPHRASE);
        words.add(PASSWORD);
        for (Path file : files) {
            byte[] bytes = Files.readAllBytes(file);
            String text = new String(bytes, StandardCharsets.ISO_8859_1);
            for (String word : words) {
                for (Charset charset :
                        List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
                    String trace = new String(word.getBytes(charset), StandardCharsets.ISO_8859_1);
                    assertThat(text.contains(trace)).as("%s in %s", word, file).isFalse();
                }
            }
        }
        for (String word : words) {
            assertThat(printed.toString()).doesNotContain(word);
        }
    }

    @Test
    void aPasswordInAnAddressIsRefusedWithoutBeingRepeated() {
        int code = ferry(
                "plan",
                "--source",
                "jdbc:mariadb://localhost/x?user=a&password=" + PASSWORD,
                "--target",
                "jdbc:h2:mem:x",
                folder.resolve("p").toString());
        assertThat(code).isEqualTo(4);
        assertThat(printed.toString()).contains("password").doesNotContain(PASSWORD);
    }
}
