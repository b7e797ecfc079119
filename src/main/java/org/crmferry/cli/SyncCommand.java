package org.crmferry.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.crmferry.ferry.Direction;
import org.crmferry.ferry.Ferry;
import org.crmferry.ferry.Result;
import org.crmferry.ferry.Secrets;
import org.crmferry.ferry.SyncOptions;
import org.crmferry.ferry.SyncResult;
import org.crmferry.plan.Rules;
import org.crmferry.transfer.BirthCounts;
import org.crmferry.transfer.Detect;
import org.crmferry.transfer.DetectedBy;
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
                        + " there, or the other way, or both.",
        footer = {
            "",
            "Example: ferry sync acme --direction both --rule newest",
            "         ferry sync acme --every 15m        again and again, until Ctrl+C"
        })
final class SyncCommand implements Callable<Integer> {
    private static final List<String> DIRECTIONS = List.of("push", "pull", "both");
    private static final List<String> BIRTHS = List.of("carry", "report");
    private static final List<String> DETECT = List.of("content", "time", "auto");

    @Mixin
    private Output output;

    @Mixin
    private Login login;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--rule",
            defaultValue = "ask",
            paramLabel = "[ENTITY[.FIELD]=]RULE",
            description = "Who prevails where both sides changed a field differently: " + RuleNames.ALL + "; ask (the"
                    + " default) leaves it to you, and so does a rule that cannot tell. Give it again for single entities"
                    + " of the source or fields of the target, which go first, and for what is asked when the one before"
                    + " cannot tell.")
    private List<String> rules;

    @Option(
            names = "--direction",
            defaultValue = "push",
            paramLabel = "WAY",
            description =
                    "push (the default): from the source into the target. pull: edits, deletions and new records of"
                            + " the target into the source. both: push, then pull. Only pull and both write to the source.")
    private String direction;

    @Option(
            names = "--detect",
            defaultValue = "content",
            paramLabel = "BY",
            description = "What changes are found by. content (the default): all fields of every record. time: the time"
                    + " of the last change, wherever it can be trusted. auto: the same for entities of 10,000 records and"
                    + " more. The result says what was gone by, and why.")
    private String detect;

    @Option(names = "--preview", description = "Only say what a round would do. Writes to neither database.")
    private boolean preview;

    @Option(names = "--keep-deleted", description = "Keep on one side what was deleted on the other, and list it.")
    private boolean keepDeleted;

    @Option(
            names = "--births",
            defaultValue = "carry",
            paramLabel = "WHAT",
            description = "What becomes of records that were newly made in the target since the transfer, with pull and"
                    + " both. carry (the default): they are created in the source. report: they are only counted.")
    private String births;

    @Option(
            names = "--every",
            paramLabel = "TIME",
            description = "Go on until Ctrl+C, with a round every so often: a number and s, m, h or d, such as 15m. One"
                    + " line a round. A server that is away is tried again at the next turn.")
    private String every;

    @Parameters(paramLabel = "DIR", description = "The project folder.")
    private Path folder;

    @Override
    public Integer call() throws Exception {
        refuse(direction, "direction", DIRECTIONS);
        refuse(births, "way to treat new records", BIRTHS);
        refuse(detect, "way to find changes", DETECT);
        Secrets secrets = every == null ? login : new AskedOnce(login);
        Ferry ferry = new Ferry(folder, secrets, output.progress());
        SyncOptions options = new SyncOptions(
                Direction.valueOf(direction.toUpperCase(Locale.ROOT)),
                parsed(),
                !keepDeleted,
                births.equals("carry"),
                Detect.By.valueOf(detect.toUpperCase(Locale.ROOT)));
        if (preview && every != null) {
            throw new ParameterException(spec.commandLine(), "Use either --preview or --every.");
        }
        if (every != null) {
            Every rounds = rounds();
            return output.cancellable(() -> {
                rounds.run(() -> ferry.sync(options));
                return 0;
            });
        }
        SyncResult sync = output.working(() -> preview ? ferry.previewSync(options) : ferry.sync(options));
        boolean pull = options.direction() == Direction.PULL;
        if (output.json()) {
            output.print(json(sync));
        } else {
            if (preview) {
                output.out().println("Nothing was written. A round would do this:");
            }
            print(sync, pull);
            if (sync.back() != null) {
                output.out().println();
                output.out().println("Back into the source:");
                print(sync.back(), true);
            }
        }
        return sync.done() ? 0 : Cli.OPEN;
    }

    private Rules parsed() {
        try {
            return Rules.parse(rules);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(
                    spec.commandLine(),
                    "\"" + e.getMessage() + "\" is no rule. Use " + RuleNames.ALL + " or ask, for one entity as"
                            + " ENTITY=RULE, for one field as ENTITY.FIELD=RULE.",
                    e);
        }
    }

    private void refuse(String word, String what, List<String> known) {
        if (!known.contains(word)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "\"" + word + "\" is no " + what + ". Use one of: " + String.join(", ", known) + ".");
        }
    }

    private Every rounds() {
        try {
            return Every.of(output, every);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    static Map<String, Object> json(SyncResult sync) {
        Map<String, Object> document = Results.json(sync.result());
        document.put("sync", sync.found());
        document.put("detected", sync.detected());
        document.put("deleted", sync.deleted());
        document.put("unsent", sync.unsent());
        document.put("births", sync.births());
        document.put("preview", sync.preview());
        if (sync.back() != null) {
            document.put("back", json(sync.back()));
        }
        return document;
    }

    /** Of a way back, source and target have changed places. */
    private void print(SyncResult sync, boolean back) {
        Results.text(output, sync.result(), "compared,created,updated,unchanged,skipped,conflicts,failed");
        detected(sync);
        Path project = back ? folder.resolve("back") : folder;
        say(sync.total(), sync.deleted(), back ? "target" : "source", back ? "source" : "target", project);
        new TreeMap<>(sync.births()).forEach(this::born);
        for (SyncResult.Unsent each : sync.unsent()) {
            String what = each.entity() + (each.field().isEmpty() ? "" : "." + each.field());
            output.out()
                    .println(
                            each.count() == 0
                                    ? what + ": cannot be sent back."
                                    : what + ": " + Results.number(each.count())
                                            + (each.field().isEmpty() ? " records that are there again" : " values")
                                            + " cannot be sent back.");
        }
    }

    /** Records that were newly made in the target. */
    private void born(String entity, BirthCounts counts) {
        born(
                entity,
                counts.created(),
                preview
                        ? "new in the target, to be created in the source."
                        : "new in the target, created in the source.");
        born(
                entity,
                counts.asked(),
                "new in the target, but the source may have them: you are asked"
                        + (preview ? "." : " (see: ferry conflicts " + folder.resolve("back") + ")."));
        born(
                entity,
                counts.waiting(),
                "new in the target, not created in the source until everything they hold or refer to has a counterpart"
                        + " there.");
        born(entity, counts.left(), "new in the target, not created in the source: --births report.");
        born(
                entity,
                counts.unknown(),
                "only in the target, not created in the source: this project does not know which of them the target had"
                        + " before the transfer.");
    }

    private void born(String entity, long count, String what) {
        if (count > 0) {
            output.out().println(entity + ": " + Results.number(count) + " " + what);
        }
    }

    private void detected(SyncResult sync) {
        if (detect.equals("content")) {
            return;
        }
        for (Result.EntityResult each : sync.result().entities()) {
            DetectedBy by = sync.detected().get(each.source());
            if (by != null) {
                output.out()
                        .println(each.source() + ": "
                                + (by.time()
                                        ? "found by " + by.field() + ", " + Results.number(by.whole())
                                                + " records read with all fields."
                                        : "found by all fields, because " + because(by) + "."));
            }
        }
    }

    private static String because(DetectedBy by) {
        return switch (by.why()) {
            case ASKED, TRUSTED -> "that was asked for";
            case NO_TIME -> "no single field tells when a record was changed";
            case PART -> "only a part of the records is moved";
            case NO_CLOCK -> "the source's clock cannot be asked";
            case FIRST -> by.field() + " was not looked at before";
            case TURN -> "now and then " + by.field() + " is to be proved";
            case SMALL -> "there are few records";
            case UNPROVED -> "no change was seen yet that moved " + by.field();
            case LIED -> "a record was changed and " + by.field() + " was not";
        };
    }

    private void say(RoundCounts total, long deleted, String from, String to, Path project) {
        output.out()
                .println(Results.number(total.same()) + " records were changed in the same way on both sides, "
                        + Results.number(total.combined()) + " hold edits of both now.");
        if (total.ignored() > 0) {
            output.out()
                    .println(Results.number(total.ignored())
                            + " changed values were taken for the same, as chosen for their fields (see: ferry same "
                            + folder + ").");
        }
        if (deleted > 0 && preview) {
            output.out()
                    .println(Results.number(deleted) + " records were deleted in the " + from
                            + " and are to be deleted in the " + to + ".");
        } else if (deleted > 0) {
            output.out()
                    .println(Results.number(deleted)
                            + " records were deleted in the " + from + " and now in the " + to
                            + ". Take it back with: ferry undo " + project);
        }
        if (total.gone() > 0) {
            output.out()
                    .println(Results.number(total.gone()) + " records are not in the " + from + " any more; the " + to
                            + " keeps them.");
        }
        if (total.planned().conflicts() > 0 && !preview) {
            output.out().println("See what is to be decided with: ferry conflicts " + project);
        }
    }
}
