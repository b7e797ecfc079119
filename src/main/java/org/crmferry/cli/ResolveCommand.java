package org.crmferry.cli;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.crmferry.ferry.ConflictDesk;
import org.crmferry.ferry.Decree;
import org.crmferry.ferry.Ferry;
import org.crmferry.ferry.RuleForecast;
import org.crmferry.journal.ConflictFilter;
import org.crmferry.model.Fault;
import org.crmferry.model.FerryException;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "resolve",
        mixinStandardHelpOptions = true,
        description = {
            "Decides conflicts, by a rule or from a CSV or JSON file of choices.",
            "A rule decides open conflicts only; what it cannot tell stays open. So rules can be used one after the other,"
                    + " and what was decided first stays."
        },
        footer = {
            "",
            "Example: ferry resolve acme --rule newest, then: ferry run acme",
            "         ferry resolve acme --preview                 what each rule would decide",
            "         ferry resolve acme --rule longest --field note --preview"
        })
final class ResolveCommand implements Callable<Integer> {
    @Mixin
    private Output output;

    @Mixin
    private Login login;

    @Spec
    private CommandSpec spec;

    @ArgGroup
    private How how;

    @Option(names = "--preview", description = "Say what the rule would decide, or each rule, and decide nothing.")
    private boolean preview;

    @Option(names = "--entity", paramLabel = "E", description = "With a rule: only conflicts of this source entity.")
    private String entity = "";

    @Option(names = "--field", paramLabel = "F", description = "With a rule: only this field of the target.")
    private String field = "";

    @Parameters(paramLabel = "DIR", description = "The project folder.")
    private Path folder;

    /** One of the two. */
    static final class How {
        @Option(names = "--rule", paramLabel = "RULE", description = RuleNames.ALL + ", for all open ones.")
        private String rule;

        @Option(
                names = "--choices",
                paramLabel = "FILE",
                description = "CSV file: number,choice. Or JSON file, with single fields: see the manual.")
        private Path choices;
    }

    @Override
    public Integer call() {
        boolean byRule = how != null && how.rule != null;
        boolean filtered = !entity.isEmpty() || !field.isEmpty();
        if (how == null && !preview) {
            throw new ParameterException(
                    spec.commandLine(), "Give --rule RULE or --choices FILE, or --preview to see what rules would do");
        }
        if (how != null && !byRule && (preview || filtered)) {
            throw new ParameterException(
                    spec.commandLine(), "--preview, --entity and --field go with --rule, not with --choices");
        }
        Ferry ferry = new Ferry(folder, login, output.progress());
        ConflictFilter which = ConflictFilter.OPEN.withEntity(entity).withField(field);
        if (preview) {
            return preview(ferry, which, byRule ? List.of(RuleNames.valid(how.rule)) : ConflictDesk.RULES);
        }
        return byRule ? byRule(ferry, which, RuleNames.valid(how.rule)) : byFile(ferry);
    }

    private int preview(Ferry ferry, ConflictFilter which, List<String> rules) {
        List<RuleForecast> forecasts;
        try (ConflictDesk desk = ferry.conflictDesk()) {
            forecasts = desk.forecast(which, rules);
        }
        if (output.json()) {
            output.print(forecasts);
        } else if (forecasts.isEmpty()) {
            output.out().println("There is no such open conflict. Nothing was decided.");
        } else {
            print(forecasts);
        }
        return 0;
    }

    private void print(List<RuleForecast> forecasts) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("rule", "entity", "field", "source", "target", "left open"));
        for (RuleForecast forecast : forecasts) {
            for (RuleForecast.Line line : forecast.lines()) {
                rows.add(List.of(
                        forecast.rule(),
                        line.entity(),
                        line.field().isEmpty() ? "(whole record)" : line.field(),
                        Results.number(line.source()),
                        Results.number(line.target()),
                        Results.number(line.open())));
            }
        }
        if (rows.size() > 1) {
            output.table(rows);
        }
        for (RuleForecast forecast : forecasts) {
            output.out()
                    .println(forecast.rule() + " would decide " + Results.number(forecast.decided())
                            + " conflicts and leave " + Results.number(forecast.open()) + " open.");
        }
        output.out().println("Nothing was decided.");
    }

    private int byRule(Ferry ferry, ConflictFilter which, String rule) {
        long decided;
        long open;
        try (ConflictDesk desk = ferry.conflictDesk()) {
            long before = desk.count(ConflictFilter.OPEN);
            desk.decideAll(Decree.by(which, rule));
            open = desk.count(ConflictFilter.OPEN);
            decided = before - open;
        }
        Map<String, Long> document = new LinkedHashMap<>();
        document.put("decided", decided);
        document.put("open", open);
        if (output.json()) {
            output.print(document);
            return 0;
        }
        said(decided);
        if (open > 0) {
            output.out().println(Results.number(open) + " are left open. See them with: ferry conflicts " + folder);
        }
        return 0;
    }

    private int byFile(Ferry ferry) {
        int decided;
        if (ChoicesFile.json(how.choices)) {
            ChoicesFile file = ChoicesFile.read(how.choices);
            decided = ferry.resolve(file.records(), file.fields());
        } else {
            decided = ferry.resolve(read(how.choices));
        }
        if (output.json()) {
            output.print(Map.of("decided", decided));
        } else {
            said(decided);
        }
        return 0;
    }

    private void said(long decided) {
        output.out().println(Results.number(decided) + " conflicts decided. Apply them with: ferry run " + folder);
    }

    private static Map<Long, String> read(Path file) {
        Map<Long, String> choices = new HashMap<>();
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(file)) {
            for (NamedCsvRecord row : rows) {
                choices.put(Long.parseLong(row.getField("number").strip()), RuleNames.valid(row.getField("choice")));
            }
            return choices;
        } catch (IOException | java.util.NoSuchElementException | NumberFormatException e) {
            throw new FerryException(
                    Fault.MAPPING,
                    "The choices in " + file + " cannot be read. It needs a heading line \"number,choice\" and a"
                            + " conflict's number and " + RuleNames.ALL + " in each line.",
                    e);
        }
    }
}
