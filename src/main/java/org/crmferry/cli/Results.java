package org.crmferry.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.crmferry.ferry.Result;
import org.crmferry.plan.Counts;
import org.crmferry.plan.Finding;
import org.crmferry.plan.FindingWords;
import org.crmferry.transfer.Difference;

/** A {@link Result} as text and as JSON. */
final class Results {
    private static final int SHOWN = 20;

    private Results() {}

    /** Prints it and returns the exit code. */
    static int print(Output output, Result result, String words) {
        if (output.json()) {
            output.print(json(result));
        } else {
            text(output, result, words);
        }
        return result.done() ? 0 : Cli.OPEN;
    }

    static Map<String, Object> json(Result result) {
        List<Map<String, Object>> entities = new ArrayList<>();
        for (Result.EntityResult each : result.entities()) {
            Map<String, Object> entity = new LinkedHashMap<>();
            entity.put("entity", each.entity());
            entity.put("source", each.source());
            entity.put("target", each.target());
            Counts counts = each.counts();
            entity.put("read", counts.read());
            entity.put("created", counts.created());
            entity.put("updated", counts.updated());
            entity.put("unchanged", counts.unchanged());
            entity.put("skipped", counts.skipped());
            entity.put("conflicts", counts.conflicts());
            entity.put("failed", counts.failed());
            entities.add(entity);
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("entities", entities);
        document.put("findings", result.findings());
        document.put("differences", result.differences());
        document.put("records", result.records());
        document.put("bytesRead", result.bytesRead());
        document.put("bytesSealed", result.bytesSealed());
        document.put("seconds", Math.round(result.seconds() * 1000) / 1000.0);
        document.put("result", result.result());
        return document;
    }

    static void text(Output output, Result result, String words) {
        String[] names = words.split(",", -1);
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("", names[0], names[1], names[2], names[3], names[4], names[5], names[6]));
        for (Result.EntityResult each : result.entities()) {
            if (each.counts().read() > 0
                    || each.counts().created() + each.counts().updated() > 0) {
                rows.add(row(each.entity(), each.counts()));
            }
        }
        if (rows.size() != 2) {
            rows.add(row("All", result.total()));
        }
        output.table(rows);
        findings(output, result.findings());
        differences(output, result.differences());
    }

    private static List<String> row(String name, Counts counts) {
        return List.of(
                name,
                number(counts.read()),
                number(counts.created()),
                number(counts.updated()),
                number(counts.unchanged()),
                number(counts.skipped()),
                number(counts.conflicts()),
                number(counts.failed()));
    }

    static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    private static void findings(Output output, List<Finding> findings) {
        if (findings.isEmpty()) {
            return;
        }
        output.out().println();
        output.out().println("Findings:");
        int shown = 0;
        for (Finding finding : findings.stream()
                .sorted((a, b) -> Boolean.compare(b.open(), a.open()))
                .toList()) {
            if (shown++ == SHOWN) {
                output.out().println("  ... and " + (findings.size() - SHOWN) + " more (all with --json)");
                break;
            }
            output.out()
                    .println("  " + (finding.open() ? "! " : "  ")
                            + finding.entity() + (finding.field().isEmpty() ? "" : "." + finding.field()) + ": "
                            + number(finding.count()) + " " + FindingWords.of(finding.kind()) + " ("
                            + finding.setting().name().toLowerCase(Locale.ROOT) + ")");
        }
    }

    private static void differences(Output output, List<Difference> differences) {
        int shown = 0;
        for (Difference each : differences) {
            if (shown++ == SHOWN) {
                output.out().println("  ... and " + (differences.size() - SHOWN) + " more (all with --json)");
                break;
            }
            output.out()
                    .println("  " + each.kind() + ": " + each.entity() + " " + each.key()
                            + (each.targetKey().isEmpty() ? "" : " (in the target: " + each.targetKey() + ")")
                            + (each.field().isEmpty() ? "" : ", field " + each.field()));
        }
    }
}
