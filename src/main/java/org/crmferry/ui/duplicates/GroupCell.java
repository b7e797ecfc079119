package org.crmferry.ui.duplicates;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.crmferry.ui.words.Words;

/** One cluster in the list: how it stands, its first record, how many and how alike they are. */
final class GroupCell extends ListCell<Group> {
    private final Words words;
    private final DuplicateWords say;
    private final Label title = new Label();
    private final Label how = new Label();
    private final Label figures = new Label();
    private final Label state = new Label();
    private final HBox row;

    GroupCell(Words words) {
        this.words = words;
        say = new DuplicateWords(words);
        title.setMinWidth(0);
        for (Label each : new Label[] {how, figures}) {
            each.getStyleClass().addAll("text-muted", "text-small");
            each.setMinWidth(0);
        }
        VBox text = new VBox(1, title, how, figures);
        text.setMinWidth(0);
        HBox.setHgrow(text, Priority.ALWAYS);
        row = new HBox(8, state, text);
        row.setAlignment(Pos.CENTER_LEFT);
        getStyleClass().add("conflict-cell");
        setPrefWidth(0);
        // A list keeps cells that are out of sight, and does not make them anew.
        words.follow(this, () -> updateItem(getItem(), isEmpty()));
    }

    @Override
    protected void updateItem(Group group, boolean empty) {
        super.updateItem(group, empty);
        if (empty || group == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        state.setGraphic(DuplicateWords.icon(group).icon());
        title.setText(words.now("duplicates.line", words.label(group.label()), group.name()));
        how.setText(words.now(
                "duplicates.cell",
                group.refusal().isEmpty() ? say.state(group) : words.now("duplicates.state.again"),
                say.sure(group)));
        figures.setText(say.figures(group));
        setAccessibleText(title.getText() + ", " + how.getText() + ", " + figures.getText());
        setGraphic(row);
    }
}
