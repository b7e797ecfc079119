package org.crmferry.ui.conflicts;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.crmferry.ferry.ConflictDesk;
import org.crmferry.ferry.ConflictDetail;
import org.crmferry.ui.parts.Icons;
import org.crmferry.ui.words.Words;

/** One conflict side by side, one row per field. */
final class DetailPane extends VBox {
    private final ConflictsModel model;
    private final Words words;
    private final ConflictWords say;
    private final FieldRows<ConflictDetail.FieldLine> fields;
    private final Label title = new Label();
    private final Label why = new Label();
    private final Label decided = new Label();
    private final FlowPane whole = new FlowPane(6, 6);
    private final ColleagueMenu colleague;

    DetailPane(ConflictsModel model, Words words) {
        this.model = model;
        this.words = words;
        say = new ConflictWords(words);
        colleague = new ColleagueMenu(model, words);
        fields = new FieldRows<>(model.shown().fieldProperty(), () -> new FieldCell(model, words));
        getStyleClass().add("conflict-detail");
        title.setId("conflicts-title");
        title.getStyleClass().add("section-title");
        why.setId("conflicts-why");
        why.getStyleClass().addAll("text-muted");
        why.managedProperty().bind(why.visibleProperty());
        decided.setId("conflicts-decided");
        decided.getStyleClass().addAll("text-small");
        for (Label each : List.of(title, why, decided)) {
            each.setWrapText(true);
            each.setMinHeight(Region.USE_PREF_SIZE);
        }
        whole.setMinHeight(Region.USE_PREF_SIZE);
        prepareFields();
        VBox.setVgrow(fields, Priority.ALWAYS);
        getChildren().addAll(head(), whole, heads(), fields, options(), new RemarksPane(model, words));
        model.shown().detailProperty().addListener((value, old, now) -> show());
        model.list().names().arrivedProperty().addListener((value, old, now) -> showTitle());
        model.shown().hideSameProperty().addListener((value, old, now) -> show());
        words.follow(this, this::show);
        show();
    }

    private void prepareFields() {
        fields.setId("conflicts-fields");
        fields.accessibleTextProperty().bind(words.text("conflicts.fields"));
        fields.setMinHeight(80);
        Label none = new Label();
        none.textProperty()
                .bind(words.make(
                        () -> words.now(
                                model.shown().conflict() != null
                                                && !model.shown().decidable()
                                        ? "conflicts.fields.written"
                                        : "conflicts.fields.none"),
                        model.shown().detailProperty()));
        none.setWrapText(true);
        none.getStyleClass().add("text-muted");
        fields.setPlaceholder(none);
    }

    private Node head() {
        Button before = step(
                Icons.BACK,
                "conflicts-before",
                "conflicts.before",
                () -> model.list().move(-1));
        Button after = step(
                Icons.NEXT,
                "conflicts-after",
                "conflicts.after",
                () -> model.list().move(1));
        VBox text = new VBox(1, title, why, decided);
        text.setMinWidth(0);
        HBox.setHgrow(text, Priority.ALWAYS);
        HBox head = new HBox(6, text, before, after);
        head.setAlignment(Pos.TOP_LEFT);
        head.setMinHeight(Region.USE_PREF_SIZE);
        return head;
    }

    private Button step(Icons icon, String id, String key, Runnable action) {
        Button button = new Button(null, icon.icon());
        button.setId(id);
        button.getStyleClass().addAll("small");
        button.accessibleTextProperty().bind(words.text(key));
        button.setTooltip(new javafx.scene.control.Tooltip());
        button.getTooltip().textProperty().bind(words.text(key));
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(event -> action.run());
        return button;
    }

    private Node heads() {
        GridPane grid = FieldCell.grid();
        grid.getStyleClass().add("conflict-heads");
        grid.setMinHeight(Region.USE_PREF_SIZE);
        String[] keys = {"field", "source", "base", "target", "result"};
        String[] help = {"", "Ctrl+1", "Ctrl+2", "Ctrl+3", ""};
        for (int i = 0; i < keys.length; i++) {
            Label name = new Label();
            name.textProperty().bind(words.text("conflicts.column." + keys[i]));
            name.getStyleClass().add("text-strong");
            Label key = new Label(help[i]);
            key.getStyleClass().add("conflict-key");
            FlowPane both = new FlowPane(6, 0, name, key);
            grid.add(both, i, 0);
        }
        return grid;
    }

    private Node options() {
        CheckBox hide = new CheckBox();
        hide.setId("conflicts-hide");
        hide.textProperty().bind(words.text("conflicts.hide"));
        hide.selectedProperty().bindBidirectional(model.shown().hideSameProperty());
        CheckBox advance = new CheckBox();
        advance.setId("conflicts-advance");
        advance.textProperty().bind(words.text("conflicts.advance"));
        advance.selectedProperty().bindBidirectional(model.decisions().advanceProperty());
        FlowPane options = new FlowPane(18, 4, hide, advance);
        options.setMinHeight(Region.USE_PREF_SIZE);
        return options;
    }

    private void show() {
        ConflictDetail shown = model.shown().detailProperty().get();
        setVisible(shown != null);
        if (shown == null) {
            return;
        }
        showTitle();
        why.setText(say.explained(shown));
        why.setVisible(!shown.conflict().applied());
        decided.setText(say.decided(shown.conflict()));
        decided.setGraphic(ConflictWords.icon(shown.conflict()).icon());
        showWhole(shown);
        fields.show(model.shown().lines(), fields.hasKeyboard(fields));
    }

    private void showTitle() {
        ConflictDetail shown = model.shown().detailProperty().get();
        if (shown != null) {
            title.setText(words.now(
                    "conflicts.title",
                    model.label(shown.conflict().entity()),
                    model.list().names().of(shown.conflict())));
        }
    }

    private void showWhole(ConflictDetail shown) {
        whole.getChildren().clear();
        if (!shown.conflict().applied()) {
            showRules(shown);
        }
        whole.getChildren().add(colleague);
        if (model.shown().known()) {
            whole.getChildren().add(history());
        }
    }

    private Button history() {
        Button button = new Button(words.now("history.open"), Icons.CLOCK.icon());
        button.setId("conflicts-history");
        button.setMnemonicParsing(true);
        button.getStyleClass().add("small");
        button.setTooltip(new javafx.scene.control.Tooltip(words.now("conflicts.history.help")));
        button.setOnAction(event -> model.lookBack());
        return button;
    }

    private void showRules(ConflictDetail shown) {
        if (model.shown().pair()) {
            whole.getChildren()
                    .addAll(
                            button(shown, "source", "conflicts.all.source"),
                            button(shown, "target", "conflicts.all.target"),
                            rules(shown));
        } else if (shown.gone()) {
            if (shown.revivable()) {
                whole.getChildren().add(button(shown, "source", "conflicts.all.again"));
            }
            whole.getChildren().add(button(shown, "target", "conflicts.all.gone"));
        } else {
            whole.getChildren()
                    .addAll(
                            button(shown, "source", "conflicts.all.create"),
                            button(shown, "target", "conflicts.all.leave"));
        }
        if (!shown.conflict().open() || !shown.conflict().decidedBy().isEmpty()) {
            Button back = new Button(words.now("conflicts.back"), Icons.UNDO.icon());
            back.setId("conflicts-back");
            back.getStyleClass().add("small");
            back.setOnAction(event -> model.decisions().takeBack());
            whole.getChildren().add(back);
        }
    }

    private Button button(ConflictDetail shown, String rule, String key) {
        Button button = new Button(words.now(key));
        button.setId("conflicts-all-" + rule);
        button.getStyleClass().add("small");
        if (shown.conflict().choice().equals(rule)) {
            button.setGraphic(Icons.DONE.icon());
        }
        button.setOnAction(event -> model.decisions().choose(rule));
        return button;
    }

    private Node rules(ConflictDetail shown) {
        MenuButton menu = new MenuButton(words.now("conflicts.rule"));
        menu.setId("conflicts-rule");
        menu.getStyleClass().add("small");
        for (String rule : ConflictDesk.COMPARING) {
            String name = words.now("conflicts.rule." + rule);
            boolean tells = shown.rules().contains(rule);
            MenuItem item = new MenuItem(tells ? name : words.now("conflicts.rule.untold", name));
            item.setDisable(!tells);
            item.setId("conflicts-rule-" + rule);
            item.setOnAction(event -> model.decisions().choose(rule));
            menu.getItems().add(item);
        }
        return menu;
    }
}
