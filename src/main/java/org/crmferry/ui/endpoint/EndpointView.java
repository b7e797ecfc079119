package org.crmferry.ui.endpoint;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.crmferry.ui.parts.EmptyState;
import org.crmferry.ui.parts.Icons;
import org.crmferry.ui.parts.Tile;
import org.crmferry.ui.shell.ShellModel;
import org.crmferry.ui.words.Words;

/** The pages Source and Target: tiles above, the form on the left, what a try showed on the right. */
public final class EndpointView extends ScrollPane {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

    /** Tiles that the smallest window has room for side by side. */
    private static final int ABREAST = 4;

    private final EndpointModel model;
    private final Words words;
    private final GridPane tiles = new GridPane(10, 10);

    public EndpointView(EndpointModel model, ShellModel shell) {
        this.model = model;
        words = shell.words();
        GridPane halves = new GridPane(20, 0);
        halves.addRow(0, new FormView(model, words, shell.worker()), new ResultView(model, words));
        for (Node each : halves.getChildren()) {
            GridPane.setValignment(each, VPos.TOP);
            GridPane.setHalignment(each, HPos.LEFT);
            GridPane.setVgrow(each, Priority.ALWAYS);
        }
        halves.getColumnConstraints().addAll(share(50), share(50));
        EmptyState nothing = new EmptyState(words, Icons.DATABASE, "endpoint.none", "endpoint.none.help");
        halves.visibleProperty().bind(model.form().choiceProperty().isNotNull());
        nothing.visibleProperty().bind(model.form().choiceProperty().isNull());
        for (Node each : List.of(halves, nothing)) {
            each.managedProperty().bind(each.visibleProperty());
        }
        VBox page = new VBox(tiles(), halves, nothing);
        page.getStyleClass().add("endpoint");
        setContent(page);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        getStyleClass().addAll("edge-to-edge", "endpoint-scroll");
        VBox.setVgrow(this, Priority.ALWAYS);
    }

    private Node tiles() {
        List<Choice> choices = model.choices();
        int columns = choices.size() > ABREAST ? (choices.size() + 1) / 2 : choices.size();
        for (int i = 0; i < columns; i++) {
            tiles.getColumnConstraints().add(share(100.0 / columns));
        }
        for (int i = 0; i < choices.size(); i++) {
            tiles.add(tile(choices.get(i)), i % columns, i / columns);
        }
        return tiles;
    }

    private Tile tile(Choice choice) {
        boolean crm = choice.kind() == Choice.Kind.CRM;
        String key = "endpoint.tile." + choice.id();
        Tile tile = new Tile(
                icon(choice).icon(),
                crm ? Bindings.createStringBinding(choice::label) : words.text(key),
                crm ? null : words.text(key + ".help"));
        tile.setId("tile-" + choice.id());
        tile.getStyleClass().add("endpoint-tile");
        tile.setOnAction(event -> model.choose(choice));
        tile.disableProperty().bind(model.tryingProperty());
        model.form().choiceProperty().addListener((value, old, now) -> mark(tile, choice));
        mark(tile, choice);
        return tile;
    }

    private void mark(Tile tile, Choice choice) {
        boolean chosen = choice.equals(model.form().choiceProperty().get());
        tile.pseudoClassStateChanged(SELECTED, chosen);
        tile.accessibleRoleDescriptionProperty().unbind();
        tile.accessibleRoleDescriptionProperty()
                .bind(words.text(chosen ? "endpoint.tile.chosen" : "endpoint.tile.other"));
    }

    private static Icons icon(Choice choice) {
        return switch (choice.kind()) {
            case SAMPLE -> Icons.SAMPLE;
            case CRM -> Icons.CRM;
            case DATABASE -> Icons.DATABASE;
            case FILES -> Icons.FOLDER;
            case PACKAGE -> Icons.PACKAGE;
        };
    }

    private static ColumnConstraints share(double percent) {
        ColumnConstraints column = new ColumnConstraints();
        column.setPercentWidth(percent);
        column.setHgrow(Priority.ALWAYS);
        column.setFillWidth(true);
        return column;
    }
}
