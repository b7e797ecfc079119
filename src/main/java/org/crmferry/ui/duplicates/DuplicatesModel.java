package org.crmferry.ui.duplicates;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ChangeListener;
import org.crmferry.ferry.DuplicateDesk;
import org.crmferry.ferry.DuplicateList;
import org.crmferry.ferry.Ferry;
import org.crmferry.model.Entity;
import org.crmferry.model.FerryException;
import org.crmferry.transfer.Progress;
import org.crmferry.ui.conflicts.OpenDesk;
import org.crmferry.ui.session.Session;
import org.crmferry.ui.shell.Page;
import org.crmferry.ui.shell.ShellModel;

/**
 * State and commands of the duplicates in a migration's target. A desk on the project is open while they are shown;
 * nothing is written before {@link Writing#apply}. Belongs to the JavaFX thread; the desk is touched by jobs of the worker alone.
 */
public final class DuplicatesModel {
    private final Session session;
    private final ShellModel shell;
    private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(this, "phase", Phase.AWAY);
    private final ReadOnlyObjectWrapper<Progress.View> progress = new ReadOnlyObjectWrapper<>(this, "progress");
    private final OpenDesk<DuplicateDesk> desk;
    private final Groups groups = new Groups();
    private final ShownGroup shown = new ShownGroup();
    private final Decisions decisions;
    private final Writing writing;
    private final ChangeListener<Page> left = (value, old, now) -> leave();
    private final Runnable look = this::look;

    /** How far it is. */
    public enum Phase {
        /** Not shown. */
        AWAY,
        SEARCHING,
        /** There are none. */
        EMPTY,
        OPEN,
        /** What merging would do is being found out. */
        WEIGHING,
        MERGING,
        TAKING_BACK,
        /** They could not be read; the reason stands above. */
        CLOSED
    }

    public DuplicatesModel(Session session, ShellModel shell) {
        this.session = session;
        this.shell = shell;
        desk = new OpenDesk<>(shell, "duplicates");
        decisions = new Decisions(desk, groups, shown);
        writing = new Writing(this, session, shell);
        groups.selectedProperty().addListener((value, old, now) -> showChosen());
        shell.pageProperty().addListener(left);
    }

    public ReadOnlyObjectProperty<Phase> phaseProperty() {
        return phase.getReadOnlyProperty();
    }

    /** How far the work is; null before that is known. */
    ReadOnlyObjectProperty<Progress.View> progressProperty() {
        return progress.getReadOnlyProperty();
    }

    Groups groups() {
        return groups;
    }

    ShownGroup shown() {
        return shown;
    }

    Decisions decisions() {
        return decisions;
    }

    /** Writing what is decided. */
    Writing writing() {
        return writing;
    }

    /** Does something short at the desk. */
    <T> void ask(Function<DuplicateDesk, T> job, Consumer<T> then) {
        desk.ask(job, then);
    }

    /** The work is done: the list again. */
    void opened() {
        phase.set(Phase.OPEN);
    }

    /** What people call an entity. */
    String label(String english) {
        return shell.words().label(english);
    }

    private void look() {
        progress.set(session.progressProperty().get().view());
    }

    /** Stops what is under way. */
    void cancel() {
        session.progressProperty().get().cancel();
    }

    /** Shows the duplicates: those that are being decided, or else by a search. */
    public void open() {
        shell.noticeProperty().set(null);
        boolean going = groups.countsProperty().get().decided() > 0;
        begin(going ? null : DuplicatesModel::search, going ? writing::settle : () -> {});
    }

    static List<Group> search(DuplicateDesk open) {
        List<DuplicateList> found = new ArrayList<>();
        for (Entity entity : open.entities()) {
            found.add(open.find(entity.name()));
        }
        List<Group> groups = Groups.of(found);
        groups.replaceAll(group -> open.kept(group.entity(), group.keys())
                .map(kept -> group.resumed(kept, open.sides(group.entity(), group.keys())))
                .orElse(group));
        return groups;
    }

    /** What a desk says first. */
    private record Opened(DuplicateDesk desk, List<Group> found, int merged) {}

    /**
     * Opens a desk, instead of one that is open.
     *
     * @param find null if the duplicates are known
     */
    void begin(Function<DuplicateDesk, List<Group>> find, Runnable then) {
        desk.close();
        Ferry ferry = session.ferry();
        work(
                Phase.SEARCHING,
                "duplicates.searching",
                () -> {
                    DuplicateDesk opened = ferry.duplicateDesk();
                    try {
                        return new Opened(opened, find == null ? null : find.apply(opened), opened.merged());
                    } catch (RuntimeException e) {
                        opened.close();
                        throw e;
                    }
                },
                opened -> {
                    desk.take(opened.desk());
                    writing.merged(opened.merged());
                    if (opened.found() != null) {
                        decisions.forget();
                        groups.fill(opened.found());
                    }
                    phase.set(groups.countsProperty().get().all() == 0 ? Phase.EMPTY : Phase.OPEN);
                    then.run();
                },
                failure -> {
                    phase.set(failure == null ? Phase.AWAY : Phase.CLOSED);
                    if (failure != null) {
                        shell.fail(failure);
                    }
                });
    }

    /** @param broken given null if it was cancelled */
    private <T> void work(
            Phase during, String words, Callable<T> job, Consumer<T> done, Consumer<FerryException> broken) {
        phase.set(during);
        progress.set(null);
        shell.worker().poll(look);
        shell.worker()
                .work(words, job)
                .onEnded(() -> shell.worker().unpoll(look))
                .onDone(done)
                .onCancelled(() -> broken.accept(null))
                .onFailed(broken)
                .start();
    }

    void showChosen() {
        Group chosen = groups.chosen();
        if (chosen == null) {
            shown.show(null);
        } else if (chosen.sides() != null) {
            shown.show(chosen);
        } else {
            String entity = chosen.entity();
            desk.ask(open -> open.sides(entity, chosen.keys()), sides -> {
                if (groups.group(chosen.id()).sides() == null) {
                    groups.replace(List.of(chosen.showing(sides, List.of(), "")));
                }
                if (groups.chosen() != null && groups.chosen().id() == chosen.id()) {
                    shown.show(groups.chosen());
                }
            });
        }
    }

    /** Long work at the desk; where it does not come to its end, what it has done is looked at. */
    <T> void at(Phase during, String words, Function<DuplicateDesk, T> job, Consumer<T> done) {
        DuplicateDesk open = desk.release();
        if (open == null) {
            return;
        }
        work(
                during,
                words,
                () -> job.apply(open),
                result -> {
                    desk.take(open);
                    done.accept(result);
                },
                failure -> {
                    desk.take(open);
                    begin(null, () -> {
                        writing.settle();
                        if (failure != null) {
                            shell.fail(failure);
                        }
                    });
                });
    }

    /** Puts the duplicates away; what is decided stays. */
    public void leave() {
        phase.set(Phase.AWAY);
        writing.refuse();
        desk.close();
    }

    /** The migration is closed. */
    public void close() {
        shell.pageProperty().removeListener(left);
        leave();
    }
}
