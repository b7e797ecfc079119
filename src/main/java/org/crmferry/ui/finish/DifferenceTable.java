package org.crmferry.ui.finish;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.crmferry.report.Report.Difference;
import org.crmferry.ui.words.Words;

/** The differences that the proof found, by name. */
final class DifferenceTable extends TableView<Difference> {
    DifferenceTable(List<Difference> differences, Words words) {
        setId("finish-differences");
        setPrefHeight(200);
        setMinHeight(120);
        setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        setAccessibleText(words.now("finish.differences"));
        getColumns().add(column(words.now("finish.column.entity"), Difference::entity));
        getColumns().add(column(words.now("finish.column.key"), Difference::key));
        getColumns().add(column(words.now("finish.column.target"), Difference::targetKey));
        getColumns().add(column(words.now("finish.column.field"), Difference::field));
        getColumns()
                .add(column(
                        words.now("finish.column.kind"),
                        each -> words.now("finish.kind." + each.kind().name().toLowerCase(Locale.ROOT))));
        getItems().setAll(differences);
    }

    private static TableColumn<Difference, String> column(String name, Function<Difference, String> text) {
        TableColumn<Difference, String> column = new TableColumn<>(name);
        column.setCellValueFactory(cell -> new SimpleStringProperty(text.apply(cell.getValue())));
        return column;
    }
}
