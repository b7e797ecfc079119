package org.crmferry.ui.history;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Insets;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.crmferry.ferry.PutBackPreview;
import org.crmferry.ferry.RecordHistory;
import org.crmferry.plan.Action;
import org.crmferry.ui.parts.Icons;
import org.crmferry.ui.words.Words;

/** The versions of a record, the newest first, and what putting the chosen one back would write. */
public final class HistoryDialog extends Dialog<ButtonType> {
    private static final double WIDTH = 860;
    private static final double HEIGHT = 420;

    private final Words words;
    private final ListView<RecordHistory.RecordVersion> versions = new ListView<>();
    private final TableView<RecordHistory.FieldChange> changes;
    private final TableView<RecordHistory.FieldChange> writes;
    private final Label told = new Label();
    private final Button put;

    /**
     * @param model its history is shown
     * @param label what people call that kind of record
     */
    public HistoryDialog(HistoryModel model, String label, Words words, Window window) {
        this.words = words;
        RecordHistory history = model.historyProperty().get();
        initOwner(window);
        setTitle(words.now("history.title"));
        setHeaderText(words.now("history.head", label, history.sourceKey(), history.targetKey()));
        setResizable(true);
        getDialogPane().setId("history");
        changes = table("history-changes", "history.changes", "history.before", "history.after");
        writes = table("history-writes", "history.writes", "history.target", "history.result");
        told.setId("history-told");
        told.setWrapText(true);
        told.setMinHeight(Region.USE_PREF_SIZE);
        SplitPane split = new SplitPane(list(history), chosen());
        split.setDividerPositions(0.36);
        split.setPrefSize(WIDTH, HEIGHT);
        getDialogPane().setContent(split);
        getDialogPane().setMinWidth(WIDTH);
        ButtonType go = new ButtonType(words.now("history.put"), ButtonBar.ButtonData.OK_DONE);
        ButtonType no = new ButtonType(words.now("words.close"), ButtonBar.ButtonData.CANCEL_CLOSE);
        getDialogPane().getButtonTypes().addAll(go, no);
        put = (Button) getDialogPane().lookupButton(go);
        put.setId("history-put");
        // Its words change with the version.
        ButtonBar.setButtonUniformSize(put, false);
        put.setMinWidth(Region.USE_PREF_SIZE);
        getDialogPane().lookupButton(no).setId("history-close");
        versions.getSelectionModel().selectedItemProperty().addListener((value, old, now) -> show(now));
        show(null);
        versions.getSelectionModel().select(0);
        setOnHidden(event -> {
            RecordHistory.RecordVersion version = versions.getSelectionModel().getSelectedItem();
            if (getResult() == go && version != null) {
                model.putBack(version.number());
            } else {
                model.close();
            }
        });
    }

    private VBox list(RecordHistory history) {
        List<RecordHistory.RecordVersion> newest = new ArrayList<>(history.versions());
        Collections.reverse(newest);
        versions.setId("history-versions");
        versions.getItems().setAll(newest);
        versions.setCellFactory(each -> new VersionCell(words));
        versions.setPlaceholder(wrapped(words.now("history.none"), "text-muted"));
        Label head = wrapped(words.now("history.versions"), "text-strong");
        head.setLabelFor(versions);
        versions.setAccessibleText(head.getText());
        VBox.setVgrow(versions, Priority.ALWAYS);
        VBox box = new VBox(6, head, versions);
        box.setMinWidth(220);
        box.setPadding(new Insets(0, 8, 0, 0));
        return box;
    }

    private VBox chosen() {
        VBox.setVgrow(changes, Priority.ALWAYS);
        VBox.setVgrow(writes, Priority.ALWAYS);
        Label before = wrapped(words.now("history.changes"), "text-strong");
        before.setLabelFor(changes);
        Label then = wrapped(words.now("history.writes"), "text-strong");
        then.setLabelFor(writes);
        VBox box = new VBox(6, before, changes, then, writes, told);
        box.setMinWidth(0);
        box.setPadding(new Insets(0, 0, 0, 8));
        return box;
    }

    /** Shows a version; null for none. */
    private void show(RecordHistory.RecordVersion version) {
        changes.getItems().setAll(version == null ? List.of() : version.changes());
        writes.getItems().setAll(version == null ? List.of() : version.back().writes());
        told.setText(version == null ? "" : told(version.back()));
        boolean edited = version != null && !version.back().edited().isEmpty();
        told.setGraphic(told.getText().isEmpty() ? null : (edited ? Icons.WARNING : Icons.INFO).icon());
        Action action = version == null ? Action.UNCHANGED : version.back().action();
        put.setText(words.now(edited ? "history.ask" : put(action)));
        put.setDisable(action == Action.UNCHANGED || version.back().hindrance() != null);
    }

    private static String put(Action action) {
        return switch (action) {
            case CREATE -> "history.put.create";
            case DELETE -> "history.put.delete";
            default -> "history.put";
        };
    }

    private String told(PutBackPreview back) {
        if (back.hindrance() != null) {
            return back.hindrance().in(words.locale());
        }
        if (back.action() == Action.UNCHANGED) {
            return words.now("history.like");
        }
        List<String> edited = back.writes().stream()
                .filter(each -> back.edited().contains(each.field()))
                .map(each -> words.label(each.label()))
                .toList();
        return edited.isEmpty()
                ? words.now(later(back.action()))
                : words.now("history.edited", String.join(", ", edited));
    }

    private static String later(Action action) {
        return switch (action) {
            case CREATE -> "history.later.create";
            case DELETE -> "history.later.delete";
            default -> "history.later";
        };
    }

    private TableView<RecordHistory.FieldChange> table(String id, String name, String old, String now) {
        TableView<RecordHistory.FieldChange> table = new TableView<>();
        table.setId(id);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.setAccessibleText(words.now(name));
        table.setPlaceholder(wrapped(words.now("history.nothing.here"), "text-muted"));
        table.getColumns().add(column("history.field", each -> words.label(each.label())));
        table.getColumns().add(column(old, RecordHistory.FieldChange::old));
        table.getColumns().add(column(now, RecordHistory.FieldChange::now));
        table.setMinHeight(90);
        table.setPrefHeight(90);
        return table;
    }

    private TableColumn<RecordHistory.FieldChange, String> column(
            String key, Function<RecordHistory.FieldChange, String> text) {
        TableColumn<RecordHistory.FieldChange, String> column = new TableColumn<>(words.now(key));
        column.setSortable(false);
        column.setCellValueFactory(cell -> {
            String value = text.apply(cell.getValue());
            return new SimpleObjectProperty<>(value == null || value.isEmpty() ? words.now("history.empty") : value);
        });
        column.setCellFactory(each -> new TableCell<>() {
            @Override
            protected void updateItem(String value, boolean empty) {
                super.updateItem(value, empty);
                setText(empty || value == null ? null : value.replace('\n', ' '));
                Tooltip whole = empty || value == null || value.length() <= 20 ? null : new Tooltip(value);
                if (whole != null) {
                    whole.setWrapText(true);
                    whole.setMaxWidth(480);
                }
                setTooltip(whole);
            }
        });
        return column;
    }

    private static Label wrapped(String said, String style) {
        Label label = new Label(said);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add(style);
        return label;
    }
}
