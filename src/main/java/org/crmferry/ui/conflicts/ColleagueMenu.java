package org.crmferry.ui.conflicts;

import java.io.File;
import javafx.beans.binding.Bindings;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.Region;
import javafx.stage.FileChooser;
import org.crmferry.ui.parts.Icons;
import org.crmferry.ui.words.Words;

/** Asks a colleague about the conflict that is shown, and takes an answer in. */
final class ColleagueMenu extends MenuButton {
    private final ConflictsModel model;
    private final Words words;

    ColleagueMenu(ConflictsModel model, Words words) {
        this.model = model;
        this.words = words;
        setId("conflicts-colleague");
        getStyleClass().add("small");
        setGraphic(Icons.ASK.icon());
        setMinWidth(Region.USE_PREF_SIZE);
        textProperty().bind(words.text("conflicts.colleague"));
        MenuItem ask = item("ask", Icons.ASK, this::ask);
        ask.disableProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> !model.shown().pair() || !model.shown().decidable(),
                        model.shown().detailProperty()));
        getItems().addAll(ask, item("take", Icons.ANSWER, this::take));
    }

    private MenuItem item(String name, Icons icon, Runnable action) {
        MenuItem item = new MenuItem(null, icon.icon());
        item.setId("conflicts-" + name);
        item.setMnemonicParsing(true);
        item.textProperty().bind(words.text("conflicts." + name));
        item.setOnAction(event -> action.run());
        return item;
    }

    private void ask() {
        new AskDialog(model, words, getScene().getWindow()).show();
    }

    private void take() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(words.now("conflicts.take.title"));
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("JSON", "*.json"));
        File chosen = chooser.showOpenDialog(getScene().getWindow());
        if (chosen != null) {
            model.colleague().takeIn(chosen.toPath());
        }
    }
}
