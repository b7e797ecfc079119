package org.crmferry.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.crmferry.model.FerryException;
import org.crmferry.model.FieldType;
import org.crmferry.model.FileReading;
import org.crmferry.model.Raw;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a file is written is found out, and every cell gets the value that a person would read there. */
class FileFolderTest {
    @TempDir
    Path folder;

    private FileTable only(FileReading reading) {
        List<FileTable> tables = FileFolder.open(folder, reading).tables();
        assertThat(tables).hasSize(1);
        return tables.get(0);
    }

    private FileTable of(String text) throws IOException {
        Files.writeString(folder.resolve("t.csv"), text);
        return only(FileReading.DETECT);
    }

    private List<List<Object>> values(FileTable table) throws IOException {
        List<List<Object>> rows = new ArrayList<>();
        table.each(table.forms(), (line, values) -> rows.add(Arrays.asList(values)));
        return rows;
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-8,false,Müller Zoë 汉字,UTF-8",
        "UTF-8,true,Müller,UTF-8",
        "UTF-16LE,true,Müller 汉字,UTF-16LE",
        "UTF-16BE,true,Müller 汉字,UTF-16BE",
        "UTF-16LE,false,Müller,UTF-16LE",
        "UTF-16BE,false,Müller,UTF-16BE",
        "windows-1252,false,Müller – „Zoë“ Łukasz€,windows-1252",
        "GB18030,false,北京市朝阳区建国路,GB18030",
        "US-ASCII,false,Miller,UTF-8"
    })
    void findsTheEncoding(String encoding, boolean mark, String name, String expected) throws IOException {
        Charset charset = Charset.forName(encoding);
        String text = (mark ? "\uFEFF" : "") + "Id,Name,City\n1," + name.replace("Łukasz", "Lukasz") + ",Köln\n"
                + "2,Someone with a longer text here,x\n";
        String written = encoding.equals("US-ASCII") || encoding.equals("GB18030") ? text.replace("Köln", "x") : text;
        Files.write(folder.resolve("t.csv"), written.getBytes(charset));
        FileTable table = only(FileReading.DETECT);
        assertThat(table.writing().encoding()).isEqualTo(expected);
        assertThat(table.writing().mark()).isEqualTo(mark);
        assertThat(values(table).get(0).get(1)).isEqualTo(name.replace("Łukasz", "Lukasz"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {",", ";", "\\t", "|"})
    void findsTheDelimiter(String given) throws IOException {
        char delimiter = given.equals("\\t") ? '\t' : given.charAt(0);
        String d = String.valueOf(delimiter);
        FileTable table = of("Name" + d + "Note" + d + "Amount\nA" + d + "\"x, y; z | w\"" + d + "3\nB" + d
                + "c,d;e".replace(d, "") + d + "4\n");
        assertThat(table.writing().delimiter()).isEqualTo(delimiter);
        assertThat(table.header()).containsExactly("Name", "Note", "Amount");
        assertThat(table.rows()).isEqualTo(2);
    }

    @Test
    void takesExcelsWordForTheDelimiter() throws IOException {
        FileTable table = of("sep=|\r\nName|Note\r\nA;1;2|b\r\nC;3;4|d\r\n");
        assertThat(table.writing().delimiter()).isEqualTo('|');
        assertThat(table.header()).containsExactly("Name", "Note");
    }

    @Test
    void givesEveryColumnTheTypeOfItsCells() throws IOException {
        FileTable table = of("Id;Zip;Amount;Born;Seen;At;Yes;Text\n"
                + "1;01067;1.234,50;24.12.1990;24.12.2024 18:30;2024-01-05T10:00:00+02:00;true;a\n"
                + "2;80331;-7;01.02.2000;01.02.2024 08:05:09;2024-01-05T10:00:00Z;FALSE;1\n"
                + ";;;;;;;\n"
                + "4;80332;12;31.01.1980;;;;2\n");
        assertThat(table.forms())
                .extracting(ColumnForm::type)
                .containsExactly(
                        FieldType.INTEGER,
                        FieldType.TEXT,
                        FieldType.DECIMAL,
                        FieldType.DATE,
                        FieldType.DATETIME,
                        FieldType.INSTANT,
                        FieldType.BOOLEAN,
                        FieldType.TEXT);
        assertThat(values(table).get(0))
                .containsExactly(
                        1L,
                        "01067",
                        new BigDecimal("1234.50"),
                        LocalDate.of(1990, 12, 24),
                        LocalDateTime.of(2024, 12, 24, 18, 30),
                        Instant.parse("2024-01-05T08:00:00Z"),
                        true,
                        "a");
        assertThat(table.rows()).as("a row without any content is none").isEqualTo(3);
        assertThat(table.forms().get(0).complete()).isTrue();
        assertThat(table.forms().get(5).complete()).isFalse();
    }

    @Test
    void oneBadCellCostsNothingButItself() throws IOException {
        StringBuilder text = new StringBuilder("Id,Amount,Day\n");
        for (int i = 1; i <= 40; i++) {
            text.append(i)
                    .append(i == 39 ? ",n/a," : "," + i + ".5,")
                    .append(i == 40 ? "soon" : "12/" + (i % 28 + 1) + "/2024")
                    .append('\n');
        }
        FileTable table = of(text.toString());
        assertThat(table.forms()).extracting(ColumnForm::misfits).containsExactly(0L, 1L, 1L);
        List<List<Object>> rows = values(table);
        assertThat(rows.get(0)).containsExactly(1L, new BigDecimal("1.5"), LocalDate.of(2024, 12, 2));
        assertThat(rows.get(38).get(1)).isEqualTo(new Raw("n/a"));
        assertThat(rows.get(39).get(2)).isEqualTo(new Raw("soon"));
        assertThat(rows.get(39).get(1)).isEqualTo(new BigDecimal("40.5"));
    }

    @Test
    void daysTellTheirOrderAndAPersonHasTheLastWord() throws IOException {
        String american = "Name,Day\na,01/02/2024\nb,01/31/2024\n";
        assertThat(values(of(american)).get(0).get(1)).isEqualTo(LocalDate.of(2024, 1, 2));
        assertThat(values(of("Name,Day\na,01/02/2024\nb,31/01/2024\n")).get(0).get(1))
                .isEqualTo(LocalDate.of(2024, 2, 1));
        Files.writeString(folder.resolve("t.csv"), "Name,Day\na,01/02/2024\n");
        assertThat(values(only(new FileReading("", "", "DMY", ""))).get(0).get(1))
                .isEqualTo(LocalDate.of(2024, 2, 1));
        assertThat(values(only(new FileReading("", "", "MDY", ""))).get(0).get(1))
                .isEqualTo(LocalDate.of(2024, 1, 2));
    }

    @Test
    void namesBrokenRowsByTheirLines() throws IOException {
        FileTable table = of("a,b,c\n1,2\n1,2,3,4\n\"1,2,3\n1,\"two\nlines\",3\n1,2,3,,\n");
        assertThat(table.rows()).isEqualTo(3);
        assertThat(table.troubles())
                .extracting(Trouble::kind, Trouble::count, Trouble::lines)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(Trouble.Kind.FEW_CELLS, 1L, List.of(2L)),
                        org.assertj.core.groups.Tuple.tuple(Trouble.Kind.MANY_CELLS, 1L, List.of(3L)),
                        org.assertj.core.groups.Tuple.tuple(Trouble.Kind.OPEN_QUOTE, 1L, List.of(4L)));
        assertThat(values(table)).contains(Arrays.asList(1L, "two\nlines", 3L), Arrays.asList(1L, "2", null));
    }

    @Test
    void numbersColumnsThatNobodyNamed() throws IOException {
        assertThat(of("1,Anna,anna@example.org\n2,Bert,bert@example.org\n").header())
                .containsExactly("Column 1", "Column 2", "Column 3");
        assertThat(of("Name,Name,,name\na,b,c,d\n").header())
                .containsExactly("Name", "Name (2)", "Column 3", "name (3)");
    }

    @Test
    void putsTheFilesOfABackupTogether() throws IOException {
        Files.writeString(folder.resolve("Accounts_001.csv"), "Id,Name\n1,A\n");
        Files.writeString(folder.resolve("Accounts_002.csv"), "Id,Name\n2,B\n");
        Files.writeString(folder.resolve("Deals_001.csv"), "Id,Title\n1,T\n");
        List<FileTable> tables = FileFolder.open(folder, FileReading.DETECT).tables();
        assertThat(tables).extracting(FileTable::name).containsExactly("Accounts", "Deals_001");
        assertThat(tables.get(0).rows()).isEqualTo(2);
    }

    @Test
    void noticesAFileThatChanges() throws IOException {
        Files.writeString(folder.resolve("t.csv"), "Id,Name\n1,A\n", StandardCharsets.UTF_8);
        FileFolder opened = FileFolder.open(folder, FileReading.DETECT);
        opened.unchanged();
        Files.writeString(folder.resolve("t.csv"), "Id,Name\n1,A\n2,B\n", StandardCharsets.UTF_8);
        assertThatThrownBy(opened::unchanged)
                .isInstanceOf(FerryException.class)
                .hasMessageContaining("t.csv was changed");
    }

    @Test
    void saysWhatIsNotThere() {
        assertThatThrownBy(() -> FileFolder.open(folder, FileReading.DETECT))
                .isInstanceOf(FerryException.class)
                .hasMessageContaining("no file with records");
        assertThatThrownBy(() -> FileFolder.open(folder.resolve("gone"), FileReading.DETECT))
                .isInstanceOf(FerryException.class)
                .hasMessageContaining("is not there");
    }
}
