package org.crmferry.ui.duplicates;

import javafx.beans.binding.Bindings;
import javafx.event.EventHandler;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.crmferry.transfer.Progress;
import org.crmferry.ui.parts.EmptyState;
import org.crmferry.ui.parts.Icons;
import org.crmferry.ui.shell.ShellModel;
import org.crmferry.ui.words.Words;

/** Likely duplicates in the target: the list, one of them side by side, and what is to be done. */
public final class DuplicatesView extends VBox {
    private final DuplicatesModel model;
    private final ShellModel shell;
    private final Words words;
    private final StackPane content = new StackPane();

    /** @param back shows what was there before */
    public DuplicatesView(DuplicatesModel model, ShellModel shell, Runnable back) {
        super(8);
        this.model = model;
        this.shell = shell;
        words = shell.words();
        VBox.setVgrow(content, Priority.ALWAYS);
        getChildren().addAll(head(back), content);
        for (DuplicatesModel.Phase phase : DuplicatesModel.Phase.values()) {
            if (phase != DuplicatesModel.Phase.AWAY) {
                Node node = node(phase);
                node.visibleProperty().bind(model.phaseProperty().isEqualTo(phase));
                content.getChildren().add(node);
            }
        }
        model.writing().previewProperty().addListener((value, old, now) -> {
            if (now != null && getScene() != null) {
                new ApplyDialog(model, now, words, getScene().getWindow()).show();
            }
        });
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

    private Node head(Runnable back) {
        Button leave = button(words, "leave", Icons.BACK, back);
        leave.disableProperty().bind(shell.worker().busyProperty());
        Label title = new Label();
        title.textProperty().bind(words.text("duplicates.heading"));
        title.getStyleClass().add("section-title");
        Label keys = new Label();
        keys.textProperty().bind(words.text("duplicates.keys"));
        keys.getStyleClass().addAll("text-muted", "text-small");
        keys.setWrapText(true);
        keys.setMinWidth(0);
        HBox.setHgrow(keys, Priority.ALWAYS);
        HBox head = new HBox(12, leave, title, keys);
        head.setAlignment(Pos.CENTER_LEFT);
        head.setMinHeight(Region.USE_PREF_SIZE);
        title.setMinWidth(Region.USE_PREF_SIZE);
        return head;
    }

    /** A button that is always called by its words, in the language of the window. */
    static Button button(Words words, String name, Icons icon, Runnable action) {
        Button button = new Button(null, icon.icon());
        button.setId("duplicates-" + name);
        button.setMnemonicParsing(true);
        button.textProperty().bind(words.text("duplicates." + name));
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(event -> action.run());
        return button;
    }

    private Node node(DuplicatesModel.Phase phase) {
        return switch (phase) {
            case OPEN -> work();
            case EMPTY -> empty();
            case CLOSED ->
                new EmptyState(
                        words,
                        Icons.WARNING,
                        "duplicates.closed",
                        "duplicates.closed.help",
                        button(words, "retry", Icons.REDO, model::open));
            case WEIGHING -> waiting("duplicates.weighing");
            case MERGING -> waiting("duplicates.merging");
            case TAKING_BACK -> waiting("duplicates.taking");
            default -> waiting("duplicates.searching");
        };
    }

    private Node empty() {
        EmptyState empty = new EmptyState(words, Icons.SUCCESS, "duplicates.none", "duplicates.none.help");
        empty.setId("duplicates-none");
        return empty;
    }

    private Node waiting(String key) {
        Label text = new Label();
        text.textProperty().bind(words.text(key));
        ProgressBar bar = new ProgressBar();
        bar.setPrefWidth(280);
        bar.accessibleTextProperty().bind(words.text(key));
        bar.progressProperty()
                .bind(Bindings.createDoubleBinding(
                        () -> known() ? model.progressProperty().get().share() : ProgressBar.INDETERMINATE_PROGRESS,
                        model.progressProperty()));
        Label far = new Label();
        far.getStyleClass().add("text-muted");
        far.textProperty().bind(words.make(this::far, model.progressProperty()));
        Button stop = new Button(null, Icons.STOP.icon());
        stop.getStyleClass().add("duplicates-cancel");
        stop.textProperty().bind(words.text("words.cancel"));
        stop.setOnAction(event -> model.cancel());
        VBox box = new VBox(12, text, bar, far, stop);
        box.setAlignment(Pos.CENTER);
        return box;
    }

    private boolean known() {
        Progress.View view = model.progressProperty().get();
        return view != null && view.total() > 0;
    }

    private String far() {
        Progress.View view = model.progressProperty().get();
        return known() ? words.now("duplicates.far", view.done(), view.total()) : words.now("words.loading");
    }

    private Node work() {
        ListView<Group> list = list();
        VBox left = new VBox(8, new DuplicateFilters(model, words), list);
        left.setMinWidth(190);
        left.setPrefWidth(240);
        left.setPadding(new Insets(0, 8, 0, 0));
        SplitPane split = new SplitPane(left, new GroupPane(model, words));
        split.getStyleClass().add("conflict-split");
        split.setDividerPositions(0.25);
        SplitPane.setResizableWithParent(left, false);
        VBox.setVgrow(split, Priority.ALWAYS);
        return new VBox(8, split, new DuplicatesFoot(model, shell));
    }

    private ListView<Group> list() {
        Groups groups = model.groups();
        ListView<Group> list = new ListView<>(groups.listed());
        list.setId("duplicates-list");
        list.accessibleTextProperty().bind(words.text("duplicates.list"));
        Label none = new Label();
        none.textProperty().bind(words.text("duplicates.list.none"));
        none.setWrapText(true);
        none.getStyleClass().add("text-muted");
        list.setPlaceholder(none);
        list.setCellFactory(each -> new GroupCell(words));
        list.getSelectionModel().selectedIndexProperty().addListener((value, old, now) -> {
            if (now.intValue() >= 0) {
                groups.selectedProperty().set(now.intValue());
            }
        });
        groups.selectedProperty().addListener((value, old, now) -> {
            if (now.intValue() >= 0 && list.getSelectionModel().getSelectedIndex() != now.intValue()) {
                list.getSelectionModel().clearAndSelect(now.intValue());
                list.scrollTo(Math.max(0, now.intValue() - 2));
            }
        });
        VBox.setVgrow(list, Priority.ALWAYS);
        return list;
    }

    private void key(KeyEvent event) {
        if (model.phaseProperty().get() != DuplicatesModel.Phase.OPEN) {
            return;
        }
        Decisions decisions = model.decisions();
        int digit = digit(event.getCode());
        Runnable action = null;
        if (event.isAltDown() && !event.isShortcutDown() && digit >= 0) {
            action = () -> decisions.survivor(digit);
        } else if (event.isShortcutDown() && !event.isAltDown()) {
            action = digit >= 0
                    ? () -> decisions.choose(digit)
                    : switch (event.getCode()) {
                        case ENTER -> decisions::merge;
                        case D -> decisions::apart;
                        case UP -> () -> model.shown().move(-1);
                        case DOWN -> () -> model.shown().move(1);
                        case PAGE_UP -> () -> model.groups().move(-1);
                        case PAGE_DOWN -> () -> model.groups().move(1);
                        case Z -> typing() ? null : event.isShiftDown() ? decisions::redo : decisions::undo;
                        case Y -> typing() ? null : decisions::redo;
                        default -> null;
                    };
        }
        if (action != null) {
            event.consume();
            action.run();
        }
    }

    /** Which record a key stands for, from 0; -1 for none. */
    private static int digit(KeyCode code) {
        String name = code.getName().replace("Numpad ", "");
        return code.isDigitKey() && !name.equals("0") ? Integer.parseInt(name) - 1 : -1;
    }

    /** Whether the person is in a text, which has an undo of its own. */
    private boolean typing() {
        return getScene().getFocusOwner() instanceof TextInputControl;
    }
}
