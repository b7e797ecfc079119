package org.crmferry.ui.finish;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.crmferry.report.Report;
import org.crmferry.transfer.Difference;
import org.crmferry.ui.words.Words;

/**
 * A record that is not as it should be, by name; never with values.
 *
 * @param entity what people call it
 * @param key in the source
 * @param target key in the target; empty if it has none there
 * @param field of the target; empty if it concerns the whole record
 * @param kind key of the words for what is the matter
 */
record Named(String entity, String key, String target, String field, String kind) {
    /** What the proof found. */
    static Named of(Report.Difference found, FinishModel model) {
        return new Named(
                model.label(found.entity()),
                found.key(),
                found.targetKey(),
                found.field(),
                "finish.kind." + found.kind().name().toLowerCase(Locale.ROOT));
    }

    /** What was left when the migration was taken back. */
    static Named of(Difference left, FinishModel model) {
        return new Named(
                model.label(left.entity()), left.key(), left.targetKey(), left.field(), "finish.left." + left.kind());
    }

    /** A table of them. */
    static TableView<Named> table(List<Named> records, Words words) {
        TableView<Named> table = new TableView<>();
        table.setId("finish-differences");
        table.setPrefHeight(200);
        table.setMinHeight(120);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.setAccessibleText(words.now("finish.differences"));
        table.getColumns().add(column(words.now("finish.column.entity"), Named::entity));
        table.getColumns().add(column(words.now("finish.column.key"), Named::key));
        table.getColumns().add(column(words.now("finish.column.target"), Named::target));
        if (records.stream().anyMatch(each -> !each.field().isEmpty())) {
            table.getColumns().add(column(words.now("finish.column.field"), each -> words.field(each.field())));
        }
        table.getColumns()
                .add(column(
                        words.now("finish.column.kind"),
                        each -> words.has(each.kind()) ? words.now(each.kind()) : words.now("finish.kind.different")));
        table.getItems().setAll(records);
        return table;
    }

    private static TableColumn<Named, String> column(String name, Function<Named, String> text) {
        TableColumn<Named, String> column = new TableColumn<>(name);
        column.setCellValueFactory(cell -> new SimpleStringProperty(text.apply(cell.getValue())));
        return column;
    }
}
