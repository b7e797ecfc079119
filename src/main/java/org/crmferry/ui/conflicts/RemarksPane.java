package org.crmferry.ui.conflicts;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.crmferry.ferry.ConflictDetail;
import org.crmferry.ferry.Proposal;
import org.crmferry.ui.parts.Icons;
import org.crmferry.ui.words.Words;

/** Below the fields of a conflict: its note, and what a colleague proposes. */
final class RemarksPane extends VBox {
    private final ConflictsModel model;
    private final Words words;
    private final TextField note = new TextField();
    private final Label proposal = new Label();
    private final HBox proposed;
    private long id;
    private String kept = "";

    RemarksPane(ConflictsModel model, Words words) {
        super(6);
        this.model = model;
        this.words = words;
        setMinHeight(Region.USE_PREF_SIZE);
        proposal.setId("conflicts-proposal");
        proposal.setWrapText(true);
        proposal.setMinHeight(Region.USE_PREF_SIZE);
        proposal.setGraphic(Icons.ANSWER.icon());
        HBox.setHgrow(proposal, Priority.ALWAYS);
        proposal.setMaxWidth(Double.MAX_VALUE);
        proposed = new HBox(
                6,
                proposal,
                button("accept", Icons.DONE, model.colleague()::accept),
                button("dismiss", Icons.CLOSE, model.colleague()::dismiss));
        proposed.setAlignment(Pos.CENTER_LEFT);
        proposed.getStyleClass().add("conflict-proposal");
        proposed.managedProperty().bind(proposed.visibleProperty());
        getChildren().addAll(proposed, noteLine());
        model.shown().detailProperty().addListener((value, old, now) -> show());
        words.follow(this, this::show);
        show();
    }

    private HBox noteLine() {
        Label label = new Label(null, Icons.NOTE.icon());
        label.textProperty().bind(words.text("conflicts.note"));
        label.setMnemonicParsing(true);
        label.setLabelFor(note);
        label.setMinWidth(Region.USE_PREF_SIZE);
        note.setId("conflicts-note");
        note.promptTextProperty().bind(words.text("conflicts.note.prompt"));
        note.accessibleTextProperty().bind(words.text("conflicts.note.prompt"));
        HBox.setHgrow(note, Priority.ALWAYS);
        note.setOnAction(event -> keep());
        note.focusedProperty().addListener((value, old, now) -> {
            if (!now) {
                keep();
            }
        });
        note.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE && !note.getText().equals(kept)) {
                event.consume();
                note.setText(kept);
            }
        });
        HBox line = new HBox(8, label, note);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private Button button(String name, Icons icon, Runnable action) {
        Button button = new Button(null, icon.icon());
        button.setId("conflicts-" + name);
        button.setMnemonicParsing(true);
        button.textProperty().bind(words.text("conflicts." + name));
        button.getStyleClass().add("small");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(event -> action.run());
        return button;
    }

    /** What was typed is kept, even if the person goes to another conflict without leaving the field. */
    private void keep() {
        String typed = note.getText().strip();
        if (id != 0 && !typed.equals(kept)) {
            kept = typed;
            model.decisions().note(id, typed);
        }
    }

    private void show() {
        ConflictDetail shown = model.shown().detailProperty().get();
        if (shown == null || shown.conflict().id() != id) {
            keep();
        }
        if (shown == null) {
            id = 0;
            return;
        }
        boolean typing = id == shown.conflict().id() && note.isFocused();
        id = shown.conflict().id();
        if (!typing || note.getText().strip().equals(kept)) {
            note.setText(model.shown().note());
        }
        kept = model.shown().note();
        note.setDisable(shown.conflict().applied());
        Proposal answer = shown.conflict().applied() ? null : shown.proposal();
        proposed.setVisible(answer != null);
        if (answer != null) {
            String who = answer.by().isEmpty() ? words.now("conflicts.proposal.somebody") : answer.by();
            String head = words.now("conflicts.proposal", who, answer.fields().size());
            proposal.setText(answer.comment().isEmpty() ? head : head + "\n" + answer.comment());
        }
    }
}
