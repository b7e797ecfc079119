package org.crmferry.ui.parts;

import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;

/** A part of a page that only some need: it is made when it is first shown, and takes no place while it is hidden. */
public final class Later extends StackPane {
    private final Supplier<? extends Node> maker;

    /**
     * A part that is shown while {@code when} is true.
     *
     * @param maker called once, when that is first so
     */
    public Later(ObservableValue<Boolean> when, Supplier<? extends Node> maker) {
        this.maker = maker;
        visibleProperty().addListener((value, old, now) -> make(now));
        visibleProperty().bind(when);
        managedProperty().bind(visibleProperty());
        make(isVisible());
    }

    private void make(boolean shown) {
        if (shown && getChildren().isEmpty()) {
            getChildren().add(maker.get());
        }
    }
}
