package org.crmferry.ferry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.crmferry.cargo.Recipient;
import org.crmferry.cargo.Unlock;
import org.crmferry.cargo.Vault;
import org.crmferry.journal.Journal;
import org.crmferry.journal.KeyMaps;
import org.crmferry.model.Fault;
import org.crmferry.model.FerryException;
import org.crmferry.model.Said;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A project folder with its vault unlocked and its journal open. */
final class Folder implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Folder.class);

    private final Path path;
    private final Vault vault;
    private final Journal journal;
    private double lastShare;
    private long lastFailed;

    private Folder(Path path, Vault vault, Journal journal) {
        this.path = path;
        this.vault = vault;
        this.journal = journal;
        try {
            StateFile.read(path).ifPresent(state -> working(state.percent() / 100.0, state.failed()));
        } catch (IOException e) {
            LOG.info("state.json could not be read: {}", e.getMessage());
        }
    }

    /** Whether anything has been checked or read in this folder. */
    static boolean begun(Path path) {
        return Files.exists(path.resolve("journal.mv.db"));
    }

    /** Opens the folder, or makes its vault with the passphrase. */
    static Folder open(Path path, Secrets secrets) {
        Path vaultPath = path.resolve("vault");
        boolean fresh = !Files.exists(vaultPath.resolve("key.p7m"));
        if (fresh && Files.exists(path.resolve("journal.mv.db"))) {
            throw new FerryException(Fault.INTEGRITY, Said.of(Folder.class, "folder.key"));
        }
        char[] passphrase = secrets.passphrase(fresh);
        try {
            Files.createDirectories(path);
            Vault vault = fresh
                    ? Vault.create(vaultPath, List.of(Recipient.passphrase(passphrase)))
                    : Vault.open(vaultPath, Unlock.passphrase(passphrase));
            return new Folder(
                    path,
                    vault,
                    Journal.open(path.resolve("journal"), vault.key().hex()));
        } catch (IOException e) {
            throw new FerryException(Fault.STORAGE, Said.of(Folder.class, "folder.make", path, e.getMessage()), e);
        } finally {
            Arrays.fill(passphrase, '\0');
        }
    }

    /** Deletes a project folder with everything in it; no matter if there is none. */
    static void delete(Path path) {
        if (!Files.exists(path)) {
            return;
        }
        try (Stream<Path> all = Files.walk(path)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        } catch (IOException e) {
            throw new FerryException(Fault.STORAGE, Said.of(Folder.class, "folder.delete", path, e.getMessage()), e);
        }
    }

    /** Makes sure that a new project may take that place: nothing is there, or an empty folder. */
    static void free(Path path) {
        if (!Files.exists(path)) {
            return;
        }
        try (Stream<Path> inside = Files.list(path)) {
            if (inside.findAny().isPresent()) {
                throw new FerryException(Fault.MAPPING, Said.of(Folder.class, "folder.taken", path));
            }
        } catch (NotDirectoryException e) {
            throw new FerryException(Fault.MAPPING, Said.of(Folder.class, "folder.file", path), e);
        } catch (IOException e) {
            throw new FerryException(Fault.STORAGE, Said.of(Folder.class, "folder.look", path, e.getMessage()), e);
        }
    }

    /** Gives a finished folder its place, which must be {@link #free}. */
    static void move(Path from, Path to) {
        try {
            Files.deleteIfExists(to);
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new FerryException(Fault.STORAGE, Said.of(Folder.class, "folder.move", to, e.getMessage()), e);
        }
    }

    /** Deletes vault and journal. */
    static void deleteCheck(Path path) {
        delete(path.resolve("vault"));
        delete(path.resolve("journal.mv.db"));
        delete(path.resolve("journal.trace.db"));
    }

    /** Locks the vault with another passphrase. */
    void relock(char[] passphrase) {
        vault.relock(List.of(Recipient.passphrase(passphrase)));
    }

    Path path() {
        return path;
    }

    Path vaultPath() {
        return path.resolve("vault");
    }

    Vault vault() {
        return vault;
    }

    Journal journal() {
        return journal;
    }

    /** Which records a trial run moves; the caller closes it. */
    KeyMaps chosen() {
        return KeyMaps.open(
                vaultPath().resolve("index").resolve("chosen.mv"), vault.key().hex());
    }

    /** Removes what was sealed for an earlier check; the source's records too, if they are to be read again. */
    void clear(boolean cargo) {
        for (String area : List.of(
                Vault.BATCHES,
                "decisions",
                "before",
                "resolved",
                "raised",
                "follows",
                "seen",
                "proposed",
                "merged",
                "merged-old",
                "merged-new",
                "merged-result")) {
            if (cargo || !area.equals(Vault.BATCHES)) {
                vault.names(area).forEach(name -> vault.remove(area, name));
            }
        }
    }

    /** Writes {@code state.json}; {@code share} is how much of the stage under way is done, 0 to 1. */
    void state(double share, long failed) {
        try {
            StateFile.of(journal, share, failed).write(path);
        } catch (IOException | FerryException e) {
            // It is for a glance only. A disk that refuses it is told of with the work itself, in one sentence.
            LOG.info("state.json could not be written: {}", e.getMessage());
        }
    }

    /** Remembers how far the work under way is; written when the folder is closed. */
    void working(double share, long failed) {
        lastShare = share;
        lastFailed = failed;
    }

    /** Commits the readable part if something was done since it was opened. */
    private void readable() {
        List<String> done = journal.logged();
        if (!done.isEmpty()) {
            String last = done.get(done.size() - 1);
            String more = done.size() == 1 ? "" : "\n\n" + String.join("\n", done.subList(0, done.size() - 1));
            ReadablePart.step(path, journal, Character.toUpperCase(last.charAt(0)) + last.substring(1) + more);
        }
    }

    @Override
    public void close() {
        if (Files.exists(path.resolve("project.json"))) {
            state(lastShare, lastFailed);
            readable();
        }
        journal.close();
        vault.key().destroy();
    }
}
