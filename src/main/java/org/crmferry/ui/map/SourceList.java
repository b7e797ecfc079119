package org.crmferry.ui.map;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DataFormat;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.crmferry.ferry.FieldCard;
import org.crmferry.ui.parts.Icons;
import org.crmferry.ui.words.Words;

/** The fields of the chosen source entity, to be dragged onto target fields. */
final class SourceList extends VBox {
    /** What a dragged source field is to the window. */
    static final DataFormat FIELD = new DataFormat("application/x-crm-ferry-field");

    private final MapModel model;
    private final FieldWords names;
    private final ObservableList<FieldCard> all = FXCollections.observableArrayList();
    private final FilteredList<FieldCard> shown = new FilteredList<>(all);
    private final Set<String> nowhere = new HashSet<>();
    private final ListView<FieldCard> list = new ListView<>(shown);

    SourceList(MapModel model, Words words) {
        this.model = model;
        names = new FieldWords(words);
        Label title = new Label();
        title.textProperty().bind(words.text("map.sources"));
        title.getStyleClass().add("text-strong");
        Label hint = new Label();
        hint.textProperty().bind(words.text("map.sources.help"));
        hint.getStyleClass().addAll("text-muted", "text-small");
        hint.setWrapText(true);
        hint.setMinHeight(USE_PREF_SIZE);
        TextField search = new TextField();
        search.setId("map-source-search");
        search.promptTextProperty().bind(words.text("map.fields.search"));
        search.accessibleTextProperty().bind(words.text("map.fields.search"));
        search.textProperty().addListener((value, old, now) -> {
            String query = now.strip().toLowerCase(Locale.ROOT);
            shown.setPredicate(card -> query.isEmpty() || names.matches(card, query));
        });
        list.setId("map-sources");
        list.setFixedCellSize(30);
        list.setCellFactory(view -> new Cell());
        list.accessibleTextProperty().bind(words.text("map.sources"));
        VBox.setVgrow(list, Priority.ALWAYS);
        words.follow(list, list::refresh);
        model.sheetProperty().addListener((value, old, now) -> show(now));
        show(model.sheetProperty().get());
        getStyleClass().add("map-side");
        setSpacing(6);
        getChildren().addAll(title, hint, search, list);
    }

    private void show(Sheet sheet) {
        nowhere.clear();
        List<FieldCard> fields = List.of();
        if (sheet != null) {
            fields = sheet.sources();
            sheet.assessment().coverage().unmapped().forEach(gap -> nowhere.add(gap.field()));
        }
        if (!all.equals(fields)) {
            all.setAll(fields);
        } else {
            list.refresh();
        }
    }

    private final class Cell extends ListCell<FieldCard> {
        private final Label name = new Label(null, Icons.DRAG.icon());
        private final Label state = new Label();
        private final HBox line = new HBox(6, name, state);
        private final Tooltip tip = new Tooltip();

        Cell() {
            name.setMinWidth(0);
            name.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(name, Priority.ALWAYS);
            state.setMinWidth(USE_PREF_SIZE);
            state.getStyleClass().addAll("text-small", "map-look");
            line.setAlignment(Pos.CENTER_LEFT);
            setPrefWidth(0);
            setOnDragDetected(event -> {
                if (getItem() != null && !model.readOnlyProperty().get()) {
                    Dragboard board = startDragAndDrop(TransferMode.LINK);
                    ClipboardContent content = new ClipboardContent();
                    content.put(FIELD, getItem().name());
                    board.setContent(content);
                    event.consume();
                }
            });
        }

        @Override
        protected void updateItem(FieldCard card, boolean empty) {
            super.updateItem(card, empty);
            if (empty || card == null) {
                setGraphic(null);
                setTooltip(null);
                setAccessibleText(null);
                return;
            }
            name.setText(names.name(card));
            boolean lost = nowhere.contains(card.name());
            state.setText(lost ? names.words().now(Problem.NOWHERE.label()) : "");
            state.setGraphic(lost ? Problem.NOWHERE.icon().icon() : null);
            tip.setText(card.name() + "\n" + names.about(card) + "\n" + card.nativeType());
            setTooltip(tip);
            setAccessibleText(names.name(card) + ", " + names.about(card) + (lost ? ", " + state.getText() : ""));
            setGraphic(line);
        }
    }
}
