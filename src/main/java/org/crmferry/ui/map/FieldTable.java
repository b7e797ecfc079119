package org.crmferry.ui.map;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.VBox;
import org.crmferry.ferry.FieldCard;
import org.crmferry.ui.parts.Icons;
import org.crmferry.ui.words.Words;

/** The field pairs of the chosen entity, a line per target field. */
final class FieldTable extends TableView<FieldRow> {
    private static final PseudoClass DROP = PseudoClass.getPseudoClass("drop");

    private final MapModel model;
    private final Words words;
    private final FieldWords names;
    private final ObservableList<FieldRow> all = FXCollections.observableArrayList();
    private final FilteredList<FieldRow> shown = new FilteredList<>(all);
    private boolean filling;

    FieldTable(MapModel model, Words words) {
        this.model = model;
        this.words = words;
        names = new FieldWords(words);
        setId("map-fields");
        setItems(shown);
        setFixedCellSize(44);
        getStyleClass().add("dense");
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        setRowFactory(table -> new Row());
        getColumns().add(column("map.column.source", 160, this::source));
        getColumns().add(column("map.column.target", 160, this::target));
        getColumns().add(column("map.column.sample", 190, this::sample));
        getColumns().add(column("map.column.state", 170, this::state));
        accessibleTextProperty().bind(words.text("map.fields"));
        getSelectionModel().selectedItemProperty().addListener((value, old, now) -> {
            if (!filling) {
                model.chooseField(now == null || now.nowhere() ? "" : now.id());
            }
        });
        words.follow(this, this::refresh);
    }

    private TableColumn<FieldRow, FieldRow> column(String title, double width, Function<FieldRow, Lines> look) {
        TableColumn<FieldRow, FieldRow> column = new TableColumn<>();
        column.textProperty().bind(words.text(title));
        column.setPrefWidth(width);
        column.setMinWidth(80);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(table -> new Cell(look));
        return column;
    }

    /** Shows the lines of a pair, keeps choice and place where it is the same pair. */
    void show(List<FieldRow> rows) {
        filling = true;
        if (rows.size() == all.size() && same(rows)) {
            for (int i = 0; i < rows.size(); i++) {
                if (!rows.get(i).equals(all.get(i))) {
                    all.set(i, rows.get(i));
                }
            }
        } else {
            all.setAll(rows);
        }
        select();
        filling = false;
    }

    private boolean same(List<FieldRow> rows) {
        for (int i = 0; i < rows.size(); i++) {
            if (!rows.get(i).id().equals(all.get(i).id())) {
                return false;
            }
        }
        return true;
    }

    void filter(Predicate<FieldRow> wanted) {
        filling = true;
        shown.setPredicate(wanted);
        select();
        filling = false;
    }

    private void select() {
        String id = model.field();
        FieldRow now = getSelectionModel().getSelectedItem();
        if (now != null && now.id().equals(id)) {
            return;
        }
        if (!id.isEmpty()) {
            for (int i = 0; i < shown.size(); i++) {
                if (shown.get(i).id().equals(id)) {
                    getSelectionModel().clearAndSelect(i);
                    scrollTo(Math.max(0, i - 1));
                    return;
                }
            }
        }
        getSelectionModel().clearSelection();
    }

    /** Two lines of a cell. */
    private record Lines(String first, String second, Icons icon, String style, String tip) {}

    private Lines source(FieldRow row) {
        if (row.sources().isEmpty()) {
            return row.mapped()
                    ? new Lines(words.now("map.constant"), "", null, "text-muted", null)
                    : new Lines(words.now(row.target().key() ? "map.key" : "map.empty"), "", null, "text-muted", null);
        }
        FieldCard only = row.sources().size() == 1 ? row.sources().get(0) : null;
        return new Lines(
                names.names(row.sources()),
                only == null ? "" : names.brief(only),
                null,
                "",
                names.names(row.sources()) + (only == null ? "" : "\n" + names.about(only)));
    }

    private Lines target(FieldRow row) {
        if (row.nowhere()) {
            return new Lines(words.now("map.problem.nowhere"), "", null, "text-muted", null);
        }
        boolean must = row.target().required() && (row.mapped() || !row.target().key());
        String label = names.name(row.target()) + (must ? " *" : "");
        return new Lines(
                label,
                names.brief(row.target()),
                null,
                "",
                row.target().name() + "\n" + names.about(row.target())
                        + (must ? "\n" + words.now("map.required") : ""));
    }

    private Lines sample(FieldRow row) {
        if (row.sample() == null) {
            return new Lines("", "", null, "", null);
        }
        String before = names.before(row.sample());
        String after = names.after(row.sample());
        return new Lines(before, "→ " + after, null, "", before + "\n→ " + after);
    }

    private Lines state(FieldRow row) {
        if (!row.problems().isEmpty()) {
            Problem gravest = row.problems().keySet().iterator().next();
            String second = row.mapped() ? names.confidence(row.mapping()) : "";
            return new Lines(
                    words.now(gravest.label()),
                    second,
                    gravest.icon(),
                    gravest == Problem.WRONG ? "map-bad" : "map-look",
                    names.reasons(row));
        }
        return row.mapped()
                ? new Lines(
                        names.confidence(row.mapping()), "", names.icon(row.mapping()), "", names.why(row.mapping()))
                : new Lines("", "", null, "", null);
    }

    private static final class Cell extends TableCell<FieldRow, FieldRow> {
        private final Function<FieldRow, Lines> look;
        private final Label first = new Label();
        private final Label second = new Label();
        private final VBox both = new VBox(1, first, second);
        private final Tooltip tip = new Tooltip();

        Cell(Function<FieldRow, Lines> look) {
            this.look = look;
            second.getStyleClass().addAll("text-muted", "text-small");
            both.setAlignment(Pos.CENTER_LEFT);
            tip.setWrapText(true);
            tip.setMaxWidth(420);
        }

        @Override
        protected void updateItem(FieldRow row, boolean empty) {
            super.updateItem(row, empty);
            if (empty || row == null) {
                setGraphic(null);
                setTooltip(null);
                setAccessibleText(null);
                return;
            }
            Lines lines = look.apply(row);
            first.setText(lines.first());
            first.getStyleClass().removeAll("text-muted", "map-look", "map-bad");
            if (!lines.style().isEmpty()) {
                first.getStyleClass().add(lines.style());
            }
            Node icon = lines.icon() == null ? null : lines.icon().icon();
            first.setGraphic(icon);
            second.setText(lines.second());
            second.setVisible(!lines.second().isEmpty());
            second.setManaged(!lines.second().isEmpty());
            tip.setText(lines.tip());
            setTooltip(lines.tip() == null || lines.tip().isEmpty() ? null : tip);
            setAccessibleText(lines.first() + " " + lines.second());
            setGraphic(both);
        }
    }

    /** A source field can be dropped on a line. */
    private final class Row extends TableRow<FieldRow> {
        Row() {
            setOnDragOver(event -> {
                if (takes() && event.getDragboard().hasContent(SourceList.FIELD)) {
                    event.acceptTransferModes(TransferMode.LINK);
                    pseudoClassStateChanged(DROP, true);
                    event.consume();
                }
            });
            setOnDragExited(event -> pseudoClassStateChanged(DROP, false));
            setOnDragDropped(event -> {
                if (takes() && event.getDragboard().getContent(SourceList.FIELD) instanceof String name) {
                    FieldTable.this.getSelectionModel().select(getItem());
                    model.assign(name, getItem().target().name());
                    event.setDropCompleted(true);
                    event.consume();
                }
            });
        }

        private boolean takes() {
            return getItem() != null
                    && !getItem().nowhere()
                    && !model.readOnlyProperty().get();
        }

        @Override
        protected void updateItem(FieldRow row, boolean empty) {
            super.updateItem(row, empty);
            getStyleClass().remove("map-nowhere");
            if (!empty && row != null && row.nowhere()) {
                getStyleClass().add("map-nowhere");
            }
        }
    }
}
