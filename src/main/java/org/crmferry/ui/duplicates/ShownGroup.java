package org.crmferry.ui.duplicates;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.crmferry.ferry.DuplicateLine;

/** The cluster that is shown, field by field, and the field at which the person is. Belongs to the JavaFX thread. */
final class ShownGroup {
    private final ReadOnlyObjectWrapper<Group> group = new ReadOnlyObjectWrapper<>(this, "group");
    private final StringProperty field = new SimpleStringProperty(this, "field", "");
    private final BooleanProperty hideSame = new SimpleBooleanProperty(this, "hideSame", true);
    private List<DuplicateLine> all = List.of();

    /** The cluster, its records read; null for none. */
    ReadOnlyObjectProperty<Group> groupProperty() {
        return group.getReadOnlyProperty();
    }

    /** Name of the field at which the person is; empty for none. */
    StringProperty fieldProperty() {
        return field;
    }

    /** Whether fields that are the same in all records are left away. */
    BooleanProperty hideSameProperty() {
        return hideSame;
    }

    boolean is(long id) {
        return group.get() != null && group.get().id() == id;
    }

    boolean decidable() {
        return group.get() != null && group.get().state().decidable();
    }

    Optional<DuplicateLine> line(String name) {
        return all.stream().filter(line -> line.name().equals(name)).findFirst();
    }

    /** The fields that are to be shown. */
    List<DuplicateLine> lines() {
        List<DuplicateLine> lines = new ArrayList<>(all);
        if (hideSame.get()) {
            lines.removeIf(DuplicateLine::same);
        }
        return lines;
    }

    /** Shows a cluster; null for none. */
    void show(Group now) {
        boolean fresh = now == null || !is(now.id());
        all = now == null || now.sides() == null || now.keys().size() < 2 ? List.of() : now.lines();
        group.set(now);
        if (fresh) {
            field.set("");
            move(1);
        }
    }

    /** Goes to the difference so many lines further. */
    void move(int by) {
        List<String> names = all.stream()
                .filter(DuplicateLine::differs)
                .map(DuplicateLine::name)
                .toList();
        int at = names.indexOf(field.get());
        if (!names.isEmpty()) {
            field.set(names.get(Math.max(0, Math.min(names.size() - 1, at < 0 ? 0 : at + by))));
        }
    }
}
