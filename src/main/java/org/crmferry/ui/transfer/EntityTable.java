package org.crmferry.ui.transfer;

import java.util.function.BiConsumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.crmferry.transfer.EntityProgress;
import org.crmferry.ui.parts.Icons;
import org.crmferry.ui.words.Words;

/** Kinds of records with how far each is. */
final class EntityTable extends TableView<EntityRow> {
    private final TransferModel model;
    private final Words words;

    EntityTable(TransferModel model, Words words) {
        super(model.rows());
        this.model = model;
        this.words = words;
        setId("transfer-table");
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        accessibleTextProperty().bind(words.text("transfer.table"));
        Label none = new Label();
        none.textProperty().bind(words.text("transfer.table.none"));
        none.getStyleClass().add("text-muted");
        setPlaceholder(none);
        getColumns().add(column("transfer.column.state", 120, this::state));
        getColumns().add(name());
        getColumns().add(column("transfer.column.progress", 170, this::bar));
        getColumns().add(column("transfer.column.done", 150, this::done));
        getColumns().add(column("transfer.column.failed", 90, this::failed));
    }

    private TableColumn<EntityRow, String> name() {
        TableColumn<EntityRow, String> column = new TableColumn<>();
        column.textProperty().bind(words.text("transfer.column.entity"));
        column.setCellValueFactory(
                cell -> words.make(() -> words.label(cell.getValue().label())));
        column.setPrefWidth(190);
        column.setSortable(false);
        return column;
    }

    private TableColumn<EntityRow, EntityProgress> column(
            String key, double width, BiConsumer<TableCell<EntityRow, EntityProgress>, EntityProgress> show) {
        TableColumn<EntityRow, EntityProgress> column = new TableColumn<>();
        column.textProperty().bind(words.text(key));
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setCellValueFactory(cell -> cell.getValue().progressProperty());
        column.setCellFactory(each -> new TableCell<>() {
            @Override
            protected void updateItem(EntityProgress now, boolean empty) {
                super.updateItem(now, empty);
                if (empty || now == null) {
                    setText(null);
                    setGraphic(null);
                } else {
                    show.accept(this, now);
                }
            }
        });
        return column;
    }

    private void state(TableCell<EntityRow, EntityProgress> cell, EntityProgress now) {
        cell.setGraphic(
                switch (now.state()) {
                    case WAITING -> Icons.CLOCK.icon();
                    case WORKING -> model.pausedProperty().get() ? Icons.PAUSE.icon() : Icons.PLAY.icon();
                    case DONE -> (now.failed() > 0 ? Icons.WARNING : Icons.DONE).icon();
                });
        cell.setText(words.now("transfer.state." + now.state().name()));
    }

    private void bar(TableCell<EntityRow, EntityProgress> cell, EntityProgress now) {
        if (!(cell.getGraphic() instanceof ProgressBar)) {
            ProgressBar bar = new ProgressBar();
            bar.setMaxWidth(Double.MAX_VALUE);
            bar.prefWidthProperty().bind(cell.widthProperty().subtract(20));
            cell.setGraphic(bar);
        }
        ProgressBar bar = (ProgressBar) cell.getGraphic();
        bar.setProgress(now.share());
        bar.setAccessibleText(words.percent(now.share()));
    }

    private void done(TableCell<EntityRow, EntityProgress> cell, EntityProgress now) {
        cell.setAlignment(Pos.CENTER_RIGHT);
        cell.setText(words.now("transfer.of", now.done(), now.total()));
    }

    private void failed(TableCell<EntityRow, EntityProgress> cell, EntityProgress now) {
        cell.setAlignment(Pos.CENTER_RIGHT);
        cell.setGraphic(now.failed() > 0 ? Icons.WARNING.icon() : null);
        cell.setText(now.failed() == 0 ? "–" : words.number(now.failed()));
    }
}
