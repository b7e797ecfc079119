package org.crmferry.ui.conflicts;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.event.EventHandler;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.crmferry.journal.Conflict;
import org.crmferry.plan.FieldChoice;
import org.crmferry.ui.parts.EmptyState;
import org.crmferry.ui.parts.Icons;
import org.crmferry.ui.shell.ShellModel;
import org.crmferry.ui.words.Words;

/** The page "Conflicts". */
public final class ConflictsView extends StackPane {
    private final ConflictsModel model;
    private final ShellModel shell;
    private final Words words;
    private final ConflictWords say;
    private final ListView<Conflict> list;

    public ConflictsView(ConflictsModel model, ShellModel shell) {
        this.model = model;
        this.shell = shell;
        words = shell.words();
        say = new ConflictWords(words);
        list = new ListView<>(model.conflicts());
        Node none = model.packs()
                ? new EmptyState(words, Icons.PACKAGE, "conflicts.package", "conflicts.package.help")
                : new EmptyState(words, Icons.SUCCESS, "conflicts.none", "conflicts.none.help");
        none.setId("conflicts-none");
        Button retry = new Button();
        retry.textProperty().bind(words.text("words.retry"));
        retry.setOnAction(event -> model.retry());
        Node closed = new EmptyState(words, Icons.WARNING, "conflicts.closed", "conflicts.closed.help", retry);
        Node work = work();
        when(waiting("conflicts.opening"), ConflictsModel.Phase.LOADING);
        when(none, ConflictsModel.Phase.EMPTY);
        when(closed, ConflictsModel.Phase.CLOSED);
        when(waiting("conflicts.applying"), ConflictsModel.Phase.APPLYING);
        when(work, ConflictsModel.Phase.OPEN);
        EventHandler<KeyEvent> keys = this::key;
        sceneProperty().addListener((value, old, now) -> {
            if (old != null) {
                old.removeEventFilter(KeyEvent.KEY_PRESSED, keys);
            }
            if (now != null) {
                now.addEventFilter(KeyEvent.KEY_PRESSED, keys);
            }
        });
    }

    private void when(Node node, ConflictsModel.Phase phase) {
        node.visibleProperty().bind(model.phaseProperty().isEqualTo(phase));
        getChildren().add(node);
    }

    private Node waiting(String key) {
        ProgressIndicator turning = new ProgressIndicator();
        turning.setMaxSize(40, 40);
        Label text = new Label();
        text.textProperty().bind(words.text(key));
        text.getStyleClass().add("text-muted");
        VBox box = new VBox(12, turning, text);
        box.setAlignment(Pos.CENTER);
        return box;
    }

    private void key(KeyEvent event) {
        if (!event.isShortcutDown()
                || event.isAltDown()
                || model.phaseProperty().get() != ConflictsModel.Phase.OPEN) {
            return;
        }
        Runnable action = switch (event.getCode()) {
            case DIGIT1, NUMPAD1 -> () -> model.choose(FieldChoice.SOURCE);
            case DIGIT2, NUMPAD2 -> () -> model.choose(FieldChoice.BASE);
            case DIGIT3, NUMPAD3 -> () -> model.choose(FieldChoice.TARGET);
            case UP -> () -> model.shown().move(-1);
            case DOWN -> () -> model.shown().move(1);
            case PAGE_UP -> () -> model.moveConflict(-1);
            case PAGE_DOWN -> () -> model.moveConflict(1);
            default -> null;
        };
        if (action != null) {
            event.consume();
            action.run();
        }
    }

    private Node work() {
        VBox left = new VBox(8, new FilterPane(model, words), list(), listed());
        left.setMinWidth(200);
        left.setPrefWidth(270);
        left.setPadding(new javafx.geometry.Insets(0, 8, 0, 0));
        SplitPane split = new SplitPane(left, new DetailPane(model, words));
        split.getStyleClass().add("conflict-split");
        split.setDividerPositions(0.29);
        SplitPane.setResizableWithParent(left, false);
        VBox.setVgrow(split, Priority.ALWAYS);
        return new VBox(8, split, foot());
    }

    private Node list() {
        list.setId("conflicts-list");
        list.accessibleTextProperty().bind(words.text("conflicts.list"));
        Label none = new Label();
        none.textProperty().bind(words.text("conflicts.list.none"));
        none.setWrapText(true);
        none.getStyleClass().add("text-muted");
        list.setPlaceholder(none);
        list.setCellFactory(each -> new Line());
        list.getSelectionModel().selectedIndexProperty().addListener((value, old, now) -> {
            if (now.intValue() >= 0) {
                model.selectedProperty().set(now.intValue());
            }
        });
        model.selectedProperty().addListener((value, old, now) -> {
            if (now.intValue() >= 0 && list.getSelectionModel().getSelectedIndex() != now.intValue()) {
                list.getSelectionModel().clearAndSelect(now.intValue());
                list.scrollTo(Math.max(0, now.intValue() - 2));
            }
        });
        model.names().arrivedProperty().addListener((value, old, now) -> list.refresh());
        words.follow(list, list::refresh);
        VBox.setVgrow(list, Priority.ALWAYS);
        return list;
    }

    /** One conflict in the list. */
    private final class Line extends ListCell<Conflict> {
        private final Label title = new Label();
        private final Label what = new Label();
        private final HBox row;
        private final Label state = new Label();

        Line() {
            title.setMinWidth(0);
            what.getStyleClass().addAll("text-muted", "text-small");
            what.setMinWidth(0);
            VBox text = new VBox(1, title, what);
            text.setMinWidth(0);
            HBox.setHgrow(text, Priority.ALWAYS);
            row = new HBox(8, state, text);
            row.setAlignment(Pos.CENTER_LEFT);
            getStyleClass().add("conflict-cell");
            setPrefWidth(0);
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
                    model.names().at(getIndex())));
            what.setText(say.state(conflict) + "  ·  "
                    + (conflict.fields().isEmpty()
                            ? say.kind(conflict.kind())
                            : Stream.of(conflict.fields().split(",", -1))
                                    .map(model::fieldLabel)
                                    .collect(Collectors.joining(", "))));
            setAccessibleText(title.getText() + ", " + what.getText());
            setGraphic(row);
        }
    }

    private Node listed() {
        MenuButton menu = new MenuButton();
        menu.setId("conflicts-listed");
        menu.setMaxWidth(Double.MAX_VALUE);
        menu.setMinWidth(Region.USE_PREF_SIZE);
        menu.textProperty()
                .bind(words.make(
                        () -> words.now(
                                "conflicts.listed", model.tallyProperty().get().open()),
                        model.tallyProperty()));
        menu.disableProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> model.tallyProperty().get().open() == 0, model.tallyProperty()));
        for (String rule : new String[] {"source", "target", "newest", "complete"}) {
            MenuItem item = new MenuItem();
            item.textProperty().bind(words.text("conflicts.listed." + rule));
            item.setId("conflicts-listed-" + rule);
            item.setOnAction(event -> model.chooseListed(rule));
            menu.getItems().add(item);
        }
        return menu;
    }

    private Node foot() {
        Label open = new Label();
        open.setId("conflicts-open");
        open.setWrapText(true);
        open.textProperty()
                .bind(words.make(
                        () -> {
                            Tally tally = model.tallyProperty().get();
                            return tally.allOpen() > 0
                                    ? words.now("conflicts.open", tally.allOpen())
                                    : tally.decided() > 0
                                            ? words.now("conflicts.open.none")
                                            : words.now("conflicts.over");
                        },
                        model.tallyProperty()));
        open.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(open, Priority.ALWAYS);
        Button undo = new Button(null, Icons.UNDO.icon());
        undo.setId("conflicts-undo");
        undo.setMnemonicParsing(true);
        undo.textProperty().bind(words.text("conflicts.undo"));
        undo.disableProperty().bind(model.canUndoProperty().not());
        undo.setMinWidth(Region.USE_PREF_SIZE);
        undo.setOnAction(event -> model.undo());
        Button apply = new Button(null, Icons.SAVE.icon());
        apply.setId("conflicts-apply");
        apply.setMnemonicParsing(true);
        apply.getStyleClass().add("accent");
        apply.textProperty()
                .bind(words.make(
                        () -> words.now(
                                "conflicts.apply", model.tallyProperty().get().decided()),
                        model.tallyProperty()));
        apply.disableProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> model.tallyProperty().get().decided() == 0
                                || shell.worker().busyProperty().get(),
                        model.tallyProperty(),
                        shell.worker().busyProperty()));
        apply.setMinWidth(Region.USE_PREF_SIZE);
        apply.setOnAction(event -> model.apply());
        HBox foot = new HBox(8, open, undo, apply);
        foot.setAlignment(Pos.CENTER_LEFT);
        foot.setMinHeight(Region.USE_PREF_SIZE);
        return foot;
    }
}
