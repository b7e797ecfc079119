package org.crmferry.ui.compare;

import java.io.File;
import java.util.Locale;
import java.util.function.Function;
import javafx.beans.property.SimpleStringProperty;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.util.StringConverter;
import org.crmferry.compare.Comparison;
import org.crmferry.compare.EntityComparison;
import org.crmferry.compare.FieldDifference;
import org.crmferry.compare.RecordDifference;
import org.crmferry.ferry.Project;
import org.crmferry.ui.parts.Banner;
import org.crmferry.ui.parts.EmptyState;
import org.crmferry.ui.parts.Icons;
import org.crmferry.ui.parts.NumberColumn;
import org.crmferry.ui.shell.ShellModel;
import org.crmferry.ui.words.Words;

/** The comparison of two databases: the two sides above, numbers, records and fields below. */
public final class CompareView extends VBox {
    private final CompareModel model;
    private final ShellModel shell;
    private final Words words;
    private final TableView<RecordDifference> differences = new TableView<>();

    public CompareView(CompareModel model, ShellModel shell) {
        this.model = model;
        this.shell = shell;
        this.words = shell.words();
        getStyleClass().addAll("page", "compare");
        Banner banner = new Banner(words);
        shell.noticeProperty()
                .addListener((value, old, now) ->
                        banner.show(now, () -> shell.noticeProperty().set(null)));
        StackPane below = new StackPane();
        VBox.setVgrow(below, Priority.ALWAYS);
        Node none = new EmptyState(words, Icons.COMPARE, "compare.none", "compare.none.help");
        Node working = working();
        Node result = result();
        below.getChildren().addAll(none, working, result);
        Runnable show = () -> {
            boolean busy = model.viewProperty().get() != null;
            boolean known = model.foundProperty().get() != null;
            working.setVisible(busy);
            result.setVisible(!busy && known);
            none.setVisible(!busy && !known);
        };
        model.viewProperty().addListener((value, old, now) -> show.run());
        model.foundProperty().addListener((value, old, now) -> show.run());
        show.run();
        getChildren().addAll(head(), banner, sides(), options(), below);
    }

    private Node head() {
        Label title = text("compare.title");
        title.getStyleClass().add("page-title");
        Label help = text("compare.help");
        help.getStyleClass().add("page-help");
        help.setWrapText(true);
        VBox said = new VBox(2, title, help);
        HBox.setHgrow(said, Priority.ALWAYS);
        Button back = new Button(null, Icons.BACK.icon());
        back.setId("compare-back");
        back.textProperty().bind(words.text("compare.back"));
        back.setMinWidth(Region.USE_PREF_SIZE);
        back.disableProperty().bind(shell.worker().busyProperty());
        back.setOnAction(event -> shell.leave());
        HBox head = new HBox(12, said, back);
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private Node sides() {
        HBox both = new HBox(16, side("left", model.left()), side("right", model.right()));
        for (Node each : both.getChildren()) {
            HBox.setHgrow(each, Priority.ALWAYS);
        }
        return both;
    }

    private Node side(String name, Side side) {
        TextField address = field("compare-" + name, side.addressProperty());
        address.setPromptText("jdbc:mariadb://localhost/crm");
        TextField user = field("compare-" + name + "-user", side.userProperty());
        PasswordField password = new PasswordField();
        password.setId("compare-" + name + "-password");
        password.textProperty().bindBidirectional(side.passwordProperty());
        MenuButton recent = new MenuButton(null, Icons.DATABASE.icon());
        recent.textProperty().bind(words.text("compare.recent"));
        recent.setOnShowing(event -> {
            recent.getItems().clear();
            for (Project.End each : model.recent()) {
                MenuItem item = new MenuItem(
                        each.product().isEmpty() ? each.location() : each.product() + "  ·  " + each.location());
                item.setOnAction(chosen -> side.take(each));
                recent.getItems().add(item);
            }
        });
        recent.getItems().add(new MenuItem());
        recent.disableProperty().bind(javafx.beans.binding.Bindings.isEmpty(model.recent()));
        GridPane form = new GridPane(10, 6);
        Label heading = text("compare." + name);
        heading.getStyleClass().add("section-title");
        form.add(heading, 0, 0);
        form.add(recent, 1, 0);
        form.addRow(1, label("compare.address", address), address);
        form.addRow(2, label("compare.user", user), user);
        form.addRow(3, label("compare.password", password), password);
        GridPane.setHgrow(address, Priority.ALWAYS);
        form.getStyleClass().add("card");
        form.setMinWidth(0);
        form.setPrefWidth(1);
        return form;
    }

    private Node options() {
        TextField key = field("compare-key", model.keyProperty());
        key.promptTextProperty().bind(words.text("compare.key.usual"));
        TextField ignored = field("compare-ignored", model.ignoredProperty());
        ignored.promptTextProperty().bind(words.text("compare.ignored.usual"));
        Button go = new Button(null, Icons.COMPARE.icon());
        go.setId("compare-go");
        go.setDefaultButton(true);
        go.setMnemonicParsing(true);
        go.textProperty().bind(words.text("compare.go"));
        go.disableProperty().bind(model.readyProperty().not().or(shell.worker().busyProperty()));
        go.setOnAction(event -> model.compare());
        FlowPane line =
                new FlowPane(12, 6, label("compare.key", key), key, label("compare.ignored", ignored), ignored, go);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private Node working() {
        ProgressBar bar = new ProgressBar(ProgressBar.INDETERMINATE_PROGRESS);
        bar.setMaxWidth(480);
        Label far = new Label();
        far.getStyleClass().add("text-muted");
        model.viewProperty().addListener((value, old, now) -> {
            boolean known = now != null && now.total() > 0;
            bar.setProgress(known ? now.share() : ProgressBar.INDETERMINATE_PROGRESS);
            far.setText(
                    known
                            ? words.now(
                                    "compare.far", now.done(), now.total(), words.percent(now.share()), now.entity())
                            : words.now("words.loading"));
        });
        bar.accessibleTextProperty().bind(words.text("compare.comparing"));
        Button stop = new Button(null, Icons.STOP.icon());
        stop.setId("compare-cancel");
        stop.textProperty().bind(words.text("words.cancel"));
        stop.setOnAction(event -> model.cancel());
        VBox box = new VBox(12, bar, far, stop);
        box.setAlignment(Pos.CENTER);
        return box;
    }

    private Node result() {
        Label outcome = new Label();
        outcome.setId("compare-outcome");
        outcome.getStyleClass().add("section-title");
        outcome.setWrapText(true);
        outcome.textProperty()
                .bind(words.make(
                        () -> model.foundProperty().get() == null
                                ? ""
                                : words.now(
                                        outcome(model.foundProperty().get()),
                                        model.foundProperty().get().total(),
                                        model.foundProperty()
                                                .get()
                                                .differences()
                                                .size()),
                        model.foundProperty()));
        HBox.setHgrow(outcome, Priority.ALWAYS);
        Button export = new Button(null, Icons.EXPORT.icon());
        export.setId("compare-export");
        export.setMinWidth(Region.USE_PREF_SIZE);
        export.textProperty().bind(words.text("compare.export"));
        export.setOnAction(event -> export());
        HBox line = new HBox(12, outcome, export);
        line.setAlignment(Pos.CENTER_LEFT);
        SplitPane below = new SplitPane(records(), fields());
        below.setDividerPositions(0.5);
        SplitPane split = new SplitPane(summary(), below);
        split.setOrientation(Orientation.VERTICAL);
        split.setDividerPositions(0.45);
        VBox.setVgrow(split, Priority.ALWAYS);
        return new VBox(8, line, split);
    }

    /** Key of what to say; where no kind of record has its like on the other side, nothing was compared. */
    private static String outcome(Comparison found) {
        if (found.entities().isEmpty()) {
            return "compare.nothing";
        }
        return found.same() ? "compare.same" : "compare.different";
    }

    private Node summary() {
        TableView<EntityComparison> table = table("compare-summary", "compare.summary");
        table.getColumns().add(column("compare.column.entity", EntityComparison::label));
        table.getColumns().add(new NumberColumn<>(words, "compare.column.left", EntityComparison::onlyLeft));
        table.getColumns().add(new NumberColumn<>(words, "compare.column.different", EntityComparison::different));
        table.getColumns().add(new NumberColumn<>(words, "compare.column.right", EntityComparison::onlyRight));
        table.getColumns().add(new NumberColumn<>(words, "compare.column.identical", EntityComparison::identical));
        model.foundProperty().addListener((value, old, now) -> {
            if (now != null) {
                table.getItems().setAll(now.entities());
            }
        });
        table.getSelectionModel()
                .selectedItemProperty()
                .addListener((value, old, now) -> model.entityProperty().set(now));
        return table;
    }

    private Node records() {
        differences.setId("compare-records");
        differences.setItems(model.differences());
        differences.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        differences.accessibleTextProperty().bind(words.text("compare.records"));
        Label empty = text("compare.records.none");
        differences.setPlaceholder(empty);
        differences.getColumns().add(column("compare.column.entity", RecordDifference::entity));
        differences.getColumns().add(column("compare.column.record", RecordDifference::keyText));
        differences.getColumns().add(column("compare.column.kind", each -> words.now(kind(each.kind()))));
        TextField search = field("compare-search", model.searchProperty());
        search.promptTextProperty().bind(words.text("compare.search"));
        HBox.setHgrow(search, Priority.ALWAYS);
        ComboBox<RecordDifference.Kind> kind = new ComboBox<>();
        kind.setId("compare-kind");
        kind.getItems().add(null);
        kind.getItems().addAll(RecordDifference.Kind.values());
        kind.setConverter(new StringConverter<>() {
            @Override
            public String toString(RecordDifference.Kind value) {
                return words.now(value == null ? "words.all" : kind(value));
            }

            @Override
            public RecordDifference.Kind fromString(String text) {
                throw new UnsupportedOperationException("it is not editable");
            }
        });
        kind.accessibleTextProperty().bind(words.text("compare.column.kind"));
        kind.valueProperty().bindBidirectional(model.kindProperty());
        VBox.setVgrow(differences, Priority.ALWAYS);
        VBox box = new VBox(6, new HBox(8, search, kind), differences);
        box.getStyleClass().add("check-half");
        return box;
    }

    private static String kind(RecordDifference.Kind kind) {
        return "compare.kind." + kind.name().toLowerCase(Locale.ROOT);
    }

    private Node fields() {
        TableView<FieldDifference> table = table("compare-fields", "compare.fields");
        table.setPlaceholder(text("compare.fields.none"));
        table.getColumns().add(column("compare.column.field", FieldDifference::name));
        table.getColumns().add(column("compare.left", each -> shown(each.left())));
        table.getColumns().add(column("compare.right", each -> shown(each.right())));
        differences
                .getSelectionModel()
                .selectedItemProperty()
                .addListener(
                        (value, old, now) -> table.getItems().setAll(now == null ? java.util.List.of() : now.fields()));
        VBox.setVgrow(table, Priority.ALWAYS);
        VBox box = new VBox(table);
        box.getStyleClass().add("check-half");
        return box;
    }

    private String shown(String value) {
        return value == null ? words.now("compare.empty") : value.replace('\n', ' ');
    }

    private void export() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(words.now("compare.export"));
        chooser.setInitialFileName(words.now("compare.file") + ".html");
        chooser.getExtensionFilters()
                .addAll(
                        new FileChooser.ExtensionFilter("HTML", "*.html"),
                        new FileChooser.ExtensionFilter("CSV", "*.csv"),
                        new FileChooser.ExtensionFilter("JSON", "*.json"));
        File chosen = chooser.showSaveDialog(getScene().getWindow());
        if (chosen != null) {
            model.export(chosen.toPath());
        }
    }

    private <T> TableView<T> table(String id, String name) {
        TableView<T> table = new TableView<>();
        table.setId(id);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.accessibleTextProperty().bind(words.text(name));
        return table;
    }

    private <T> TableColumn<T, String> column(String key, Function<T, String> text) {
        TableColumn<T, String> column = new TableColumn<>();
        column.textProperty().bind(words.text(key));
        column.setCellValueFactory(cell -> new SimpleStringProperty(text.apply(cell.getValue())));
        return column;
    }

    private TextField field(String id, javafx.beans.property.StringProperty value) {
        TextField field = new TextField();
        field.setId(id);
        field.textProperty().bindBidirectional(value);
        return field;
    }

    private Label text(String key) {
        Label label = new Label();
        label.textProperty().bind(words.text(key));
        return label;
    }

    private Label label(String key, Node of) {
        Label label = text(key);
        label.setLabelFor(of);
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }
}
