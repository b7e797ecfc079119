package org.crmferry.cli;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.crmferry.ferry.ConflictDesk;
import org.crmferry.ferry.Ferry;
import org.crmferry.journal.Conflict;
import org.crmferry.model.Fault;
import org.crmferry.model.FerryException;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "resolve",
        mixinStandardHelpOptions = true,
        description = "Decides conflicts, by a rule or from a CSV or JSON file of choices.",
        footer = {"", "Example: ferry resolve acme --rule newest, then: ferry run acme"})
final class ResolveCommand implements Callable<Integer> {
    @Mixin
    private Output output;

    @Mixin
    private Login login;

    @ArgGroup(multiplicity = "1")
    private How how;

    @Parameters(paramLabel = "DIR", description = "The project folder.")
    private Path folder;

    /** One of the two. */
    static final class How {
        @Option(
                names = "--rule",
                paramLabel = "RULE",
                description = "source, target, newest, oldest or complete, for all open ones.")
        private String rule;

        @Option(
                names = "--choices",
                paramLabel = "FILE",
                description = "CSV file: number,choice. Or JSON file, with single fields: see the manual.")
        private Path choices;
    }

    @Override
    public Integer call() {
        Ferry ferry = new Ferry(folder, login, output.progress());
        int decided;
        if (how.rule != null) {
            decided = ferry.resolve(all(ferry, valid(how.rule)));
        } else if (ChoicesFile.json(how.choices)) {
            ChoicesFile file = ChoicesFile.read(how.choices);
            decided = ferry.resolve(file.records(), file.fields());
        } else {
            decided = ferry.resolve(read(how.choices));
        }
        if (output.json()) {
            output.print(Map.of("decided", decided));
        } else {
            output.out().println(Results.number(decided) + " conflicts decided. Apply them with: ferry run " + folder);
        }
        return 0;
    }

    private static Map<Long, String> all(Ferry ferry, String rule) {
        Map<Long, String> choices = new HashMap<>();
        ferry.conflicts().stream().filter(Conflict::open).forEach(c -> choices.put(c.id(), rule));
        return choices;
    }

    private static Map<Long, String> read(Path file) {
        Map<Long, String> choices = new HashMap<>();
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(file)) {
            for (NamedCsvRecord row : rows) {
                choices.put(Long.parseLong(row.getField("number").strip()), valid(row.getField("choice")));
            }
            return choices;
        } catch (IOException | java.util.NoSuchElementException | NumberFormatException e) {
            throw new FerryException(
                    Fault.MAPPING,
                    "The choices in " + file + " cannot be read. It needs a heading line \"number,choice\" and a"
                            + " conflict's number and source, target, newest, oldest or complete in each line.",
                    e);
        }
    }

    static String valid(String choice) {
        String rule = choice.strip().toLowerCase(Locale.ROOT);
        if (!ConflictDesk.RULES.contains(rule)) {
            throw new FerryException(
                    Fault.MAPPING, "\"" + choice + "\" is no choice. Use source, target, newest, oldest or complete.");
        }
        return rule;
    }
}
