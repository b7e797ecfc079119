package org.crmferry.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Rows come out as they were written, and one torn row never takes another with it. */
class CsvLinesTest {
    private final List<Long> open = new ArrayList<>();

    private List<List<String>> rows(String text, char delimiter, int expected) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        try (CsvLines lines = new CsvLines(new StringReader(text), delimiter, open::add)) {
            lines.expect(expected);
            for (Line line = lines.next(); line != null; line = lines.next()) {
                rows.add(line.cells());
            }
        }
        return rows;
    }

    @Test
    void readsQuotesLineEndsAndEmptyCells() throws IOException {
        assertThat(rows("a,\"b,\"\"c\"\"\",\r\n\"x\r\ny\",\"\",z\r1,2,3\n\n4,5,6", ',', 3))
                .containsExactly(
                        java.util.Arrays.asList("a", "b,\"c\"", null),
                        List.of("x\r\ny", "", "z"),
                        List.of("1", "2", "3"),
                        List.of("4", "5", "6"));
        assertThat(open).isEmpty();
    }

    @Test
    void aQuoteWithinACellIsACharacter() throws IOException {
        assertThat(rows("5\" pipe,a\n\"he said \"hi\" twice\",b\n", ',', 2))
                .containsExactly(List.of("5\" pipe", "a"), List.of("he said \"hi\" twice", "b"));
    }

    @Test
    void anOpenQuoteCostsItsOwnLineOnly() throws IOException {
        String text = "1,\"Anna,x\n2,\"Bert\",y\n3,Cora,\"z\"\n4,Dora,\"open to the end\n5,Emil,w\n";
        assertThat(rows(text, ',', 3))
                .containsExactly(List.of("2", "Bert", "y"), List.of("3", "Cora", "z"), List.of("5", "Emil", "w"));
        assertThat(open).containsExactly(1L, 4L);
    }

    @Test
    void whateverIsWrittenIsReadBack() throws IOException {
        long seed = System.nanoTime();
        System.out.println("CsvLinesTest seed " + seed);
        Random random = new Random(seed);
        String[] pieces = {
            "\"", "\"\"", ",", ";", "\t", "\n", "\r\n", "\r", "a", "ü", "汉", "😀", " ", "'", "\u0000", "\\"
        };
        for (char delimiter : new char[] {',', ';', '\t', '|'}) {
            List<List<String>> rows = new ArrayList<>();
            StringBuilder text = new StringBuilder();
            for (int r = 0; r < 500; r++) {
                List<String> row = new ArrayList<>();
                for (int c = 0; c < 4; c++) {
                    StringBuilder cell = new StringBuilder();
                    for (int n = random.nextInt(6); n > 0; n--) {
                        cell.append(pieces[random.nextInt(pieces.length)]);
                    }
                    row.add(cell.toString());
                    text.append(c == 0 ? "" : String.valueOf(delimiter))
                            .append('"')
                            .append(cell.toString().replace("\"", "\"\""))
                            .append('"');
                }
                text.append(random.nextBoolean() ? "\n" : "\r\n");
                rows.add(row);
            }
            assertThat(rows(text.toString(), delimiter, 4)).isEqualTo(rows);
            assertThat(open).isEmpty();
        }
    }
}
