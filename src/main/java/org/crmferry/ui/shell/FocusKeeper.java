package org.crmferry.ui.shell;

import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;

/**
 * Keeps the keyboard's place. JavaFX hands the focus of a control that becomes disabled, as most are while work goes on,
 * to whatever comes next: often a menu far away, which then takes the next Enter. Here it waits at a neutral place and
 * returns when the control is offered again, unless the person has gone elsewhere. Belongs to the JavaFX thread.
 */
final class FocusKeeper {
    private final Node window;
    private final Supplier<Node> neutral;
    private boolean byHand;
    private boolean giving;
    private Node lost;
    private Node awaited;
    private Node place;

    /**
     * Begins to watch.
     *
     * @param window whose scene it is
     * @param neutral what has the focus while a control waits for it: the page, so that its keys go on working
     */
    FocusKeeper(Node window, Supplier<Node> neutral) {
        this.window = window;
        this.neutral = neutral;
        window.addEventFilter(MouseEvent.MOUSE_PRESSED, this::hand);
        window.addEventFilter(KeyEvent.KEY_PRESSED, this::hand);
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
        lost = null;
        if (control.isDisabled()) {
            await(control);
        } else {
            awaited = null;
            place = null;
            give(control);
        }
    }

    /** Where the focus is taken from by this is not lost. */
    private void give(Node control) {
        giving = true;
        control.requestFocus();
        giving = false;
    }

    private void moved(ObservableValue<? extends Node> value, Node old, Node now) {
        if (old == null || byHand || giving) {
            return;
        }
        if (old.getScene() == null) {
            Platform.runLater(this::stay);
        } else if (old.isDisabled() && !old.equals(place)) {
            lost = old;
            Platform.runLater(() -> {
                if (old.equals(lost) && !waiting()) {
                    focus(old);
                }
            });
        }
    }

    /** Whether the focus is on its way to another control. */
    private boolean waiting() {
        Scene scene = window.getScene();
        return awaited != null && scene != null && place.equals(scene.getFocusOwner());
    }

    /** A control that had the focus was taken away, mostly for another of the same sort: the keys stay on the page. */
    private void stay() {
        Scene scene = window.getScene();
        Node page = neutral.get();
        if (scene != null && page != null && !inside(scene.getFocusOwner(), page)) {
            awaited = null;
            place = page;
            place.requestFocus();
        }
    }

    private static boolean inside(Node node, Node page) {
        Node each = node;
        while (each != null && !each.equals(page)) {
            each = each.getParent();
        }
        return each != null;
    }

    /** What the person does with mouse or keyboard moves the focus on purpose. */
    private void hand(Event event) {
        byHand = true;
        Platform.runLater(() -> byHand = false);
    }

    private void await(Node control) {
        awaited = control;
        place = neutral.get();
        give(place);
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
