package org.crmferry.ui.transfer;

import java.time.Duration;
import java.util.List;
import java.util.function.ToLongFunction;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.crmferry.ferry.Result;
import org.crmferry.plan.Counts;
import org.crmferry.ui.parts.Icons;
import org.crmferry.ui.parts.NumberColumn;
import org.crmferry.ui.shell.ShellModel;
import org.crmferry.ui.words.Words;

/** After the end: what was done, in words, and per kind of records. */
final class DonePane extends VBox {
    private final TransferModel model;
    private final Words words;

    DonePane(TransferModel model, ShellModel shell) {
        this.model = model;
        words = shell.words();
        setSpacing(12);
        Node table = table();
        VBox.setVgrow(table, Priority.ALWAYS);
        getChildren().addAll(card(), table, new RefusedPane(model, shell, true));
    }

    private Node card() {
        Label title = new Label();
        title.setId("transfer-done");
        title.getStyleClass().add("section-title");
        title.setWrapText(true);
        title.textProperty().bind(words.make(this::title, model.resultProperty()));
        Label next = new Label();
        next.setId("transfer-next");
        next.setWrapText(true);
        next.getStyleClass().add("text-muted");
        next.textProperty().bind(words.make(this::next, model.resultProperty()));
        VBox said = new VBox(2, title, next);
        said.setMinWidth(0);
        HBox.setHgrow(said, Priority.ALWAYS);
        Figures figures = new Figures(words);
        Runnable show = () -> {
            if (model.resultProperty().get() != null) {
                figures.show(model.resultProperty().get().total(), "transfer.did");
            }
        };
        model.resultProperty().addListener((value, old, now) -> show.run());
        words.follow(this, show);
        show.run();
        HBox head = new HBox(12, Icons.SUCCESS.icon(), said);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("transfer-success");
        VBox card = new VBox(12, head, figures);
        card.getStyleClass().add("card");
        card.setMinHeight(Region.USE_PREF_SIZE);
        return card;
    }

    private String title() {
        Result done = model.resultProperty().get();
        return done == null
                ? ""
                : words.now(
                        "transfer.done",
                        done.total().read(),
                        words.duration(Duration.ofSeconds(Math.max(1, Math.round(done.seconds())))));
    }

    private String next() {
        Result done = model.resultProperty().get();
        if (done == null) {
            return "";
        }
        Counts all = done.total();
        String what = all.conflicts() > 0
                ? words.now("transfer.done.conflicts", all.conflicts())
                : words.now("transfer.done.none");
        return all.failed() > 0 ? words.now("transfer.done.failed", all.failed()) + " " + what : what;
    }

    private Node table() {
        TableView<Result.EntityResult> table = new TableView<>();
        table.setId("transfer-result");
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.accessibleTextProperty().bind(words.text("transfer.table"));
        TableColumn<Result.EntityResult, String> name = new TableColumn<>();
        name.textProperty().bind(words.text("transfer.column.entity"));
        name.setCellValueFactory(
                cell -> words.make(() -> words.label(cell.getValue().entity())));
        name.setPrefWidth(200);
        table.getColumns().add(name);
        table.getColumns().add(number("transfer.column.created", Counts::created));
        table.getColumns().add(number("transfer.column.updated", Counts::updated));
        table.getColumns().add(number("transfer.column.unchanged", Counts::unchanged));
        table.getColumns().add(number("transfer.column.skipped", Counts::skipped));
        table.getColumns().add(number("transfer.column.conflicts", Counts::conflicts));
        table.getColumns().add(number("transfer.column.failed", Counts::failed));
        Runnable show = () -> table.getItems()
                .setAll(
                        model.resultProperty().get() == null
                                ? List.of()
                                : model.resultProperty().get().filledFirst());
        model.resultProperty().addListener((value, old, now) -> show.run());
        words.follow(table, table::refresh);
        show.run();
        return table;
    }

    private TableColumn<Result.EntityResult, Long> number(String key, ToLongFunction<Counts> count) {
        NumberColumn<Result.EntityResult> column =
                new NumberColumn<>(words, key, each -> count.applyAsLong(each.counts()));
        column.setPrefWidth(90);
        return column;
    }
}
