package org.crmferry.ui.conflicts;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.crmferry.ferry.ConflictDetail;
import org.crmferry.ferry.Related;
import org.crmferry.ui.words.Words;

/** The records that a field leads to, one below the other, to be looked at only. */
final class RelatedDialog extends Dialog<ButtonType> {
    private static final int LONGEST = 300;

    RelatedDialog(ConflictDetail.FieldLine line, List<Related> found, Words words, Window window) {
        initOwner(window);
        setTitle(words.now("conflicts.related.title"));
        setHeaderText(words.label(line.label()));
        setResizable(true);
        getDialogPane().setId("conflicts-related");
        VBox records = new VBox(14);
        for (Related record : found.stream()
                .sorted(Comparator.comparing(each -> !each.value().equals(line.source())))
                .toList()) {
            records.getChildren().add(record(line, record, words));
        }
        if (found.isEmpty()) {
            records.getChildren().add(new Label(words.now("conflicts.related.none")));
        }
        ScrollPane scroll = new ScrollPane(records);
        scroll.setFitToWidth(true);
        scroll.setPrefViewportHeight(360);
        scroll.setPrefViewportWidth(520);
        scroll.getStyleClass().add("edge-to-edge");
        getDialogPane().setContent(scroll);
        getDialogPane()
                .getButtonTypes()
                .add(new ButtonType(words.now("words.close"), ButtonBar.ButtonData.CANCEL_CLOSE));
    }

    private static VBox record(ConflictDetail.FieldLine line, Related record, Words words) {
        List<String> sides = new ArrayList<>();
        if (record.value().equals(line.source())) {
            sides.add(words.now("conflicts.column.source"));
        }
        if (record.value().equals(line.base())) {
            sides.add(words.now("conflicts.column.base"));
        }
        if (record.value().equals(line.target())) {
            sides.add(words.now("conflicts.column.target"));
        }
        Label head = wrapped(words.now(
                "conflicts.related.head",
                String.join(", ", sides),
                words.label(record.label()),
                line.read(record.value())));
        head.getStyleClass().add("text-strong");
        GridPane grid = new GridPane(12, 3);
        ColumnConstraints names = new ColumnConstraints();
        names.setPercentWidth(36);
        ColumnConstraints values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().addAll(names, values);
        int row = 0;
        for (Related.Line each : record.fields()) {
            Label name = wrapped(words.label(each.label()));
            name.getStyleClass().add("text-muted");
            String value = new ShownValues(words).read(each.type(), each.value());
            grid.addRow(row++, name, wrapped(value.length() > LONGEST ? value.substring(0, LONGEST) + "…" : value));
        }
        return new VBox(4, head, grid);
    }

    private static Label wrapped(String said) {
        Label label = new Label(said);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
