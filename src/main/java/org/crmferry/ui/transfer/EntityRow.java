package org.crmferry.ui.transfer;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.crmferry.transfer.EntityProgress;

/** One kind of records in the table of what is going on. */
final class EntityRow {
    private final String entity;
    private final String label;
    private final ReadOnlyObjectWrapper<EntityProgress> progress = new ReadOnlyObjectWrapper<>(this, "progress");

    EntityRow(EntityProgress first, String label) {
        entity = first.entity();
        this.label = label;
        progress.set(first);
    }

    String entity() {
        return entity;
    }

    /** What people call it, in English. */
    String label() {
        return label;
    }

    ReadOnlyObjectProperty<EntityProgress> progressProperty() {
        return progress.getReadOnlyProperty();
    }

    void show(EntityProgress now) {
        if (!now.equals(progress.get())) {
            progress.set(now);
        }
    }
}
