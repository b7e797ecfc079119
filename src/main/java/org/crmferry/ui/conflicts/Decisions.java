package org.crmferry.ui.conflicts;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.crmferry.ferry.ConflictDesk;
import org.crmferry.ferry.ConflictDetail;
import org.crmferry.ferry.Decree;
import org.crmferry.ferry.DecreePreview;
import org.crmferry.journal.Conflict;
import org.crmferry.journal.ConflictFilter;
import org.crmferry.journal.ConflictRemarks.Standing;
import org.crmferry.plan.FieldChoice;
import org.crmferry.ui.shell.ShellModel;
import org.crmferry.ui.words.Notice;

/**
 * What is decided: one conflict at a time, or many after a look at what that would do, each step to be undone and redone
 * while the page is shown. Belongs to the JavaFX thread; every decision is in the journal before it is shown.
 */
public final class Decisions {
    private final OpenDesk<ConflictDesk> desk;
    private final ConflictList list;
    private final ShownConflict shown;
    private final ShellModel shell;
    private final BooleanProperty advance = new SimpleBooleanProperty(this, "advance", true);
    private final ReadOnlyBooleanWrapper canUndo = new ReadOnlyBooleanWrapper(this, "canUndo");
    private final ReadOnlyBooleanWrapper canRedo = new ReadOnlyBooleanWrapper(this, "canRedo");
    private final ReadOnlyObjectWrapper<DecreePreview> preview = new ReadOnlyObjectWrapper<>(this, "preview");
    private final Deque<Change> done = new ArrayDeque<>();
    private final Deque<Change> undone = new ArrayDeque<>();

    /** How some conflicts stood before and after one step. */
    private record Change(List<Standing> before, List<Standing> after) {
        static <T> Made<T> of(ConflictDesk desk, Collection<Long> ids, Function<ConflictDesk, T> step) {
            List<Standing> before = desk.standings(ids);
            T made = step.apply(desk);
            return new Made<>(made, new Change(before, desk.standings(ids)));
        }
    }

    private record Made<T>(T result, Change change) {}

    Decisions(OpenDesk<ConflictDesk> desk, ConflictList list, ShownConflict shown, ShellModel shell) {
        this.desk = desk;
        this.list = list;
        this.shown = shown;
        this.shell = shell;
    }

    /** Whether a decided conflict makes room for the next open one. */
    public BooleanProperty advanceProperty() {
        return advance;
    }

    /** Whether there is a decision of this visit to take back. */
    public ReadOnlyBooleanProperty canUndoProperty() {
        return canUndo.getReadOnlyProperty();
    }

    /** Whether there is one that was taken back and can be made again. */
    public ReadOnlyBooleanProperty canRedoProperty() {
        return canRedo.getReadOnlyProperty();
    }

    /** What a decision for many would do, while it waits for {@link #confirm} or {@link #refuse}; else null. */
    public ReadOnlyObjectProperty<DecreePreview> previewProperty() {
        return preview.getReadOnlyProperty();
    }

    /** There is nothing to undo: another visit begins, or everything was written. */
    void forget() {
        done.clear();
        undone.clear();
        preview.set(null);
        tell();
    }

    private void tell() {
        canUndo.set(!done.isEmpty());
        canRedo.set(!undone.isEmpty());
    }

    private void remember(Change change) {
        if (!change.before().equals(change.after())) {
            done.push(change);
            undone.clear();
            tell();
        }
    }

    /**
     * Decides the field at which the person is; where there are no fields to choose, the whole record by the side of the
     * choice.
     */
    public void choose(FieldChoice choice) {
        ConflictDetail detail = shown.detailProperty().get();
        if (shown.pair() && !shown.fieldProperty().get().isEmpty()) {
            choose(shown.fieldProperty().get(), choice);
        } else if (choice.side() == FieldChoice.Side.SOURCE
                && (detail == null || !detail.gone() || detail.revivable())) {
            choose("source");
        } else if (choice.side() == FieldChoice.Side.TARGET) {
            choose("target");
        }
    }

    /** Decides one field of the conflict that is shown. */
    public void choose(String name, FieldChoice choice) {
        if (shown.decidable()) {
            shown.fieldProperty().set(name);
            decide((open, id) -> open.decide(id, Map.of(name, choice)), name, true);
        }
    }

    /** Gives a field of some conflict a typed value; the person may have gone on to another conflict meanwhile. */
    public void type(long id, String name, String text) {
        decide(id, (open, of) -> open.decide(of, Map.of(name, FieldChoice.edited(text))), name, true);
    }

    /** Decides the whole record that is shown by one of {@link ConflictDesk#RULES}. */
    public void choose(String rule) {
        if (shown.decidable()) {
            decide((open, id) -> open.decide(id, rule), "", true);
        }
    }

    /** Forgets what was decided on the conflict that is shown. */
    public void takeBack() {
        if (shown.decidable()) {
            decide(ConflictDesk::takeBack, "", false);
        }
    }

    /** One step on one conflict. */
    @FunctionalInterface
    interface Step {
        Conflict of(ConflictDesk desk, long id);
    }

    /** Takes a step on the conflict that is shown; {@code proceed} goes on to what is undecided after it. */
    void decide(Step step, String at, boolean proceed) {
        decide(shown.conflict().id(), step, at, proceed);
    }

    private void decide(long id, Step step, String at, boolean proceed) {
        desk.ask(
                open -> Change.of(open, List.of(id), desk -> {
                    step.of(desk, id);
                    return ShownConflict.Looked.of(desk, id);
                }),
                made -> {
                    remember(made.change());
                    Conflict now = made.result().detail().conflict();
                    list.replace(now);
                    if (shown.is(id)) {
                        shown.show(made.result(), !proceed);
                        if (proceed && now.open()) {
                            shown.proceed(at);
                        } else if (proceed && advance.get()) {
                            list.proceed();
                        }
                    }
                });
    }

    /** Keeps a note on a conflict; blank takes it away. Fields on the screen stay as they are, whatever is done in them. */
    public void note(long id, String text) {
        desk.ask(open -> open.note(id, text), now -> {
            list.replace(now);
            if (shown.is(id)) {
                shown.note(text.strip());
            }
        });
    }

    /** Asks what the same choice would do in all open conflicts that are like the one that is shown. */
    public void previewAlike(String name, FieldChoice choice) {
        shown.line(name)
                .ifPresent(line -> preview(Decree.choosing(
                        ConflictDesk.alike(shown.detailProperty().get(), line), choice)));
    }

    /** Asks what a rule would do for this field in all open conflicts of the same kind and entity. */
    public void previewField(String name, String rule) {
        if (shown.conflict() != null) {
            preview(Decree.by(shown.sameField(name), rule));
        }
    }

    /** Asks what a rule would do for all open conflicts that are listed; with a field in the filter only that field. */
    public void previewListed(String rule) {
        preview(Decree.by(list.filter().withState(ConflictFilter.State.OPEN), rule));
    }

    /** The same for some of those that are listed, by their numbers; those that are decided already stay as they are. */
    public void previewSelected(List<Long> ids, String rule) {
        preview(Decree.by(ConflictFilter.OPEN.withIds(ids), rule));
    }

    private void preview(Decree decree) {
        preview.set(null);
        desk.ask(open -> open.preview(decree), preview::set);
    }

    /** Nothing is decided after all. */
    public void refuse() {
        preview.set(null);
    }

    /** Decides as it was shown. */
    public void confirm() {
        DecreePreview agreed = preview.get();
        if (agreed == null) {
            return;
        }
        preview.set(null);
        desk.ask(open -> decideMany(open, agreed.decree()), made -> {
            remember(made.change());
            shell.say(Notice.Kind.INFO, "conflicts.many", "conflicts.many.text", made.result());
            list.refresh();
        });
    }

    private static Made<Integer> decideMany(ConflictDesk open, Decree decree) {
        List<Long> meant =
                open.list(decree.which(), org.crmferry.journal.ConflictOrder.OLDEST, Integer.MAX_VALUE).stream()
                        .map(Conflict::id)
                        .toList();
        return Change.of(open, meant, desk -> desk.decideAll(decree).size());
    }

    /** Takes back what was decided last on this visit, whether one conflict or many. */
    public void undo() {
        if (!done.isEmpty()) {
            Change change = done.pop();
            restore(change, change.before(), undone);
        }
    }

    /** Makes again what was taken back last. */
    public void redo() {
        if (!undone.isEmpty()) {
            Change change = undone.pop();
            restore(change, change.after(), done);
        }
    }

    private void restore(Change change, List<Standing> standings, Deque<Change> other) {
        tell();
        shell.noticeProperty().set(null);
        desk.ask(
                open -> {
                    open.restore(standings);
                    return standings.size() == 1
                            ? ShownConflict.Looked.of(open, standings.get(0).id())
                            : null;
                },
                found -> {
                    other.push(change);
                    tell();
                    if (found == null) {
                        list.refresh();
                    } else {
                        list.replace(found.detail().conflict());
                        list.select(found.detail().conflict().id());
                    }
                });
    }
}
