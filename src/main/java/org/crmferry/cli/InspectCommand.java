package org.crmferry.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.crmferry.ferry.Ferry;
import org.crmferry.ferry.Inspection;
import org.crmferry.ferry.Project;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "inspect",
        mixinStandardHelpOptions = true,
        description = "Which CRM is it, what is in it, what should a migration know.",
        footer = {"", "Example: ferry inspect jdbc:mariadb://localhost/suitecrm --user crm"})
final class InspectCommand implements Callable<Integer> {
    @Mixin
    private Output output;

    @Mixin
    private Connections connections;

    @Mixin
    private Reading reading;

    @Parameters(
            paramLabel = "ENDPOINT",
            description = "A JDBC address, a folder of CSV files or one such file, or the name of a saved connection.")
    private String endpoint;

    @Option(names = "--user", paramLabel = "NAME", description = "Login name.", defaultValue = "")
    private String user;

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description = "File with the password (else FERRY_PASSWORD, else asked for).")
    private Path passwordFile;

    @Option(names = "--all", description = "Also list the product's own housekeeping tables and empty entities.")
    private boolean all;

    @Override
    public Integer call() {
        Project.End place = connections.end(endpoint, user).withReading(reading.given());
        Inspection found = Ferry.inspect(place, connections.login(place, passwordFile, "FERRY_PASSWORD", "database"));
        if (output.json()) {
            output.print(found);
            return 0;
        }
        output.out()
                .println((found.crm().isEmpty()
                                ? "No CRM recognised"
                                : "CRM recognised: " + found.crm()
                                        + String.format(Locale.ROOT, " (%.0f %% sure)", found.confidence() * 100))
                        + ", " + (found.product() + " " + found.version()).strip() + ", "
                        + Results.number(found.tables()) + " tables");
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("", "records"));
        for (Inspection.EntityCount each : found.entities()) {
            if (all || !each.technical() && each.records() != 0) {
                rows.add(List.of(each.label(), Results.number(each.records())));
            }
        }
        output.table(rows);
        found.problems().forEach(problem -> output.out().println("  " + problem.in(Locale.ENGLISH)));
        return 0;
    }
}
