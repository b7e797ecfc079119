package org.crmferry.ui.finish;

import java.util.List;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.cell.ProgressBarTableCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.crmferry.transfer.EntityProgress;
import org.crmferry.transfer.Progress;
import org.crmferry.ui.parts.Icons;
import org.crmferry.ui.words.Words;

/** Work that is going on: how far it is, in all and per kind of record, and the way to stop it. */
final class WorkPane extends VBox {
    private final FinishModel model;
    private final Words words;
    private final TableView<EntityProgress> table = new TableView<>();
    private final ChangeListener<Progress.View> follow = (value, old, now) -> show(now);

    /**
     * Follows the model's progress for as long as it is shown.
     *
     * @param title key of the heading; that of the sentence ends in {@code .help}
     */
    WorkPane(FinishModel model, Words words, String title) {
        super(12);
        this.model = model;
        this.words = words;
        getStyleClass().add("card");
        Label heading = new Label(words.now(title));
        heading.getStyleClass().add("section-title");
        Label sentence = new Label(words.now(title + ".help"));
        sentence.setWrapText(true);
        sentence.getStyleClass().add("text-muted");
        ProgressBar bar = new ProgressBar(ProgressBar.INDETERMINATE_PROGRESS);
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setAccessibleText(heading.getText());
        bar.progressProperty()
                .bind(Bindings.createDoubleBinding(
                        () -> known() ? model.progressProperty().get().share() : ProgressBar.INDETERMINATE_PROGRESS,
                        model.progressProperty()));
        Label far = new Label();
        far.setId("finish-far");
        far.getStyleClass().add("text-muted");
        far.textProperty().bind(words.make(this::far, model.progressProperty()));
        HBox.setHgrow(far, Priority.ALWAYS);
        far.setMaxWidth(Double.MAX_VALUE);
        Button stop = new Button(words.now("words.cancel"), Icons.STOP.icon());
        stop.setId("finish-cancel");
        stop.setMinWidth(USE_PREF_SIZE);
        stop.setOnAction(event -> model.cancel());
        HBox line = new HBox(12, far, stop);
        line.setAlignment(Pos.CENTER_LEFT);
        table();
        VBox.setVgrow(table, Priority.ALWAYS);
        getChildren().addAll(heading, sentence, bar, line, table);
        model.progressProperty().addListener(new WeakChangeListener<>(follow));
        show(model.progressProperty().get());
    }

    private boolean known() {
        Progress.View view = model.progressProperty().get();
        return view != null && view.total() > 0;
    }

    private String far() {
        Progress.View view = model.progressProperty().get();
        return known()
                ? words.now(
                        "finish.far",
                        view.done(),
                        view.total(),
                        words.percent(view.share()),
                        model.label(view.entity()))
                : words.now("words.loading");
    }

    private void show(Progress.View view) {
        List<EntityProgress> now = view == null ? List.of() : view.entities();
        if (now.size() != table.getItems().size()) {
            table.getItems().setAll(now);
        }
        for (int i = 0; i < now.size(); i++) {
            if (!now.get(i).equals(table.getItems().get(i))) {
                table.getItems().set(i, now.get(i));
            }
        }
        table.setVisible(!now.isEmpty());
    }

    private void table() {
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.setAccessibleText(words.now("finish.entities"));
        table.getColumns().add(text("finish.column.entity", each -> model.label(each.entity())));
        table.getColumns().add(text("finish.column.done", each -> words.now("finish.of", each.done(), each.total())));
        TableColumn<EntityProgress, Double> bar = new TableColumn<>(words.now("finish.column.progress"));
        bar.setSortable(false);
        bar.setCellValueFactory(
                cell -> new SimpleObjectProperty<>(cell.getValue().share()));
        bar.setCellFactory(ProgressBarTableCell.forTableColumn());
        table.getColumns().add(bar);
    }

    private TableColumn<EntityProgress, String> text(String key, Function<EntityProgress, String> text) {
        TableColumn<EntityProgress, String> column = new TableColumn<>(words.now(key));
        column.setSortable(false);
        column.setCellValueFactory(cell -> new SimpleStringProperty(text.apply(cell.getValue())));
        return column;
    }
}
