package org.crmferry.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.crmferry.ferry.Ferry;
import org.crmferry.ferry.Project;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "load",
        mixinStandardHelpOptions = true,
        description = "Takes a package in, suggests a mapping to the target and transfers it.",
        footer = {
            "",
            "Example: ferry load acme.ferry --target jdbc:postgresql://localhost/espocrm --target-user crm acme-in"
        })
final class LoadCommand implements Callable<Integer> {
    @Mixin
    private Output output;

    @Mixin
    private Login login;

    @Parameters(index = "0", paramLabel = "NAME.ferry", description = "The package.")
    private Path file;

    @Option(names = "--target", required = true, paramLabel = "ENDPOINT", description = "Where records go.")
    private String target;

    @Option(names = "--private-key", paramLabel = "KEY.pem", description = "Open it with this key, not a passphrase.")
    private Path privateKey;

    @Option(names = "--plan-only", description = "Only make the project; preview and run it yourself.")
    private boolean planOnly;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "DIR",
            description = "The project folder (default: the package's name without .ferry).")
    private Path folder;

    @Override
    public Integer call() throws Exception {
        Path place = folder != null
                ? folder
                : file.resolveSibling(file.getFileName().toString().replaceFirst("\\.ferry$", ""));
        Ferry ferry = new Ferry(place, login, output.progress());
        Project.End to = login.targetEnd(target);
        Project project = output.working(() -> ferry.take(file, privateKey, to));
        if (planOnly) {
            Plans.print(output, project);
            return 0;
        }
        return Results.print(
                output, output.working(ferry::run), "read,created,updated,unchanged,skipped,conflicts,failed");
    }
}
