package org.crmferry.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.crmferry.ferry.Ferry;
import org.crmferry.journal.Conflict;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "conflicts",
        mixinStandardHelpOptions = true,
        description = "Lists records that wait for a decision.",
        footer = {"", "Example: ferry conflicts acme"})
final class ConflictsCommand implements Callable<Integer> {
    @Mixin
    private Output output;

    @Mixin
    private Login login;

    @Option(names = "--all", description = "Decided ones too.")
    private boolean all;

    @Parameters(paramLabel = "DIR", description = "The project folder.")
    private Path folder;

    @Override
    public Integer call() {
        List<Conflict> conflicts = new Ferry(folder, login, output.progress()).conflicts();
        long open = conflicts.stream().filter(Conflict::open).count();
        List<Conflict> shown = conflicts.stream().filter(c -> all || c.open()).toList();
        if (output.json()) {
            output.print(shown);
        } else {
            List<List<String>> rows = new ArrayList<>();
            rows.add(List.of("number", "entity", "record", "kind", "fields", "decided"));
            for (Conflict each : shown) {
                rows.add(List.of(
                        Long.toString(each.id()),
                        each.entity(),
                        each.sourceKey(),
                        each.kind(),
                        each.fields(),
                        each.open() ? "" : each.choice() + (each.applied() ? " (applied)" : " (next run)")));
            }
            if (rows.size() > 1) {
                output.table(rows);
            }
            output.out().println(Results.number(open) + " open of " + Results.number(conflicts.size()) + " conflicts.");
        }
        return open > 0 ? Cli.OPEN : 0;
    }
}
