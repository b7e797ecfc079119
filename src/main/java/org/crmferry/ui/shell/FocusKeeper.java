package org.crmferry.ui.shell;

import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Scene;

/**
 * Keeps the keyboard's place. JavaFX hands the focus of a control that becomes disabled, as most are while work goes on,
 * to whatever comes next: often a menu far away, which then takes the next Enter. Here it waits at a neutral place and
 * returns when the control is offered again, unless the person has gone elsewhere. Belongs to the JavaFX thread.
 */
final class FocusKeeper {
    private final Supplier<Node> neutral;
    private Node awaited;
    private Node place;

    /**
     * Begins to watch.
     *
     * @param window whose scene it is
     * @param neutral what has the focus while a control waits for it: the page, so that its keys go on working
     */
    FocusKeeper(Node window, Supplier<Node> neutral) {
        this.neutral = neutral;
        ChangeListener<Node> moved = this::moved;
        window.sceneProperty().addListener((value, old, now) -> {
            if (old != null) {
                old.focusOwnerProperty().removeListener(moved);
            }
            if (now != null) {
                now.focusOwnerProperty().addListener(moved);
            }
        });
    }

    /** Gives the focus to a control, at once or as soon as it is offered. */
    void focus(Node control) {
        if (control.isDisabled()) {
            await(control);
        } else {
            awaited = null;
            control.requestFocus();
        }
    }

    private void moved(ObservableValue<? extends Node> value, Node old, Node now) {
        if (old != null && !old.equals(place) && old.isDisabled() && old.getScene() != null) {
            Platform.runLater(() -> await(old));
        }
    }

    private void await(Node control) {
        awaited = control;
        place = neutral.get();
        place.requestFocus();
        control.disabledProperty().addListener(new ChangeListener<>() {
            @Override
            public void changed(ObservableValue<? extends Boolean> value, Boolean before, Boolean disabled) {
                if (disabled) {
                    return;
                }
                control.disabledProperty().removeListener(this);
                Scene scene = control.getScene();
                if (control.equals(awaited) && scene != null && place.equals(scene.getFocusOwner())) {
                    awaited = null;
                    control.requestFocus();
                }
            }
        });
    }
}
