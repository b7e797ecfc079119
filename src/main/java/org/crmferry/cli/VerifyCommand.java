package org.crmferry.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.crmferry.ferry.Ferry;
import org.crmferry.ferry.Result;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = "Compares every field of every record with the target.",
        footer = {"", "Example: ferry verify acme"})
final class VerifyCommand implements Callable<Integer> {
    @Mixin
    private Output output;

    @Mixin
    private Login login;

    @Parameters(paramLabel = "DIR", description = "The project folder.")
    private Path folder;

    @Override
    public Integer call() throws Exception {
        Ferry ferry = new Ferry(folder, login, output.progress());
        Result result = output.working(ferry::verify);
        int code = Results.print(output, result, "compared,,,equal,,,different");
        if (!output.json()) {
            output.out()
                    .println(Results.number(result.total().failed()) + " differences in "
                            + Results.number(result.records()) + " records.");
        }
        return code;
    }
}
