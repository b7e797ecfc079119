package org.crmferry.ferry;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.crmferry.catalog.Catalog;
import org.crmferry.catalog.FileRecognition;
import org.crmferry.catalog.Recognition;
import org.crmferry.database.Staging;
import org.crmferry.files.ColumnForm;
import org.crmferry.files.FileFolder;
import org.crmferry.files.FileTable;
import org.crmferry.files.Trouble;
import org.crmferry.mapping.FindingKind;
import org.crmferry.model.Fault;
import org.crmferry.model.FerryException;
import org.crmferry.model.FieldType;
import org.crmferry.model.FileReading;
import org.crmferry.model.Said;
import org.crmferry.plan.Finding;

/** A folder of files read into a database of its own, so that it is looked at, checked and moved like any other. */
final class FileSource implements AutoCloseable {
    private static final Set<String> KEYS = Set.of("id", "recordid", "key", "uuid", "guid");

    private final Staging staging;
    private final FileRecognition recognised;
    private final List<FileFound> found = new ArrayList<>();
    private final List<Said> doubts = new ArrayList<>();
    /** Tables to the rows that were left out. */
    private final Map<String, Collection<Trouble>> lost = new HashMap<>();

    private FileSource(Staging staging, FileRecognition recognised) {
        this.staging = staging;
        this.recognised = recognised;
    }

    /** Reads everything; FerryException (CONNECTION) if that cannot be. */
    static FileSource open(Project.End end) {
        FileFolder folder =
                FileFolder.open(path(end.location()), end.reading() == null ? FileReading.DETECT : end.reading());
        Map<String, List<String>> headers = new LinkedHashMap<>();
        folder.tables().forEach(table -> headers.put(table.name(), table.header()));
        FileRecognition recognised = end.tables() ? null : Catalog.load().recognise(headers);
        FileSource source = new FileSource(Staging.create(), recognised);
        try {
            for (FileTable table : folder.tables()) {
                source.stage(folder, table);
            }
            folder.unchanged();
            if (recognised != null) {
                source.doubts.addAll(new FileWeaving(source.staging, recognised).weave());
            }
            return source;
        } catch (RuntimeException e) {
            source.close();
            throw e;
        }
    }

    private static Path path(String location) {
        try {
            return Path.of(location);
        } catch (InvalidPathException e) {
            throw new FerryException(Fault.CONNECTION, Said.of(FileSource.class, "files.path", location), e);
        }
    }

    private void stage(FileFolder folder, FileTable table) {
        FileRecognition.Known known =
                recognised == null ? null : recognised.tables().get(table.name());
        String name = known == null ? free(table.name()) : known.table();
        Set<String> texts = known == null ? Set.of() : FileWeaving.texts(recognised, name);
        List<ColumnForm> forms = new ArrayList<>();
        List<Staging.Column> columns = new ArrayList<>();
        Set<String> taken =
                new HashSet<>(known == null ? Set.of() : known.columns().values());
        for (ColumnForm given : table.forms()) {
            String column = known == null ? given.name() : known.columns().get(given.name());
            for (int i = 1; column == null; i++) {
                String free = i == 1 ? given.name() : given.name() + " (" + i + ")";
                column = taken.add(free) ? free : null;
            }
            ColumnForm form = texts.contains(column) ? given.asText() : given;
            forms.add(form);
            columns.add(new Staging.Column(
                    column,
                    form.type(),
                    form.scale(),
                    form.misfits() > 0,
                    form.longest(),
                    known == null && form.complete()));
        }
        staging.table(name, columns);
        try (Staging.Filling filling = staging.fill(name, columns)) {
            folder.each(table, forms, (line, values) -> filling.add(values));
        }
        if (known == null) {
            for (String key : keys(table)) {
                if (staging.key(name, key)) {
                    break;
                }
            }
        }
        found.add(found(table, name));
        lost.put(name, table.troubles());
    }

    /** A name that none of the product's tables has. */
    private String free(String name) {
        boolean taken = recognised != null
                && FileWeaving.tables(recognised).stream().anyMatch(table -> table.equalsIgnoreCase(name));
        return taken ? name + " (file)" : name;
    }

    /** Columns that are called like a key, the most likely first. */
    private static List<String> keys(FileTable table) {
        String own = plain(table.name());
        return table.forms().stream()
                .filter(c -> c.complete() && c.misfits() == 0)
                .filter(c -> c.type() == FieldType.TEXT || c.type() == FieldType.INTEGER)
                .map(ColumnForm::name)
                .filter(name -> {
                    String plain = plain(name);
                    return KEYS.contains(plain)
                            || plain.equals(own + "id")
                            || own.endsWith("s") && plain.equals(own.substring(0, own.length() - 1) + "id");
                })
                .toList();
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    private static FileFound found(FileTable table, String name) {
        Set<String> dates = new TreeSet<>();
        Set<String> decimals = new TreeSet<>();
        for (ColumnForm column : table.forms()) {
            switch (column.type()) {
                case DATE, DATETIME, INSTANT -> dates.add(column.order().name());
                case DECIMAL -> decimals.add(String.valueOf(column.decimal()));
                default -> {
                    // Written in one way only.
                }
            }
        }
        char delimiter = table.writing().delimiter();
        return new FileFound(
                table.files().stream().map(f -> f.getFileName().toString()).toList(),
                name,
                table.rows(),
                table.writing().encoding(),
                table.writing().mark(),
                delimiter == 0 ? "" : delimiter == '\t' ? "tab" : String.valueOf(delimiter),
                table.writing().header(),
                String.join(" ", dates),
                String.join(" ", decimals),
                table.forms().stream()
                        .map(c -> new FileFound.Column(c.name(), c.type().name().toLowerCase(Locale.ROOT), c.misfits()))
                        .toList(),
                table.troubles().stream()
                        .map(t -> new FileFound.Rows(t.kind().name(), t.count(), t.lines()))
                        .toList());
    }

    Staging staging() {
        return staging;
    }

    /** The product whose export it is; null if that is not known. */
    Recognition recognition() {
        return recognised == null ? null : recognised.recognition();
    }

    /** What was found out of each table. */
    List<FileFound> found() {
        return found;
    }

    /** How the files are written and what is wrong in them, in sentences. */
    List<Said> notes() {
        List<Said> notes = new ArrayList<>(doubts);
        for (FileFound table : found) {
            String names = String.join(", ", table.files());
            notes.add(Said.of(
                    FileSource.class,
                    table.encoding().isEmpty() ? "files.workbook" : "files.written",
                    names,
                    table.encoding() + (table.mark() ? " (BOM)" : ""),
                    word("delimiter", table.delimiter()),
                    word("header", String.valueOf(table.header())),
                    word("dates", table.dates()),
                    word("decimal", table.decimal())));
            for (FileFound.Rows rows : table.troubles()) {
                notes.add(Said.of(FileSource.class, "files." + rows.kind(), names, rows.count(), lines(rows)));
            }
            for (FileFound.Column column : table.columns()) {
                if (column.misfits() > 0) {
                    notes.add(Said.of(
                            FileSource.class,
                            "files.misfits",
                            names,
                            column.name(),
                            column.misfits(),
                            word("type", column.type())));
                }
            }
        }
        return notes;
    }

    private static Said word(String kind, String value) {
        String key = switch (value) {
            case "," -> "comma";
            case ";" -> "semicolon";
            case "|" -> "bar";
            case "." -> "point";
            case "" -> "none";
            default -> value.indexOf(' ') > 0 ? "mixed" : value;
        };
        boolean word = key.length() > 1;
        return word ? Said.of(FileSource.class, "files." + kind + "." + key) : language -> value;
    }

    private static String lines(FileFound.Rows rows) {
        String shown = rows.lines().stream().map(String::valueOf).collect(Collectors.joining(", "));
        return rows.count() > rows.lines().size() ? shown + ", ..." : shown;
    }

    /** Rows that were left out, as findings of the check. */
    List<Finding> findings(Site site) {
        List<Finding> findings = new ArrayList<>();
        Set<String> told = new HashSet<>();
        site.found().all().stream().filter(e -> e.writable()).forEach(entity -> {
            String table = entity.shape().table();
            // Several kinds of records may lie in one table.
            for (Trouble trouble : told.add(table) ? lost.getOrDefault(table, List.of()) : List.<Trouble>of()) {
                if (trouble.kind().lost()) {
                    findings.add(new Finding(
                            FindingKind.BROKEN_ROW,
                            entity.name(),
                            "",
                            trouble.count(),
                            FindingKind.BROKEN_ROW.usual(),
                            false,
                            trouble.lines().stream()
                                    .map(line -> table + ":" + line)
                                    .toList()));
                }
            }
        });
        return findings;
    }

    @Override
    public void close() {
        staging.close();
    }
}
