package org.crmferry.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.crmferry.model.Fault;
import org.crmferry.model.FerryException;
import org.crmferry.model.FileReading;
import org.crmferry.model.Said;

/**
 * A folder of CSV files, or a single one, as tables.
 *
 * <p>Fails with {@code FerryException}: CONNECTION if it is not there, holds no such file or cannot be read, or if a file
 * has changed since it was looked at. For one thread.
 */
public final class FileFolder {
    private static final List<String> ENDINGS = List.of(".csv", ".tsv", ".txt");

    private final Path place;
    private final List<FileTable> tables;
    private final Map<Path, State> states;

    /** What would be another after a change. */
    private record State(long size, FileTime changed) {
        static State of(Path file) throws IOException {
            return new State(Files.size(file), Files.getLastModifiedTime(file));
        }
    }

    private FileFolder(Path place, List<FileTable> tables, Map<Path, State> states) {
        this.place = place;
        this.tables = tables;
        this.states = states;
    }

    /** Whether a name is that of a file which can be read here. */
    public static boolean readable(Path file) {
        String name =
                file.getFileName() == null ? "" : file.getFileName().toString().toLowerCase(Locale.ROOT);
        return !name.startsWith(".")
                && !name.startsWith("~$")
                && ENDINGS.stream().anyMatch(name::endsWith);
    }

    /** Looks at every cell of every file. */
    public static FileFolder open(Path place, FileReading reading) {
        try {
            List<Path> files = files(place);
            Map<Path, State> states = new LinkedHashMap<>();
            List<Sheet> sheets = new ArrayList<>();
            for (Path file : files) {
                states.put(file, State.of(file));
                sheets.addAll(sheets(file, reading));
            }
            List<FileTable> tables = tables(sheets);
            if (tables.isEmpty()) {
                throw new FerryException(Fault.CONNECTION, Said.of(FileFolder.class, "files.none", place));
            }
            for (FileTable table : tables) {
                table.read(reading);
            }
            FileFolder folder = new FileFolder(place, tables, states);
            folder.unchanged();
            return folder;
        } catch (IOException e) {
            throw unreadable(place, e);
        }
    }

    private static List<Path> files(Path place) throws IOException {
        if (!Files.exists(place)) {
            throw new FerryException(
                    Fault.CONNECTION,
                    Said.of(FileFolder.class, "files.gone", place),
                    new NoSuchFileException(place.toString()));
        }
        if (!Files.isDirectory(place)) {
            return List.of(place);
        }
        try (Stream<Path> all = Files.list(place)) {
            return all.filter(FileFolder::readable)
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        }
    }

    private static List<Sheet> sheets(Path file, FileReading reading) throws IOException {
        String name = file.getFileName().toString().replaceFirst("\\.[^.]+$", "");
        Sheet sheet = CsvSheet.of(file, name, reading);
        return sheet == null ? List.of() : List.of(sheet);
    }

    /** Files whose names differ in a number at the end only, and whose headers are the same, are one table. */
    private static List<FileTable> tables(List<Sheet> sheets) {
        Map<String, List<Sheet>> parts = new LinkedHashMap<>();
        for (Sheet sheet : sheets) {
            String stem = sheet.name().replaceFirst("[-_ ](\\d{2,4})$", "");
            parts.computeIfAbsent(stem + "\n" + sheet.header(), s -> new ArrayList<>())
                    .add(sheet);
        }
        List<FileTable> tables = new ArrayList<>();
        Map<String, Integer> names = new LinkedHashMap<>();
        parts.forEach((key, all) -> {
            String whole = all.size() == 1 ? all.get(0).name() : key.substring(0, key.indexOf('\n'));
            int same = names.merge(whole.toLowerCase(Locale.ROOT), 1, Integer::sum);
            tables.add(new FileTable(same == 1 ? whole : whole + " (" + same + ")", all));
        });
        return tables;
    }

    /** Whether the files are as they were; to be asked after they were read. */
    public void unchanged() {
        for (Map.Entry<Path, State> file : states.entrySet()) {
            State now;
            try {
                now = State.of(file.getKey());
            } catch (IOException e) {
                throw unreadable(file.getKey(), e);
            }
            if (!now.equals(file.getValue())) {
                throw new FerryException(
                        Fault.CONNECTION,
                        Said.of(FileFolder.class, "files.changed", file.getKey().getFileName()));
            }
        }
    }

    /** What was opened. */
    public Path place() {
        return place;
    }

    public List<FileTable> tables() {
        return tables;
    }

    /** Gives every row of a table; see {@link FileTable#each}. */
    public void each(FileTable table, List<ColumnForm> columns, FileTable.Row row) {
        try {
            table.each(columns, row);
        } catch (IOException e) {
            throw unreadable(place, e);
        }
    }

    private static FerryException unreadable(Path place, IOException e) {
        return new FerryException(
                Fault.CONNECTION,
                Said.of(
                        FileFolder.class,
                        "files.unreadable",
                        place,
                        e.getClass().getSimpleName()),
                e);
    }
}
