package org.crmferry.files;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.crmferry.model.FileReading;

/** A delimited text file: its encoding, delimiter and header are found out from its content. */
final class CsvSheet implements Sheet {
    private static final char[] DELIMITERS = {',', ';', '\t', '|'};
    private static final int LOOK = 1 << 18;
    private static final int ROWS = 200;

    private final Path file;
    private final String name;
    private final Encoding encoding;
    private final char delimiter;
    private final int skipped;
    private final boolean headed;
    private final List<String> header;

    private CsvSheet(
            Path file,
            String name,
            Encoding encoding,
            char delimiter,
            int skipped,
            boolean headed,
            List<String> header) {
        this.file = file;
        this.name = name;
        this.encoding = encoding;
        this.delimiter = delimiter;
        this.skipped = skipped;
        this.headed = headed;
        this.header = header;
    }

    /** Looks at a file; null if there is nothing in it. */
    static CsvSheet of(Path file, String name, FileReading reading) throws IOException {
        Encoding encoding = encoding(file, reading);
        String start = start(file, encoding);
        // Excel's own way of naming the delimiter.
        boolean told = start.regionMatches(true, 0, "sep=", 0, 4) && start.length() > 5 && start.charAt(5) < ' ';
        String text = told ? start.substring(start.indexOf('\n') + 1) : start;
        char delimiter = !reading.delimiter().isEmpty()
                ? delimiter(reading.delimiter())
                : told ? start.charAt(4) : delimiter(text, file);
        List<Line> rows = rows(text, delimiter, ROWS);
        if (rows.isEmpty()) {
            return null;
        }
        List<String> first = rows.get(0).cells();
        boolean headed = Header.names(first);
        int width = rows.stream().mapToInt(r -> r.cells().size()).max().orElse(0);
        return new CsvSheet(
                file,
                name,
                encoding,
                delimiter,
                told ? 1 : 0,
                headed,
                headed ? Header.of(first) : Header.numbered(width));
    }

    private static Encoding encoding(Path file, FileReading reading) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            if (reading.encoding().isEmpty()) {
                return Encoding.of(in);
            }
            Charset charset = Charset.forName(reading.encoding());
            Encoding marked = Encoding.marked(in.readNBytes(4));
            boolean same = marked != null
                    && (marked.charset().equals(charset) || charset.name().equals("UTF-16"));
            return same ? marked : new Encoding(charset, 0);
        }
    }

    private static char delimiter(String text) {
        return text.equalsIgnoreCase("tab") ? '\t' : text.charAt(0);
    }

    private static String start(Path file, Encoding encoding) throws IOException {
        try (Reader in = encoding.reader(Files.newInputStream(file))) {
            char[] start = new char[LOOK];
            int length = 0;
            for (int n = in.read(start); n > 0; n = in.read(start, length, LOOK - length)) {
                length += n;
            }
            return new String(start, 0, length);
        }
    }

    private static List<Line> rows(String text, char delimiter, int most) throws IOException {
        List<Line> rows = new ArrayList<>();
        try (CsvLines lines = new CsvLines(new StringReader(text), delimiter, line -> {})) {
            for (Line row = lines.next(); row != null && rows.size() < most; row = lines.next()) {
                rows.add(row);
            }
        }
        return rows;
    }

    /** The delimiter with which most rows have one number of cells, more than one; else that of the file's ending. */
    private static char delimiter(String text, Path file) throws IOException {
        char best = file.toString().toLowerCase(java.util.Locale.ROOT).endsWith(".tsv") ? '\t' : ',';
        double most = 0;
        for (char candidate : DELIMITERS) {
            Map<Integer, Integer> widths = new HashMap<>();
            List<Line> rows = rows(text, candidate, ROWS);
            rows.forEach(row -> widths.merge(row.cells().size(), 1, Integer::sum));
            for (Map.Entry<Integer, Integer> width : widths.entrySet()) {
                double score = width.getKey() < 2
                        ? 0
                        : (double) width.getValue() / rows.size() * (1 + Math.log(width.getKey()));
                if (score > most) {
                    most = score;
                    best = candidate;
                }
            }
        }
        return best;
    }

    @Override
    public Path file() {
        return file;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<String> header() {
        return header;
    }

    @Override
    public Writing writing() {
        return new Writing(encoding.charset().name(), encoding.mark() > 0, delimiter, headed);
    }

    @Override
    public Lines open(LongConsumer open) throws IOException {
        CsvLines lines = new CsvLines(
                encoding.reader(new BufferedInputStream(Files.newInputStream(file), 1 << 16)), delimiter, open);
        for (int i = skipped + (headed ? 1 : 0); i > 0; i--) {
            lines.next();
        }
        lines.expect(header.size());
        return lines;
    }
}
