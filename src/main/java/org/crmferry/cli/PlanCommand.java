package org.crmferry.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.crmferry.ferry.Ferry;
import org.crmferry.ferry.Project;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "plan",
        mixinStandardHelpOptions = true,
        description = "Connects both ends, suggests the mapping and writes DIR/project.json.",
        footer = {
            "",
            "Example: ferry plan --source jdbc:mariadb://localhost/suitecrm --source-user crm \\",
            "                    --target jdbc:postgresql://localhost/espocrm --target-user crm acme"
        })
final class PlanCommand implements Callable<Integer> {
    @Mixin
    private Output output;

    @Mixin
    private Login login;

    @Mixin
    private Reading reading;

    @Option(
            names = "--source",
            required = true,
            paramLabel = "ENDPOINT",
            description = "Where records come from: a JDBC address, a folder of CSV files, ...")
    private String source;

    @Option(names = "--target", required = true, paramLabel = "ENDPOINT", description = "Where they go.")
    private String target;

    @Parameters(paramLabel = "DIR", description = "The project folder; made if it is not there.")
    private Path folder;

    @Override
    public Integer call() throws Exception {
        Ferry ferry = new Ferry(folder, login, output.progress());
        Project.End from = login.sourceEnd(source).withReading(reading.given());
        Project.End to = login.targetEnd(target);
        Project project = output.working(() -> ferry.plan(from, to));
        if (output.json()) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("source", project.source());
            document.put("target", project.target());
            document.put("mapping", project.mapping());
            output.print(document);
        } else {
            Plans.print(output, project);
            output.say("Written: " + folder.resolve("project.json") + ". Next: ferry preview " + folder);
        }
        return 0;
    }
}
