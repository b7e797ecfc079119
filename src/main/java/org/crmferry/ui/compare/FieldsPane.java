package org.crmferry.ui.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.crmferry.compare.FieldDifference;
import org.crmferry.compare.RecordDifference;
import org.crmferry.ui.parts.Icons;
import org.crmferry.ui.shell.ShellModel;
import org.crmferry.ui.words.Words;

/** One record's fields, left and right; those that differ have an icon, a word and bold values. */
final class FieldsPane extends VBox {
    /** Points that the words for a difference need. */
    private static final double WHAT = 112;

    private final CompareModel model;
    private final Words words;
    private final TableView<FieldDifference> table;

    FieldsPane(CompareModel model, ShellModel shell) {
        super(6);
        this.model = model;
        this.words = shell.words();
        Tables tables = new Tables(words);
        table = tables.table("compare-fields", "compare.fields");
        Label none = new Label();
        none.textProperty().bind(words.text("compare.fields.none"));
        none.setWrapText(true);
        table.setPlaceholder(none);
        table.getColumns().add(mark());
        table.getColumns().add(tables.column("compare.column.field", FieldDifference::name));
        table.getColumns().add(value("compare.left", FieldDifference::left));
        table.getColumns().add(value("compare.right", FieldDifference::right));
        VBox.setVgrow(table, Priority.ALWAYS);
        getChildren().addAll(table, new HistoryPane(model.histories(), model::label, shell));
        getStyleClass().add("check-half");
        words.follow(table, table::refresh);
    }

    /** Shows a record, its key first; null for none. */
    void show(RecordDifference record) {
        model.histories().choose(record);
        List<FieldDifference> fields = new ArrayList<>();
        if (record != null) {
            boolean left = record.kind() != RecordDifference.Kind.ONLY_RIGHT;
            boolean right = record.kind() != RecordDifference.Kind.ONLY_LEFT;
            record.key().forEach((name, value) -> {
                if (record.fields().stream().noneMatch(field -> field.name().equals(name))) {
                    fields.add(new FieldDifference(name, left ? value : null, right ? value : null));
                }
            });
            fields.addAll(record.fields());
        }
        table.getItems().setAll(fields);
    }

    private static boolean same(FieldDifference field) {
        return Objects.equals(field.left(), field.right());
    }

    private TableColumn<FieldDifference, FieldDifference> mark() {
        TableColumn<FieldDifference, FieldDifference> column = new TableColumn<>();
        column.textProperty().bind(words.text("compare.column.kind"));
        column.setMinWidth(WHAT);
        column.setCellValueFactory(cell -> new SimpleObjectProperty<>(cell.getValue()));
        column.setCellFactory(each -> new TableCell<>() {
            @Override
            protected void updateItem(FieldDifference field, boolean empty) {
                super.updateItem(field, empty);
                if (empty || field == null) {
                    setText(null);
                    setGraphic(null);
                    return;
                }
                setGraphic((same(field) ? Icons.UNCHANGED : Icons.DIFFERENT).icon());
                getGraphic().getStyleClass().add(same(field) ? "compare-same" : "compare-other");
                setText(words.now(same(field) ? "compare.field.same" : "compare.field.different"));
            }
        });
        return column;
    }

    private TableColumn<FieldDifference, FieldDifference> value(String key, Function<FieldDifference, String> side) {
        TableColumn<FieldDifference, FieldDifference> column = new TableColumn<>();
        column.textProperty().bind(words.text(key));
        column.setPrefWidth(160);
        column.setCellValueFactory(cell -> new SimpleObjectProperty<>(cell.getValue()));
        column.setCellFactory(each -> new TableCell<>() {
            @Override
            protected void updateItem(FieldDifference field, boolean empty) {
                super.updateItem(field, empty);
                getStyleClass().removeAll("text-strong", "text-muted");
                setTooltip(null);
                if (empty || field == null) {
                    setText(null);
                    return;
                }
                String value = side.apply(field);
                setText(value == null ? words.now("compare.empty") : value.replace('\n', ' '));
                if (value == null) {
                    getStyleClass().add("text-muted");
                } else if (!same(field)) {
                    getStyleClass().add("text-strong");
                }
                if (value != null && value.length() > 20) {
                    Tooltip whole = new Tooltip(value);
                    whole.setWrapText(true);
                    whole.setMaxWidth(480);
                    setTooltip(whole);
                }
            }
        });
        return column;
    }
}
