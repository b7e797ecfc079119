package org.crmferry.ui.conflicts;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.crmferry.ferry.ConflictCounts;
import org.crmferry.ui.parts.Icons;
import org.crmferry.ui.shell.ShellModel;
import org.crmferry.ui.words.Words;

/** Below the conflicts: how far they are, undo, redo and Apply. */
final class FootBar extends HBox {
    private final ConflictsModel model;
    private final Words words;

    FootBar(ConflictsModel model, ShellModel shell) {
        super(8);
        this.model = model;
        words = shell.words();
        Decisions decisions = model.decisions();
        Button undo = button("undo", Icons.UNDO, decisions::undo);
        undo.disableProperty().bind(decisions.canUndoProperty().not());
        Button redo = button("redo", Icons.REDO, decisions::redo);
        redo.disableProperty().bind(decisions.canRedoProperty().not());
        ObservableValue<ConflictCounts> counts = model.list().countsProperty();
        Button apply = button("apply", Icons.SAVE, model::apply);
        apply.getStyleClass().add("accent");
        apply.textProperty().unbind();
        apply.textProperty()
                .bind(words.make(
                        () -> words.now("conflicts.apply", counts.getValue().decided()), counts));
        apply.disableProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> counts.getValue().decided() == 0
                                || shell.worker().busyProperty().get(),
                        counts,
                        shell.worker().busyProperty()));
        getChildren().addAll(far(), undo, redo, apply);
        setAlignment(Pos.CENTER_LEFT);
        setMinHeight(Region.USE_PREF_SIZE);
    }

    private Button button(String name, Icons icon, Runnable action) {
        Button button = new Button(null, icon.icon());
        button.setId("conflicts-" + name);
        button.setMnemonicParsing(true);
        button.textProperty().bind(words.text("conflicts." + name, 0));
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(event -> action.run());
        return button;
    }

    private VBox far() {
        ObservableValue<ConflictCounts> counts = model.list().countsProperty();
        Label progress = new Label();
        progress.setId("conflicts-progress");
        progress.getStyleClass().add("text-strong");
        progress.setMinWidth(Region.USE_PREF_SIZE);
        progress.textProperty()
                .bind(words.make(
                        () -> words.now(
                                "conflicts.progress",
                                counts.getValue().all() - counts.getValue().allOpen(),
                                counts.getValue().all()),
                        counts));
        ProgressBar bar = new ProgressBar();
        bar.setId("conflicts-bar");
        bar.setPrefWidth(120);
        bar.setMinWidth(60);
        bar.getStyleClass().add("small");
        bar.accessibleTextProperty().bind(progress.textProperty());
        bar.progressProperty()
                .bind(Bindings.createDoubleBinding(
                        () -> counts.getValue().all() == 0
                                ? 0
                                : 1.0
                                        - (double) counts.getValue().allOpen()
                                                / counts.getValue().all(),
                        counts));
        HBox first = new HBox(8, progress, bar);
        first.setAlignment(Pos.CENTER_LEFT);
        Label open = new Label();
        open.setId("conflicts-open");
        open.setWrapText(true);
        open.getStyleClass().addAll("text-muted", "text-small");
        open.setMinHeight(Region.USE_PREF_SIZE);
        open.textProperty().bind(words.make(() -> open(counts.getValue()), counts));
        VBox far = new VBox(2, first, open);
        far.setMinWidth(0);
        HBox.setHgrow(far, Priority.ALWAYS);
        return far;
    }

    private String open(ConflictCounts counts) {
        if (counts.allOpen() > 0) {
            return words.now("conflicts.open", counts.allOpen());
        }
        return words.now(counts.decided() > 0 ? "conflicts.open.none" : "conflicts.over");
    }
}
