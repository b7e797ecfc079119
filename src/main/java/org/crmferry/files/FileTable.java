package org.crmferry.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.crmferry.model.FileReading;

/**
 * Records of one kind in one file, or in several that carry on one another ({@code Accounts_001.csv},
 * {@code Accounts_002.csv}).
 *
 * <p>Every look at it reads the files anew and holds one row at a time. {@link #read} fills {@link #forms},
 * {@link #rows} and {@link #troubles}. For one thread.
 */
public final class FileTable {
    private final String name;
    private final List<Sheet> sheets;
    private final Map<Trouble.Kind, Trouble> troubles = new EnumMap<>(Trouble.Kind.class);
    private List<ColumnForm> forms = List.of();
    private long rows;

    /** Takes a row: its line and one cell per column. */
    @FunctionalInterface
    private interface Cells {
        void take(long line, List<String> cells) throws IOException;
    }

    /** Takes a row: its line and one value per column; see {@link ColumnForm#value}. */
    @FunctionalInterface
    public interface Row {
        void take(long line, Object[] values);
    }

    FileTable(String name, List<Sheet> sheets) {
        this.name = name;
        this.sheets = List.copyOf(sheets);
    }

    /** What it is called: its file's name without ending and number. */
    public String name() {
        return name;
    }

    public List<String> header() {
        return sheets.get(0).header();
    }

    /** How the first of its files is written. */
    public Sheet.Writing writing() {
        return sheets.get(0).writing();
    }

    public List<Path> files() {
        return sheets.stream().map(Sheet::file).distinct().toList();
    }

    /** What the columns hold. */
    public List<ColumnForm> forms() {
        return forms;
    }

    /** How many rows can be read. */
    public long rows() {
        return rows;
    }

    public Collection<Trouble> troubles() {
        return troubles.values();
    }

    /** Looks at every cell, to know what the columns hold. */
    void read(FileReading reading) throws IOException {
        List<Guess> guesses = new ArrayList<>();
        header().forEach(column -> guesses.add(new Guess()));
        troubles.clear();
        rows = 0;
        each(true, (line, cells) -> {
            rows++;
            for (int i = 0; i < guesses.size(); i++) {
                guesses.get(i).add(cells.get(i));
            }
        });
        Guess.Usual usual = usual(guesses, reading);
        List<ColumnForm> found = new ArrayList<>();
        for (int i = 0; i < guesses.size(); i++) {
            found.add(guesses.get(i).form(header().get(i), usual));
        }
        forms = List.copyOf(found);
    }

    private Guess.Usual usual(List<Guess> guesses, FileReading reading) {
        long commas = guesses.stream().mapToLong(Guess::commas).sum();
        long days = guesses.stream().mapToLong(Guess::days).sum();
        boolean comma = commas == 0 ? writing().delimiter() == ';' : commas > 0;
        DateOrder order = days == 0 && !comma || days < 0 ? DateOrder.MDY : DateOrder.DMY;
        return new Guess.Usual(
                reading.decimal().isEmpty()
                        ? (comma ? ',' : '.')
                        : reading.decimal().charAt(0),
                reading.dates().isEmpty() ? order : DateOrder.valueOf(reading.dates()),
                !reading.decimal().isEmpty(),
                !reading.dates().isEmpty());
    }

    /**
     * Gives every row that can be read.
     *
     * @param columns how to read the columns, as many as the header has
     */
    public void each(List<ColumnForm> columns, Row row) throws IOException {
        each(false, (line, cells) -> {
            Object[] values = new Object[columns.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = columns.get(i).value(cells.get(i));
            }
            row.take(line, values);
        });
    }

    private void each(boolean note, Cells take) throws IOException {
        int width = header().size();
        for (Sheet sheet : sheets) {
            try (Lines lines = sheet.open(line -> note(note, Trouble.Kind.OPEN_QUOTE, line))) {
                for (Line row = lines.next(); row != null; row = lines.next()) {
                    List<String> cells = row.cells();
                    if (cells.stream().allMatch(c -> c == null || c.isBlank())) {
                        continue;
                    }
                    if (cells.size() < width) {
                        note(note, Trouble.Kind.FEW_CELLS, row.number());
                        cells = new ArrayList<>(cells);
                        while (cells.size() < width) {
                            cells.add(null);
                        }
                    } else if (cells.subList(width, cells.size()).stream().anyMatch(c -> c != null && !c.isBlank())) {
                        note(note, Trouble.Kind.MANY_CELLS, row.number());
                        continue;
                    }
                    take.take(row.number(), cells);
                }
            }
        }
    }

    private void note(boolean wanted, Trouble.Kind kind, long line) {
        if (wanted) {
            troubles.computeIfAbsent(kind, Trouble::new).add(line);
        }
    }
}
