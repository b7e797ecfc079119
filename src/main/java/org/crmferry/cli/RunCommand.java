package org.crmferry.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.crmferry.ferry.Ferry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = "Transfers what was previewed; run again after an interruption, it resumes.",
        footer = {"", "Example: ferry run acme"})
final class RunCommand implements Callable<Integer> {
    @Mixin
    private Output output;

    @Mixin
    private Login login;

    @Parameters(paramLabel = "DIR", description = "The project folder.")
    private Path folder;

    @Override
    public Integer call() throws Exception {
        Ferry ferry = new Ferry(folder, login, output.progress());
        return Results.print(
                output, output.working(ferry::run), "read,created,updated,unchanged,skipped,conflicts,failed");
    }
}
