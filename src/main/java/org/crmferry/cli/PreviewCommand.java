package org.crmferry.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.crmferry.ferry.Ferry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "preview",
        mixinStandardHelpOptions = true,
        description = "The check: predicted counts and findings; writes nothing to the target.",
        footer = {"", "Example: ferry preview acme"})
final class PreviewCommand implements Callable<Integer> {
    @Mixin
    private Output output;

    @Mixin
    private Login login;

    @Parameters(paramLabel = "DIR", description = "The project folder.")
    private Path folder;

    @Option(names = "--entity", paramLabel = "E", description = "Show records of this source entity.")
    private String entity;

    @Option(
            names = "--rows",
            paramLabel = "N",
            description = "How many records to show (default: 5).",
            defaultValue = "5")
    private int rows;

    @Override
    public Integer call() throws Exception {
        Ferry ferry = new Ferry(folder, login, output.progress());
        int code = Results.print(
                output, output.working(ferry::preview), "read,to create,to update,unchanged,to skip,conflicts,failed");
        if (entity != null && !output.json()) {
            Samples.print(output, ferry.before(entity, rows));
        }
        return code;
    }
}
