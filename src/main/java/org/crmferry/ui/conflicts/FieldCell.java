package org.crmferry.ui.conflicts;

import java.util.Objects;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.crmferry.ferry.ConflictDetail;
import org.crmferry.ferry.Proposal;
import org.crmferry.journal.Conflict;
import org.crmferry.plan.FieldChoice;
import org.crmferry.ui.parts.Icons;
import org.crmferry.ui.words.Words;

/** One field of a conflict: its name, what both sides and the base have, and what it will be. */
final class FieldCell extends FieldRow<ConflictDetail.FieldLine> {
    /** Widths of Field, Source, Base, Target, Result in percent. */
    static final int[] WIDTHS = {17, 22, 17, 22, 22};

    private final ConflictsModel model;
    private final Words words;
    private final ShownValues values;

    FieldCell(ConflictsModel model, Words words) {
        super(words);
        this.model = model;
        this.words = words;
        values = new ShownValues(words);
    }

    static GridPane grid() {
        GridPane grid = new GridPane(6, 0);
        for (int width : WIDTHS) {
            ColumnConstraints column = new ColumnConstraints();
            column.setPercentWidth(width);
            column.setHgrow(Priority.ALWAYS);
            column.setFillWidth(true);
            grid.getColumnConstraints().add(column);
        }
        return grid;
    }

    @Override
    protected boolean typable(ConflictDetail.FieldLine line) {
        return line.editable() && model.shown().decidable();
    }

    @Override
    protected boolean shows(long number) {
        return model.shown().is(number);
    }

    @Override
    protected Node row(ConflictDetail.FieldLine line, boolean typing) {
        boolean fixed = !model.shown().decidable() || !model.shown().pair();
        GridPane grid = grid();
        FieldChoice.Side side = taken(line);
        String source = line.source();
        String target = line.target();
        grid.addRow(
                0,
                name(line),
                side(
                        line,
                        "conflicts.column.source",
                        source,
                        target,
                        side == FieldChoice.Side.SOURCE,
                        pick(line, FieldChoice.SOURCE, fixed)),
                line.base() == null
                        ? unknown()
                        : side(
                                line,
                                "conflicts.column.base",
                                line.base(),
                                target,
                                side == FieldChoice.Side.BASE,
                                pick(line, FieldChoice.BASE, fixed)),
                side(
                        line,
                        "conflicts.column.target",
                        target,
                        source,
                        side == FieldChoice.Side.TARGET,
                        pick(line, FieldChoice.TARGET, fixed)),
                typing ? editor(line) : result(line, fixed));
        return grid;
    }

    private Node editor(ConflictDetail.FieldLine line) {
        long id = model.shown().conflict().id();
        return editor(
                id,
                line,
                text -> model.decisions().type(id, line.name(), text),
                () -> model.shown()
                        .line(line.name())
                        .filter(now -> !Objects.equals(now.choice(), line.choice()))
                        .isPresent());
    }

    private Node name(ConflictDetail.FieldLine line) {
        Label name = new Label(words.label(line.label()));
        name.setWrapText(true);
        name.getStyleClass().add("text-strong");
        Label state = new Label();
        state.setWrapText(true);
        state.getStyleClass().addAll("text-muted", "text-small");
        if (taken(line) != null) {
            state.setText(words.now("conflicts.side." + taken(line).name()));
            state.setGraphic(Icons.CURRENT.icon());
        } else if (line.differs()) {
            state.setText(words.now("conflicts.differs"));
            state.setGraphic(Icons.CONFLICT.icon());
        } else {
            state.setText(words.now(
                    line.source().equals(line.target())
                            ? "conflicts.same"
                            : line.target().isEmpty() ? "conflicts.fills" : "conflicts.keeps"));
        }
        VBox box = new VBox(2, name, state);
        box.setMinWidth(0);
        ConflictDetail detail = model.shown().detailProperty().get();
        if (detail.proposal() != null && detail.proposal().fields().containsKey(line.name())) {
            box.getChildren().add(proposed(line, detail.proposal().fields().get(line.name())));
        }
        return box;
    }

    private Label proposed(ConflictDetail.FieldLine line, Proposal.Answer answer) {
        FieldChoice choice = answer.choice();
        String what = choice.side() == FieldChoice.Side.EDITED
                ? (choice.value().isEmpty() ? words.now("conflicts.empty") : values.read(line, choice.value()))
                : words.now("conflicts.proposes." + choice.side().name());
        Label label = new Label(
                words.now("conflicts.proposes", what) + (answer.comment().isEmpty() ? "" : "\n" + answer.comment()),
                Icons.ANSWER.icon());
        label.setWrapText(true);
        label.getStyleClass().addAll("text-small", "conflict-proposes");
        return label;
    }

    private SideBox side(
            ConflictDetail.FieldLine line, String key, String value, String other, boolean chosen, Runnable pick) {
        String said =
                words.now(key) + ": " + (value.isEmpty() ? words.now("conflicts.empty") : values.read(line, value))
                        + (chosen ? ", " + words.now("conflicts.chosen") : "");
        boolean marked = !key.equals("conflicts.column.result");
        return new SideBox(
                values.shown(line, value, other, marked, model.shown().folds()), chosen, pick, said);
    }

    /** The side that a field is decided by, alone or with its whole record; null while it is open, or was never. */
    private FieldChoice.Side taken(ConflictDetail.FieldLine line) {
        if (line.choice() != null) {
            return line.choice().side();
        }
        Conflict conflict = model.shown().conflict();
        if (!line.differs() || conflict.open() || conflict.applied()) {
            return null;
        }
        return line.result().equals(line.source()) ? FieldChoice.Side.SOURCE : FieldChoice.Side.TARGET;
    }

    private Runnable pick(ConflictDetail.FieldLine line, FieldChoice choice, boolean fixed) {
        return fixed ? null : () -> model.decisions().choose(line.name(), choice);
    }

    private Node unknown() {
        Label unknown = new Label(words.now("conflicts.base.unknown"));
        unknown.setWrapText(true);
        unknown.getStyleClass().addAll("text-muted", "text-small");
        GridPane.setValignment(unknown, VPos.TOP);
        unknown.setPadding(new javafx.geometry.Insets(5, 0, 0, 4));
        return unknown;
    }

    private Node result(ConflictDetail.FieldLine line, boolean fixed) {
        SideBox box = side(
                line,
                "conflicts.column.result",
                line.result(),
                line.result().equals(line.source()) ? line.target() : line.source(),
                line.choice() != null && line.choice().side() == FieldChoice.Side.EDITED,
                null);
        box.getStyleClass().add("side-result");
        VBox all = new VBox(2, box);
        all.setMinWidth(0);
        FlowPane tools = new FlowPane(2, 2);
        if (!fixed && line.editable()) {
            tools.getChildren()
                    .add(tool(
                            "conflicts.edit.short",
                            Icons.EDIT,
                            words.now("conflicts.edit", words.label(line.label())),
                            this::edit));
            box.setOnMouseClicked(event -> {
                if (event.getClickCount() == 2) {
                    edit();
                }
            });
        }
        if (!fixed && AlikeMenu.serves(model.shown(), line)) {
            tools.getChildren().add(new AlikeMenu(model, words, line));
        }
        if (!line.related().isEmpty()) {
            Button look = tool(
                    "conflicts.related.short",
                    Icons.LINK,
                    words.now("conflicts.related", words.label(line.label())),
                    () -> model.related(
                            line.name(),
                            found -> new RelatedDialog(
                                            line, found, words, getScene().getWindow())
                                    .show()));
            look.setId("conflicts-related-" + line.name());
            tools.getChildren().add(look);
        }
        if (!tools.getChildren().isEmpty()) {
            all.getChildren().add(tools);
        }
        return all;
    }

    private Button tool(String key, Icons icon, String said, Runnable action) {
        Button button = new Button(words.now(key), icon.icon());
        button.getStyleClass().addAll("flat", "small", "conflict-edit");
        button.setAccessibleText(said);
        button.setOnAction(event -> action.run());
        return button;
    }
}
