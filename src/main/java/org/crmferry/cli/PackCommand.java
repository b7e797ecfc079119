package org.crmferry.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.crmferry.ferry.Ferry;
import org.crmferry.ferry.Packed;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "pack",
        mixinStandardHelpOptions = true,
        description = "Seals the project's source records into a package that travels.",
        footer = {"", "Example: ferry pack acme -o acme.ferry"})
final class PackCommand implements Callable<Integer> {
    @Mixin
    private Output output;

    @Mixin
    private Login login;

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "NAME.ferry",
            description = "The package.")
    private Path out;

    @Option(
            names = "--recipient",
            paramLabel = "CERT.pem",
            description = "Also open it with this X.509 certificate's key (RSA or EC); may be repeated.")
    private List<Path> recipients = List.of();

    @Parameters(paramLabel = "DIR", description = "The project folder.")
    private Path folder;

    @Override
    public Integer call() throws Exception {
        Ferry ferry = new Ferry(folder, login, output.progress());
        Packed packed = output.working(() -> ferry.pack(out, recipients));
        if (output.json()) {
            output.print(packed);
        } else {
            output.out()
                    .println(Results.number(packed.records()) + " records of " + packed.entities() + " entities, "
                            + Results.number(packed.bytes()) + " bytes: " + out);
            output.out().println("Sender's fingerprint: " + packed.fingerprint());
        }
        return 0;
    }
}
