package org.crmferry.ui.duplicates;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Alert;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.crmferry.ui.parts.Icons;
import org.crmferry.ui.shell.ShellModel;
import org.crmferry.ui.words.Words;

/** Below the clusters: how far they are, taking merges back, undo, redo and Apply. */
final class DuplicatesFoot extends HBox {
    private final DuplicatesModel model;
    private final Words words;

    DuplicatesFoot(DuplicatesModel model, ShellModel shell) {
        super(8);
        this.model = model;
        words = shell.words();
        Decisions decisions = model.decisions();
        ObservableValue<Groups.Counts> counts = model.groups().countsProperty();
        Label progress = new Label();
        progress.setId("duplicates-progress");
        progress.getStyleClass().add("text-strong");
        progress.setMinWidth(Region.USE_PREF_SIZE);
        progress.textProperty()
                .bind(words.make(
                        () -> words.now(
                                "duplicates.progress",
                                counts.getValue().over(),
                                counts.getValue().all()),
                        counts));
        ProgressBar bar = new ProgressBar();
        bar.setPrefWidth(90);
        bar.setMinWidth(30);
        bar.getStyleClass().add("small");
        bar.accessibleTextProperty().bind(progress.textProperty());
        bar.progressProperty()
                .bind(Bindings.createDoubleBinding(
                        () -> (double) counts.getValue().over()
                                / Math.max(1, counts.getValue().all()),
                        counts));
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Button back = DuplicatesView.button(words, "back", Icons.UNDO, this::ask);
        back.visibleProperty().bind(model.writing().mergedProperty().greaterThan(0));
        back.managedProperty().bind(back.visibleProperty());
        back.disableProperty().bind(shell.worker().busyProperty());
        Button undo = DuplicatesView.button(words, "undo", Icons.UNDO, decisions::undo);
        undo.disableProperty().bind(decisions.canUndoProperty().not());
        Button redo = DuplicatesView.button(words, "redo", Icons.REDO, decisions::redo);
        redo.disableProperty().bind(decisions.canRedoProperty().not());
        Button apply = DuplicatesView.button(words, "apply", Icons.SAVE, model.writing()::weigh);
        apply.getStyleClass().add("accent");
        apply.textProperty().unbind();
        apply.textProperty()
                .bind(words.make(
                        () -> words.now("duplicates.apply", counts.getValue().decided()), counts));
        apply.disableProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> counts.getValue().decided() == 0
                                || shell.worker().busyProperty().get(),
                        counts,
                        shell.worker().busyProperty()));
        getChildren().addAll(progress, bar, space, back, undo, redo, apply);
        setAlignment(Pos.CENTER_LEFT);
        setMinHeight(Region.USE_PREF_SIZE);
    }

    private void ask() {
        int merges = model.writing().mergedProperty().get();
        ButtonType go = new ButtonType(words.now("duplicates.back.go", merges), ButtonBar.ButtonData.OK_DONE);
        ButtonType no = new ButtonType(words.now("words.cancel"), ButtonBar.ButtonData.CANCEL_CLOSE);
        Alert question = new Alert(Alert.AlertType.CONFIRMATION, words.now("duplicates.back.ask", merges), go, no);
        question.initOwner(getScene().getWindow());
        question.setTitle(words.now("duplicates.back.title"));
        question.setHeaderText(words.now("duplicates.back.title"));
        question.getDialogPane().setId("duplicates-back-dialog");
        question.getDialogPane().lookupButton(go).setId("duplicates-back-go");
        question.setOnHidden(event -> {
            if (question.getResult() == go) {
                model.writing().takeBack();
            }
        });
        question.show();
    }
}
