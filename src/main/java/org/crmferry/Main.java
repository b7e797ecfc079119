package org.crmferry;

import java.nio.file.Files;
import java.nio.file.Path;
import org.crmferry.cli.Cli;
import org.crmferry.ui.App;

/** The program: with a command the command line; without any, or with a file to open, the wizard. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        if (args.length > 0 && !opens(args)) {
            System.exit(Cli.execute(args));
        }
        if (App.hasScreen()) {
            App.open(args);
        } else {
            System.out.println("There is no display for the window: here is the sample migration in the terminal.");
            System.exit(Cli.execute("demo"));
        }
    }

    /** Whether the arguments are what a desktop gives on a double click: one package or project that is there. */
    private static boolean opens(String... args) {
        if (args.length != 1 || args[0].startsWith("-")) {
            return false;
        }
        Path path = Path.of(args[0]);
        return Files.isRegularFile(path) && args[0].endsWith(".ferry")
                || Files.isRegularFile(path.resolve("project.json"));
    }
}
