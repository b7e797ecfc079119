package org.crmferry.ui.conflicts;

import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableBooleanValue;
import org.crmferry.ferry.ConflictCounts;
import org.crmferry.ferry.ConflictDesk;
import org.crmferry.ferry.Ferry;
import org.crmferry.ferry.Related;
import org.crmferry.ui.history.HistoryModel;
import org.crmferry.ui.session.Session;
import org.crmferry.ui.shell.Page;
import org.crmferry.ui.shell.PageModel;
import org.crmferry.ui.shell.ShellModel;
import org.crmferry.ui.shell.Step;
import org.crmferry.ui.words.Notice;

/**
 * State and commands of the page "Conflicts": its {@link #list}, what is {@link #shown}, the {@link #decisions}, and
 * writing these. A desk on the project is open while the page is shown, and closed when it is left. Every decision is in
 * the journal at once; the target learns of it only by {@link #apply}. Belongs to the JavaFX thread; the desk is touched
 * by jobs of the worker alone.
 */
public final class ConflictsModel implements PageModel {
    private final Session session;
    private final ShellModel shell;
    private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(this, "phase", Phase.LOADING);
    private final OpenDesk desk;
    private final ShownConflict shown = new ShownConflict();
    private final ConflictList list;
    private final Decisions decisions;
    private final Colleague colleague;
    private final HistoryModel history;
    private final ChangeListener<Page> left = (value, old, now) -> left(now);
    private final ReadOnlyBooleanWrapper always = new ReadOnlyBooleanWrapper(true);

    /** How far the page is. */
    public enum Phase {
        /** The conflicts are being read. */
        LOADING,
        /** There is nothing to decide. */
        EMPTY,
        /** They can be worked on. */
        OPEN,
        /** Decisions are being written to the target. */
        APPLYING,
        /** They could not be read; the reason stands above the page. */
        CLOSED
    }

    public ConflictsModel(Session session, ShellModel shell) {
        this.session = session;
        this.shell = shell;
        desk = new OpenDesk(shell);
        list = new ConflictList(desk, shown);
        decisions = new Decisions(desk, list, shown, shell);
        colleague = new Colleague(desk, list, shown, decisions, shell);
        history = new HistoryModel(shell);
        shell.pageProperty().addListener(left);
    }

    public ReadOnlyObjectProperty<Phase> phaseProperty() {
        return phase.getReadOnlyProperty();
    }

    /** Which conflicts are listed. */
    public ConflictList list() {
        return list;
    }

    /** The conflict that is selected, field by field. */
    public ShownConflict shown() {
        return shown;
    }

    /** What is decided. */
    public Decisions decisions() {
        return decisions;
    }

    /** Questions to others. */
    public Colleague colleague() {
        return colleague;
    }

    /** The versions of the record of the conflict that is shown, once {@link #lookBack} has read them. */
    public HistoryModel history() {
        return history;
    }

    /** Reads the versions of the record of the conflict that is shown, if it is known which one of the target it is. */
    public void lookBack() {
        if (shown.known()) {
            long id = shown.conflict().id();
            desk.ask(
                    open -> open.history(id),
                    read -> history.show(read, session.folder(), session.ferry(), this::free, this::open));
        }
    }

    /** Lets go of the project for a while. */
    private void free() {
        desk.close();
        phase.set(Phase.LOADING);
    }

    /** What people call a source entity. */
    public String label(String entity) {
        return shell.words().label(list.label(entity));
    }

    /** What people call a target field. */
    public String fieldLabel(String name) {
        return shell.words().label(list.fieldLabel(name));
    }

    /** Looks at the records that a field of the conflict that is shown leads to. */
    public void related(String field, Consumer<List<Related>> then) {
        if (shown.conflict() != null) {
            long id = shown.conflict().id();
            desk.ask(open -> open.related(id, field), then);
        }
    }

    /** Whether the records travel as a package, so that conflicts are met where that is opened. */
    public boolean packs() {
        return session.draft().delivery().equals("package");
    }

    /** The conflicts need not be decided for going on. */
    @Override
    public ObservableBooleanValue ready() {
        return always;
    }

    @Override
    public String nextLabel() {
        return "conflicts.next";
    }

    @Override
    public void enter() {
        if (packs()) {
            phase.set(Phase.EMPTY);
        } else {
            open();
        }
    }

    /** A desk with what it says first. */
    private record Opened(ConflictDesk desk, Listed read) {}

    private void open() {
        open(counts -> {});
    }

    /** @param then what is done when the conflicts are listed */
    private void open(Consumer<ConflictCounts> then) {
        phase.set(Phase.LOADING);
        decisions.forget();
        ConflictList.Wanted wanted = list.wantedProperty().get();
        Ferry ferry = session.ferry();
        shell.worker()
                .work("conflicts.opening", () -> {
                    ConflictDesk opened = ferry.conflictDesk();
                    try {
                        return new Opened(opened, Listed.first(opened, wanted));
                    } catch (RuntimeException e) {
                        opened.close();
                        throw e;
                    }
                })
                .onDone(opened -> {
                    desk.take(opened.desk());
                    phase.set(opened.read().counts().all() == 0 ? Phase.EMPTY : Phase.OPEN);
                    list.show(opened.read(), false);
                    then.accept(opened.read().counts());
                    if (here(shell.pageProperty().get())) {
                        list.lookOn();
                    } else {
                        desk.close();
                    }
                })
                .onCancelled(() -> phase.set(Phase.CLOSED))
                .onFailed(failure -> {
                    phase.set(Phase.CLOSED);
                    shell.fail(failure);
                })
                .start();
    }

    /** Reads the conflicts again, for example after the connection was lost. */
    public void retry() {
        shell.noticeProperty().set(null);
        open();
    }

    private static boolean here(Page page) {
        return page != null && page.step() == Step.CONFLICTS;
    }

    private void left(Page now) {
        if (!here(now)) {
            desk.close();
        }
    }

    /** Writes what was decided to the target. */
    public void apply() {
        shell.reopen(Step.CONFLICTS);
        session.proofProperty().set(null);
        ConflictCounts before = list.countsProperty().get();
        ConflictDesk open = desk.release();
        phase.set(Phase.APPLYING);
        Ferry ferry = session.ferry();
        shell.worker()
                .work("conflicts.applying", () -> {
                    if (open != null) {
                        open.close();
                    }
                    return ferry.run();
                })
                .onDone(result -> {
                    session.transferProperty().set(result);
                    open(now -> applied(before, now));
                })
                .onCancelled(this::open)
                .onFailed(failure -> {
                    open();
                    shell.fail(failure);
                })
                .start();
    }

    /** Says how many decisions were written, and how many have become open again. */
    private void applied(ConflictCounts before, ConflictCounts now) {
        long written = written(now) - written(before);
        long again = before.decided() - written;
        if (again <= 0) {
            shell.say(Notice.Kind.SUCCESS, "conflicts.applied", "conflicts.applied.text", written);
        } else {
            String title = written == 0 ? "conflicts.applied.none" : "conflicts.applied.some";
            shell.say(Notice.Kind.WARNING, title, "conflicts.applied.again", written, again);
        }
    }

    private static long written(ConflictCounts counts) {
        return counts.all() - counts.allOpen() - counts.decided();
    }

    @Override
    public void close() {
        shell.pageProperty().removeListener(left);
        desk.close();
    }
}
