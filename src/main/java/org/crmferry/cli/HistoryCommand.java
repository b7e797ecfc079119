package org.crmferry.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.crmferry.ferry.Ferry;
import org.crmferry.ferry.HistoryDesk;
import org.crmferry.ferry.PutBackResult;
import org.crmferry.ferry.RecordHistory;
import org.crmferry.plan.Action;
import org.crmferry.transfer.Change;
import org.crmferry.transfer.Version;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "history",
        mixinStandardHelpOptions = true,
        description = "Lists what was written to the target, or the versions of one record with their values, and puts"
                + " a version back.",
        footer = {
            "",
            "Example: ferry history acme                                     what was written last",
            "         ferry history acme --entity contact --key 42           the versions of one record",
            "         ferry history acme --entity contact --key 42 --put-back 1"
        })
final class HistoryCommand implements Callable<Integer> {
    private static final int LONGEST = 40;

    @Mixin
    private Output output;

    @Mixin
    private Login login;

    @Spec
    private CommandSpec spec;

    @Option(names = "--entity", defaultValue = "", paramLabel = "E", description = "Only this source entity.")
    private String entity;

    @Option(
            names = "--key",
            paramLabel = "K",
            description = "The record with this key in the source, or else in the target; several parts joined by |.")
    private String key;

    @Option(names = "--target-key", paramLabel = "K", description = "The record with this key in the target.")
    private String targetKey;

    @Option(
            names = "--put-back",
            paramLabel = "N",
            description = "Write version N into the target again. What was edited there since and would be overwritten"
                    + " becomes a conflict instead.")
    private Integer version;

    @Option(
            names = "--limit",
            defaultValue = "100",
            paramLabel = "N",
            description = "How many records are listed (default: 100).")
    private int limit;

    @Parameters(paramLabel = "DIR", description = "The project folder.")
    private Path folder;

    @Override
    public Integer call() throws Exception {
        boolean one = key != null || targetKey != null;
        refuse(key != null && targetKey != null, "Give --key or --target-key, not both.");
        refuse(one && entity.isEmpty(), "Say whose key it is with --entity.");
        refuse(version != null && !one, "Say which record with --entity and --key.");
        refuse(limit < 1, "--limit is at least 1.");
        Ferry ferry = new Ferry(folder, login, output.progress());
        return output.working(() -> {
            try (HistoryDesk desk = ferry.history()) {
                if (!one) {
                    return recent(desk.recent(entity, limit));
                }
                RecordHistory history = key == null ? desk.ofTarget(entity, targetKey) : desk.of(entity, key);
                return version == null ? print(history) : print(desk.putBack(history, version));
            }
        });
    }

    private void refuse(boolean wrong, String why) {
        if (wrong) {
            throw new ParameterException(spec.commandLine(), why);
        }
    }

    private int recent(List<Change> changes) {
        if (output.json()) {
            output.print(
                    Map.of("records", changes.stream().map(HistoryCommand::json).toList()));
            return 0;
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("when", "run", "entity", "record", "in the target", "by", "what", "fields"));
        for (Change each : changes) {
            rows.add(List.of(
                    each.at(),
                    run(each.run()),
                    each.entity(),
                    each.sourceKey(),
                    each.targetKey(),
                    word(each.cause()),
                    each.what(),
                    String.join(",", each.fields())));
        }
        if (rows.size() > 1) {
            output.table(rows);
        }
        output.out()
                .println(
                        changes.size() == limit
                                ? "The last " + Results.number(limit) + "; more with --limit."
                                : Results.number(changes.size()) + " records.");
        return 0;
    }

    private static Map<String, Object> json(Change change) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("entity", change.entity());
        json.put("sourceKey", change.sourceKey());
        json.put("targetKey", change.targetKey());
        json.put("at", change.at());
        json.put("run", change.run());
        json.put("cause", word(change.cause()));
        json.put("what", change.what());
        json.put("fields", change.fields());
        return json;
    }

    private int print(RecordHistory history) {
        if (output.json()) {
            output.print(json(history));
            return 0;
        }
        output.out().println(history.entity() + " " + history.sourceKey() + ", in the target " + history.targetKey());
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("version", "when", "run", "by", "who", "rule", "field", "old", "new"));
        for (RecordHistory.RecordVersion each : history.versions()) {
            boolean first = true;
            for (RecordHistory.FieldChange change : changes(each)) {
                rows.add(List.of(
                        first ? Integer.toString(each.number()) : "",
                        first ? each.at().isEmpty() ? "?" : each.at() : "",
                        first ? run(each.run()) : "",
                        first ? word(each.cause()) : "",
                        first ? each.person() : "",
                        first ? each.rule() : "",
                        change.field(),
                        shown(change.old()),
                        shown(change.now())));
                first = false;
            }
        }
        if (rows.size() > 1) {
            output.table(rows);
        }
        output.out().println(Results.number(history.versions().size()) + " versions.");
        if (history.waiting() != 0) {
            output.out().println("Conflict " + history.waiting() + " on it waits to be decided and written.");
        }
        return 0;
    }

    /** At least one line per version. */
    private static List<RecordHistory.FieldChange> changes(RecordHistory.RecordVersion version) {
        return !version.there()
                ? List.of(new RecordHistory.FieldChange("(deleted)", "", null, null))
                : version.changes().isEmpty()
                        ? List.of(new RecordHistory.FieldChange("(nothing)", "", null, null))
                        : version.changes();
    }

    private static Map<String, Object> json(RecordHistory history) {
        List<Map<String, Object>> versions = new ArrayList<>();
        for (RecordHistory.RecordVersion each : history.versions()) {
            Map<String, Object> version = new LinkedHashMap<>();
            version.put("version", each.number());
            version.put("at", each.at());
            version.put("run", each.run());
            version.put("cause", word(each.cause()));
            version.put("person", each.person());
            version.put("rule", each.rule());
            version.put("deleted", !each.there());
            version.put("changes", each.changes());
            versions.add(version);
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("entity", history.entity());
        document.put("sourceKey", history.sourceKey());
        document.put("targetKey", history.targetKey());
        document.put("waiting", history.waiting());
        document.put("versions", versions);
        return document;
    }

    private int print(PutBackResult result) {
        if (output.json()) {
            output.print(result);
        } else if (result.conflict() != 0) {
            output.out().println(waits(result) + " See: ferry conflicts " + folder);
        } else if (!result.refused().isEmpty()) {
            output.out().println("Nothing was written: the target refused it (" + result.refused() + ").");
        } else if (result.action() == Action.UNCHANGED) {
            output.out().println("The record is as that version was: nothing to do.");
        } else if (result.action() == Action.DELETE) {
            output.out()
                    .println(
                            "As in version " + version + ", the record is deleted. The way back is the version that was"
                                    + " there before; see: ferry history");
        } else if (result.action() == Action.CREATE) {
            output.out()
                    .println("The record was not there any more. It was made again as in version " + version
                            + " and compared: " + String.join(", ", result.written()) + ".");
        } else {
            output.out()
                    .println("Version " + version + " was put back and compared: "
                            + String.join(", ", result.written())
                            + ". The way back is the version that was there before; see: ferry history");
        }
        return result.done() ? 0 : Cli.OPEN;
    }

    private static String waits(PutBackResult result) {
        String number = ". It waits as conflict " + result.conflict() + ": ";
        boolean deletes = result.action() == Action.DELETE;
        if (result.edited().isEmpty()) {
            return "Nothing was written: the record has changed meanwhile, or others refer to it" + number
                    + "\"source\" deletes it, \"target\" keeps it.";
        }
        return "Nothing was written: somebody has edited the record since (" + String.join(", ", result.edited()) + ")"
                + number
                + (deletes
                        ? "\"source\" deletes it, \"target\" keeps it with the edit."
                        : "\"source\" puts the version back over the edit, \"target\" keeps the edit.");
    }

    private static String word(Version.Cause cause) {
        return cause.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String run(int run) {
        return run == 0 ? "" : Integer.toString(run);
    }

    /** On one line, and not longer than a table bears; --json has it whole. */
    private static String shown(String value) {
        if (value == null) {
            return "-";
        }
        String line = value.replace("\\", "\\\\")
                .replace("\n", "\\n")
                .replace("\r", "\\r")
                .replace("\t", "\\t");
        return line.length() > LONGEST ? line.substring(0, LONGEST - 1) + "…" : line;
    }
}
