package org.crmferry.ui.scope;

import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleLongProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.crmferry.ferry.InScope;
import org.crmferry.mapping.EntityScope;

/** One entity of the source in the list. Belongs to the JavaFX thread. */
public final class ScopeRow {
    /** A count that is not known (yet). */
    public static final long UNKNOWN = -1;

    private final String entity;
    private final String target;
    private final StringProperty label = new SimpleStringProperty(this, "label");
    private final BooleanProperty move = new SimpleBooleanProperty(this, "move");
    private final LongProperty total = new SimpleLongProperty(this, "total", UNKNOWN);
    private final LongProperty chosen = new SimpleLongProperty(this, "chosen", UNKNOWN);
    private final ObjectProperty<EntityScope> limits = new SimpleObjectProperty<>(this, "limits");
    private List<String> dateFields = List.of();
    private String ownerField = "";
    private boolean keepsDeleted;

    ScopeRow(String entity, String target, String label, boolean move, EntityScope limits) {
        this.entity = entity;
        this.target = target;
        this.label.set(label);
        this.move.set(move);
        this.limits.set(limits);
    }

    void counted(InScope counted) {
        label.set(counted.label());
        total.set(counted.total());
        chosen.set(counted.chosen());
        dateFields = counted.dateFields();
        ownerField = counted.ownerField();
        keepsDeleted = counted.keepsDeleted();
    }

    public String entity() {
        return entity;
    }

    /** What it becomes. */
    public String target() {
        return target;
    }

    /** What people call it. */
    public String label() {
        return label.get();
    }

    public StringProperty labelProperty() {
        return label;
    }

    public BooleanProperty moveProperty() {
        return move;
    }

    /** Records of the source, or {@link #UNKNOWN}. */
    public LongProperty totalProperty() {
        return total;
    }

    /** Records that will be moved, or {@link #UNKNOWN}. */
    public LongProperty chosenProperty() {
        return chosen;
    }

    /** Which of its records are moved. */
    public ObjectProperty<EntityScope> limitsProperty() {
        return limits;
    }

    /** Fields that a range of days can be put on. */
    public List<String> dateFields() {
        return dateFields;
    }

    /** The field with the owner; empty if there is none. */
    public String ownerField() {
        return ownerField;
    }

    /** Whether the source keeps records that were deleted. */
    public boolean keepsDeleted() {
        return keepsDeleted;
    }
}
