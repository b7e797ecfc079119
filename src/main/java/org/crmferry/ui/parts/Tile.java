package org.crmferry.ui.parts;

import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.crmferry.ui.words.Words;

/** A large button: icon, name and a sentence. */
public final class Tile extends Button {
    private static final double SIDES = 34;

    private final HBox all;

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
        getStyleClass().add("tile-button");
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
            accessibleHelpProperty().bind(text);
        }
        said.setAlignment(Pos.CENTER_LEFT);
        said.setMinWidth(0);
        said.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(said, Priority.ALWAYS);
        all = new HBox(12, icon, said);
        all.setAlignment(Pos.CENTER_LEFT);
        all.prefWidthProperty().bind(widthProperty().subtract(SIDES));
        all.maxWidthProperty().bind(widthProperty().subtract(SIDES));
        setGraphic(all);
        setAlignment(Pos.CENTER_LEFT);
        setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
        accessibleTextProperty().bind(title);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefHeight(double width) {
        return snapSizeY(getInsets().getTop()
                + getInsets().getBottom()
                + all.prefHeight(width < 0 ? -1 : Math.max(0, width - SIDES)));
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }
}
