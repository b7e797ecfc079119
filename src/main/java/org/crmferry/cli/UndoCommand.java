package org.crmferry.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.crmferry.ferry.Ferry;
import org.crmferry.ferry.Result;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "undo",
        mixinStandardHelpOptions = true,
        description = "Takes the migration back; records edited since are listed and left.",
        footer = {"", "Example: ferry undo acme"})
final class UndoCommand implements Callable<Integer> {
    @Mixin
    private Output output;

    @Mixin
    private Login login;

    @Parameters(paramLabel = "DIR", description = "The project folder.")
    private Path folder;

    @Option(names = "--entity", paramLabel = "E", description = "Only this source entity.")
    private String entity;

    @Override
    public Integer call() throws Exception {
        Ferry ferry = new Ferry(folder, login, output.progress());
        Result result = output.working(() -> ferry.undo(entity));
        int code = Results.print(output, result, "looked at,deleted,restored,,,edited since,");
        output.say("Numbers that the database counted up for new records do not go back.");
        return code;
    }
}
