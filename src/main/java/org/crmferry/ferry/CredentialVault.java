package org.crmferry.ferry;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.crmferry.cargo.SealedBox;
import org.crmferry.model.Credentials;
import org.crmferry.model.Endpoint;
import org.crmferry.model.Fault;
import org.crmferry.model.FerryException;
import org.crmferry.model.Said;

/**
 * Connections that the user asked to keep, with their passwords, in one encrypted file of theirs.
 *
 * <p>Every method reads the file anew, so that another window's changes are seen, and clears what it read; only the
 * file's key stays in memory until {@link #close}. Wrong passphrases and damage are FerryException (INTEGRITY). For one
 * thread at a time.
 */
public final class CredentialVault implements AutoCloseable {
    private final SealedBox box;

    private CredentialVault(SealedBox box) {
        this.box = box;
    }

    /** The user's own: {@code connections.ferrybox} in {@code -Dferry.home}, {@code FERRY_HOME} or {@code ~/.crm-ferry}. */
    public static Path usualFile() {
        return Home.folder().resolve("connections.ferrybox");
    }

    /** Makes an empty one; the caller clears the passphrase. FerryException (STORAGE) if there is one already. */
    public static CredentialVault create(Path file, char[] passphrase) {
        return new CredentialVault(SealedBox.create(file, passphrase, SavedConnections.encode(new TreeMap<>())));
    }

    /** Takes some tenths of a second; the caller clears the passphrase. */
    public static CredentialVault open(Path file, char[] passphrase) {
        return new CredentialVault(SealedBox.open(file, passphrase));
    }

    /** Opens it, or makes it if there is none. */
    public static CredentialVault openOrCreate(Path file, char[] passphrase) {
        return Files.exists(file) ? open(file, passphrase) : create(file, passphrase);
    }

    /**
     * Keeps a connection; one of the same name is replaced. The caller clears the login.
     *
     * @param name what the user calls it; FerryException (MAPPING) if it reads like an address or a path
     */
    public void put(String name, Endpoint endpoint, Credentials login) {
        String tidy = name.strip();
        if (!isName(tidy)) {
            throw new FerryException(Fault.MAPPING, Said.of(CredentialVault.class, "connection.name", tidy));
        }
        change(all -> {
            SavedConnections.Entry old = all.put(
                    tidy, new SavedConnections.Entry(new SavedConnection(tidy, endpoint, login.user()), login.copy()));
            if (old != null) {
                old.login().clear();
            }
        });
    }

    /** Without passwords. */
    public Optional<SavedConnection> find(String name) {
        return look(all -> Optional.ofNullable(all.get(name.strip())).map(SavedConnections.Entry::connection));
    }

    /** Login with passwords, which the caller clears; FerryException (MAPPING) if there is no such connection. */
    public Credentials login(String name) {
        return look(all -> {
            SavedConnections.Entry entry = all.get(name.strip());
            if (entry == null) {
                throw new FerryException(
                        Fault.MAPPING,
                        Said.of(
                                CredentialVault.class,
                                "connection.unknown",
                                name.strip(),
                                all.isEmpty()
                                        ? Said.of(CredentialVault.class, "connection.none")
                                        : String.join(", ", all.keySet())));
            }
            return entry.login().copy();
        });
    }

    /** Sorted by name, without passwords. */
    public List<SavedConnection> list() {
        return look(all -> {
            List<SavedConnection> list = new ArrayList<>();
            all.values().forEach(entry -> list.add(entry.connection()));
            return List.copyOf(list);
        });
    }

    /** Forgets a connection; whether there was one. */
    public boolean remove(String name) {
        if (find(name).isEmpty()) {
            return false;
        }
        change(all -> {
            SavedConnections.Entry old = all.remove(name.strip());
            if (old != null) {
                old.login().clear();
            }
        });
        return true;
    }

    /** The caller clears it. */
    public void changePassphrase(char[] passphrase) {
        box.changePassphrase(passphrase);
    }

    /** Whether a text can be the name of a saved connection and is no address, folder or package. */
    public static boolean isName(String text) {
        return !text.isBlank()
                && text.length() <= 100
                && text.chars().noneMatch(c -> c == '/' || c == '\\' || c == ':' || c < ' ')
                && !text.startsWith(".")
                && !text.toLowerCase(Locale.ROOT).endsWith(".ferry");
    }

    private <T> T look(Function<Map<String, SavedConnections.Entry>, T> look) {
        Map<String, SavedConnections.Entry> all = read();
        try {
            return look.apply(all);
        } finally {
            all.values().forEach(entry -> entry.login().clear());
        }
    }

    private void change(Consumer<Map<String, SavedConnections.Entry>> change) {
        Map<String, SavedConnections.Entry> all = read();
        try {
            change.accept(all);
            byte[] content = SavedConnections.encode(all);
            try {
                box.write(content);
            } finally {
                Arrays.fill(content, (byte) 0);
            }
        } finally {
            all.values().forEach(entry -> entry.login().clear());
        }
    }

    private Map<String, SavedConnections.Entry> read() {
        byte[] content = box.read();
        try {
            return SavedConnections.decode(content);
        } finally {
            Arrays.fill(content, (byte) 0);
        }
    }

    @Override
    public void close() {
        box.close();
    }
}
