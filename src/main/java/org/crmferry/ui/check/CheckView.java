package org.crmferry.ui.check;

import java.util.List;
import java.util.function.ToLongFunction;
import javafx.beans.binding.Bindings;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.crmferry.ferry.Result;
import org.crmferry.mapping.FindingKind;
import org.crmferry.plan.Counts;
import org.crmferry.plan.Finding;
import org.crmferry.transfer.Progress;
import org.crmferry.ui.parts.EmptyState;
import org.crmferry.ui.parts.Icons;
import org.crmferry.ui.parts.NumberColumn;
import org.crmferry.ui.shell.ShellModel;
import org.crmferry.ui.words.Words;

/** The page "Check": counts above, findings and single records below. */
public final class CheckView extends StackPane {
    private final CheckModel model;
    private final ShellModel shell;
    private final Words words;
    private final TabPane tabs = new TabPane();

    public CheckView(CheckModel model, ShellModel shell) {
        this.model = model;
        this.shell = shell;
        this.words = shell.words();
        getStyleClass().add("check");
        Button again = new Button();
        again.textProperty().bind(words.text("check.start"));
        again.setId("check-start");
        again.setOnAction(event -> model.check());
        Node none = new EmptyState(words, Icons.SEARCH, "check.none", "check.none.help", again);
        Node settled = new EmptyState(words, Icons.DONE, "check.settled", "check.settled.help");
        Node running = running();
        Node done = done();
        getChildren().addAll(none, settled, running, done);
        show(none, settled, running, done);
        for (javafx.beans.Observable each :
                List.of(model.checkingProperty(), model.resultProperty(), model.settledProperty())) {
            each.addListener(changed -> show(none, settled, running, done));
        }
    }

    private void show(Node none, Node settled, Node running, Node done) {
        boolean over = model.settledProperty().get();
        boolean busy = !over && model.checkingProperty().get();
        boolean known = !over && !busy && model.resultProperty().get() != null;
        settled.setVisible(over);
        running.setVisible(busy);
        done.setVisible(known);
        none.setVisible(!over && !busy && !known);
    }

    private Node running() {
        Label title = new Label();
        title.textProperty().bind(words.text("check.running"));
        title.getStyleClass().add("section-title");
        ProgressBar bar = new ProgressBar(ProgressBar.INDETERMINATE_PROGRESS);
        bar.setMaxWidth(480);
        bar.setId("check-progress");
        bar.accessibleTextProperty().bind(words.text("check.running"));
        Label far = new Label();
        far.getStyleClass().add("text-muted");
        far.textProperty().bind(words.make(() -> far(model.progressProperty().get()), model.progressProperty()));
        model.progressProperty()
                .addListener((value, old, now) -> bar.setProgress(
                        now == null || now.total() <= 0 ? ProgressBar.INDETERMINATE_PROGRESS : now.share()));
        Button stop = new Button(null, Icons.STOP.icon());
        stop.textProperty().bind(words.text("words.cancel"));
        stop.setId("check-cancel");
        stop.setOnAction(event -> model.cancel());
        VBox box = new VBox(12, title, bar, far, stop);
        box.setAlignment(Pos.CENTER);
        return box;
    }

    private String far(Progress.View view) {
        if (view == null || view.total() <= 0) {
            return words.now("words.loading");
        }
        return words.now(
                "check.far", view.done(), view.total(), words.percent(view.share()), model.label(view.entity()));
    }

    private Node done() {
        SplitPane split = new SplitPane(counts(), below());
        split.setOrientation(Orientation.VERTICAL);
        split.setDividerPositions(0.5);
        VBox.setVgrow(split, Priority.ALWAYS);
        return new VBox(10, summary(), split);
    }

    private Node summary() {
        Label said = new Label();
        said.setId("check-summary");
        said.getStyleClass().add("section-title");
        said.setWrapText(true);
        said.textProperty()
                .bind(words.make(
                        () -> {
                            Result result = model.resultProperty().get();
                            if (result == null) {
                                return "";
                            }
                            Counts all = result.total();
                            return words.now(
                                    "check.summary",
                                    all.read(),
                                    all.created(),
                                    all.updated(),
                                    all.unchanged(),
                                    all.conflicts(),
                                    all.skipped());
                        },
                        model.resultProperty()));
        Label stale = new Label();
        stale.setGraphic(Icons.WARNING.icon());
        stale.textProperty().bind(words.text("check.stale"));
        stale.setWrapText(true);
        stale.visibleProperty().bind(model.staleProperty());
        stale.managedProperty().bind(model.staleProperty());
        Label stopped = new Label();
        stopped.setGraphic(Icons.ERROR.icon());
        stopped.textProperty().bind(words.text("check.stopped"));
        stopped.setWrapText(true);
        stopped.visibleProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> model.resultProperty().get() != null
                                && model.resultProperty().get().result().equals("stopped"),
                        model.resultProperty()));
        stopped.managedProperty().bind(stopped.visibleProperty());
        VBox text = new VBox(4, said, stale, stopped);
        HBox.setHgrow(text, Priority.ALWAYS);
        Button again = new Button(null, Icons.REDO.icon());
        again.textProperty().bind(words.text("check.again"));
        again.setId("check-again");
        again.setMinWidth(Region.USE_PREF_SIZE);
        again.setOnAction(event -> model.check());
        HBox line = new HBox(12, text, again);
        line.setAlignment(Pos.CENTER_LEFT);
        line.setMinHeight(Region.USE_PREF_SIZE);
        return line;
    }

    private Node counts() {
        TableView<Result.EntityResult> table = new TableView<>();
        table.setId("check-table");
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.accessibleTextProperty().bind(words.text("check.table"));
        TableColumn<Result.EntityResult, String> name = new TableColumn<>();
        name.textProperty().bind(words.text("check.column.entity"));
        name.setCellValueFactory(
                cell -> words.make(() -> words.label(cell.getValue().entity())));
        name.setPrefWidth(200);
        table.getColumns().add(name);
        table.getColumns().add(number("check.column.read", Counts::read));
        table.getColumns().add(number("check.column.created", Counts::created));
        table.getColumns().add(number("check.column.updated", Counts::updated));
        table.getColumns().add(number("check.column.unchanged", Counts::unchanged));
        table.getColumns().add(number("check.column.conflicts", Counts::conflicts));
        table.getColumns().add(number("check.column.skipped", Counts::skipped));
        model.resultProperty()
                .addListener((value, old, now) -> table.getItems().setAll(now == null ? List.of() : now.filledFirst()));
        if (model.resultProperty().get() != null) {
            table.getItems().setAll(model.resultProperty().get().filledFirst());
        }
        Button records = new Button(null, Icons.SEARCH.icon());
        records.textProperty().bind(words.text("check.records.show"));
        records.setId("check-sample");
        records.getStyleClass().add("small");
        records.disableProperty()
                .bind(table.getSelectionModel()
                        .selectedItemProperty()
                        .isNull()
                        .or(shell.worker().busyProperty()));
        records.setOnAction(event -> {
            model.sample(table.getSelectionModel().getSelectedItem().source());
            tabs.getSelectionModel().select(1);
        });
        HBox line = new HBox(records);
        line.setAlignment(Pos.CENTER_RIGHT);
        VBox.setVgrow(table, Priority.ALWAYS);
        VBox box = new VBox(6, table, line);
        box.getStyleClass().add("check-half");
        return box;
    }

    private TableColumn<Result.EntityResult, Long> number(String key, ToLongFunction<Counts> count) {
        NumberColumn<Result.EntityResult> column =
                new NumberColumn<>(words, key, each -> count.applyAsLong(each.counts()));
        column.setPrefWidth(90);
        return column;
    }

    private Node below() {
        Tab findings = new Tab();
        findings.setClosable(false);
        findings.textProperty()
                .bind(words.make(
                        () -> words.now("check.findings", model.findings().size()), model.findings()));
        findings.setContent(
                new FindingsView(model, shell, () -> tabs.getSelectionModel().select(1)));
        Tab records = new Tab();
        records.setClosable(false);
        records.textProperty().bind(words.text("check.records"));
        records.setContent(new RecordsView(model, words));
        tabs.getTabs().addAll(findings, records);
        return tabs;
    }

    /** What a finding says, after its count. */
    static String say(Words words, CheckModel model, Finding finding) {
        boolean all =
                finding.kind() == FindingKind.LEFT_BEHIND && finding.field().isEmpty();
        return words.now(
                "check.finding." + finding.kind().name() + (all ? ".all" : ""),
                finding.count(),
                model.label(finding.entity()),
                finding.kind() == FindingKind.TRIGGER ? finding.field() : words.field(finding.field()));
    }
}
