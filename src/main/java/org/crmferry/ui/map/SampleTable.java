package org.crmferry.ui.map;

import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.crmferry.ferry.SampleValue;
import org.crmferry.ui.words.Words;

/** Values of a field before and after, a line per record. */
final class SampleTable extends TableView<SampleValue> {
    private final Words words;
    private final Label nothing = new Label();

    SampleTable(Words words) {
        this.words = words;
        FieldWords names = new FieldWords(words);
        setId("map-samples");
        setFixedCellSize(28);
        getStyleClass().add("dense");
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        column("map.sample.before", 140, names::before);
        column("map.sample.after", 140, names::after);
        column("map.sample.found", 120, names::found);
        nothing.setWrapText(true);
        nothing.getStyleClass().add("text-muted");
        setPlaceholder(nothing);
        accessibleTextProperty().bind(words.text("map.samples"));
        words.follow(this, this::refresh);
    }

    private void column(String title, double width, Function<SampleValue, String> text) {
        TableColumn<SampleValue, String> column = new TableColumn<>();
        column.textProperty().bind(words.text(title));
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(text.apply(row.getValue())));
        getColumns().add(column);
    }

    void show(Detail detail) {
        if (detail == null) {
            getItems().clear();
            nothing.setText("");
            return;
        }
        getItems().setAll(detail.samples());
        nothing.setText(
                !detail.error().isEmpty()
                        ? detail.error()
                        : words.now(detail.mapping() == null ? "map.samples.unmapped" : "map.samples.none"));
    }
}
