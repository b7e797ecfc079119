package org.crmferry.ui.conflicts;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.crmferry.ferry.ConflictDetail;
import org.crmferry.ferry.Decree;
import org.crmferry.ferry.DecreePreview;
import org.crmferry.journal.Conflict;
import org.crmferry.plan.FieldChoice;
import org.crmferry.ui.parts.Icons;
import org.crmferry.ui.words.Words;

/** What a decision for many conflicts would do, before it is made. */
final class DecreeDialog extends Dialog<ButtonType> {
    private static final double WIDTH = 520;

    private final ConflictsModel model;
    private final Words words;
    private final DecreePreview preview;

    DecreeDialog(ConflictsModel model, Words words, DecreePreview preview, Window window) {
        this.model = model;
        this.words = words;
        this.preview = preview;
        initOwner(window);
        setTitle(words.now("conflicts.decree.title"));
        setHeaderText(preview.touched() == 0 ? words.now("conflicts.decree.none") : what());
        setResizable(true);
        getDialogPane().setId("conflicts-decree");
        VBox content = new VBox(10);
        content.setPrefWidth(WIDTH);
        content.getChildren().addAll(sides());
        content.getChildren().add(entities());
        if (!preview.some().isEmpty()) {
            content.getChildren().addAll(records());
        }
        content.getChildren().add(text(words.now("conflicts.decree.later"), "text-muted"));
        getDialogPane().setContent(content);
        ButtonType go = new ButtonType(words.now(go(), preview.touched()), ButtonBar.ButtonData.OK_DONE);
        ButtonType no = new ButtonType(words.now("words.cancel"), ButtonBar.ButtonData.CANCEL_CLOSE);
        getDialogPane().getButtonTypes().addAll(go, no);
        Button decide = (Button) getDialogPane().lookupButton(go);
        decide.setId("conflicts-decree-go");
        decide.setDisable(preview.touched() == 0);
        getDialogPane().lookupButton(no).setId("conflicts-decree-cancel");
        setOnHidden(event -> {
            if (getResult() == go) {
                model.decisions().confirm();
            } else {
                model.decisions().refuse();
            }
        });
    }

    private String go() {
        return preview.decree().which().field().isEmpty() ? "conflicts.decree.go" : "conflicts.decree.go.field";
    }

    /** The decree in a sentence. */
    private String what() {
        Decree decree = preview.decree();
        String how = words.now(
                switch (decree.rule()) {
                    case "" -> "conflicts.side." + decree.choice().side().name();
                    case "source", "target" -> "conflicts.side." + decree.rule().toUpperCase(Locale.ROOT);
                    default -> "conflicts.choice." + decree.rule();
                });
        String field = decree.which().field();
        return field.isEmpty()
                ? words.now("conflicts.decree.whole", preview.touched(), how)
                : words.now("conflicts.decree.field", preview.touched(), model.fieldLabel(field), how);
    }

    /** The two values where all are alike, and how often which side is taken where a rule decides a field. */
    private List<Node> sides() {
        List<Node> lines = new ArrayList<>();
        Decree decree = preview.decree();
        if (decree.choice() != null) {
            model.shown().line(decree.which().field()).ifPresent(line -> {
                FieldChoice.Side side = decree.choice().side();
                GridPane grid = new GridPane(10, 4);
                ColumnConstraints names = new ColumnConstraints();
                names.setMinWidth(Region.USE_PREF_SIZE);
                ColumnConstraints values = new ColumnConstraints();
                values.setHgrow(Priority.ALWAYS);
                grid.getColumnConstraints().addAll(names, values);
                value(grid, 0, line, "conflicts.column.source", line.source(), side == FieldChoice.Side.SOURCE);
                value(grid, 1, line, "conflicts.column.target", line.target(), side == FieldChoice.Side.TARGET);
                if (side == FieldChoice.Side.EDITED) {
                    value(
                            grid,
                            2,
                            line,
                            "conflicts.column.result",
                            decree.choice().value(),
                            true);
                }
                lines.add(grid);
            });
        } else if (!decree.which().field().isEmpty()) {
            lines.add(text(
                    words.now("conflicts.decree.sides", preview.source(), preview.touched() - preview.source()), ""));
        }
        return lines;
    }

    private void value(GridPane grid, int row, ConflictDetail.FieldLine line, String key, String value, boolean taken) {
        Label name = new Label(words.now(key), taken ? Icons.DONE.icon() : null);
        name.getStyleClass().add("text-strong");
        String shown = value.isEmpty() ? words.now("conflicts.empty") : new ShownValues(words).read(line, value);
        Label text = text(
                (shown.length() > 200 ? shown.substring(0, 200) + "…" : shown)
                        + (taken ? "  (" + words.now("conflicts.chosen") + ")" : ""),
                "");
        grid.addRow(row, name, text);
    }

    /** How many get decided and stay open, all together and per entity. */
    private Node entities() {
        GridPane grid = new GridPane(16, 4);
        grid.setId("conflicts-decree-entities");
        ColumnConstraints names = new ColumnConstraints();
        names.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().add(names);
        grid.addRow(
                0,
                new Label(),
                head("conflicts.decree.decided", Icons.CURRENT),
                head("conflicts.decree.open", Icons.OPEN));
        int row = 1;
        for (Map.Entry<String, DecreePreview.Share> each : preview.entities().entrySet()) {
            grid.addRow(
                    row++,
                    text(model.label(each.getKey()), ""),
                    number(each.getValue().decided()),
                    number(each.getValue().open()));
        }
        if (preview.entities().size() > 1) {
            grid.addRow(
                    row,
                    text(words.now("conflicts.decree.all"), ""),
                    number(preview.decided()),
                    number(preview.open()));
        }
        return grid;
    }

    private Label head(String key, Icons icon) {
        Label head = new Label(words.now(key), icon.icon());
        head.setMinWidth(Region.USE_PREF_SIZE);
        head.getStyleClass().add("text-strong");
        return head;
    }

    private Label number(long count) {
        Label number = new Label(words.number(count));
        number.setMaxWidth(Double.MAX_VALUE);
        number.setAlignment(javafx.geometry.Pos.CENTER_RIGHT);
        return number;
    }

    private List<Node> records() {
        ListView<String> list = new ListView<>();
        list.setId("conflicts-decree-records");
        for (Conflict each : preview.some()) {
            String name = preview.names().getOrDefault(each.id(), "");
            list.getItems()
                    .add(words.now(
                            "conflicts.line", model.label(each.entity()), name.isEmpty() ? each.sourceKey() : name));
        }
        list.setPrefHeight(Math.min(5, list.getItems().size()) * 32 + 4);
        list.setMinHeight(70);
        VBox.setVgrow(list, Priority.ALWAYS);
        long more = preview.touched() - preview.some().size();
        Label head = text(
                more > 0
                        ? words.now("conflicts.decree.some", preview.some().size(), more)
                        : words.now("conflicts.decree.these"),
                "text-strong");
        head.setLabelFor(list);
        list.setAccessibleText(head.getText());
        return List.of(head, list);
    }

    private static Label text(String said, String style) {
        Label label = new Label(said);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        if (!style.isEmpty()) {
            label.getStyleClass().add(style);
        }
        return label;
    }
}
