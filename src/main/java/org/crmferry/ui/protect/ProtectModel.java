package org.crmferry.ui.protect;

import com.nulabinc.zxcvbn.Zxcvbn;
import java.nio.file.Path;
import java.util.Arrays;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.crmferry.ferry.Ferry;
import org.crmferry.ui.session.Session;
import org.crmferry.ui.shell.PageModel;
import org.crmferry.ui.shell.ShellModel;
import org.crmferry.ui.words.Notice;

/**
 * State and commands of the page "Protect and deliver". The passphrase lives in this page's fields only until Next is
 * pressed. Belongs to the JavaFX thread.
 */
public final class ProtectModel implements PageModel {
    /** Fewer letters are refused, however they are chosen. */
    static final int SHORTEST = 8;

    /** No estimate yet. */
    static final int UNKNOWN = -1;

    private static final int GOOD = 2;
    private static final int LONGEST_MEASURED = 100;

    /** Reads its dictionaries when it is first asked, on the worker. */
    private static final class Meter {
        private static final Zxcvbn METER = new Zxcvbn();

        static int score(String passphrase) {
            return METER.measure(passphrase).getScore();
        }
    }

    private final Session session;
    private final ShellModel shell;
    private final StringProperty passphrase = new SimpleStringProperty(this, "passphrase", "");
    private final StringProperty repeated = new SimpleStringProperty(this, "repeated", "");
    private final IntegerProperty strength = new SimpleIntegerProperty(this, "strength", UNKNOWN);
    private final BooleanProperty sealed = new SimpleBooleanProperty(this, "sealed");
    private final BooleanProperty changing = new SimpleBooleanProperty(this, "changing");
    private final BooleanProperty packing = new SimpleBooleanProperty(this, "packing");
    private final ObjectProperty<Path> file = new SimpleObjectProperty<>(this, "file");
    private final ObservableList<Path> certificates = FXCollections.observableArrayList();
    private final BooleanBinding chosen;
    private final BooleanBinding ready;
    private long asked;

    public ProtectModel(Session session, ShellModel shell) {
        this.session = session;
        this.shell = shell;
        passphrase.addListener((value, old, now) -> measure(now));
        chosen = Bindings.createBooleanBinding(
                () -> passphrase.get().length() >= SHORTEST
                        && passphrase.get().equals(repeated.get())
                        && strength.get() >= GOOD,
                passphrase,
                repeated,
                strength);
        ready = Bindings.createBooleanBinding(
                () -> (sealed.get() && !changing.get() || chosen.get()) && (!packing.get() || file.get() != null),
                sealed,
                changing,
                chosen,
                packing,
                file);
    }

    public StringProperty passphraseProperty() {
        return passphrase;
    }

    public StringProperty repeatedProperty() {
        return repeated;
    }

    /** How hard the passphrase is to guess, from 0 (at once) to 4 (very hard), or {@link #UNKNOWN}. */
    public IntegerProperty strengthProperty() {
        return strength;
    }

    /** Whether the project has a passphrase of the person's. */
    public BooleanProperty sealedProperty() {
        return sealed;
    }

    /** Whether a passphrase that was set is to be replaced. */
    public BooleanProperty changingProperty() {
        return changing;
    }

    /** Whether the records go into a package instead of straight into the target. */
    public BooleanProperty packingProperty() {
        return packing;
    }

    /** The package to be written; null until chosen. */
    public ObjectProperty<Path> fileProperty() {
        return file;
    }

    /** Certificates of people who can open the package with their own key. */
    public ObservableList<Path> certificates() {
        return certificates;
    }

    @Override
    public ObservableBooleanValue ready() {
        return ready;
    }

    @Override
    public void enter() {
        sealed.set(session.draft().sealed());
        packing.set(session.draft().delivery().equals("package"));
        file.set(
                session.draft().file().isEmpty()
                        ? null
                        : Path.of(session.draft().file()));
        certificates.setAll(
                session.draft().certificates().stream().map(Path::of).toList());
    }

    /** Estimates the strength on the worker; only the answer to the last question counts. */
    private void measure(String text) {
        long mine = ++asked;
        if (text.isEmpty()) {
            strength.set(UNKNOWN);
            return;
        }
        String measured = text.length() > LONGEST_MEASURED ? text.substring(0, LONGEST_MEASURED) : text;
        shell.worker()
                .work("protect.measuring", () -> Meter.score(measured))
                .onDone(score -> {
                    if (mine == asked) {
                        strength.set(score);
                    }
                })
                .onFailed(shell::fail)
                .start();
    }

    /** Writes the recovery sheet, {@code .pdf} or {@code .html}. */
    public void recoverySheet(Path out) {
        Ferry ferry = session.ferry();
        Path packed = packing.get() ? file.get() : null;
        shell.worker()
                .work("protect.sheet.writing", () -> {
                    ferry.recoverySheet(packed, out, shell.words().locale());
                    return out;
                })
                .onDone(written -> shell.say(Notice.Kind.SUCCESS, "protect.sheet.written", "protect.sheet.next", out))
                .onFailed(shell::fail)
                .start();
    }

    @Override
    public void next(Runnable proceed) {
        session.draft(draft -> draft.withDelivery(
                packing.get() ? "package" : "direct",
                file.get() == null ? "" : file.get().toString(),
                certificates.stream().map(Path::toString).toList()));
        if (sealed.get() && !changing.get()) {
            proceed.run();
            return;
        }
        char[] fresh = passphrase.get().toCharArray();
        Ferry ferry = session.ferry();
        shell.worker()
                .work("protect.sealing", () -> {
                    ferry.protect(fresh);
                    session.logins().setPassphrase(fresh);
                    return fresh;
                })
                .onEnded(() -> Arrays.fill(fresh, '\0'))
                .onDone(done -> {
                    session.draft(draft -> draft.withSealed(true));
                    sealed.set(true);
                    changing.set(false);
                    passphrase.set("");
                    repeated.set("");
                    proceed.run();
                })
                .onFailed(shell::fail)
                .start();
    }

    @Override
    public void close() {
        passphrase.set("");
        repeated.set("");
    }
}
