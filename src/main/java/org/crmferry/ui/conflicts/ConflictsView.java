package org.crmferry.ui.conflicts;

import java.util.List;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.collections.ObservableList;
import javafx.event.EventHandler;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.crmferry.ferry.ConflictDesk;
import org.crmferry.ferry.DecreePreview;
import org.crmferry.ferry.RecordHistory;
import org.crmferry.journal.Conflict;
import org.crmferry.plan.FieldChoice;
import org.crmferry.ui.history.HistoryDialog;
import org.crmferry.ui.parts.EmptyState;
import org.crmferry.ui.parts.Icons;
import org.crmferry.ui.shell.ShellModel;
import org.crmferry.ui.words.Words;

/** The page "Conflicts". */
public final class ConflictsView extends StackPane {
    private final ConflictsModel model;
    private final ShellModel shell;
    private final Words words;
    private final ListView<Conflict> list;

    public ConflictsView(ConflictsModel model, ShellModel shell) {
        this.model = model;
        this.shell = shell;
        words = shell.words();
        list = new ListView<>(model.list().conflicts());
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
        model.decisions().previewProperty().addListener((value, old, now) -> preview(now));
        model.history().historyProperty().addListener((value, old, now) -> history(now));
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
            case DIGIT1, NUMPAD1 -> () -> model.decisions().choose(FieldChoice.SOURCE);
            case DIGIT2, NUMPAD2 -> () -> model.decisions().choose(FieldChoice.BASE);
            case DIGIT3, NUMPAD3 -> () -> model.decisions().choose(FieldChoice.TARGET);
            case UP -> () -> model.shown().move(-1);
            case DOWN -> () -> model.shown().move(1);
            case PAGE_UP -> () -> model.list().move(-1);
            case PAGE_DOWN -> () -> model.list().move(1);
            case Z -> typing() ? null : event.isShiftDown() ? model.decisions()::redo : model.decisions()::undo;
            case I -> model::lookBack;
            case Y -> typing() ? null : model.decisions()::redo;
            default -> null;
        };
        if (action != null) {
            event.consume();
            action.run();
        }
    }

    /** Whether the person is in a text, which has an undo of its own. */
    private boolean typing() {
        return getScene().getFocusOwner() instanceof TextInputControl;
    }

    private Node work() {
        VBox left = new VBox(8, new FilterPane(model, words), groups(), list(), listed());
        left.setMinWidth(200);
        left.setPrefWidth(270);
        left.setPadding(new javafx.geometry.Insets(0, 8, 0, 0));
        SplitPane split = new SplitPane(left, new DetailPane(model, words));
        split.getStyleClass().add("conflict-split");
        split.setDividerPositions(0.29);
        SplitPane.setResizableWithParent(left, false);
        VBox.setVgrow(split, Priority.ALWAYS);
        return new VBox(8, split, new FootBar(model, shell));
    }

    /** How many of those listed belong to which kind of record. */
    private Node groups() {
        Label groups = new Label();
        groups.setId("conflicts-groups");
        groups.setWrapText(true);
        groups.setMinHeight(Region.USE_PREF_SIZE);
        groups.getStyleClass().addAll("text-muted", "text-small");
        groups.textProperty()
                .bind(words.make(
                        () -> model
                                .list()
                                .countsProperty()
                                .get()
                                .groups(model.list().filter())
                                .entrySet()
                                .stream()
                                .map(each -> words.now("conflicts.group", model.label(each.getKey()), each.getValue()))
                                .collect(Collectors.joining("  ·  ")),
                        model.list().countsProperty()));
        return groups;
    }

    private Node list() {
        list.setId("conflicts-list");
        list.accessibleTextProperty().bind(words.text("conflicts.list"));
        Label none = new Label();
        none.textProperty().bind(words.text("conflicts.list.none"));
        none.setWrapText(true);
        none.getStyleClass().add("text-muted");
        list.setPlaceholder(none);
        list.setCellFactory(each -> new ConflictCell(model, words));
        list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        list.getSelectionModel().selectedIndexProperty().addListener((value, old, now) -> {
            if (now.intValue() >= 0) {
                model.list().selectedProperty().set(now.intValue());
            }
        });
        model.list().selectedProperty().addListener((value, old, now) -> {
            if (now.intValue() >= 0 && list.getSelectionModel().getSelectedIndex() != now.intValue()) {
                list.getSelectionModel().clearAndSelect(now.intValue());
                list.scrollTo(Math.max(0, now.intValue() - 2));
            }
        });
        model.list().names().arrivedProperty().addListener((value, old, now) -> list.refresh());
        words.follow(list, list::refresh);
        VBox.setVgrow(list, Priority.ALWAYS);
        return list;
    }

    private Node listed() {
        MenuButton menu = new MenuButton();
        menu.setId("conflicts-listed");
        menu.setMaxWidth(Double.MAX_VALUE);
        menu.setMinWidth(Region.USE_PREF_SIZE);
        ObservableList<Conflict> chosen = list.getSelectionModel().getSelectedItems();
        menu.textProperty()
                .bind(words.make(
                        () -> chosen.size() > 1
                                ? words.now("conflicts.selected", open(chosen).size())
                                : words.now(
                                        "conflicts.listed",
                                        model.list().countsProperty().get().open()),
                        model.list().countsProperty(),
                        chosen));
        menu.disableProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> chosen.size() > 1
                                ? open(chosen).isEmpty()
                                : model.list().countsProperty().get().open() == 0,
                        model.list().countsProperty(),
                        chosen));
        for (String rule : ConflictDesk.RULES) {
            MenuItem item = new MenuItem();
            item.textProperty().bind(words.text("conflicts.listed." + rule));
            item.setId("conflicts-listed-" + rule);
            item.setOnAction(event -> {
                if (chosen.size() > 1) {
                    model.decisions().previewSelected(open(chosen), rule);
                } else {
                    model.decisions().previewListed(rule);
                }
            });
            menu.getItems().add(item);
        }
        return menu;
    }

    private static List<Long> open(List<Conflict> some) {
        return some.stream()
                .filter(each -> each != null && each.open())
                .map(Conflict::id)
                .toList();
    }

    private void history(RecordHistory history) {
        if (history != null && getScene() != null) {
            new HistoryDialog(
                            model.history(),
                            model.label(history.entity()),
                            words,
                            getScene().getWindow())
                    .show();
        }
    }

    private void preview(DecreePreview preview) {
        if (preview != null && getScene() != null) {
            new DecreeDialog(model, words, preview, getScene().getWindow()).show();
        }
    }
}
