package org.crmferry.ui.scope;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Spinner;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.crmferry.ferry.Inspection;
import org.crmferry.mapping.EntityScope;
import org.crmferry.mapping.Sample;
import org.crmferry.ui.parts.Icons;
import org.crmferry.ui.shell.ShellModel;
import org.crmferry.ui.words.Words;

/** The page "What to move": entities at left, the limits of the chosen one at right. */
public final class ScopeView extends BorderPane {
    private final ScopeModel model;
    private final Words words;

    public ScopeView(ScopeModel model, ShellModel shell) {
        this.model = model;
        this.words = shell.words();
        getStyleClass().add("scope");
        setTop(trial());
        VBox left = new VBox(8, buttons(), table(), staying());
        left.setMinWidth(0);
        HBox.setHgrow(left, Priority.ALWAYS);
        ScrollPane limits = new ScrollPane(new LimitsView(model, words));
        limits.setFitToWidth(true);
        limits.getStyleClass().addAll("edge-to-edge", "scope-limits");
        HBox center = new HBox(16, left, limits);
        setCenter(center);
    }

    private Node trial() {
        ToggleGroup group = new ToggleGroup();
        RadioButton all = radio("scope.all", group, "scope-all");
        RadioButton first = radio("scope.first", group, "scope-first");
        RadioButton percent = radio("scope.percent", group, "scope-percent");
        Spinner<Integer> records = spinner(1, 1_000_000, 10, "scope-records", first);
        Spinner<Integer> share = spinner(1, 100, 10, "scope-share", percent);
        Sample now = model.sampleProperty().get();
        show(now, all, first, percent, records, share);
        model.sampleProperty().addListener((value, old, next) -> show(next, all, first, percent, records, share));
        all.setOnAction(event -> model.trial(null));
        first.setOnAction(event -> model.trial(Sample.first(records.getValue())));
        percent.setOnAction(event -> model.trial(Sample.percent(share.getValue())));
        records.valueProperty().addListener((value, old, next) -> {
            if (first.isSelected()) {
                model.trial(Sample.first(next));
            }
        });
        share.valueProperty().addListener((value, old, next) -> {
            if (percent.isSelected()) {
                model.trial(Sample.percent(next));
            }
        });
        Label linked = new Label();
        linked.textProperty().bind(words.text("scope.linked"));
        linked.getStyleClass().addAll("text-muted", "text-small");
        linked.setWrapText(true);
        FlowPane choices = new FlowPane(
                20, 6, all, line(first, records, "scope.first.unit"), line(percent, share, "scope.percent.unit"));
        VBox box = new VBox(6, choices, linked);
        box.getStyleClass().add("scope-trial");
        return box;
    }

    private static void show(
            Sample sample,
            RadioButton all,
            RadioButton first,
            RadioButton percent,
            Spinner<Integer> records,
            Spinner<Integer> share) {
        if (sample == null) {
            all.setSelected(true);
        } else if (sample.records() > 0) {
            first.setSelected(true);
            records.getValueFactory().setValue((int) sample.records());
        } else {
            percent.setSelected(true);
            share.getValueFactory().setValue((int) Math.max(1, sample.percent()));
        }
    }

    private RadioButton radio(String key, ToggleGroup group, String id) {
        RadioButton button = new RadioButton();
        button.textProperty().bind(words.text(key));
        button.setToggleGroup(group);
        button.setId(id);
        return button;
    }

    private Spinner<Integer> spinner(int least, int most, int first, String id, RadioButton of) {
        Spinner<Integer> spinner = new Spinner<>(least, most, first);
        spinner.setEditable(true);
        spinner.setPrefWidth(100);
        spinner.setId(id);
        spinner.disableProperty().bind(of.selectedProperty().not());
        spinner.accessibleTextProperty().bind(of.textProperty());
        return spinner;
    }

    private Node line(RadioButton button, Spinner<Integer> spinner, String unit) {
        Label after = new Label();
        after.textProperty().bind(words.text(unit));
        HBox line = new HBox(6, button, spinner, after);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private Node buttons() {
        Button all = new Button();
        all.textProperty().bind(words.text("scope.move.all"));
        all.setId("scope-move-all");
        all.setOnAction(event -> model.moveAll(true));
        Button none = new Button();
        none.textProperty().bind(words.text("scope.move.none"));
        none.setId("scope-move-none");
        none.setOnAction(event -> model.moveAll(false));
        for (Button each : new Button[] {all, none}) {
            each.getStyleClass().add("small");
            each.setMinWidth(Region.USE_PREF_SIZE);
        }
        Label sum = new Label();
        sum.setId("scope-sum");
        sum.getStyleClass().add("text-strong");
        sum.textProperty()
                .bind(words.make(
                        () -> model.total() < 0 ? words.now("words.loading") : words.now("scope.sum", model.total()),
                        model.rows(),
                        model.countingProperty()));
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox line = new HBox(8, all, none, space, sum);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private Node table() {
        TableView<ScopeRow> table = new TableView<>(model.rows());
        table.setId("scope-table");
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.accessibleTextProperty().bind(words.text("scope.table"));
        TableColumn<ScopeRow, ScopeRow> move = column("scope.column.move", 70);
        move.setCellFactory(column -> new MoveCell());
        move.setMinWidth(60);
        TableColumn<ScopeRow, ScopeRow> name = column("scope.column.entity", 185);
        name.setCellFactory(column -> new TableCell<>() {
            @Override
            protected void updateItem(ScopeRow row, boolean empty) {
                super.updateItem(row, empty);
                textProperty().unbind();
                setText(null);
                if (!empty && row != null) {
                    textProperty().bind(words.make(() -> words.label(row.label()), row.labelProperty()));
                }
            }
        });
        TableColumn<ScopeRow, ScopeRow> total = column("scope.column.total", 135);
        total.setMinWidth(135);
        total.setCellFactory(column -> new CountCell(ScopeRow::totalProperty));
        TableColumn<ScopeRow, ScopeRow> chosen = column("scope.column.chosen", 90);
        chosen.setMinWidth(84);
        chosen.setCellFactory(column -> new CountCell(ScopeRow::chosenProperty));
        TableColumn<ScopeRow, ScopeRow> limits = column("scope.column.limits", 180);
        limits.setCellFactory(column -> new TableCell<>() {
            @Override
            protected void updateItem(ScopeRow row, boolean empty) {
                super.updateItem(row, empty);
                textProperty().unbind();
                setText(null);
                if (!empty && row != null) {
                    textProperty()
                            .bind(words.make(() -> describe(row.limitsProperty().get()), row.limitsProperty()));
                }
            }
        });
        table.getColumns().add(move);
        table.getColumns().add(name);
        table.getColumns().add(total);
        table.getColumns().add(chosen);
        table.getColumns().add(limits);
        model.selectedProperty().addListener((value, old, now) -> {
            if (now != null && now != table.getSelectionModel().getSelectedItem()) {
                table.getSelectionModel().select(now);
            }
        });
        table.getSelectionModel().selectedItemProperty().addListener((value, old, now) -> {
            if (now != null) {
                model.selectedProperty().set(now);
            }
        });
        table.getSelectionModel().select(model.selectedProperty().get());
        table.setOnKeyPressed(event -> {
            ScopeRow row = table.getSelectionModel().getSelectedItem();
            if (event.getCode() == javafx.scene.input.KeyCode.SPACE && row != null) {
                model.move(row, !row.moveProperty().get());
                event.consume();
            }
        });
        VBox.setVgrow(table, Priority.ALWAYS);
        return table;
    }

    private TableColumn<ScopeRow, ScopeRow> column(String key, double width) {
        TableColumn<ScopeRow, ScopeRow> column = new TableColumn<>();
        column.textProperty().bind(words.text(key));
        column.setCellValueFactory(cell -> new SimpleObjectProperty<>(cell.getValue()));
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setReorderable(false);
        return column;
    }

    private String describe(EntityScope limits) {
        List<String> parts = new ArrayList<>();
        if (limits.dates() != null) {
            parts.add(words.now(
                    "scope.limit.dates",
                    limits.dates().field(),
                    limits.dates().from() == null ? "…" : limits.dates().from().toString(),
                    limits.dates().to() == null ? "…" : limits.dates().to().toString()));
        }
        if (limits.owners() != null) {
            parts.add(words.now("scope.limit.owners", limits.owners().keys().size()));
        }
        if (limits.records() != null) {
            parts.add(words.now("scope.limit.records", limits.records().size()));
        }
        if (limits.deleted()) {
            parts.add(words.now("scope.limit.deleted"));
        }
        return parts.isEmpty() ? words.now("scope.limit.none") : String.join(", ", parts);
    }

    private Node staying() {
        Label label = new Label();
        label.setId("scope-staying");
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.setGraphic(Icons.INFO.icon());
        label.getStyleClass().addAll("text-muted", "text-small");
        label.textProperty().bind(words.make(() -> staying(model.staying()), model.staying()));
        label.visibleProperty().bind(Bindings.isNotEmpty(model.staying()));
        label.managedProperty().bind(label.visibleProperty());
        return label;
    }

    /** Those with records by name and number, of the others how many. */
    private String staying(List<Inspection.EntityCount> behind) {
        List<String> named = new ArrayList<>();
        behind.stream()
                .filter(each -> !each.technical() && each.records() != 0)
                .forEach(each -> named.add(words.label(each.label())
                        + (each.records() < 0 ? "" : " (" + words.number(each.records()) + ")")));
        if (named.size() < behind.size()) {
            named.add(words.now("scope.staying.rest", behind.size() - named.size()));
        }
        return words.now("scope.staying", behind.size(), String.join(", ", named));
    }

    /** The check box of a row. */
    private final class MoveCell extends TableCell<ScopeRow, ScopeRow> {
        private final CheckBox box = new CheckBox();

        MoveCell() {
            setAlignment(Pos.CENTER);
        }

        @Override
        protected void updateItem(ScopeRow row, boolean empty) {
            super.updateItem(row, empty);
            if (empty || row == null) {
                setGraphic(null);
                return;
            }
            box.setOnAction(null);
            box.selectedProperty().unbind();
            box.setSelected(row.moveProperty().get());
            row.moveProperty().addListener((value, old, now) -> {
                if (row.equals(getItem())) {
                    box.setSelected(now);
                }
            });
            box.setAccessibleText(words.now("scope.move", words.label(row.label())));
            box.setOnAction(event -> model.move(row, box.isSelected()));
            setGraphic(box);
        }
    }

    /** A number at the right edge. */
    private final class CountCell extends TableCell<ScopeRow, ScopeRow> {
        private final java.util.function.Function<ScopeRow, javafx.beans.property.LongProperty> number;

        CountCell(java.util.function.Function<ScopeRow, javafx.beans.property.LongProperty> number) {
            this.number = number;
            setAlignment(Pos.CENTER_RIGHT);
        }

        @Override
        protected void updateItem(ScopeRow row, boolean empty) {
            super.updateItem(row, empty);
            textProperty().unbind();
            setText(null);
            if (!empty && row != null) {
                textProperty()
                        .bind(words.make(
                                () -> {
                                    long count = number.apply(row).get();
                                    return !row.moveProperty().get() || count < 0 ? "–" : words.number(count);
                                },
                                number.apply(row),
                                row.moveProperty()));
            }
        }
    }
}
