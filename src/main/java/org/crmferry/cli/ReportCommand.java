package org.crmferry.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.crmferry.ferry.Ferry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        description = "Writes what happened, for people (.html, .pdf) or machines (.json, .csv).",
        footer = {"", "Example: ferry report acme -o acme.pdf"})
final class ReportCommand implements Callable<Integer> {
    @Mixin
    private Output output;

    @Mixin
    private Login login;

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "FILE",
            description = "The report.")
    private Path out;

    @Option(names = "--language", paramLabel = "TAG", description = "en (default) or zh-CN.")
    private String locale;

    @Parameters(paramLabel = "DIR", description = "The project folder.")
    private Path folder;

    @Override
    public Integer call() {
        new Ferry(folder, login, output.progress())
                .report(out, locale == null ? Locale.ENGLISH : Locale.forLanguageTag(locale));
        output.say("Written: " + out);
        return 0;
    }
}
