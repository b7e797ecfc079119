package org.crmferry.ui.transfer;

import java.util.function.Function;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.crmferry.journal.Failure;
import org.crmferry.model.RefusalReason;
import org.crmferry.transfer.Progress;
import org.crmferry.ui.parts.Icons;
import org.crmferry.ui.shell.ShellModel;
import org.crmferry.ui.words.Words;

/** Records that the target refused, with the reason; takes no room while there are none. */
final class RefusedPane extends TitledPane {
    private final TransferModel model;
    private final ShellModel shell;
    private final Words words;

    /**
     * The panel.
     *
     * @param over whether the work is over, so that the lists can be saved
     */
    RefusedPane(TransferModel model, ShellModel shell, boolean over) {
        this.model = model;
        this.shell = shell;
        words = shell.words();
        getStyleClass().add("transfer-refused");
        setId(over ? "transfer-refused" : "transfer-refused-running");
        setExpanded(false);
        setAnimated(false);
        setGraphic(Icons.WARNING.icon());
        textProperty().bind(words.make(() -> words.now("transfer.failed", count()), model.refused()));
        VBox box = new VBox(8, table());
        if (over) {
            box.getChildren().addAll(save(), saved());
        }
        setContent(box);
        model.refused().addListener((ListChangeListener<Failure>) change -> show());
        show();
    }

    private void show() {
        setVisible(!model.refused().isEmpty());
        setManaged(!model.refused().isEmpty());
    }

    /** Also those whose reasons are not kept while the work is going on. */
    private long count() {
        Progress.View now = model.viewProperty().get();
        return Math.max(model.refused().size(), now == null ? 0 : now.failed());
    }

    private Node table() {
        TableView<Failure> table = new TableView<>(model.refused());
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.setPrefHeight(150);
        table.accessibleTextProperty().bind(textProperty());
        table.getColumns().add(column("transfer.column.entity", 140, each -> model.label(each.entity())));
        table.getColumns().add(column("transfer.column.record", 160, Failure::key));
        table.getColumns()
                .add(column("transfer.column.reason", 420, each -> RefusalReason.in(each.reason(), words.locale())));
        VBox.setVgrow(table, Priority.ALWAYS);
        return table;
    }

    private TableColumn<Failure, String> column(String key, double width, Function<Failure, String> text) {
        TableColumn<Failure, String> column = new TableColumn<>();
        column.textProperty().bind(words.text(key));
        column.setPrefWidth(width);
        column.setCellValueFactory(cell -> words.make(() -> text.apply(cell.getValue())));
        return column;
    }

    private Node save() {
        CheckBox values = new CheckBox();
        values.setId("transfer-failed-values");
        values.textProperty().bind(words.text("transfer.failed.values"));
        values.setWrapText(true);
        HBox.setHgrow(values, Priority.ALWAYS);
        values.setMaxWidth(Double.MAX_VALUE);
        Button save = new Button(null, Icons.EXPORT.icon());
        save.setId("transfer-failed-save");
        save.setMnemonicParsing(true);
        save.textProperty().bind(words.text("transfer.failed.save"));
        save.setMinWidth(Region.USE_PREF_SIZE);
        save.disableProperty().bind(shell.worker().busyProperty());
        save.setOnAction(event -> model.saveRefused(values.isSelected()));
        HBox line = new HBox(12, values, save);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private Node saved() {
        Label where = new Label();
        where.setId("transfer-failed-saved");
        where.setWrapText(true);
        where.getStyleClass().addAll("text-muted", "text-small");
        where.textProperty()
                .bind(words.make(
                        () -> model.saved().isEmpty()
                                ? ""
                                : words.now(
                                        "transfer.failed.saved",
                                        model.saved().size(),
                                        model.saved().get(0).getParent().toString()),
                        model.saved()));
        where.visibleProperty().bind(where.textProperty().isNotEmpty());
        where.managedProperty().bind(where.visibleProperty());
        return where;
    }
}
