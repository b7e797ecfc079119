package org.crmferry.ui.compare;

import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.crmferry.compare.RecordDifference;
import org.crmferry.ui.history.HistoryDialog;
import org.crmferry.ui.parts.Icons;
import org.crmferry.ui.shell.ShellModel;
import org.crmferry.ui.words.Words;

/** The button for the versions of the chosen record, and why it has none. */
final class HistoryPane extends HBox {
    HistoryPane(Histories histories, Function<RecordDifference, String> label, ShellModel shell) {
        super(8);
        Words words = shell.words();
        setAlignment(Pos.CENTER_LEFT);
        Label said = new Label();
        said.setId("compare-history-said");
        said.setWrapText(true);
        said.setMinWidth(0);
        said.getStyleClass().addAll("text-muted", "text-small");
        said.textProperty()
                .bind(words.make(
                        () -> histories.chosenProperty().get() == null
                                        || histories.knownProperty().get()
                                ? ""
                                : words.now("compare.history.unknown"),
                        histories.chosenProperty(),
                        histories.knownProperty()));
        HBox.setHgrow(said, Priority.ALWAYS);
        said.setMaxWidth(Double.MAX_VALUE);
        Button open = new Button(null, Icons.CLOCK.icon());
        open.setId("compare-history");
        open.setMnemonicParsing(true);
        open.textProperty().bind(words.text("history.open"));
        open.setMinWidth(Region.USE_PREF_SIZE);
        open.disableProperty()
                .bind(histories.knownProperty().not().or(shell.worker().busyProperty()));
        open.setOnAction(event -> histories.look());
        histories.history().historyProperty().addListener((value, old, now) -> {
            if (now != null && getScene() != null) {
                new HistoryDialog(
                                histories.history(),
                                label.apply(histories.chosenProperty().get()),
                                words,
                                getScene().getWindow())
                        .show();
            }
        });
        getChildren().addAll(said, open);
    }
}
