package org.crmferry.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.crmferry.ferry.Ferry;
import org.crmferry.ferry.SyncResult;
import org.crmferry.plan.Rule;
import org.crmferry.transfer.RoundCounts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "sync",
        mixinStandardHelpOptions = true,
        description =
                "Brings what changed in the source since the last time into the target, merged with what was edited"
                        + " there.",
        footer = {"", "Example: ferry sync acme --rule newest"})
final class SyncCommand implements Callable<Integer> {
    private static final List<String> RULES = List.of("ask", "source", "target", "newest", "oldest", "complete");

    @Mixin
    private Output output;

    @Mixin
    private Login login;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--rule",
            defaultValue = "ask",
            paramLabel = "RULE",
            description = "Who prevails where both sides changed a field differently: source, target, newest, oldest or"
                    + " complete; ask (the default) leaves it to you.")
    private String rule;

    @Option(names = "--keep-deleted", description = "Keep in the target what was deleted in the source, and list it.")
    private boolean keepDeleted;

    @Parameters(paramLabel = "DIR", description = "The project folder.")
    private Path folder;

    @Override
    public Integer call() throws Exception {
        if (!RULES.contains(rule)) {
            throw new ParameterException(
                    spec.commandLine(), "\"" + rule + "\" is no rule. Use one of: " + String.join(", ", RULES) + ".");
        }
        Ferry ferry = new Ferry(folder, login, output.progress());
        SyncResult sync = output.working(() -> ferry.sync(Rule.valueOf(rule.toUpperCase(Locale.ROOT)), !keepDeleted));
        if (output.json()) {
            Map<String, Object> document = Results.json(sync.result());
            document.put("sync", sync.found());
            document.put("deleted", sync.deleted());
            output.print(document);
        } else {
            Results.text(output, sync.result(), "compared,created,updated,unchanged,skipped,conflicts,failed");
            say(sync.total(), sync.deleted());
        }
        return sync.result().done() ? 0 : Cli.OPEN;
    }

    private void say(RoundCounts total, long deleted) {
        output.out()
                .println(Results.number(total.same()) + " records were changed in the same way on both sides, "
                        + Results.number(total.combined()) + " hold edits of both now.");
        if (deleted > 0) {
            output.out()
                    .println(Results.number(deleted)
                            + " records were deleted in the source and now in the target. Take it back with: ferry undo "
                            + folder);
        }
        if (total.gone() > 0) {
            output.out()
                    .println(Results.number(total.gone())
                            + " records are not in the source any more; the target keeps them.");
        }
        if (total.planned().conflicts() > 0) {
            output.out().println("See what is to be decided with: ferry conflicts " + folder);
        }
    }
}
