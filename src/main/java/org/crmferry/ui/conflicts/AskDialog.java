package org.crmferry.ui.conflicts;

import java.io.File;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.crmferry.ui.words.Words;

/** What a colleague is to be asked about the conflict that is shown, and where the file goes. */
final class AskDialog extends Dialog<String> {
    AskDialog(ConflictsModel model, Words words, Window window) {
        initOwner(window);
        setTitle(words.now("conflicts.ask.title"));
        setHeaderText(words.now("conflicts.ask.title"));
        setResizable(true);
        getDialogPane().setId("conflicts-ask-dialog");
        int fields = model.shown().lines().size();
        Label help = new Label(words.now("conflicts.ask.help", fields));
        help.setWrapText(true);
        help.setPrefWidth(520);
        help.setMinHeight(USE_PREF);
        TextArea text = new TextArea();
        text.setId("conflicts-ask-text");
        text.setPrefRowCount(4);
        text.setWrapText(true);
        Label label = new Label(words.now("conflicts.ask.text"));
        label.setMnemonicParsing(true);
        label.setLabelFor(text);
        text.setAccessibleText(words.now("conflicts.ask.title"));
        getDialogPane().setContent(new VBox(8, help, label, text));
        ButtonType save = new ButtonType(words.now("conflicts.ask.save"), ButtonBar.ButtonData.OK_DONE);
        getDialogPane()
                .getButtonTypes()
                .addAll(save, new ButtonType(words.now("words.cancel"), ButtonBar.ButtonData.CANCEL_CLOSE));
        setResultConverter(pressed -> pressed == save ? text.getText() : null);
        setOnShown(event -> text.requestFocus());
        setOnHidden(event -> {
            if (getResult() != null) {
                FileChooser chooser = new FileChooser();
                chooser.setTitle(words.now("conflicts.ask.save"));
                chooser.setInitialFileName(
                        words.now("conflicts.ask.name", model.shown().conflict().id()) + ".json");
                chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("JSON", "*.json"));
                File chosen = chooser.showSaveDialog(window);
                if (chosen != null) {
                    model.colleague().ask(getResult(), chosen.toPath());
                }
            }
        });
    }

    private static final double USE_PREF = javafx.scene.layout.Region.USE_PREF_SIZE;
}
