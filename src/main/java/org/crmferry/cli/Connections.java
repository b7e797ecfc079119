package org.crmferry.cli;

import java.io.Console;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.crmferry.ferry.CredentialVault;
import org.crmferry.ferry.Project;
import org.crmferry.model.Credentials;
import org.crmferry.model.Endpoint;
import org.crmferry.model.Fault;
import org.crmferry.model.FerryException;
import picocli.CommandLine.Option;

/** Saved connections by their names; their passphrase is asked for once, when a name is first used. */
@SuppressWarnings("SystemConsoleNull") // later Java gives a console that reads nothing: then the passphrase is empty
final class Connections {
    @Option(
            names = "--vault-passphrase-file",
            paramLabel = "FILE",
            description =
                    "File with the passphrase of saved connections (else FERRY_VAULT_PASSPHRASE, else asked for).")
    private Path passphraseFile;

    private CredentialVault vault;

    /** An address, folder or package as it is; anything else is the name of a saved connection. */
    Project.End end(String text, String user) {
        if (!CredentialVault.isName(text) || Files.exists(Path.of(text))) {
            boolean address = Endpoint.parse(text).kind() == Endpoint.Kind.DATABASE;
            String place =
                    address ? text : Path.of(text).toAbsolutePath().normalize().toString();
            return new Project.End(place, user, "");
        }
        Project.End saved = vault(text).find(text).map(found -> found.end()).orElse(null);
        if (saved == null) {
            vault.login(text).clear();
        }
        return user.isEmpty() ? saved : saved.withUser(user);
    }

    /** What is given here and now, else what was saved, else nobody. */
    Credentials login(Project.End end, Path passwordFile, String variable, String side) {
        boolean here = passwordFile != null || System.getenv(variable) != null;
        return !here && !end.connection().isEmpty()
                ? login(end)
                : Login.login(end.user(), passwordFile, variable, side);
    }

    /** The saved login, with another user's name if that was given. */
    Credentials login(Project.End end) {
        Credentials saved = vault(end.connection()).login(end.connection());
        return new Credentials(end.user(), saved.password(), saved.tunnelSecret());
    }

    private CredentialVault vault(String name) {
        if (vault == null) {
            Path file = CredentialVault.usualFile();
            if (!Files.exists(file)) {
                throw new FerryException(
                        Fault.MAPPING,
                        "\"" + name
                                + "\" is neither an address nor a folder or package, and no connections are saved on"
                                + " this computer. Give a JDBC address (jdbc:...), or save the connection in the wizard.");
            }
            char[] passphrase = passphrase();
            try {
                vault = CredentialVault.open(file, passphrase);
            } finally {
                Arrays.fill(passphrase, '\0');
            }
        }
        return vault;
    }

    private char[] passphrase() {
        char[] given = Login.given(passphraseFile, "FERRY_VAULT_PASSPHRASE");
        if (given != null) {
            return given;
        }
        Console console = System.console();
        char[] typed = console == null ? null : console.readPassword("Passphrase of your saved connections: ");
        if (typed == null) {
            throw new FerryException(
                    Fault.INTEGRITY,
                    "The passphrase of your saved connections is needed. Set FERRY_VAULT_PASSPHRASE, or give"
                            + " --vault-passphrase-file FILE.");
        }
        return typed;
    }
}
