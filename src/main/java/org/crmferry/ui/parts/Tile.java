package org.crmferry.ui.parts;

import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.crmferry.ui.words.Words;

/** A large button: icon, name and a sentence. */
public final class Tile extends WrappingButton {
    private static final double SIDES = 34;

    /**
     * @param title key of its name
     * @param text key of its sentence; null for none
     */
    public Tile(Words words, Node icon, String title, String text) {
        this(icon, words.text(title), text == null ? null : words.text(text));
    }

    /**
     * @param title its name
     * @param text its sentence; null for none
     */
    public Tile(Node icon, ObservableValue<String> title, ObservableValue<String> text) {
        super(new HBox(12, icon, said(title, text)), SIDES);
        getStyleClass().add("tile-button");
        setMaxHeight(Double.MAX_VALUE);
        accessibleTextProperty().bind(title);
        if (text != null) {
            accessibleHelpProperty().bind(text);
        }
    }

    private static VBox said(ObservableValue<String> title, ObservableValue<String> text) {
        Label name = new Label();
        name.textProperty().bind(title);
        name.getStyleClass().add("tile-title");
        name.setWrapText(true);
        VBox said = new VBox(2, name);
        if (text != null) {
            Label sentence = new Label();
            sentence.textProperty().bind(text);
            sentence.getStyleClass().addAll("text-muted", "text-small");
            sentence.setWrapText(true);
            said.getChildren().add(sentence);
        }
        said.setMinWidth(0);
        said.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(said, Priority.ALWAYS);
        return said;
    }
}
