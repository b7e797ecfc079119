package org.crmferry.ui.duplicates;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.crmferry.ferry.DuplicateLine;
import org.crmferry.model.Key;
import org.crmferry.ui.conflicts.FieldRows;
import org.crmferry.ui.conflicts.SideBox;
import org.crmferry.ui.parts.Icons;
import org.crmferry.ui.words.Words;

/** One cluster side by side: a column for each record and one for the result, a row for each field. */
final class GroupPane extends VBox {
    private static final int REASONS = 62;

    private final DuplicatesModel model;
    private final Words words;
    private final DuplicateWords say;
    private final FieldRows<DuplicateLine> fields;
    private final VBox table = new VBox(6);
    private final Label title = label("duplicates-title", "section-title");
    private final Label again = label("duplicates-again", "text-strong");
    private final Label reasons = label("duplicates-reasons", "text-small");
    private final FlowPane buttons = new FlowPane(6, 6);

    GroupPane(DuplicatesModel model, Words words) {
        this.model = model;
        this.words = words;
        say = new DuplicateWords(words);
        fields = new FieldRows<>(model.shown().fieldProperty(), () -> new LineCell(model, words));
        getStyleClass().add("conflict-detail");
        again.setGraphic(Icons.WARNING.icon());
        again.managedProperty().bind(again.visibleProperty());
        ScrollPane why = new ScrollPane(reasons);
        why.setFitToWidth(true);
        why.setMaxHeight(REASONS);
        why.setMinHeight(Region.USE_PREF_SIZE);
        why.getStyleClass().add("edge-to-edge");
        why.setFocusTraversable(false);
        prepareFields();
        ScrollPane wide = new ScrollPane(table);
        wide.setFitToWidth(true);
        wide.setFitToHeight(true);
        wide.setVbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        wide.getStyleClass().add("edge-to-edge");
        wide.setFocusTraversable(false);
        wide.setMinHeight(110);
        VBox.setVgrow(wide, Priority.ALWAYS);
        buttons.setMinHeight(Region.USE_PREF_SIZE);
        getChildren().addAll(title, again, why, buttons, wide, options());
        model.shown().groupProperty().addListener((value, old, now) -> show());
        model.shown().hideSameProperty().addListener((value, old, now) -> show());
        words.follow(this, this::show);
        show();
    }

    private static Label label(String id, String style) {
        Label label = new Label();
        label.setId(id);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private void prepareFields() {
        fields.setId("duplicates-fields");
        fields.accessibleTextProperty().bind(words.text("duplicates.fields"));
        Label none = label("duplicates-fields-none", "text-muted");
        none.textProperty().bind(words.text("duplicates.fields.none"));
        fields.setPlaceholder(none);
        VBox.setVgrow(fields, Priority.ALWAYS);
    }

    private Node options() {
        CheckBox hide = new CheckBox();
        hide.setId("duplicates-hide");
        hide.textProperty().bind(words.text("duplicates.hide"));
        hide.selectedProperty().bindBidirectional(model.shown().hideSameProperty());
        CheckBox advance = new CheckBox();
        advance.setId("duplicates-advance");
        advance.textProperty().bind(words.text("duplicates.advance"));
        advance.selectedProperty().bindBidirectional(model.decisions().advanceProperty());
        FlowPane options = new FlowPane(18, 4, hide, advance);
        options.setMinHeight(Region.USE_PREF_SIZE);
        return options;
    }

    private void show() {
        Group group = model.shown().groupProperty().get();
        setVisible(group != null);
        if (group == null) {
            return;
        }
        title.setText(words.now(
                "duplicates.title", words.label(group.label()), group.name(), say.figures(group), say.sure(group)));
        again.setText(say.again(group));
        again.setVisible(!again.getText().isEmpty());
        reasons.setText(String.join("\n", say.reasons(group)));
        showButtons(group);
        boolean inside = fields.hasKeyboard(table);
        table.setMinWidth(LineCell.width(group.keys().size()));
        table.getChildren().setAll(heads(group), fields);
        fields.show(model.shown().lines(), inside);
    }

    private Node heads(Group group) {
        List<Key> keys = group.keys();
        GridPane grid = LineCell.grid(keys.size());
        grid.getStyleClass().add("conflict-heads");
        grid.setMinHeight(Region.USE_PREF_SIZE);
        grid.add(strong(words.now("duplicates.column.field")), 0, 0);
        for (int i = 0; i < keys.size() && group.sides() != null; i++) {
            grid.add(head(group, i), i + 1, 0);
        }
        grid.add(strong(words.now("duplicates.column.result")), keys.size() + 1, 0);
        return grid;
    }

    private Node head(Group group, int record) {
        boolean stays = record == group.survivor();
        Key key = group.keys().get(record);
        Label number = strong(words.now("duplicates.record", record + 1));
        Label shortcut = new Label(record < 9 ? "Ctrl+" + (record + 1) : "");
        shortcut.getStyleClass().add("conflict-key");
        Label name = label(null, "text-small");
        name.setText(words.now("duplicates.record.name", group.sides().name(key), key.text()));
        Label what = label(null, "text-small");
        what.setText(words.now(
                group.state() == Group.State.APART || group.state() == Group.State.PARTED
                        ? "duplicates.stays.too"
                        : stays ? "duplicates.stays" : "duplicates.goes"));
        VBox said = new VBox(1, new FlowPane(6, 0, number, shortcut), name, what);
        said.setMinWidth(0);
        SideBox box = new SideBox(
                said,
                stays,
                model.shown().decidable() ? () -> model.decisions().survivor(record) : null,
                number.getText() + ", " + name.getText() + ", " + what.getText());
        box.setId("duplicates-record-" + (record + 1));
        return box;
    }

    private static Label strong(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("text-strong");
        return label;
    }

    private void showButtons(Group group) {
        buttons.getChildren().clear();
        if (model.shown().decidable()) {
            buttons.getChildren()
                    .addAll(
                            button("merge", Icons.LINK, group.state() == Group.State.MERGE, model.decisions()::merge),
                            button(
                                    "apart",
                                    Icons.CONFLICT,
                                    group.state() == Group.State.APART,
                                    model.decisions()::apart));
        }
        Label state = new Label(say.state(group), DuplicateWords.icon(group).icon());
        state.setId("duplicates-state");
        if (group.state().decided()) {
            buttons.getChildren().add(button("reset", Icons.UNDO, false, model.decisions()::takeBack));
        }
        HBox line = new HBox(state);
        line.setAlignment(Pos.CENTER_LEFT);
        buttons.getChildren().add(line);
        buttons.setRowValignment(javafx.geometry.VPos.CENTER);
    }

    private Button button(String name, Icons icon, boolean chosen, Runnable action) {
        Button button = new Button(words.now("duplicates." + name), (chosen ? Icons.DONE : icon).icon());
        button.setId("duplicates-" + name);
        button.getStyleClass().add("small");
        button.setOnAction(event -> action.run());
        return button;
    }
}
