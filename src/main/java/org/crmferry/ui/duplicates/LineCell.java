package org.crmferry.ui.duplicates;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.crmferry.ferry.DuplicateLine;
import org.crmferry.ui.conflicts.FieldRow;
import org.crmferry.ui.conflicts.ShownValues;
import org.crmferry.ui.conflicts.SideBox;
import org.crmferry.ui.parts.Icons;
import org.crmferry.ui.words.Words;

/** One field of a cluster: its name, what each record has, and what it will be. */
final class LineCell extends FieldRow<DuplicateLine> {
    /** Least widths of the field's name and of each other column, in points. */
    private static final int NAME = 96;

    private static final int COLUMN = 126;

    private final DuplicatesModel model;
    private final Words words;
    private final ShownValues values;

    LineCell(DuplicatesModel model, Words words) {
        super(words);
        this.model = model;
        this.words = words;
        values = new ShownValues(words);
    }

    /** Columns for that many records. */
    static GridPane grid(int records) {
        GridPane grid = new GridPane(6, 0);
        for (int i = 0; i < records + 2; i++) {
            ColumnConstraints column = new ColumnConstraints();
            double all = width(records);
            column.setPercentWidth(100 * (i == 0 ? NAME : COLUMN) / all);
            column.setHgrow(Priority.ALWAYS);
            column.setFillWidth(true);
            grid.getColumnConstraints().add(column);
        }
        return grid;
    }

    /** How wide that is at least. */
    static double width(int records) {
        return NAME + (records + 1.0) * COLUMN;
    }

    @Override
    protected boolean typable(DuplicateLine line) {
        return line.editable() && model.shown().decidable();
    }

    @Override
    protected boolean shows(long number) {
        return model.shown().is(number);
    }

    @Override
    protected Node row(DuplicateLine line, boolean typing) {
        List<String> all = line.values();
        GridPane grid = grid(all.size());
        grid.add(name(line), 0, 0);
        int survivor = model.shown().groupProperty().get().survivor();
        for (int i = 0; i < all.size(); i++) {
            int record = i;
            boolean pick = model.shown().decidable() && line.pickable(i);
            grid.add(
                    side(
                            line,
                            words.now("duplicates.record", i + 1),
                            all.get(i),
                            other(all, i, survivor),
                            line.taken() == i,
                            pick ? () -> model.decisions().choose(line.name(), record) : null),
                    i + 1,
                    0);
        }
        grid.add(typing ? editor(line) : result(line), all.size() + 1, 0);
        return grid;
    }

    /** What a value is compared with: the survivor's, and that with the first that is another. */
    private static String other(List<String> all, int record, int survivor) {
        String mine = all.get(survivor);
        return record == survivor
                ? all.stream().filter(each -> !each.equals(mine)).findFirst().orElse(mine)
                : mine;
    }

    private SideBox side(DuplicateLine line, String column, String value, String other, boolean chosen, Runnable pick) {
        String said = column + ": " + (value.isEmpty() ? words.now("duplicates.empty") : values.read(line, value))
                + (chosen ? ", " + words.now("duplicates.taken") : "");
        return new SideBox(
                values.shown(
                        line,
                        value,
                        other,
                        !line.same(),
                        model.shown().hideSameProperty().get()),
                chosen,
                pick,
                said);
    }

    private Node name(DuplicateLine line) {
        Label name = new Label(words.label(line.label()));
        name.setWrapText(true);
        name.getStyleClass().add("text-strong");
        Label state = new Label(words.now("duplicates.how." + line.how().name(), line.taken() + 1));
        if (line.differs()) {
            state.setGraphic(Icons.DIFFERENT.icon());
        }
        state.setWrapText(true);
        state.getStyleClass().addAll("text-muted", "text-small");
        VBox box = new VBox(2, name, state);
        box.setMinWidth(0);
        return box;
    }

    private Node editor(DuplicateLine line) {
        int id = model.shown().groupProperty().get().id();
        return editor(
                id,
                line,
                text -> model.decisions().type(id, line.name(), text),
                () -> model.shown()
                        .line(line.name())
                        .filter(now -> !now.equals(line))
                        .isPresent());
    }

    private Node result(DuplicateLine line) {
        if (line.how() == DuplicateLine.How.FOLLOWS) {
            Label later = new Label(words.now("duplicates.follows"));
            later.setWrapText(true);
            later.getStyleClass().addAll("text-muted", "text-small");
            return later;
        }
        SideBox box = side(
                line,
                words.now("duplicates.column.result"),
                line.result(),
                line.result(),
                line.how() == DuplicateLine.How.TYPED,
                null);
        box.getStyleClass().add("side-result");
        VBox all = new VBox(2, box);
        all.setMinWidth(0);
        if (typable(line)) {
            Button edit = new Button(words.now("duplicates.edit"), Icons.EDIT.icon());
            edit.getStyleClass().addAll("flat", "small", "conflict-edit");
            edit.setAccessibleText(words.now("duplicates.edit.field", words.label(line.label())));
            edit.setOnAction(event -> edit());
            box.setOnMouseClicked(event -> {
                if (event.getClickCount() == 2) {
                    edit();
                }
            });
            all.getChildren().add(edit);
        }
        return all;
    }
}
