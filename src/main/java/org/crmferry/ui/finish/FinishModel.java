package org.crmferry.ui.finish;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.crmferry.ferry.Direction;
import org.crmferry.ferry.Ferry;
import org.crmferry.ferry.ProjectState;
import org.crmferry.ferry.Result;
import org.crmferry.ferry.SyncOptions;
import org.crmferry.ferry.SyncResult;
import org.crmferry.ferry.UndoConsequence;
import org.crmferry.model.FerryException;
import org.crmferry.plan.Rule;
import org.crmferry.report.Report;
import org.crmferry.transfer.Progress;
import org.crmferry.ui.duplicates.DuplicatesModel;
import org.crmferry.ui.session.Session;
import org.crmferry.ui.shell.PageModel;
import org.crmferry.ui.shell.ShellModel;
import org.crmferry.ui.shell.Step;

/**
 * State and commands of the last page. What was transferred and never compared is compared by itself when the page is
 * entered. Belongs to the JavaFX thread.
 */
public final class FinishModel implements PageModel {
    private final Session session;
    private final ShellModel shell;
    private final Consumer<Session> another;
    private final DuplicatesModel duplicates;
    private final ReadOnlyBooleanWrapper ready = new ReadOnlyBooleanWrapper(this, "ready", true);
    private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(this, "phase", Phase.LOOKING);
    private final ReadOnlyObjectWrapper<Gap> gap = new ReadOnlyObjectWrapper<>(this, "gap");
    private final ReadOnlyObjectWrapper<ProjectState> state = new ReadOnlyObjectWrapper<>(this, "state");
    private final ReadOnlyObjectWrapper<Report> report = new ReadOnlyObjectWrapper<>(this, "report");
    private final ReadOnlyObjectWrapper<Result> undone = new ReadOnlyObjectWrapper<>(this, "undone");
    private final ObjectProperty<SyncOptions> way =
            new SimpleObjectProperty<>(this, "way", new SyncOptions(Direction.PUSH, Rule.ASK, true));
    private final ReadOnlyObjectWrapper<SyncResult> brought = new ReadOnlyObjectWrapper<>(this, "brought");
    private final ReadOnlyObjectWrapper<Progress.View> progress = new ReadOnlyObjectWrapper<>(this, "progress");
    private final ObjectProperty<Path> saved = new SimpleObjectProperty<>(this, "saved");
    private final ObservableList<UndoConsequence> consequences = FXCollections.observableArrayList();
    private final Map<String, String> labels = new HashMap<>();
    private final Runnable look = this::look;
    private boolean declined;

    /** What the page shows. */
    public enum Phase {
        /** The project folder is being read. */
        LOOKING,
        /** There is nothing to prove; {@link #gapProperty} says why. */
        MISSING,
        PROVING,
        RESULT,
        /** Later changes are being brought over. */
        BRINGING,
        /** It is looked at what would be brought over. */
        FORESEEING,
        /** The target is looked at before anything is taken back. */
        WEIGHING,
        /** The person is asked whether to take back. */
        ASKING,
        UNDOING,
        UNDONE;

        /** Whether work is going on that can be cancelled. */
        boolean working() {
            return this == PROVING || this == BRINGING || this == FORESEEING || this == WEIGHING || this == UNDOING;
        }
    }

    /** What is known of a project: how far it is, and what happened; null if nothing did. */
    private record Seen(ProjectState state, Report report) {
        static Seen of(Ferry ferry, Path folder, Locale locale) {
            ProjectState now = Ferry.state(folder);
            boolean begun = now.stage() != ProjectState.Stage.PLANNED && now.stage() != ProjectState.Stage.DAMAGED;
            return new Seen(now, begun ? ferry.report(locale) : null);
        }
    }

    /**
     * The page of a migration.
     *
     * @param another begins a new migration between the same two ends
     */
    public FinishModel(Session session, ShellModel shell, Consumer<Session> another) {
        this.another = another;
        this.session = session;
        this.shell = shell;
        duplicates = new DuplicatesModel(session, shell);
    }

    public ReadOnlyObjectProperty<Phase> phaseProperty() {
        return phase.getReadOnlyProperty();
    }

    /** Why there is nothing to prove; null if there is. */
    ReadOnlyObjectProperty<Gap> gapProperty() {
        return gap.getReadOnlyProperty();
    }

    /** How far the project is; null before it was looked at. */
    public ReadOnlyObjectProperty<ProjectState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** What happened; null if nothing did. */
    public ReadOnlyObjectProperty<Report> reportProperty() {
        return report.getReadOnlyProperty();
    }

    /** What taking back did in this window; null if it did not happen here. */
    public ReadOnlyObjectProperty<Result> undoneProperty() {
        return undone.getReadOnlyProperty();
    }

    /** How later changes are to be brought over. */
    ObjectProperty<SyncOptions> wayProperty() {
        return way;
    }

    /** What was brought over, or looked at, last in this window; null if nothing was. */
    public ReadOnlyObjectProperty<SyncResult> broughtProperty() {
        return brought.getReadOnlyProperty();
    }

    /** How far the work of {@link Phase#working} phases is; null before it is known. */
    public ReadOnlyObjectProperty<Progress.View> progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /** The file or folder that was written last; null if none. */
    public ObjectProperty<Path> savedProperty() {
        return saved;
    }

    /** What taking back would do, by entity. */
    public ObservableList<UndoConsequence> consequences() {
        return consequences;
    }

    /** What people call a source entity. */
    public String label(String entity) {
        return shell.words().label(labels.getOrDefault(entity, entity));
    }

    /** Likely duplicates in the target; shown instead of this page's own while they are open. */
    public DuplicatesModel duplicates() {
        return duplicates;
    }

    /** Comes back from the duplicates. */
    public void back() {
        duplicates.leave();
        enter();
    }

    @Override
    public void close() {
        duplicates.close();
    }

    /** Where the project is. */
    public Path folder() {
        return session.folder();
    }

    @Override
    public ObservableBooleanValue ready() {
        return ready.getReadOnlyProperty();
    }

    @Override
    public void enter() {
        saved.set(null);
        if (report.get() == null) {
            phase.set(Phase.LOOKING);
        }
        Ferry ferry = session.ferry();
        Locale locale = shell.words().locale();
        shell.worker()
                .work("finish.looking", () -> Seen.of(ferry, session.folder(), locale))
                .onDone(seen -> {
                    show(seen);
                    if (phase.get() == Phase.RESULT
                            && !report.get().verification().done()
                            && !declined) {
                        prove();
                    }
                })
                .onCancelled(() -> fail(null))
                .onFailed(this::fail)
                .start();
    }

    private void show(Seen seen) {
        state.set(seen.state());
        if (seen.report() != null) {
            seen.report().entities().forEach(each -> labels.put(each.source(), each.entity()));
        }
        report.set(seen.report());
        gap.set(Gap.of(seen.state().stage(), session.draft().delivery().equals("package")));
        phase.set(
                gap.get() != null
                        ? Phase.MISSING
                        : seen.state().stage() == ProjectState.Stage.UNDONE ? Phase.UNDONE : Phase.RESULT);
    }

    /** Back to what is known; with words if something went wrong. */
    private void fail(FerryException failure) {
        if (failure != null) {
            shell.fail(failure);
        }
        phase.set(gap.get() != null || report.get() == null ? Phase.MISSING : Phase.RESULT);
    }

    /** What a long job brought, and what is known of the project after it. */
    private record Ended<T>(T value, Seen seen) {}

    private <T> void work(Phase during, String words, Supplier<T> job, Ferry ferry, Consumer<T> done) {
        phase.set(during);
        progress.set(null);
        saved.set(null);
        Locale locale = shell.words().locale();
        shell.worker().poll(look);
        shell.worker()
                .work(words, () -> {
                    T value = job.get();
                    return new Ended<>(value, Seen.of(ferry, session.folder(), locale));
                })
                .onEnded(() -> shell.worker().unpoll(look))
                .onDone(ended -> {
                    show(ended.seen());
                    done.accept(ended.value());
                })
                .onCancelled(this::cancelled)
                .onFailed(failure -> {
                    FerryException said = failure;
                    refresh(() -> shell.fail(said));
                })
                .start();
    }

    private void cancelled() {
        declined = true;
        refresh(() -> {});
    }

    /** Looks at the project again after work that did not come to its end. */
    private void refresh(Runnable then) {
        Ferry ferry = session.ferry();
        Locale locale = shell.words().locale();
        shell.worker()
                .work("finish.looking", () -> Seen.of(ferry, session.folder(), locale))
                .onDone(seen -> {
                    show(seen);
                    then.run();
                })
                .onCancelled(() -> fail(null))
                .onFailed(this::fail)
                .start();
    }

    private void look() {
        progress.set(session.progressProperty().get().view());
    }

    /** Compares every field of every record with the source. */
    public void prove() {
        Ferry ferry = session.ferry();
        work(Phase.PROVING, "finish.proving", ferry::verify, ferry, session.proofProperty()::set);
    }

    /** Brings over what was changed since the transfer, or since the last time, and compares everything again. */
    public void bring() {
        Ferry ferry = session.ferry();
        SyncOptions how = way.get();
        work(Phase.BRINGING, "finish.bringing", () -> ferry.sync(how), ferry, result -> {
            brought.set(result);
            prove();
        });
    }

    /** Says what that would do; writes to neither database. */
    public void foresee() {
        Ferry ferry = session.ferry();
        SyncOptions how = way.get();
        work(Phase.FORESEEING, "finish.foreseeing", () -> ferry.previewSync(how), ferry, brought::set);
    }

    /** Stops what is under way. */
    public void cancel() {
        session.progressProperty().get().cancel();
    }

    /** Looks what taking back would do; then the person is asked. */
    public void weigh() {
        Ferry ferry = session.ferry();
        work(Phase.WEIGHING, "finish.weighing", ferry::undoConsequences, ferry, found -> {
            consequences.setAll(found);
            phase.set(Phase.ASKING);
        });
    }

    /** The person does not take the migration back. */
    public void keep() {
        phase.set(gap.get() == null ? Phase.RESULT : Phase.MISSING);
    }

    /** Takes the migration back. */
    public void undo() {
        Ferry ferry = session.ferry();
        work(Phase.UNDOING, "finish.undoing", () -> ferry.undo(null), ferry, result -> {
            session.checkProperty().set(null);
            session.transferProperty().set(null);
            session.proofProperty().set(null);
            declined = false;
            brought.set(null);
            undone.set(result);
            shell.reopen(Step.CHECK);
        });
    }

    /** Whether records that somebody edited since were left in the target when the migration was taken back. */
    public boolean leftBehind() {
        return undone.get() != null && !undone.get().differences().isEmpty()
                || state.get() != null
                        && state.get().stage() == ProjectState.Stage.UNDONE
                        && !state.get().problem().isEmpty();
    }

    /** Writes the report in the language of the window; the form follows the file's ending. */
    public void save(Path out) {
        Ferry ferry = session.ferry();
        Locale locale = shell.words().locale();
        shell.worker()
                .work("finish.saving", () -> {
                    ferry.report(out, locale);
                    return out;
                })
                .onDone(saved::set)
                .onFailed(shell::fail)
                .start();
    }

    /** Writes the records that the target refused, one file per kind of record, into the project folder. */
    public void saveFailed(boolean values) {
        Ferry ferry = session.ferry();
        shell.worker()
                .work("finish.saving", () -> ferry.failedRecords(values))
                .onDone(this::wrote)
                .onFailed(shell::fail)
                .start();
    }

    private void wrote(List<Path> files) {
        if (!files.isEmpty()) {
            saved.set(files.size() == 1 ? files.get(0) : files.get(0).getParent());
        }
    }

    /** Begins a new migration between the same two ends; this one stays as it is in its folder. */
    public void another() {
        another.accept(session);
    }

    /** Goes to another page. */
    public void go(Step step) {
        shell.go(step);
    }
}
