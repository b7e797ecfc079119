package org.crmferry.cli;

import java.io.Console;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.crmferry.ferry.Project;
import org.crmferry.ferry.Secrets;
import org.crmferry.model.Credentials;
import org.crmferry.model.Fault;
import org.crmferry.model.FerryException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Logins and passphrase from the environment, from files, or asked at the console; never from an argument. */
@SuppressWarnings("SystemConsoleNull") // later Java gives a console that reads nothing: then the password is empty
final class Login implements Secrets {
    @Mixin
    private Connections connections;

    @Option(names = "--source-user", paramLabel = "NAME", description = "Login name at the source.")
    private String sourceUser;

    @Option(names = "--target-user", paramLabel = "NAME", description = "Login name at the target.")
    private String targetUser;

    @Option(
            names = "--source-password-file",
            paramLabel = "FILE",
            description = "File with the source's password (else FERRY_SOURCE_PASSWORD, else asked for).")
    private Path sourcePasswordFile;

    @Option(
            names = "--target-password-file",
            paramLabel = "FILE",
            description = "File with the target's password (else FERRY_TARGET_PASSWORD, else asked for).")
    private Path targetPasswordFile;

    @Option(
            names = "--passphrase-file",
            paramLabel = "FILE",
            description = "File with the passphrase of vault and package (else FERRY_PASSPHRASE, else asked for).")
    private Path passphraseFile;

    String sourceUser() {
        return sourceUser == null ? "" : sourceUser;
    }

    String targetUser() {
        return targetUser == null ? "" : targetUser;
    }

    /** What was given as the source; see {@link Connections#end}. */
    Project.End sourceEnd(String text) {
        return connections.end(text, sourceUser());
    }

    /** What was given as the target; see {@link Connections#end}. */
    Project.End targetEnd(String text) {
        return connections.end(text, targetUser());
    }

    @Override
    public Credentials source(Project.End end) {
        return login(sourceUser, end, sourcePasswordFile, "SOURCE", "source");
    }

    @Override
    public Credentials target(Project.End end) {
        return login(targetUser, end, targetPasswordFile, "TARGET", "target");
    }

    /** What is given here and now outweighs what was saved. */
    private Credentials login(String given, Project.End end, Path file, String variable, String side) {
        String user = given != null ? given : end.user();
        String password = "FERRY_" + variable + "_PASSWORD";
        boolean here = file != null || System.getenv(password) != null;
        if (!here && !end.connection().isEmpty()) {
            return connections.login(end.withUser(user));
        }
        char[] tunnelSecret = end.tunnel() == null
                ? new char[0]
                : password(
                        null,
                        "FERRY_" + variable + "_TUNNEL_PASSWORD",
                        "Password (or passphrase of the key) of " + end.tunnel().user() + " at the SSH server "
                                + end.tunnel().host());
        if (user.isEmpty() && !here) {
            return new Credentials("", new char[0], tunnelSecret);
        }
        return new Credentials(user, password(file, password, "Password of " + user + " at the " + side), tunnelSecret);
    }

    /** A login; none if neither a name nor a password is given. */
    static Credentials login(String user, Path file, String variable, String side) {
        if (user.isEmpty() && file == null && System.getenv(variable) == null) {
            return Credentials.NONE;
        }
        return new Credentials(user, password(file, variable, "Password of " + user + " at the " + side));
    }

    /** A password from the file, the variable, or the console. */
    static char[] password(Path file, String variable, String prompt) {
        char[] given = given(file, variable);
        if (given != null) {
            return given;
        }
        Console console = System.console();
        char[] typed = console == null ? null : console.readPassword("%s: ", prompt);
        return typed == null ? new char[0] : typed;
    }

    static char[] given(Path file, String variable) {
        if (file != null) {
            try {
                String text = Files.readString(file, StandardCharsets.UTF_8);
                return text.replaceAll("\\R\\z", "").toCharArray();
            } catch (IOException e) {
                throw new FerryException(
                        Fault.MAPPING, "The password file " + file + " cannot be read. Check its path and rights.", e);
            }
        }
        String value = System.getenv(variable);
        return value == null ? null : value.toCharArray();
    }

    @Override
    public char[] passphrase(boolean fresh) {
        char[] given = given(passphraseFile, "FERRY_PASSPHRASE");
        if (given != null && given.length > 0) {
            return given;
        }
        Console console = System.console();
        if (console == null) {
            throw new FerryException(
                    Fault.INTEGRITY,
                    "A passphrase is needed: everything on disk is encrypted with it. Set FERRY_PASSPHRASE, or give"
                            + " --passphrase-file FILE.");
        }
        char[] typed = console.readPassword(fresh ? "New passphrase: " : "Passphrase: ");
        if (fresh && typed != null) {
            char[] again = console.readPassword("The same once more: ");
            if (!Arrays.equals(typed, again)) {
                throw new FerryException(Fault.INTEGRITY, "The two passphrases differ. Start again.");
            }
        }
        if (typed == null || typed.length == 0) {
            throw new FerryException(Fault.INTEGRITY, "No passphrase was given. Start again.");
        }
        return typed;
    }
}
