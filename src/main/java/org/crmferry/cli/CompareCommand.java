package org.crmferry.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.crmferry.compare.By;
import org.crmferry.compare.Comparison;
import org.crmferry.compare.EntityComparison;
import org.crmferry.compare.RecordDifference;
import org.crmferry.ferry.CompareOptions;
import org.crmferry.ferry.Ferry;
import org.crmferry.ferry.Project;
import org.crmferry.report.ComparisonFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        description = "What differs between two databases, record by record and field by field.",
        footer = {
            "",
            "Example: ferry compare --left jdbc:mariadb://localhost/crm --left-user crm"
                    + " --right jdbc:postgresql://localhost/crm --right-user crm --entity contacts --out contacts.html"
        })
final class CompareCommand implements Callable<Integer> {
    private static final int SHOWN = 20;

    @Spec
    private CommandSpec spec;

    @Mixin
    private Output output;

    @Mixin
    private Connections connections;

    @Option(names = "--left", required = true, paramLabel = "ENDPOINT", description = "A JDBC address.")
    private String left;

    @Option(names = "--right", required = true, paramLabel = "ENDPOINT", description = "Another JDBC address.")
    private String right;

    @Option(names = "--left-user", paramLabel = "NAME", description = "Login name at the left.", defaultValue = "")
    private String leftUser;

    @Option(names = "--right-user", paramLabel = "NAME", description = "Login name at the right.", defaultValue = "")
    private String rightUser;

    @Option(
            names = "--left-password-file",
            paramLabel = "FILE",
            description = "File with the left password (else FERRY_LEFT_PASSWORD, else asked for).")
    private Path leftPasswordFile;

    @Option(
            names = "--right-password-file",
            paramLabel = "FILE",
            description = "File with the right password (else FERRY_RIGHT_PASSWORD, else asked for).")
    private Path rightPasswordFile;

    @Option(
            names = "--entity",
            paramLabel = "E[=E2]",
            description = "Only this entity, at the right called E2; may be given more than once.")
    private List<String> entities = List.of();

    @Option(
            names = "--key",
            split = ",",
            paramLabel = "FIELD",
            description = "Fields that tell records apart (default: the primary key).")
    private List<String> key = List.of();

    @Option(names = "--ignore", split = ",", paramLabel = "FIELD", description = "Fields that are not compared.")
    private List<String> ignore = List.of();

    @Option(
            names = "--same",
            paramLabel = "FIELD=WORD[,WORD]",
            description =
                    "Values of this field that differ only in blanks, lineEnds, phone[:COUNTRY], scale or zone[:ZONE]"
                            + " are taken for the same, and counted; may be given more than once.")
    private List<String> same = List.of();

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "Differences that are listed (default ${DEFAULT-VALUE}); counts are always complete.",
            defaultValue = "1000")
    private int limit;

    @Option(
            names = "--by",
            paramLabel = "WAY",
            description = "rows: all records are read; ranges: servers that can hash ranges of records themselves do,"
                    + " and only ranges that differ are read, which spares a slow network; auto (default): some records"
                    + " are compared in either way, and the others in the quicker one. What is found is the same.",
            defaultValue = "auto")
    private String by;

    @Option(names = "--out", paramLabel = "FILE", description = "Also write them to a .html, .csv or .json file.")
    private Path out;

    @Option(names = "--language", paramLabel = "TAG", description = "Of the .html file: en (default) or zh-CN.")
    private String locale;

    @Override
    public Integer call() throws Exception {
        if (out != null) {
            ComparisonFile.check(out);
        }
        CompareOptions options = new CompareOptions(
                pairs(), key, Set.copyOf(ignore), Alike.of(same, spec.commandLine()), Math.max(0, limit), way());
        Project.End one = connections.end(left, leftUser);
        Project.End other = connections.end(right, rightUser);
        Comparison found = output.working(() -> Ferry.compare(
                one.endpoint(),
                connections.login(one, leftPasswordFile, "FERRY_LEFT_PASSWORD", "left"),
                other.endpoint(),
                connections.login(other, rightPasswordFile, "FERRY_RIGHT_PASSWORD", "right"),
                options,
                output.progress()));
        if (out != null) {
            Ferry.export(found, out, locale == null ? Locale.ENGLISH : Locale.forLanguageTag(locale));
            output.say("Written: " + out);
        }
        if (output.json()) {
            output.print(ComparisonFile.document(found));
        } else {
            text(found);
        }
        aside("left", found.onlyLeft());
        aside("right", found.onlyRight());
        return found.same() ? 0 : Cli.OPEN;
    }

    private By way() {
        return Arrays.stream(By.values())
                .filter(each -> each.word().equals(by))
                .findFirst()
                .orElseThrow(
                        () -> new ParameterException(spec.commandLine(), "--by is auto, rows or ranges, not " + by));
    }

    private List<CompareOptions.Pair> pairs() {
        List<CompareOptions.Pair> pairs = new ArrayList<>();
        for (String entity : entities) {
            int at = entity.indexOf('=');
            pairs.add(
                    at < 0
                            ? new CompareOptions.Pair(entity, entity, Map.of())
                            : new CompareOptions.Pair(entity.substring(0, at), entity.substring(at + 1), Map.of()));
        }
        return pairs;
    }

    private void aside(String side, List<String> names) {
        if (!names.isEmpty()) {
            output.say("Not compared, because only the " + side + " side has them: " + String.join(", ", names));
        }
    }

    private void text(Comparison found) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("", "only left", "different", "only right", "identical", "records read"));
        for (EntityComparison each : found.entities()) {
            rows.add(List.of(
                    each.entity(),
                    Results.number(each.onlyLeft()),
                    Results.number(each.different()),
                    Results.number(each.onlyRight()),
                    Results.number(each.identical()),
                    Results.number(each.read()) + (each.readAll() ? " (all)" : " (the others by ranges)")));
        }
        output.table(rows);
        long ignored =
                found.entities().stream().mapToLong(EntityComparison::ignored).sum();
        if (ignored > 0) {
            output.out().println(Results.number(ignored) + " values differ only in what --same ignores.");
        }
        int shown = 0;
        for (RecordDifference each : found.differences()) {
            if (shown++ == SHOWN) {
                output.out()
                        .println("  ... and " + Results.number(found.total() - SHOWN)
                                + " more (see them with --json, or --out FILE.html)");
                return;
            }
            String fields = each.kind() == RecordDifference.Kind.DIFFERENT
                    ? ": "
                            + String.join(
                                    ", ",
                                    each.fields().stream().map(f -> f.name()).toList())
                    : "";
            output.out().println("  " + each.kind().word() + " " + each.entity() + " " + each.keyText() + fields);
        }
    }
}
