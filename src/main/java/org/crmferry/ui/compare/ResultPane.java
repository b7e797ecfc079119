package org.crmferry.ui.compare;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.crmferry.compare.Comparison;
import org.crmferry.compare.EntityComparison;
import org.crmferry.compare.RecordDifference;
import org.crmferry.ui.parts.Icons;
import org.crmferry.ui.parts.Shown;
import org.crmferry.ui.shell.ShellModel;
import org.crmferry.ui.words.Words;

/** What a comparison found: numbers above, records at left below, the chosen record's fields at right. */
final class ResultPane extends VBox {
    private static final int NAMED = 6;

    private final CompareModel model;
    private final ShellModel shell;
    private final Words words;
    private final Tables tables;

    ResultPane(CompareModel model, ShellModel shell) {
        super(8);
        this.model = model;
        this.shell = shell;
        this.words = shell.words();
        tables = new Tables(words);
        FieldsPane fields = new FieldsPane(model, shell);
        SplitPane below = new SplitPane(records(fields), fields);
        below.setDividerPositions(0.48);
        SplitPane split = new SplitPane(summary(), below);
        split.setOrientation(Orientation.VERTICAL);
        split.setDividerPositions(0.4);
        VBox.setVgrow(split, Priority.ALWAYS);
        getChildren().addAll(head(), alone(), split);
    }

    private Node head() {
        Label outcome = new Label();
        outcome.setId("compare-outcome");
        outcome.getStyleClass().add("section-title");
        outcome.setWrapText(true);
        outcome.textProperty().bind(words.make(this::outcome, model.foundProperty()));
        Label ends = new Label();
        ends.getStyleClass().add("text-muted");
        ends.setWrapText(true);
        ends.textProperty()
                .bind(words.make(
                        () -> model.foundProperty().get() == null
                                ? ""
                                : words.now(
                                        "compare.ends",
                                        model.foundProperty().get().left(),
                                        model.foundProperty().get().right()),
                        model.foundProperty()));
        VBox said = new VBox(2, outcome, ends);
        said.setMinWidth(0);
        HBox.setHgrow(said, Priority.ALWAYS);
        HBox line = new HBox(
                8,
                said,
                button("compare-change", "compare.change", Icons.EDIT, model::change),
                button("compare-again", "compare.again", Icons.REDO, model::compare),
                button("compare-export", "compare.export", Icons.EXPORT, this::export));
        line.setAlignment(Pos.CENTER_LEFT);
        line.setMinHeight(Region.USE_PREF_SIZE);
        return line;
    }

    private String outcome() {
        Comparison found = model.foundProperty().get();
        if (found == null) {
            return "";
        }
        if (found.entities().isEmpty()) {
            return words.now("compare.nothing");
        }
        return words.now(
                found.same() ? "compare.same" : found.complete() ? "compare.different" : "compare.different.some",
                found.total(),
                found.differences().size());
    }

    /** What only one side has and was therefore not compared. */
    private Node alone() {
        Label label = new Label();
        label.setId("compare-alone");
        label.setGraphic(Icons.INFO.icon());
        label.setWrapText(true);
        label.getStyleClass().addAll("text-muted", "text-small");
        label.textProperty()
                .bind(words.make(
                        () -> {
                            List<String> said = new ArrayList<>();
                            Comparison found = model.foundProperty().get();
                            if (found != null && !found.onlyLeft().isEmpty()) {
                                said.add(words.now("compare.alone.left", names(found.onlyLeft())));
                            }
                            if (found != null && !found.onlyRight().isEmpty()) {
                                said.add(words.now("compare.alone.right", names(found.onlyRight())));
                            }
                            return String.join("  ", said);
                        },
                        model.foundProperty()));
        model.foundProperty().addListener((value, old, now) -> {
            List<String> all = new ArrayList<>();
            if (now != null) {
                all.addAll(now.onlyLeft());
                all.addAll(now.onlyRight());
            }
            label.setTooltip(all.size() > NAMED ? new Tooltip(String.join("\n", all)) : null);
        });
        label.visibleProperty().bind(label.textProperty().isNotEmpty());
        label.managedProperty().bind(label.visibleProperty());
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private String names(List<String> all) {
        String first = String.join(", ", all.subList(0, Math.min(NAMED, all.size())));
        return all.size() <= NAMED ? first : words.now("compare.alone.more", first, all.size() - NAMED);
    }

    private Node summary() {
        TableView<EntityComparison> table = tables.table("compare-summary", "compare.summary");
        Label none = new Label();
        none.textProperty().bind(words.text("compare.nothing.help"));
        none.setWrapText(true);
        table.setPlaceholder(none);
        table.getColumns()
                .add(tables.column("compare.column.entity", (EntityComparison each) -> words.label(each.label())));
        table.getColumns().add(tables.number("compare.column.left", Icons.BACK, EntityComparison::onlyLeft));
        table.getColumns().add(tables.number("compare.column.different", Icons.DIFFERENT, EntityComparison::different));
        table.getColumns().add(tables.number("compare.column.right", Icons.NEXT, EntityComparison::onlyRight));
        table.getColumns().add(tables.number("compare.column.identical", Icons.UNCHANGED, EntityComparison::identical));
        model.foundProperty()
                .addListener((value, old, now) -> table.getItems().setAll(now == null ? List.of() : now.entities()));
        model.entityProperty().addListener((value, old, now) -> {
            if (now == null) {
                table.getSelectionModel().clearSelection();
            } else {
                table.getSelectionModel().select(now);
            }
        });
        table.getSelectionModel().selectedItemProperty().addListener((value, old, now) -> {
            if (now != null) {
                model.entityProperty().set(now);
            }
        });
        return table;
    }

    private Node records(FieldsPane fields) {
        TableView<RecordDifference> table = tables.table("compare-records", "compare.records");
        table.setItems(model.differences());
        Label none = new Label();
        none.textProperty().bind(words.text("compare.records.none"));
        none.setWrapText(true);
        table.setPlaceholder(none);
        table.getColumns().add(ticks());
        table.getColumns().add(kinds());
        table.getColumns().add(tables.column("compare.column.entity", model::label));
        table.getColumns().add(tables.column("compare.column.record", RecordDifference::keyText));
        table.getSelectionModel().selectedItemProperty().addListener((value, old, now) -> fields.show(now));
        words.follow(table, table::refresh);
        TextField search = new TextField();
        search.setId("compare-search");
        search.textProperty().bindBidirectional(model.searchProperty());
        search.promptTextProperty().bind(words.text("compare.search"));
        search.accessibleTextProperty().bind(words.text("compare.search"));
        HBox.setHgrow(search, Priority.ALWAYS);
        ComboBox<EntityComparison> entity = choice(
                "compare-entity",
                value -> value == null ? words.now("compare.entity.all") : words.label(value.label()));
        entity.accessibleTextProperty().bind(words.text("compare.column.entity"));
        entity.setMaxWidth(170);
        model.foundProperty().addListener((value, old, now) -> {
            entity.getItems().setAll(new EntityComparison[] {null});
            if (now != null) {
                entity.getItems().addAll(now.entities());
            }
        });
        entity.valueProperty().bindBidirectional(model.entityProperty());
        ComboBox<RecordDifference.Kind> kind =
                choice("compare-kind", value -> words.now(value == null ? "words.all" : kind(value)));
        kind.getItems().add(null);
        kind.getItems().addAll(RecordDifference.Kind.values());
        kind.accessibleTextProperty().bind(words.text("compare.column.kind"));
        kind.valueProperty().bindBidirectional(model.kindProperty());
        VBox.setVgrow(table, Priority.ALWAYS);
        VBox box = new VBox(6, new HBox(8, search, entity, kind), table, new TicksPane(model.ticks(), shell));
        box.getStyleClass().add("check-half");
        return box;
    }

    private <T> ComboBox<T> choice(String id, java.util.function.Function<T, String> text) {
        ComboBox<T> choice = new ComboBox<>();
        choice.setId(id);
        choice.setConverter(new Shown<>(text));
        words.follow(choice, () -> {
            choice.setConverter(new Shown<>(text));
            // The one that is chosen is only written anew by a new cell.
            choice.setButtonCell(new ListCell<>() {
                @Override
                protected void updateItem(T value, boolean empty) {
                    super.updateItem(value, empty);
                    setText(choice.getConverter().toString(value));
                }
            });
        });
        return choice;
    }

    private TableColumn<RecordDifference, RecordDifference> ticks() {
        TableColumn<RecordDifference, RecordDifference> column = new TableColumn<>();
        CheckBox all = new CheckBox();
        all.setId("compare-tick-shown");
        all.accessibleTextProperty().bind(words.text("compare.tick.shown"));
        Tooltip tip = new Tooltip();
        tip.textProperty().bind(words.text("compare.tick.shown"));
        all.setTooltip(tip);
        // Ticked just if all are: whoever ticks one by one sees it here too.
        BooleanBinding ticked = model.ticks().allShownProperty();
        ticked.addListener((value, old, now) -> all.setSelected(now));
        all.setOnAction(event -> {
            model.ticks().tickShown();
            all.setSelected(ticked.get());
        });
        column.setGraphic(all);
        column.setSortable(false);
        column.setReorderable(false);
        column.setMinWidth(40);
        column.setMaxWidth(40);
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        column.setCellFactory(each -> new TickCell(model.ticks(), words));
        return column;
    }

    private TableColumn<RecordDifference, String> kinds() {
        TableColumn<RecordDifference, String> column =
                tables.column("compare.column.kind", each -> words.now(kind(each.kind())));
        column.setCellFactory(each -> new TableCell<>() {
            @Override
            protected void updateItem(String text, boolean empty) {
                super.updateItem(text, empty);
                RecordDifference record = empty ? null : getTableRow().getItem();
                setText(record == null ? null : words.now(kind(record.kind())));
                setGraphic(record == null ? null : icon(record.kind()).icon());
            }
        });
        return column;
    }

    private static Icons icon(RecordDifference.Kind kind) {
        return switch (kind) {
            case ONLY_LEFT -> Icons.BACK;
            case DIFFERENT -> Icons.DIFFERENT;
            case ONLY_RIGHT -> Icons.NEXT;
        };
    }

    private static String kind(RecordDifference.Kind kind) {
        return "compare.kind." + kind.name().toLowerCase(Locale.ROOT);
    }

    private Button button(String id, String key, Icons icon, Runnable action) {
        Button button = new Button(null, icon.icon());
        button.setId(id);
        button.setMnemonicParsing(true);
        button.textProperty().bind(words.text(key));
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.disableProperty().bind(shell.worker().busyProperty());
        button.setOnAction(event -> action.run());
        return button;
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
}
