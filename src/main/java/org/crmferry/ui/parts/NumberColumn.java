package org.crmferry.ui.parts;

import java.util.function.ToLongFunction;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import org.crmferry.ui.words.Words;

/**
 * A column of counts: at the right edge, in the language's form, nought as a dash.
 *
 * @param <T> what a row is
 */
public final class NumberColumn<T> extends TableColumn<T, Long> {
    /**
     * A column with that heading.
     *
     * @param key of its heading
     */
    public NumberColumn(Words words, String key, ToLongFunction<T> count) {
        textProperty().bind(words.text(key));
        setCellValueFactory(cell -> new SimpleObjectProperty<>(count.applyAsLong(cell.getValue())));
        setCellFactory(column -> new TableCell<>() {
            {
                setAlignment(Pos.CENTER_RIGHT);
            }

            @Override
            protected void updateItem(Long value, boolean empty) {
                super.updateItem(value, empty);
                setText(empty || value == null ? null : value == 0 ? "–" : words.number(value));
            }
        });
    }
}
