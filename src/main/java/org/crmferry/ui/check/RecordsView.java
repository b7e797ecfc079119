package org.crmferry.ui.check;

import javafx.beans.property.SimpleStringProperty;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.crmferry.ferry.BeforeAfter;
import org.crmferry.ui.parts.EmptyState;
import org.crmferry.ui.parts.Icons;
import org.crmferry.ui.words.Words;

/** Single records, as read and as they will be written. */
final class RecordsView extends BorderPane {
    private final Words words;

    RecordsView(CheckModel model, Words words) {
        this.words = words;
        getStyleClass().add("check-half");
        Label title = new Label();
        title.setWrapText(true);
        title.getStyleClass().add("text-muted");
        title.textProperty()
                .bind(words.make(
                        () -> model.behindProperty().get() == null
                                ? words.now("check.records.first", CheckModel.ROWS)
                                : CheckView.say(
                                        words, model, model.behindProperty().get()),
                        model.behindProperty(),
                        model.records()));
        ListView<BeforeAfter> list = new ListView<>(model.records());
        list.setId("check-records");
        list.setPrefWidth(240);
        list.setMinWidth(160);
        list.accessibleTextProperty().bind(words.text("check.records"));
        list.setPlaceholder(new Label());
        list.setCellFactory(view -> new ListCell<>() {
            @Override
            protected void updateItem(BeforeAfter record, boolean empty) {
                super.updateItem(record, empty);
                setText(empty || record == null ? null : record.key() + "\n" + action(record));
            }
        });
        TableView<BeforeAfter.Line> lines = new TableView<>();
        lines.setId("check-lines");
        lines.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        lines.setPlaceholder(new EmptyState(words, Icons.SEARCH, "check.records.none", "check.records.none.help"));
        lines.getColumns().add(column("check.column.field", BeforeAfter.Line::field, 140));
        lines.getColumns().add(column("check.column.before", BeforeAfter.Line::before, 260));
        lines.getColumns().add(column("check.column.after", BeforeAfter.Line::after, 260));
        list.getSelectionModel()
                .selectedItemProperty()
                .addListener(
                        (value, old, now) -> lines.getItems().setAll(now == null ? java.util.List.of() : now.lines()));
        model.records().addListener((ListChangeListener<BeforeAfter>)
                change -> list.getSelectionModel().selectFirst());
        words.follow(list, list::refresh);
        HBox.setHgrow(lines, Priority.ALWAYS);
        setTop(title);
        setCenter(new HBox(8, list, lines));
    }

    private String action(BeforeAfter record) {
        String key = "check.action." + record.action().toLowerCase(java.util.Locale.ROOT);
        return words.has(key) ? words.now(key) : record.action();
    }

    private TableColumn<BeforeAfter.Line, String> column(
            String key, java.util.function.Function<BeforeAfter.Line, String> text, double width) {
        TableColumn<BeforeAfter.Line, String> column = new TableColumn<>();
        column.textProperty().bind(words.text(key));
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setCellValueFactory(cell -> new SimpleStringProperty(text.apply(cell.getValue())));
        column.setCellFactory(each -> new TableCell<>() {
            @Override
            protected void updateItem(String value, boolean empty) {
                super.updateItem(value, empty);
                setText(empty || value == null ? null : value.replace('\n', ' '));
                setTooltip(
                        empty || value == null || value.length() < 40 ? null : new javafx.scene.control.Tooltip(value));
            }
        });
        return column;
    }
}
