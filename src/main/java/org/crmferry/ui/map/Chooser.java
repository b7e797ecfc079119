package org.crmferry.ui.map;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.collections.FXCollections;
import javafx.collections.transformation.FilteredList;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;
import org.crmferry.ui.words.Words;

/**
 * A button that shows what is chosen and opens a list with a search field; made for thousands of choices.
 *
 * @param <T> what is chosen
 */
final class Chooser<T> extends Button {
    private static final double WIDTH = 320;
    private static final double HEIGHT = 300;

    private final Words words;
    private final Function<T, String> text;
    private final Function<T, String> note;
    private final Consumer<T> chosen;
    private List<T> items = List.of();

    /**
     * A chooser without choices.
     *
     * @param text what a choice is called
     * @param note what stands beside it, small; may give an empty text
     * @param chosen is told what was picked
     */
    Chooser(Words words, Function<T, String> text, Function<T, String> note, Consumer<T> chosen) {
        this.words = words;
        this.text = text;
        this.note = note;
        this.chosen = chosen;
        Region arrow = new Region();
        arrow.getStyleClass().add("chooser-arrow");
        setGraphic(arrow);
        setContentDisplay(ContentDisplay.RIGHT);
        setAlignment(Pos.CENTER_LEFT);
        setTextOverrun(OverrunStyle.ELLIPSIS);
        setMinWidth(60);
        getStyleClass().add("chooser");
        setOnAction(event -> open());
    }

    void items(List<T> all) {
        items = List.copyOf(all);
    }

    private void open() {
        FilteredList<T> shown = new FilteredList<>(FXCollections.observableList(items));
        TextField search = new TextField();
        search.setPromptText(words.now("words.search"));
        search.getStyleClass().add("chooser-search");
        ListView<T> list = new ListView<>(shown);
        list.setFixedCellSize(34);
        list.setPrefHeight(Math.min(HEIGHT, 34 * Math.max(2, items.size()) + 4));
        list.setPlaceholder(new Label(words.now("map.search.none")));
        list.setCellFactory(view -> new Cell());
        VBox box = new VBox(6, search, list);
        box.getStyleClass().add("chooser-popup");
        box.setPrefWidth(Math.max(WIDTH, getWidth()));
        Popup popup = new Popup();
        popup.setAutoHide(true);
        popup.getContent().add(box);
        search.textProperty().addListener((value, old, now) -> {
            String query = now.strip().toLowerCase(Locale.ROOT);
            shown.setPredicate(each -> query.isEmpty()
                    || PairRow.contains(text.apply(each), query)
                    || PairRow.contains(note.apply(each), query));
            list.getSelectionModel().selectFirst();
        });
        Runnable pick = () -> {
            T picked = list.getSelectionModel().getSelectedItem();
            popup.hide();
            requestFocus();
            if (picked != null) {
                chosen.accept(picked);
            }
        };
        search.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                pick.run();
            } else if (event.getCode() == KeyCode.DOWN || event.getCode() == KeyCode.UP) {
                int step = event.getCode() == KeyCode.DOWN ? 1 : -1;
                int next = Math.max(
                        0, Math.min(shown.size() - 1, list.getSelectionModel().getSelectedIndex() + step));
                list.getSelectionModel().select(next);
                list.scrollTo(Math.max(0, next - 3));
            } else {
                return;
            }
            event.consume();
        });
        list.setOnMouseClicked(event -> {
            if (list.getSelectionModel().getSelectedItem() != null) {
                pick.run();
            }
        });
        list.getSelectionModel().selectFirst();
        Bounds here = localToScreen(getBoundsInLocal());
        popup.show(this, here.getMinX(), here.getMaxY() + 2);
        search.requestFocus();
    }

    private final class Cell extends ListCell<T> {
        private final Label name = new Label();
        private final Label small = new Label();
        private final HBox line = new HBox(8, name, small);

        Cell() {
            small.getStyleClass().addAll("text-muted", "text-small");
            small.setMinWidth(USE_PREF_SIZE);
            name.setMinWidth(0);
            name.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(name, Priority.ALWAYS);
            line.setAlignment(Pos.CENTER_LEFT);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(T item, boolean empty) {
            super.updateItem(item, empty);
            if (empty || item == null) {
                setGraphic(null);
                return;
            }
            name.setText(text.apply(item));
            small.setText(note.apply(item));
            setGraphic(line);
        }
    }
}
