package org.crmferry.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.crmferry.duplicates.Cluster;
import org.crmferry.ferry.DuplicateDesk;
import org.crmferry.ferry.DuplicateList;
import org.crmferry.ferry.Ferry;
import org.crmferry.ferry.ProjectState;
import org.crmferry.model.Key;
import org.crmferry.transfer.Difference;
import org.crmferry.transfer.MergeCounts;
import org.crmferry.transfer.Merging;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "duplicates",
        mixinStandardHelpOptions = true,
        description =
                "Lists records that are likely the same person or company, and merges them in the target as decided.",
        footer = {
            "",
            "Example: ferry duplicates acme --json > found.json     then edit found.json",
            "         ferry duplicates acme --merge found.json      says what merging would do",
            "         ferry duplicates acme --merge found.json --apply"
        })
final class DuplicatesCommand implements Callable<Integer> {
    private static final int SHOWN = 50;

    @Mixin
    private Output output;

    @Mixin
    private Login login;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "The project folder.")
    private Path folder;

    @Option(
            names = "--entity",
            paramLabel = "E",
            description = "Only this entity (default: all of persons and companies).")
    private String entity;

    @Option(
            names = "--side",
            paramLabel = "SIDE",
            defaultValue = "target",
            description = "target (default), or source: to look before a migration.")
    private String side;

    @Option(names = "--values", description = "With --json: also print the records' values, in clear.")
    private boolean values;

    @Option(
            names = "--merge",
            paramLabel = "FILE",
            description = "Decisions, as --json has written them and you have edited them. Of each cluster: decision"
                    + " (merge, apart = no duplicates, leave), survivor, and for single fields whose value is taken, or"
                    + " another value. Says what that would do.")
    private Path merge;

    @Option(names = "--apply", description = "With --merge: do what was said.")
    private boolean apply;

    @Option(names = "--undo", description = "Take all merges back, and nothing else.")
    private boolean undo;

    @Override
    public Integer call() throws Exception {
        if (!List.of("source", "target").contains(side)) {
            throw new ParameterException(spec.commandLine(), "\"" + side + "\" is no side. Use source or target.");
        }
        if (apply && merge == null || undo && merge != null || (undo || merge != null) && side.equals("source")) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--apply needs --merge FILE; --merge and --undo go alone, and only for the target.");
        }
        Ferry ferry = new Ferry(folder, login, output.progress());
        if (undo) {
            return undo(ferry);
        } else if (merge != null) {
            return merge(ferry);
        }
        return list(ferry);
    }

    private int list(Ferry ferry) throws Exception {
        List<DuplicateList> lists = output.working(() -> search(ferry));
        if (output.json()) {
            output.print(DuplicatesFile.document(side, lists, values));
        } else {
            lists.forEach(this::print);
        }
        return lists.stream().allMatch(list -> list.found().clusters().isEmpty()) ? 0 : Cli.OPEN;
    }

    /** Of a target that was transferred to, without what was called different. */
    private List<DuplicateList> search(Ferry ferry) {
        if (side.equals("source") || Ferry.state(folder).stage() == ProjectState.Stage.PLANNED) {
            return ferry.duplicates(side.equals("source"), entity);
        }
        try (DuplicateDesk desk = ferry.duplicateDesk()) {
            List<String> names =
                    entity == null ? desk.entities().stream().map(e -> e.name()).toList() : List.of(entity);
            return names.stream().map(desk::find).toList();
        }
    }

    private void print(DuplicateList list) {
        output.out()
                .println(list.entity().name() + ": "
                        + Results.number(list.found().records()) + " records, "
                        + Results.number(list.found().clusters().size()) + " clusters of likely duplicates, "
                        + Results.number(list.found().surplus()) + " records could go.");
        if (list.found().skipped() > 0) {
            output.out()
                    .println("  " + Results.number(list.found().skipped())
                            + " records share too much with too many others to compare them all.");
        }
        int shown = 0;
        for (Cluster cluster : list.found().clusters()) {
            if (shown++ == SHOWN) {
                output.out()
                        .println("  ... and "
                                + Results.number(list.found().clusters().size() - SHOWN)
                                + " more clusters (see them with --json)");
                return;
            }
            output.out().println("  " + cluster.centre().text());
            for (Cluster.Member member : cluster.others()) {
                output.out()
                        .println("    " + member.key().text()
                                + String.format(
                                        Locale.ROOT,
                                        " (%.2f): ",
                                        member.likeness().score())
                                + member.likeness().reasons().stream()
                                        .map(reason -> reason.text(Locale.ENGLISH))
                                        .collect(Collectors.joining("; ")));
            }
        }
    }

    private int merge(Ferry ferry) throws Exception {
        List<Merging.Outcome> outcomes = output.working(() -> {
            try (DuplicateDesk desk = ferry.duplicateDesk()) {
                DuplicatesFile decisions = DuplicatesFile.read(merge, desk);
                List<Merging.Outcome> previewed = desk.preview(decisions.merges());
                if (!apply) {
                    return previewed;
                }
                for (Map.Entry<String, List<List<Key>>> one : decisions.apart().entrySet()) {
                    one.getValue().forEach(keys -> desk.apart(one.getKey(), keys));
                }
                return desk.merge(previewed);
            }
        });
        if (output.json()) {
            output.print(json(outcomes));
        } else {
            print(outcomes);
        }
        return outcomes.stream().allMatch(one -> one.refusal().isEmpty() || done(one)) ? 0 : Cli.OPEN;
    }

    private static boolean done(Merging.Outcome one) {
        return one.refusal().equals("done");
    }

    private Map<String, Object> json(List<Merging.Outcome> outcomes) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("applied", apply);
        document.put("total", total(outcomes));
        List<Map<String, Object>> merges = new ArrayList<>();
        for (Merging.Outcome one : outcomes) {
            Map<String, Object> each = new LinkedHashMap<>();
            each.put("entity", one.merge().entity());
            each.put("survivor", one.merge().survivor().text());
            each.put("others", one.merge().others().stream().map(Key::text).toList());
            each.put("left", one.refusal());
            each.put("counts", one.counts());
            merges.add(each);
        }
        document.put("merges", merges);
        return document;
    }

    private static MergeCounts total(List<Merging.Outcome> outcomes) {
        return outcomes.stream().map(Merging.Outcome::counts).reduce(MergeCounts.NONE, MergeCounts::plus);
    }

    private void print(List<Merging.Outcome> outcomes) {
        MergeCounts total = total(outcomes);
        long merged = outcomes.stream().filter(one -> one.refusal().isEmpty()).count();
        output.out()
                .println((apply ? "Merged: " : "Would merge: ") + Results.number(merged) + " clusters; "
                        + Results.number(total.removed()) + " records go into others, which take over "
                        + Results.number(total.values()) + " values.");
        total.moved()
                .forEach((place, count) -> output.out().println("  moved: " + Results.number(count) + " in " + place));
        total.dropped()
                .forEach((table, count) -> output.out()
                        .println("  dropped, because it would be there twice: " + Results.number(count) + " in "
                                + table));
        for (Merging.Outcome one : outcomes) {
            if (!one.refusal().isEmpty()) {
                output.out()
                        .println("  left: " + one.merge().entity() + " "
                                + one.merge().members().stream().map(Key::text).collect(Collectors.joining(", ")) + ": "
                                + why(one.refusal()));
            }
        }
        if (!apply) {
            output.say("Nothing was written. Do it with --apply.");
        }
    }

    private static String why(String refusal) {
        return switch (refusal) {
            case "done" -> "they were merged before";
            case "changed" -> "one of them, or what refers to them, has changed since it was shown";
            case "gone" -> "one of them is not there any more";
            case "twice" -> "one of them is in two clusters of the file";
            case "conflict" -> "one of them has an open conflict: decide that first";
            case "keyless" -> "rows of a table without a key refer to them, which could not be taken back";
            case "composite" -> "references over several columns lead to them, which cannot be moved";
            case "altered" -> "the target has altered what was written";
            default -> "the target refuses it";
        };
    }

    private int undo(Ferry ferry) throws Exception {
        List<Difference> left = output.working(() -> {
            try (DuplicateDesk desk = ferry.duplicateDesk()) {
                return desk.takeBack();
            }
        });
        if (output.json()) {
            output.print(Map.of("left", left));
        } else {
            output.out().println("The merges are taken back.");
            left.forEach(one -> output.out().println("  edited since, left: " + one.entity() + " " + one.targetKey()));
        }
        return left.isEmpty() ? 0 : Cli.OPEN;
    }
}
