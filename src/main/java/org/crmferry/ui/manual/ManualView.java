package org.crmferry.ui.manual;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.crmferry.ui.parts.EmptyState;
import org.crmferry.ui.parts.Icons;
import org.crmferry.ui.words.Words;

/** The manual: contents and search at the left, the page at the right. */
final class ManualView extends BorderPane {
    private static final double WIDTH = 760;

    private final ManualModel model;
    private final Words words;
    private final ListView<Chapter> contents = new ListView<>();
    private final TextField search = new TextField();
    private final ScrollPane scroll = new ScrollPane();
    private boolean selecting;

    ManualView(ManualModel model) {
        this.model = model;
        this.words = model.words();
        getStyleClass().add("manual");
        scroll.setId("manual-page");
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("manual-scroll");
        setLeft(left());
        setCenter(scroll);
        model.chapterProperty().addListener((value, old, now) -> {
            draw();
            scroll.setVvalue(0);
        });
        model.queryProperty().addListener((value, old, now) -> draw());
        draw();
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    }

    private Node left() {
        search.setId("manual-search");
        search.promptTextProperty().bind(words.text("manual.search"));
        search.accessibleTextProperty().bind(words.text("manual.search"));
        search.textProperty().bindBidirectional(model.queryProperty());
        search.setOnAction(event -> {
            if (!model.found().isEmpty()) {
                model.show(model.found().get(0).name());
                scroll.requestFocus();
            }
        });
        HBox.setHgrow(search, Priority.ALWAYS);
        Button back = new Button(null, Icons.BACK.icon());
        back.setId("manual-back");
        back.getStyleClass().add("flat");
        back.accessibleTextProperty().bind(words.text("manual.back"));
        back.disableProperty().bind(model.canGoBackProperty().not());
        back.setOnAction(event -> model.back());
        HBox bar = new HBox(6, back, search);
        bar.setAlignment(Pos.CENTER_LEFT);
        contents.setId("manual-contents");
        contents.accessibleTextProperty().bind(words.text("manual.contents"));
        contents.setItems(model.found());
        contents.setCellFactory(list -> new Line());
        contents.setPlaceholder(new EmptyState(words, Icons.SEARCH, "manual.none", "manual.none.help"));
        contents.getSelectionModel().selectedItemProperty().addListener((value, old, now) -> {
            if (now != null && !selecting) {
                model.show(now.name());
            }
        });
        VBox.setVgrow(contents, Priority.ALWAYS);
        VBox left = new VBox(bar, contents);
        left.getStyleClass().add("manual-left");
        return left;
    }

    /** Shows the page, with the words that are sought marked, and where it stands in the contents. */
    private void draw() {
        Region page = Blocks.draw(model.chapterProperty().get().document(), model.sought(), model::show);
        page.setMaxWidth(WIDTH);
        HBox room = new HBox(page);
        HBox.setHgrow(page, Priority.ALWAYS);
        scroll.setContent(room);
        scroll.setAccessibleText(model.chapterProperty().get().title());
        selecting = true;
        contents.getSelectionModel().clearSelection();
        contents.getSelectionModel().select(model.chapterProperty().get());
        selecting = false;
    }

    /** Puts the keyboard into the page, so that the arrow keys scroll it. */
    void read() {
        scroll.requestFocus();
    }

    private void key(KeyEvent event) {
        if (event.isShortcutDown() && event.getCode() == KeyCode.F) {
            search.requestFocus();
            search.selectAll();
            event.consume();
        } else if (event.isAltDown() && event.getCode() == KeyCode.LEFT) {
            model.back();
            event.consume();
        } else if (event.getCode() == KeyCode.DOWN && search.isFocused()) {
            contents.requestFocus();
            event.consume();
        }
    }

    /** A page in the contents; while something is sought, with the place where it was found. */
    private final class Line extends ListCell<Chapter> {
        private final Label title = new Label();
        private final Label around = new Label();
        private final VBox both = new VBox(title, around);

        Line() {
            around.getStyleClass().addAll("text-muted", "text-small");
            for (Label each : new Label[] {title, around}) {
                each.setWrapText(true);
                each.setMinHeight(USE_PREF_SIZE);
            }
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(Chapter chapter, boolean empty) {
            super.updateItem(chapter, empty);
            if (empty) {
                setGraphic(null);
                return;
            }
            boolean sought = !model.sought().isEmpty();
            title.setText(chapter.title());
            around.setText(sought ? chapter.around(model.sought()) : "");
            around.setVisible(sought);
            around.setManaged(sought);
            setGraphic(both);
        }
    }
}
