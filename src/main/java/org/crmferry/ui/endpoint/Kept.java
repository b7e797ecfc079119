package org.crmferry.ui.endpoint;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.crmferry.ferry.CredentialVault;
import org.crmferry.ferry.SavedConnection;
import org.crmferry.model.Credentials;
import org.crmferry.model.FerryException;
import org.crmferry.ui.work.Worker;

/**
 * The connections that the person asked to keep, for both pages of a migration: opened once with their passphrase.
 * Belongs to the JavaFX thread.
 */
public final class Kept {
    private final Path file;
    private final Worker worker;
    private final ObservableList<SavedConnection> list = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper there = new ReadOnlyBooleanWrapper(this, "there");
    private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper(this, "open");
    private CredentialVault vault;

    /** @param file of the connections; made when the first one is kept */
    public Kept(Path file, Worker worker) {
        this.file = file;
        this.worker = worker;
        there.set(Files.exists(file));
    }

    /** Whether there are any to open. */
    public ReadOnlyBooleanProperty thereProperty() {
        return there.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty openProperty() {
        return open.getReadOnlyProperty();
    }

    /** Sorted by name; empty until opened. */
    public ObservableList<SavedConnection> list() {
        return list;
    }

    private record Opened(CredentialVault vault, List<SavedConnection> list) {}

    /**
     * Opens them, or makes the file.
     *
     * @param passphrase is cleared
     */
    public void open(char[] passphrase, Runnable done, Consumer<FerryException> failed) {
        worker.work("endpoint.kept.opening", () -> {
                    try {
                        CredentialVault opened = CredentialVault.openOrCreate(file, passphrase);
                        return new Opened(opened, opened.list());
                    } finally {
                        Arrays.fill(passphrase, '\0');
                    }
                })
                .onDone(opened -> {
                    vault = opened.vault();
                    list.setAll(opened.list());
                    there.set(true);
                    open.set(true);
                    done.run();
                })
                .onFailed(failed)
                .start();
    }

    /** Looks up who enters there. The consumer clears the login. */
    public void login(
            SavedConnection connection,
            BiConsumer<SavedConnection, Credentials> done,
            Consumer<FerryException> failed) {
        CredentialVault from = vault;
        worker.work("endpoint.kept.opening", () -> from.login(connection.name()))
                .onDone(login -> done.accept(connection, login))
                .onFailed(failed)
                .start();
    }

    /**
     * Keeps a connection; one of the same name is replaced.
     *
     * @param login is cleared
     */
    public void put(SavedConnection connection, Credentials login, Runnable done, Consumer<FerryException> failed) {
        CredentialVault to = vault;
        worker.work("endpoint.kept.saving", () -> {
                    try {
                        to.put(connection.name(), connection.endpoint(), login);
                        return to.list();
                    } finally {
                        login.clear();
                    }
                })
                .onDone(now -> {
                    list.setAll(now);
                    done.run();
                })
                .onFailed(failed)
                .start();
    }

    /** Forgets the key of the file. */
    public void close() {
        if (vault != null) {
            vault.close();
            vault = null;
            open.set(false);
            list.clear();
        }
    }
}
