package org.crmferry.ferry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.crmferry.database.Servers;
import org.crmferry.mapping.FindingKind;
import org.crmferry.model.Credentials;
import org.crmferry.model.Endpoint;
import org.crmferry.model.FerryException;
import org.crmferry.plan.Rule;
import org.crmferry.transfer.Progress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder of files is a source like any other: looked at, planned, previewed, moved, proved, synchronised, undone. */
class FileWayTest {
    private static final Credentials SA = new Credentials("sa", new char[0]);

    @TempDir
    Path folder;

    private Path files;
    private String target;

    @BeforeEach
    void write() throws IOException {
        files = Files.createDirectories(folder.resolve("files"));
        StringBuilder people = new StringBuilder("Id;Name;Company Id;Amount;Born\n");
        StringBuilder companies = new StringBuilder("Id;Name\n");
        for (int i = 1; i <= 300; i++) {
            people.append(i)
                    .append(";\"Müller ")
                    .append(i)
                    .append("\";")
                    .append(i % 10 + 1)
                    .append(';')
                    .append(i == 77 ? "?" : i + ",50")
                    .append(";24.12.19")
                    .append(10 + i % 90)
                    .append("\n");
        }
        people.append("301;\"open;1;2;3\n");
        for (int i = 1; i <= 10; i++) {
            companies.append(i).append(";Firma ").append(i).append('\n');
        }
        Files.write(files.resolve("people.csv"), people.toString().getBytes(Charset.forName("windows-1252")));
        Files.writeString(files.resolve("companies.csv"), companies);
        target = "jdbc:h2:file:" + folder.resolve("target");
        Servers.execute(
                target,
                SA,
                "create table company (id int primary key, name varchar(80))",
                "create table person (id int primary key, name varchar(80), company_id int references company(id),"
                        + " amount decimal(10, 2), born date)");
    }

    private Ferry ferry() {
        return new Ferry(folder.resolve("project"), new TestSecrets(SA, SA), new Progress());
    }

    private Project.End source() {
        return new Project.End(files.toString(), "", "");
    }

    private void plan() {
        Project project = ferry().plan(source(), new Project.End(target, "sa", ""));
        assertThat(project.mapping().entities()).allMatch(each -> each.move());
        assertThat(project.source().product()).isEqualTo("CSV");
    }

    private List<String> people() {
        return Sql.rows(target, SA, "select id + 1000, name, company_id, amount, born from person");
    }

    @Test
    void goesTheWholeWay() {
        plan();
        Result preview = ferry().preview();
        assertThat(preview.findings())
                .anySatisfy(finding -> {
                    assertThat(finding.kind()).isEqualTo(FindingKind.BROKEN_ROW);
                    assertThat(finding.keys()).containsExactly("people:302");
                })
                .anySatisfy(finding -> {
                    assertThat(finding.kind()).isEqualTo(FindingKind.UNREADABLE);
                    assertThat(finding.count()).isEqualTo(1);
                    assertThat(finding.keys()).containsExactly("77");
                });
        Result run = ferry().run();
        assertThat(run.total().created()).isEqualTo(310);
        assertThat(run.total().failed()).isZero();
        assertThat(ferry().verify().differences()).isEmpty();
        assertThat(people()).hasSize(300);
        assertThat(people().get(0)).isEqualTo("1001 | Müller 1 | 2 | 1.5 | 1911-12-24");
        assertThat(people().get(76)).isEqualTo("1077 | Müller 77 | 8 |  | 1987-12-24");
        assertThat(people().get(299)).isEqualTo("1300 | Müller 300 | 1 | 300.5 | 1940-12-24");
        Result undone = ferry().undo(null);
        assertThat(undone.differences()).isEmpty();
        assertThat(people()).isEmpty();
    }

    @Test
    void bringsOverWhatChangedInTheFiles() throws IOException {
        plan();
        ferry().run();
        Path companies = files.resolve("companies.csv");
        Files.writeString(companies, Files.readString(companies).replace("Firma 3\n", "Firma drei\n") + "11;Neu\n");
        SyncResult synced = ferry().sync(Rule.ASK);
        assertThat(synced.result().total().updated()).isEqualTo(1);
        assertThat(synced.result().total().created()).isEqualTo(1);
        assertThat(Sql.rows(target, SA, "select name from company where id in (3, 11) order by id"))
                .containsExactly("Firma drei", "Neu");
    }

    @Test
    void leavesNothingBehindOnTheDisk() throws IOException {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        List<Path> before = staged(temporary);
        Ferry.inspect(source(), Credentials.NONE);
        plan();
        ferry().run();
        assertThat(staged(temporary)).isEqualTo(before);
    }

    private static List<Path> staged(Path temporary) throws IOException {
        try (Stream<Path> all = Files.list(temporary)) {
            return all.filter(f -> f.getFileName().toString().startsWith("crm-ferry-"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void saysHowTheFilesAreWritten() {
        Inspection found = Ferry.inspect(source(), Credentials.NONE);
        assertThat(found.files()).extracting(FileFound::table).containsExactly("companies", "people");
        FileFound people = found.files().get(1);
        assertThat(people.encoding()).isEqualTo("windows-1252");
        assertThat(people.delimiter()).isEqualTo(";");
        assertThat(people.dates()).isEqualTo("DMY");
        assertThat(people.decimal()).isEqualTo(",");
        List<String> notes =
                found.problems().stream().map(n -> n.in(Locale.ENGLISH)).toList();
        assertThat(notes)
                .contains(
                        "people.csv: windows-1252, semicolon between cells, with a header row, dates as day, month, year,"
                                + " decimal comma.",
                        "people.csv: lines left out because a quote in them is never closed: 1. At line 302.",
                        "people.csv, column \"Amount\": cells that are no number: 1. They are kept as they are written.");
        assertThat(found.problems())
                .allSatisfy(
                        note -> assertThat(note.in(Locale.SIMPLIFIED_CHINESE)).contains("。"));
        ConnectionTest test = Ferry.test(source(), Credentials.NONE);
        assertThat(test.ok()).isTrue();
        assertThat(test.notes()).hasSameSizeAs(found.problems());
    }

    @Test
    void aPersonsWordCountsMoreThanWhatWasFound() {
        Project.End told = source().withReading(new org.crmferry.model.FileReading("ISO-8859-1", "", "", ""));
        assertThat(Ferry.inspect(told, Credentials.NONE).files())
                .extracting(FileFound::encoding)
                .containsOnly("ISO-8859-1");
        Project project = ferry().plan(told, new Project.End(target, "sa", ""));
        assertThat(Project.read(folder.resolve("project"))).isEqualTo(project);
        assertThat(project.source().reading()).isEqualTo(told.reading());
    }

    @Test
    void whatIsNotThereIsSaid() {
        Project.End gone = new Project.End(folder.resolve("gone").toString(), "", "");
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> Ferry.inspect(gone, Credentials.NONE))
                .isInstanceOf(FerryException.class)
                .hasMessageContaining("is not there");
        ConnectionTest test = Ferry.test(gone, Credentials.NONE);
        assertThat(test.ok()).isFalse();
        assertThat(test.explanation().apply(Locale.ENGLISH).toString()).contains("is not there");
        assertThat(Endpoint.parse(files.toString()).kind()).isEqualTo(Endpoint.Kind.FILES);
    }
}
