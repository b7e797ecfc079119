package org.crmferry.ui.conflicts;

import java.util.List;
import java.util.function.Supplier;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.crmferry.ferry.ShownField;

/**
 * The fields of records that stand side by side, a row each. The selected one is that whose name the model has; F2 lets
 * its result be typed. JavaFX thread only.
 */
public final class FieldRows<L extends ShownField> extends ListView<L> {
    private final StringProperty selected;
    private boolean moving;

    /**
     * A list without rows yet.
     *
     * @param selected name of the selected field; follows, and is followed
     * @param row makes a row
     */
    public FieldRows(StringProperty selected, Supplier<FieldRow<L>> row) {
        this.selected = selected;
        getStyleClass().add("conflict-fields");
        setCellFactory(list -> row.get());
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.F2) {
                event.consume();
                edit();
            }
        });
        getSelectionModel().selectedItemProperty().addListener((value, old, now) -> {
            if (!moving && now != null) {
                selected.set(now.name());
            }
        });
        selected.addListener((value, old, now) -> select());
    }

    private void edit() {
        layout();
        for (Node each : lookupAll(".list-cell")) {
            if (each instanceof FieldRow<?> row
                    && row.getItem() != null
                    && row.getItem().name().equals(selected.get())) {
                row.edit();
            }
        }
    }

    /** Whether the keyboard is in these rows, or in another part of what stands around them. */
    public boolean hasKeyboard(Node around) {
        Node owner = getScene() == null ? null : getScene().getFocusOwner();
        while (owner != null && owner != around) {
            owner = owner.getParent();
        }
        return owner != null;
    }

    /** Shows other rows. */
    public void show(List<L> lines, boolean keyboard) {
        moving = true;
        getItems().setAll(lines);
        moving = false;
        select();
        if (keyboard) {
            requestFocus();
        }
    }

    private void select() {
        moving = true;
        for (int i = 0; i < getItems().size(); i++) {
            if (getItems().get(i).name().equals(selected.get())) {
                getSelectionModel().clearAndSelect(i);
                getFocusModel().focus(i);
                scrollTo(Math.max(0, i - 1));
            }
        }
        moving = false;
    }
}
