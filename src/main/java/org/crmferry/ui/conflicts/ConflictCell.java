package org.crmferry.ui.conflicts;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.crmferry.journal.Conflict;
import org.crmferry.ui.parts.Icons;
import org.crmferry.ui.words.Words;

/** One conflict in the list: how it stands, its record, what differs, and whether somebody remarked on it. */
final class ConflictCell extends ListCell<Conflict> {
    private final ConflictsModel model;
    private final Words words;
    private final ConflictWords say;
    private final Label title = new Label();
    private final Label what = new Label();
    private final Label state = new Label();
    private final Node note = Icons.NOTE.icon();
    private final Node proposal = Icons.ANSWER.icon();
    private final HBox row;

    ConflictCell(ConflictsModel model, Words words) {
        this.model = model;
        this.words = words;
        say = new ConflictWords(words);
        title.setMinWidth(0);
        what.getStyleClass().addAll("text-muted", "text-small");
        what.setMinWidth(0);
        VBox text = new VBox(1, title, what);
        text.setMinWidth(0);
        HBox.setHgrow(text, Priority.ALWAYS);
        row = new HBox(8, state, text, proposal, note);
        row.setAlignment(Pos.CENTER_LEFT);
        for (Node each : new Node[] {note, proposal}) {
            each.getStyleClass().add("conflict-remark");
            each.managedProperty().bind(each.visibleProperty());
        }
        getStyleClass().add("conflict-cell");
        setPrefWidth(0);
        // A list keeps cells that are out of sight, and does not make them anew.
        words.follow(this, () -> {
            if (!isEmpty() && getIndex() < model.list().conflicts().size()) {
                updateItem(getItem(), false);
            }
        });
    }

    @Override
    protected void updateItem(Conflict conflict, boolean empty) {
        super.updateItem(conflict, empty);
        if (empty || conflict == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        state.setGraphic(ConflictWords.icon(conflict).icon());
        title.setText(words.now(
                "conflicts.line",
                model.label(conflict.entity()),
                model.list().names().at(getIndex())));
        String how = conflict.proposed() ? words.now("conflicts.proposed") : say.state(conflict);
        what.setText(how + "  ·  "
                + (conflict.fields().isEmpty()
                        ? say.kind(conflict.kind())
                        : Stream.of(conflict.fields().split(",", -1))
                                .map(model::fieldLabel)
                                .collect(Collectors.joining(", "))));
        note.setVisible(conflict.noted());
        proposal.setVisible(conflict.proposed());
        setAccessibleText(title.getText() + ", " + what.getText()
                + (conflict.noted() ? ", " + words.now("conflicts.noted") : ""));
        setGraphic(row);
    }
}
