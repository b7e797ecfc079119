package org.crmferry.ui.shell;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.crmferry.ui.parts.Icons;
import org.crmferry.ui.parts.WrappingButton;
import org.crmferry.ui.words.Words;

/** One step in the list at left: icon, name, and a click that goes there. */
final class StepButton extends WrappingButton {
    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
    private static final double SIDES = 20;

    StepButton(ShellModel model, Step step) {
        this(model, step, new Label(), new Label());
    }

    private StepButton(ShellModel model, Step step, Label icon, Label name) {
        super(new HBox(8, icon, name), SIDES);
        Words words = model.words();
        ObservableValue<StepState> state = model.state(step);
        setId("step-" + step.name().toLowerCase(java.util.Locale.ROOT));
        getStyleClass().addAll("flat", "step");
        name.textProperty().bind(words.text(step.label()));
        name.setWrapText(true);
        HBox.setHgrow(name, Priority.ALWAYS);
        accessibleTextProperty()
                .bind(words.make(
                        () -> words.now(step.label()) + ", "
                                + words.now(
                                        "shell.state." + state.getValue().name().toLowerCase(java.util.Locale.ROOT)),
                        state));
        show(icon, state.getValue());
        state.addListener((value, old, now) -> show(icon, now));
        disableProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> state.getValue() == StepState.AHEAD
                                || model.worker().busyProperty().get() && state.getValue() != StepState.CURRENT,
                        state,
                        model.worker().busyProperty()));
        setOnAction(event -> {
            if (state.getValue() != StepState.CURRENT) {
                model.go(step);
            }
        });
        getProperties().put("state", state);
    }

    private void show(Label icon, StepState state) {
        icon.setGraphic(Icons.valueOf(state.name()).icon());
        getStyleClass().removeIf(style -> style.startsWith("step-"));
        getStyleClass().add("step-" + state.name().toLowerCase(java.util.Locale.ROOT));
        pseudoClassStateChanged(CURRENT, state == StepState.CURRENT);
    }
}
