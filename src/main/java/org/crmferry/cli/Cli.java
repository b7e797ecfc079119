package org.crmferry.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CancellationException;
import org.crmferry.model.Fault;
import org.crmferry.model.FerryException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The program {@code ferry}. */
@Command(
        name = "ferry",
        mixinStandardHelpOptions = true,
        versionProvider = Cli.Version.class,
        description = "Moves a CRM database into another one: previewed, sealed, resumable, proved and undoable.",
        subcommands = {
            DemoCommand.class,
            InspectCommand.class,
            PlanCommand.class,
            PreviewCommand.class,
            RunCommand.class,
            SyncCommand.class,
            SameCommand.class,
            VerifyCommand.class,
            ConflictsCommand.class,
            ResolveCommand.class,
            HistoryCommand.class,
            UndoCommand.class,
            CompareCommand.class,
            DuplicatesCommand.class,
            PackCommand.class,
            LoadCommand.class,
            CheckPackageCommand.class,
            ReportCommand.class
        },
        footer = {
            "",
            "Exit codes: 0 done, nothing left open; 1 differences, conflicts or failed records remain; 2 wrong usage;",
            "3 cannot connect; 4 schema or mapping problem; 5 damaged, tampered or wrong passphrase; 6 disk or journal;",
            "7 delivery; 130 cancelled."
        })
public final class Cli implements Runnable {
    /** Something remains for a person. */
    static final int OPEN = 1;

    private static final int USAGE = 2;
    private static final int CANCELLED = 130;

    @Spec
    private CommandSpec spec;

    /** Runs one command; returns its exit code. */
    public static int execute(String... args) {
        return execute(
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                args);
    }

    /** As {@link #execute(String...)}, printing elsewhere. */
    public static int execute(PrintWriter out, PrintWriter err, String... args) {
        CommandLine line = new CommandLine(new Cli());
        line.setOut(out);
        line.setErr(err);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionExceptionHandler((failure, command, parsed) -> explain(failure, command));
        line.setParameterExceptionHandler((failure, ignored) -> {
            CommandLine command = failure.getCommandLine();
            command.getErr()
                    .println(failure.getMessage() + " (see: "
                            + command.getCommandSpec().qualifiedName() + " --help)");
            return USAGE;
        });
        return line.execute(args);
    }

    private static int explain(Exception failure, CommandLine command) throws Exception {
        boolean debug =
                command.getParseResult() != null && command.getParseResult().hasMatchedOption("--debug");
        if (failure instanceof CancellationException) {
            return CANCELLED;
        }
        if (failure instanceof FerryException told) {
            command.getErr().println(told.getMessage());
            if (debug) {
                told.printStackTrace(command.getErr());
            }
            return code(told.fault());
        }
        if (debug) {
            throw failure;
        }
        command.getErr()
                .println("The program made a mistake (" + failure.getClass().getSimpleName()
                        + "). Nothing is lost; run it again, and with --debug to see details for a report.");
        return 70;
    }

    static int code(Fault fault) {
        return switch (fault) {
            case DATA -> OPEN;
            case CONNECTION -> 3;
            case SCHEMA, MAPPING -> 4;
            case INTEGRITY -> 5;
            case STORAGE -> 6;
            case DELIVERY -> 7;
        };
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /** The version from the jar's manifest. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Cli.class.getPackage().getImplementationVersion();
            return new String[] {"ferry " + (version == null ? "(unpackaged)" : version)};
        }
    }
}
