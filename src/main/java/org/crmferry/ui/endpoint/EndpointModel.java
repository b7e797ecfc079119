package org.crmferry.ui.endpoint;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import org.crmferry.ferry.ConnectionTest;
import org.crmferry.ferry.Ferry;
import org.crmferry.ferry.Project;
import org.crmferry.ferry.SavedConnection;
import org.crmferry.ferry.TargetRisk;
import org.crmferry.model.Credentials;
import org.crmferry.model.FerryException;
import org.crmferry.ui.session.Draft;
import org.crmferry.ui.session.Session;
import org.crmferry.ui.shell.PageModel;
import org.crmferry.ui.shell.ShellModel;
import org.crmferry.ui.words.Notice;

/** State and commands of the pages Source and Target. Belongs to the JavaFX thread. */
public final class EndpointModel implements PageModel {
    private final boolean source;
    private final Session session;
    private final ShellModel shell;
    private final Kept kept;
    private final KeepForm keep = new KeepForm();
    private final EndpointForm form = new EndpointForm();
    private final List<Choice> choices;
    private final ReadOnlyObjectWrapper<Tried> tried = new ReadOnlyObjectWrapper<>(this, "tried");
    private final ReadOnlyObjectWrapper<Notice> problem = new ReadOnlyObjectWrapper<>(this, "problem");
    private final ReadOnlyBooleanWrapper trying = new ReadOnlyBooleanWrapper(this, "trying");
    private final BooleanProperty aware = new SimpleBooleanProperty(this, "aware");
    private final BooleanBinding ready;
    private boolean entered;

    /**
     * One of the two pages.
     *
     * @param source whether it is the source's
     * @param kept the connections that were kept, the same for both pages
     */
    public EndpointModel(boolean source, Session session, ShellModel shell, Kept kept) {
        this.source = source;
        this.session = session;
        this.shell = shell;
        this.kept = kept;
        Project.End end = end();
        choices = Choice.of(source, end != null && Ferry.sample(end.location()));
        ready = Bindings.createBooleanBinding(
                () -> tried.get() != null
                        && tried.get().ok()
                        && (source || tried.get().writable())
                        && (!tried.get().production() || aware.get()),
                tried,
                aware);
        form.versionProperty().addListener((value, old, now) -> {
            tried.set(null);
            problem.set(null);
            aware.set(false);
        });
    }

    private Project.End end() {
        Draft draft = session.draft();
        return source ? draft.source() : draft.target();
    }

    /** Fills the form when it is first shown; where the login is known too, tries it at once. */
    @Override
    public void enter() {
        Project.End end = end();
        if (entered || end == null) {
            entered = true;
            return;
        }
        entered = true;
        boolean sample = Ferry.sample(end.location());
        Choice tile = tile(end, sample);
        Credentials known = sample || tile.kind() == Choice.Kind.FILES
                ? new Credentials(end.user(), new char[0])
                : session.logins().known(source);
        form.fill(end, tile, known);
        if (known != null) {
            known.clear();
            test();
        }
    }

    private Choice tile(Project.End end, boolean sample) {
        if (sample) {
            return Choice.SAMPLE;
        }
        String location = end.location().toLowerCase(Locale.ROOT);
        if (!location.isEmpty() && !location.startsWith("jdbc:")) {
            return location.endsWith(".ferry") ? Choice.PACKAGE : Choice.FILES;
        }
        return choices.stream()
                .filter(each -> each.kind() == Choice.Kind.CRM && end.product().startsWith(each.label()))
                .findFirst()
                .orElse(Choice.DATABASE);
    }

    /** Takes a tile; that of the samples brings its own values back. */
    public void choose(Choice tile) {
        if (tile.kind() == Choice.Kind.SAMPLE
                && !tile.equals(form.choiceProperty().get())) {
            form.fill(end(), tile, null);
            test();
        } else {
            form.choiceProperty().set(tile);
        }
    }

    /** Tries to enter with what the form says. */
    public void test() {
        if (trying.get() || !complete()) {
            return;
        }
        problem.set(null);
        tried.set(null);
        int version = form.versionProperty().get();
        Project.End end = form.end();
        Credentials login = form.login();
        char[] passphrase = form.passphrase();
        boolean sealed = form.isPackage();
        trying.set(true);
        shell.worker()
                .work("endpoint.trying", () -> sealed ? open(end, passphrase) : connect(end, login))
                .onEnded(() -> {
                    trying.set(false);
                    login.clear();
                    Arrays.fill(passphrase, '\0');
                })
                .onDone(found -> {
                    if (version == form.versionProperty().get()) {
                        tried.set(found);
                    }
                })
                .onFailed(failure -> {
                    if (version == form.versionProperty().get()) {
                        problem.set(Notice.of(failure));
                    }
                })
                .start();
    }

    private boolean complete() {
        List<String> missing = form.missing();
        if (missing.isEmpty()) {
            return true;
        }
        String fields = missing.stream().map(shell.words()::now).collect(Collectors.joining(", "));
        problem.set(new Notice(Notice.Kind.WARNING, "endpoint.missing", fields));
        return false;
    }

    private static Tried open(Project.End end, char[] passphrase) {
        return new Tried(null, Ferry.look(Path.of(end.location()), passphrase), null);
    }

    private Tried connect(Project.End end, Credentials login) {
        ConnectionTest test = Ferry.test(end, login);
        boolean atWork = !source && test.ok() && test.canWrite() && !Ferry.sample(end.location());
        TargetRisk risk = atWork ? Ferry.risk(end, login) : null;
        return new Tried(test, null, risk);
    }

    /** The person has compared the host key that the SSH server shows: it alone is accepted from now on. */
    public void confirmHostKey() {
        form.way().hostKeyProperty().set(tried.get().test().hostKey());
        test();
    }

    /** Fills the form with a connection that was kept, and tries it. */
    public void use(SavedConnection connection) {
        kept.login(
                connection,
                (one, login) -> {
                    Choice now = form.choiceProperty().get();
                    Choice tile = now == null || now.kind() != Choice.Kind.CRM ? Choice.DATABASE : now;
                    form.fill(one.end(), tile, login);
                    login.clear();
                    test();
                },
                this::refuse);
    }

    /** Opens the connections that were kept. */
    public void openKept(String passphrase) {
        kept.open(passphrase.toCharArray(), () -> {}, this::refuse);
    }

    private void refuse(FerryException failure) {
        problem.set(Notice.of(failure));
    }

    /** Keeps the connection if that is wanted, takes over the end; for a target, plans. */
    @Override
    public void next(Runnable proceed) {
        if (!keep.wantedProperty().get() || form.isPath()) {
            take(form.end(), proceed);
            return;
        }
        String wrong = keep.problem(kept);
        if (!wrong.isEmpty()) {
            shell.tell(Notice.Kind.WARNING, wrong, "");
        } else if (kept.openProperty().get()) {
            save(proceed);
        } else {
            kept.open(keep.passphraseProperty().get().toCharArray(), () -> save(proceed), shell::fail);
        }
    }

    private void save(Runnable proceed) {
        Project.End end = form.end().withConnection(keep.nameProperty().get().strip());
        SavedConnection connection = new SavedConnection(end.connection(), end.endpoint(), end.user());
        kept.put(
                connection,
                form.login(),
                () -> {
                    keep.done();
                    take(end, proceed);
                },
                shell::fail);
    }

    private void take(Project.End end, Runnable proceed) {
        Takeover takeover = new Takeover(session, shell);
        Credentials login = form.login();
        char[] passphrase = form.isPackage() ? form.passphrase() : new char[0];
        try {
            if (source) {
                takeover.source(end, login, passphrase, tried.get());
                proceed.run();
            } else {
                takeover.target(end, login, tried.get(), proceed);
            }
        } catch (FerryException e) {
            shell.fail(e);
        } finally {
            login.clear();
            Arrays.fill(passphrase, '\0');
        }
    }

    @Override
    public void close() {
        kept.close();
    }

    @Override
    public ObservableBooleanValue ready() {
        return ready;
    }

    public boolean source() {
        return source;
    }

    public EndpointForm form() {
        return form;
    }

    public Kept kept() {
        return kept;
    }

    public KeepForm keep() {
        return keep;
    }

    public List<Choice> choices() {
        return choices;
    }

    /** What the last try showed; null if the form was not tried as it is now. */
    public ReadOnlyObjectProperty<Tried> triedProperty() {
        return tried.getReadOnlyProperty();
    }

    /** Why there was no try, or why it could not be made; null if there is no such reason. */
    public ReadOnlyObjectProperty<Notice> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty tryingProperty() {
        return trying.getReadOnlyProperty();
    }

    /** Whether the person knows that people work with the target. */
    public BooleanProperty awareProperty() {
        return aware;
    }
}
