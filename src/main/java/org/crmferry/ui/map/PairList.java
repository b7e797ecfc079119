package org.crmferry.ui.map;

import java.util.Locale;
import javafx.collections.transformation.FilteredList;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.crmferry.ui.parts.Icons;
import org.crmferry.ui.words.Words;

/** The entity pairs, with search and a filter. */
final class PairList extends VBox {
    private final MapModel model;
    private final Words words;
    private final TextField search = new TextField();
    private final CheckBox troubled = new CheckBox();
    private final FilteredList<PairRow> shown;
    private final ListView<PairRow> list;

    PairList(MapModel model, Words words) {
        this.model = model;
        this.words = words;
        shown = new FilteredList<>(model.pairs());
        list = new ListView<>(shown);
        list.setId("map-pairs");
        list.setFixedCellSize(50);
        list.setCellFactory(view -> new Cell());
        list.accessibleTextProperty().bind(words.text("map.pairs"));
        Label none = new Label();
        none.textProperty().bind(words.text("map.search.none"));
        list.setPlaceholder(none);
        VBox.setVgrow(list, Priority.ALWAYS);
        search.setId("map-pair-search");
        search.promptTextProperty().bind(words.text("map.pairs.search"));
        search.accessibleTextProperty().bind(words.text("map.pairs.search"));
        search.textProperty().addListener((value, old, now) -> filter());
        troubled.setId("map-pairs-troubled");
        troubled.textProperty().bind(words.text("map.only"));
        troubled.selectedProperty().addListener((value, old, now) -> filter());
        list.getSelectionModel().selectedItemProperty().addListener((value, old, now) -> {
            if (now != null) {
                model.choose(now.mapping().source());
            }
        });
        list.setOnKeyPressed(event -> {
            PairRow row = list.getSelectionModel().getSelectedItem();
            if (event.getCode() == KeyCode.SPACE && row != null) {
                model.move(row.mapping().source(), !row.mapping().move());
                event.consume();
            }
        });
        model.sheetProperty().addListener((value, old, now) -> select());
        words.follow(list, list::refresh);
        getStyleClass().add("map-side");
        setSpacing(6);
        setMinWidth(170);
        getChildren().addAll(search, troubled, list);
    }

    private void filter() {
        String query = search.getText().strip().toLowerCase(Locale.ROOT);
        boolean only = troubled.isSelected();
        shown.setPredicate(row -> row.matches(query, words) && (!only || row.troubled()));
        select();
    }

    /** The list follows the model where the choice came from elsewhere. */
    private void select() {
        for (int i = 0; i < shown.size(); i++) {
            if (shown.get(i).mapping().source().equals(model.entity())) {
                if (list.getSelectionModel().getSelectedIndex() != i) {
                    list.getSelectionModel().select(i);
                    list.scrollTo(Math.max(0, i - 2));
                }
                return;
            }
        }
        list.getSelectionModel().clearSelection();
    }

    private final class Cell extends ListCell<PairRow> {
        private final CheckBox move = new CheckBox();
        private final Label names = new Label();
        private final Label about = new Label();
        private final Label badge = new Label(null, Icons.WARNING.icon());
        private final HBox second = new HBox(8, about, badge);
        private final HBox line;
        private boolean filling;

        Cell() {
            about.getStyleClass().addAll("text-muted", "text-small");
            about.setMinWidth(0);
            badge.getStyleClass().addAll("map-badge", "text-small");
            badge.setMinWidth(USE_PREF_SIZE);
            names.setMinWidth(0);
            second.setAlignment(Pos.CENTER_LEFT);
            VBox said = new VBox(2, names, second);
            said.setMinWidth(0);
            said.setAlignment(Pos.CENTER_LEFT);
            HBox.setHgrow(said, Priority.ALWAYS);
            line = new HBox(8, move, said);
            line.setAlignment(Pos.CENTER_LEFT);
            setPrefWidth(0);
            move.setFocusTraversable(false);
            move.selectedProperty().addListener((value, old, now) -> {
                if (!filling && getItem() != null) {
                    model.move(getItem().mapping().source(), now);
                }
            });
        }

        @Override
        protected void updateItem(PairRow row, boolean empty) {
            super.updateItem(row, empty);
            if (empty || row == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            filling = true;
            move.setSelected(row.mapping().move());
            move.setDisable(model.readOnlyProperty().get() || row.target().isEmpty());
            filling = false;
            String source = words.label(row.source());
            names.setText(row.target().isEmpty() ? source : words.now("map.pair", source, words.label(row.target())));
            names.getStyleClass().remove("text-muted");
            if (!row.mapping().move()) {
                names.getStyleClass().add("text-muted");
            }
            int carried = row.assessment().coverage().carried().size();
            int all = carried + row.assessment().coverage().unmapped().size();
            about.setText(
                    row.target().isEmpty()
                            ? words.now("map.pair.none")
                            : row.mapping().move()
                                    ? words.now("map.pair.coverage", carried, all)
                                    : words.now("map.pair.stays"));
            badge.setVisible(row.troubled());
            badge.setText(words.number(row.assessment().problems()));
            badge.getStyleClass().remove("map-badge-bad");
            if (!row.assessment().errors().isEmpty()) {
                badge.getStyleClass().add("map-badge-bad");
            }
            String spoken = names.getText() + ", " + about.getText();
            setAccessibleText(
                    row.troubled()
                            ? spoken + ", "
                                    + words.now(
                                            "map.pair.problems",
                                            row.assessment().problems())
                            : spoken);
            move.setAccessibleText(words.now("map.move") + ": " + source);
            setGraphic(line);
        }
    }
}
