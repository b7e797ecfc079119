package org.crmferry.ferry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.crmferry.database.Servers;
import org.crmferry.model.Credentials;
import org.crmferry.transfer.Progress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a migration leaves to be read: what undo would do, which records failed, what is signed. */
class AftermathTest {
    private static final Credentials SA = new Credentials("sa", new char[0]);

    @TempDir
    Path folder;

    private String source;
    private String target;
    private Ferry ferry;

    @BeforeEach
    void prepare() {
        source = "jdbc:h2:file:" + folder.resolve("a");
        target = "jdbc:h2:file:" + folder.resolve("b");
        Servers.execute(
                source,
                SA,
                "create table person (id int primary key, name varchar(40), town varchar(40))",
                "insert into person select x, 'Secret' || x, 'Town' from system_range(1, 10)");
        Servers.execute(
                target,
                SA,
                "create table person (id int primary key, name varchar(40) check (name <> 'Secret7'), town varchar(40))");
        ferry = new Ferry(folder.resolve("p"), new TestSecrets(SA, SA), new Progress());
        ferry.plan(new Project.End(source, "sa", ""), new Project.End(target, "sa", ""));
    }

    @Test
    void foretellsWhatUndoDoes() {
        assertThat(ferry.undoConsequences()).isEmpty();
        ferry.run();
        UndoConsequence whole = ferry.undoConsequences().get(0);
        assertThat(List.of(whole.deletes(), whole.restores(), whole.edited(), whole.gone()))
                .containsExactly(9L, 0L, 0L, 0L);
        Servers.execute(
                target, SA, "update person set town = 'Elsewhere' where id = 3", "delete from person where id = 4");
        UndoConsequence now = ferry.undoConsequences().get(0);
        assertThat(List.of(now.deletes(), now.restores(), now.edited(), now.gone()))
                .containsExactly(7L, 0L, 1L, 1L);
        Result undone = ferry.undo(null);
        assertThat(undone.total().created()).isEqualTo(now.deletes());
        assertThat(undone.differences()).hasSize(1);
    }

    @Test
    void writesFailedRecordsWithValuesOnlyWhenAsked() throws Exception {
        Result result = ferry.run();
        assertThat(result.total().failed()).isEqualTo(1);
        List<Path> files = ferry.failedRecords(false);
        assertThat(files).hasSize(1);
        assertThat(Files.readString(files.get(0))).startsWith("record,reason").doesNotContain("Secret");
        List<String> lines = Files.readAllLines(ferry.failedRecords(true).get(0));
        assertThat(lines.get(0)).isEqualTo("record,reason,ID,NAME,TOWN");
        assertThat(lines).hasSize(2);
        assertThat(lines.get(1)).startsWith("7,").endsWith(",7,Secret7,Town");
    }

    @Test
    void reportsWhichFieldWentWhereInBothLanguages() throws Exception {
        ferry.run();
        for (Locale locale : List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)) {
            Path html = folder.resolve(locale + ".html");
            ferry.report(html, locale);
            String text = Files.readString(html, StandardCharsets.UTF_8);
            assertThat(text).contains("PERSON", "NAME", "TOWN").doesNotContain("Secret1");
            assertThat(text).contains(locale.equals(Locale.ENGLISH) ? "Copied" : "原样复制");
            ferry.report(folder.resolve(locale + ".pdf"), locale);
            assertThat(folder.resolve(locale + ".pdf")).isNotEmptyFile();
        }
        ferry.report(folder.resolve("r.json"), Locale.SIMPLIFIED_CHINESE);
        assertThat(Files.readString(folder.resolve("r.json"))).contains("\"lines\"", "\"sha256\"");
    }
}
