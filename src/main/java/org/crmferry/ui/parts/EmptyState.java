package org.crmferry.ui.parts;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.crmferry.ui.words.Words;

/** What a place shows when there is nothing in it: why, and what to do about it. */
public final class EmptyState extends VBox {
    /**
     * @param title key of the heading
     * @param text key of the sentence that says what to do
     * @param actions buttons, if there is something to do here
     */
    public EmptyState(Words words, Icons icon, String title, String text, Node... actions) {
        getStyleClass().add("empty-state");
        setAlignment(Pos.CENTER);
        Label heading = new Label();
        heading.textProperty().bind(words.text(title));
        heading.getStyleClass().add("empty-title");
        Label sentence = new Label();
        sentence.textProperty().bind(words.text(text));
        sentence.getStyleClass().add("text-muted");
        for (Label each : new Label[] {heading, sentence}) {
            each.setWrapText(true);
            each.setTextAlignment(TextAlignment.CENTER);
        }
        getChildren().addAll(icon.icon(), heading, sentence);
        getChildren().addAll(actions);
    }
}
