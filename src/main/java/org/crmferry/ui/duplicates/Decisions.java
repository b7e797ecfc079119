package org.crmferry.ui.duplicates;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.crmferry.ferry.DuplicateDesk;
import org.crmferry.ui.conflicts.OpenDesk;

/** What is decided, cluster by cluster, each step to be undone and redone until it is written. JavaFX thread only. */
final class Decisions {
    private final OpenDesk<DuplicateDesk> desk;
    private final Groups groups;
    private final ShownGroup shown;
    private final BooleanProperty advance = new SimpleBooleanProperty(this, "advance", true);
    private final ReadOnlyBooleanWrapper canUndo = new ReadOnlyBooleanWrapper(this, "canUndo");
    private final ReadOnlyBooleanWrapper canRedo = new ReadOnlyBooleanWrapper(this, "canRedo");
    private final Deque<Change> done = new ArrayDeque<>();
    private final Deque<Change> undone = new ArrayDeque<>();

    private record Change(Group before, Group after) {}

    Decisions(OpenDesk<DuplicateDesk> desk, Groups groups, ShownGroup shown) {
        this.desk = desk;
        this.groups = groups;
        this.shown = shown;
    }

    /** Whether a decided cluster makes room for the next open one. */
    BooleanProperty advanceProperty() {
        return advance;
    }

    ReadOnlyBooleanProperty canUndoProperty() {
        return canUndo.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty canRedoProperty() {
        return canRedo.getReadOnlyProperty();
    }

    /** There is nothing to undo: something was written, or is as it was not any more. */
    void forget() {
        done.clear();
        undone.clear();
        tell();
    }

    private void tell() {
        canUndo.set(!done.isEmpty());
        canRedo.set(!undone.isEmpty());
    }

    private void change(Group before, Group after) {
        if (!before.equals(after)) {
            done.push(new Change(before, after));
            undone.clear();
            tell();
            show(after);
        }
    }

    private void show(Group now) {
        groups.replace(List.of(now));
        keep(now);
        if (shown.is(now.id())) {
            shown.show(now);
        }
    }

    /** The decision outlasts the migration's being closed. */
    private void keep(Group now) {
        desk.quietly(
                open -> {
                    if (now.state().decided()) {
                        open.keep(now.kept());
                    } else {
                        open.forget(now.entity(), now.keys());
                    }
                    return now;
                },
                kept -> {});
    }

    private void decide(Group.State state) {
        if (shown.decidable()) {
            Group now = shown.groupProperty().get();
            change(now, now.with(state));
            if (advance.get() && state.decided()) {
                groups.proceed();
            }
        }
    }

    /** They become one record, as it is shown. */
    void merge() {
        decide(Group.State.MERGE);
    }

    /** They are different. */
    void apart() {
        decide(Group.State.APART);
    }

    /** Forgets what was decided on the cluster that is shown. */
    void takeBack() {
        if (shown.decidable()) {
            Group now = shown.groupProperty().get();
            Group.Draft draft = new Group.Draft(now.keys().get(0), Map.of(), Map.of());
            change(now, now.with(draft).with(Group.State.OPEN));
        }
    }

    /** The record at that place, from 0, is the one that stays. */
    void survivor(int record) {
        Group now = shown.groupProperty().get();
        if (shown.decidable() && record < now.keys().size()) {
            change(now, now.with(now.draft().survivor(now.keys().get(record))));
        }
    }

    /** Takes the value of the record at that place for the field at which the person is. */
    void choose(int record) {
        choose(shown.fieldProperty().get(), record);
    }

    /** Takes the value of the record at that place for a field. */
    void choose(String field, int record) {
        Group now = shown.groupProperty().get();
        if (shown.decidable() && record < now.keys().size()) {
            shown.line(field).filter(line -> line.pickable(record)).ifPresent(line -> {
                shown.fieldProperty().set(field);
                change(now, now.with(now.draft().choosing(field, now.keys().get(record))));
            });
        }
    }

    /** Gives a field of some cluster a typed value, if it fits; the person may have gone on to another meanwhile. */
    void type(int id, String field, String text) {
        String entity = groups.group(id).sides().entity().name();
        desk.ask(open -> new Typed(open.typed(entity, field, text)), typed -> {
            Group now = groups.group(id);
            if (now.state().decidable()) {
                change(now, now.with(now.draft().typing(field, typed.value())));
            }
        });
    }

    /** A value; null empties the field. */
    private record Typed(Object value) {}

    void undo() {
        if (!done.isEmpty()) {
            Change change = done.pop();
            undone.push(change);
            restore(change.before());
        }
    }

    void redo() {
        if (!undone.isEmpty()) {
            Change change = undone.pop();
            done.push(change);
            restore(change.after());
        }
    }

    private void restore(Group then) {
        tell();
        show(then);
        groups.select(then.id());
    }
}
