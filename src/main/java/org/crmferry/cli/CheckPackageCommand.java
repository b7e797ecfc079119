package org.crmferry.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.crmferry.cargo.PackageCheck;
import org.crmferry.ferry.Ferry;
import org.crmferry.model.Fault;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "check-package",
        mixinStandardHelpOptions = true,
        description = "Checks a package's checksums and signature, without its key.",
        footer = {"", "Example: ferry check-package acme.ferry"})
final class CheckPackageCommand implements Callable<Integer> {
    @Mixin
    private Output output;

    @Parameters(paramLabel = "NAME.ferry", description = "The package.")
    private Path file;

    @Override
    public Integer call() {
        PackageCheck check = Ferry.checkPackage(file);
        if (output.json()) {
            output.print(check);
        } else {
            for (PackageCheck.Result result : check.results()) {
                String step = result.step().name().toLowerCase(Locale.ROOT);
                switch (result.outcome()) {
                    case PASSED -> output.out().println("  ok      " + step);
                    case FAILED -> output.out().println("  WRONG   " + step + ": " + result.detail());
                    case NOT_MADE -> output.out().println("  -       " + step + " (not looked at)");
                }
            }
            if (!check.signer().isEmpty()) {
                output.out().println("Signed by: " + check.signer());
            }
        }
        return check.sound() ? 0 : Cli.code(Fault.INTEGRITY);
    }
}
