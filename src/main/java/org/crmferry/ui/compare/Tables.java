package org.crmferry.ui.compare;

import java.util.function.Function;
import java.util.function.ToLongFunction;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.crmferry.ui.parts.Icons;
import org.crmferry.ui.words.Words;

/** Tables in the look of this page. */
record Tables(Words words) {
    /** @param name key of what the table is called */
    <T> TableView<T> table(String id, String name) {
        TableView<T> table = new TableView<>();
        table.setId(id);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.accessibleTextProperty().bind(words.text(name));
        return table;
    }

    <T> TableColumn<T, String> column(String key, Function<T, String> text) {
        TableColumn<T, String> column = new TableColumn<>();
        column.textProperty().bind(words.text(key));
        column.setCellValueFactory(cell -> words.make(() -> text.apply(cell.getValue())));
        return column;
    }

    <T> TableColumn<T, Long> number(String key, Icons icon, ToLongFunction<T> count) {
        TableColumn<T, Long> column = new TableColumn<>();
        column.textProperty().bind(words.text(key));
        column.setGraphic(icon.icon());
        column.setCellValueFactory(cell -> new SimpleObjectProperty<>(count.applyAsLong(cell.getValue())));
        column.setCellFactory(each -> new TableCell<>() {
            {
                setAlignment(Pos.CENTER_RIGHT);
            }

            @Override
            protected void updateItem(Long value, boolean empty) {
                super.updateItem(value, empty);
                setText(empty || value == null ? null : value == 0 ? "–" : words.number(value));
            }
        });
        return column;
    }
}
