package org.crmferry;

import org.crmferry.cli.Cli;

/** The program: with arguments the command line, without any the wizard. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        if (args.length > 0) {
            System.exit(Cli.execute(args));
        }
        System.out.println("The window is not part of this version yet: here is the sample migration in the terminal.");
        System.exit(Cli.execute("demo"));
    }
}
