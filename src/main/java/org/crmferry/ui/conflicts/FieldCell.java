package org.crmferry.ui.conflicts;

import java.util.List;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.crmferry.ferry.ConflictDetail;
import org.crmferry.ferry.Proposal;
import org.crmferry.plan.FieldChoice;
import org.crmferry.ui.parts.Icons;
import org.crmferry.ui.words.Words;

/** One field of a conflict: its name, what both sides and the base have, and what it will be. */
final class FieldCell extends ListCell<ConflictDetail.FieldLine> {
    /** Widths of Field, Source, Base, Target, Result in percent. */
    static final int[] WIDTHS = {18, 23, 13, 23, 23};

    private static final String[] RULES = {"source", "target", "newest", "complete"};

    private final ConflictsModel model;
    private final Words words;

    FieldCell(ConflictsModel model, Words words) {
        this.model = model;
        this.words = words;
        setPrefWidth(0);
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
    protected void updateItem(ConflictDetail.FieldLine line, boolean empty) {
        super.updateItem(line, empty);
        setText(null);
        setGraphic(empty || line == null ? null : row(line, false));
    }

    /** By the row's own height at this width: a plain cell asks its content without a width. */
    @Override
    protected double computePrefHeight(double width) {
        Node row = getGraphic();
        if (row == null) {
            return super.computePrefHeight(width);
        }
        double inner = getWidth() > 0 ? getWidth() : width;
        return snapSizeY(getInsets().getTop()
                + getInsets().getBottom()
                + row.prefHeight(inner - getInsets().getLeft() - getInsets().getRight()));
    }

    /** Lets the person type another value. */
    void edit() {
        if (getItem() != null && getItem().editable() && model.shown().decidable()) {
            setGraphic(row(getItem(), true));
        }
    }

    private Node row(ConflictDetail.FieldLine line, boolean typing) {
        boolean fixed = !model.shown().decidable() || !model.shown().pair();
        GridPane grid = grid();
        FieldChoice.Side side = line.choice() == null ? null : line.choice().side();
        grid.addRow(
                0,
                name(line),
                side(
                        "conflicts.column.source",
                        marks(line.source(), line.target()),
                        side == FieldChoice.Side.SOURCE,
                        fixed ? null : () -> model.decisions().choose(line.name(), FieldChoice.SOURCE)),
                line.base() == null
                        ? unknown()
                        : side(
                                "conflicts.column.base",
                                marks(line.base(), line.target()),
                                side == FieldChoice.Side.BASE,
                                fixed ? null : () -> model.decisions().choose(line.name(), FieldChoice.BASE)),
                side(
                        "conflicts.column.target",
                        marks(line.target(), line.source()),
                        side == FieldChoice.Side.TARGET,
                        fixed ? null : () -> model.decisions().choose(line.name(), FieldChoice.TARGET)),
                typing ? editor(line) : result(line, fixed));
        return grid;
    }

    private List<Marks> marks(String value, String other) {
        return Marks.of(model.shown().readable(value), model.shown().readable(other));
    }

    private Node name(ConflictDetail.FieldLine line) {
        Label name = new Label(words.label(line.label()));
        name.setWrapText(true);
        name.getStyleClass().add("text-strong");
        Label state = new Label();
        state.setWrapText(true);
        state.getStyleClass().addAll("text-muted", "text-small");
        if (line.choice() != null) {
            state.setText(words.now("conflicts.side." + line.choice().side().name()));
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
            box.getChildren().add(proposed(detail.proposal().fields().get(line.name())));
        }
        return box;
    }

    private Label proposed(Proposal.Answer answer) {
        FieldChoice choice = answer.choice();
        String what = choice.side() == FieldChoice.Side.EDITED
                ? (choice.value().isEmpty() ? words.now("conflicts.empty") : choice.value())
                : words.now("conflicts.proposes." + choice.side().name());
        Label label = new Label(
                words.now("conflicts.proposes", what) + (answer.comment().isEmpty() ? "" : "\n" + answer.comment()),
                Icons.ANSWER.icon());
        label.setWrapText(true);
        label.getStyleClass().addAll("text-small", "conflict-proposes");
        return label;
    }

    private Node side(String key, List<Marks> pieces, boolean chosen, Runnable pick) {
        StringBuilder text = new StringBuilder();
        pieces.forEach(piece -> text.append(piece.text()));
        String said = words.now(key) + ": " + (text.isEmpty() ? words.now("conflicts.empty") : text)
                + (chosen ? ", " + words.now("conflicts.chosen") : "");
        return new SideBox(pieces, words.now("conflicts.empty"), chosen, pick, said);
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
        List<Marks> text = line.result().isEmpty()
                ? List.of()
                : List.of(new Marks(model.shown().readable(line.result()), false));
        SideBox box = new SideBox(
                text,
                words.now("conflicts.empty"),
                line.choice() != null && line.choice().side() == FieldChoice.Side.EDITED,
                null,
                words.now("conflicts.column.result") + ": "
                        + (line.result().isEmpty()
                                ? words.now("conflicts.empty")
                                : model.shown().readable(line.result())));
        box.getStyleClass().add("side-result");
        VBox all = new VBox(2, box);
        all.setMinWidth(0);
        if (!fixed) {
            FlowPane tools = new FlowPane(2, 2);
            if (line.editable()) {
                Button edit = new Button(words.now("conflicts.edit.short"), Icons.EDIT.icon());
                edit.getStyleClass().addAll("flat", "small", "conflict-edit");
                edit.setAccessibleText(words.now("conflicts.edit", words.label(line.label())));
                edit.setOnAction(event -> edit());
                tools.getChildren().add(edit);
                box.setOnMouseClicked(event -> {
                    if (event.getClickCount() == 2) {
                        edit();
                    }
                });
            }
            if (line.differs()
                    && model.shown().alike(line.name()) + model.shown().same(line.name()) > 2) {
                tools.getChildren().add(menu(line));
            }
            if (!tools.getChildren().isEmpty()) {
                all.getChildren().add(tools);
            }
        }
        return all;
    }

    /** The same for all with these two values, or a rule for all that differ in this field: looked at first. */
    private Node menu(ConflictDetail.FieldLine line) {
        long alike = model.shown().alike(line.name());
        long many = model.shown().same(line.name());
        String field = words.label(line.label());
        MenuButton menu = new MenuButton(words.now("conflicts.alike.all", alike > 1 ? alike : many));
        menu.getStyleClass().addAll("flat", "small", "conflict-alike");
        menu.setAccessibleText(words.now("conflicts.alike", many, field));
        if (alike > 1) {
            add(
                    menu,
                    words.now("conflicts.like.source", alike),
                    () -> model.decisions().previewAlike(line.name(), FieldChoice.SOURCE));
            add(
                    menu,
                    words.now("conflicts.like.target", alike),
                    () -> model.decisions().previewAlike(line.name(), FieldChoice.TARGET));
            if (line.choice() != null && line.choice().side() == FieldChoice.Side.EDITED) {
                add(
                        menu,
                        words.now("conflicts.like.edited", alike),
                        () -> model.decisions().previewAlike(line.name(), line.choice()));
            }
        }
        if (many > 1) {
            if (alike > 1) {
                menu.getItems().add(new SeparatorMenuItem());
            }
            for (String rule : RULES) {
                add(
                        menu,
                        words.now("conflicts.alike." + rule, many, field),
                        () -> model.decisions().previewField(line.name(), rule));
            }
        }
        return menu;
    }

    private static void add(MenuButton menu, String text, Runnable action) {
        MenuItem item = new MenuItem(text);
        item.setOnAction(event -> action.run());
        menu.getItems().add(item);
    }

    private Node editor(ConflictDetail.FieldLine line) {
        TextArea text = new TextArea(line.result());
        text.setId("conflicts-editor");
        text.setWrapText(true);
        text.setPrefRowCount(line.result().length() > 60 || line.result().contains("\n") ? 4 : 1);
        text.setAccessibleText(words.now("conflicts.edit", words.label(line.label())));
        boolean[] over = new boolean[1];
        Runnable commit = () -> {
            if (!over[0]) {
                over[0] = true;
                if (text.getText().equals(line.result())) {
                    setGraphic(row(line, false));
                } else {
                    model.decisions().choose(line.name(), FieldChoice.edited(text.getText()));
                }
            }
        };
        text.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER && !event.isShiftDown()) {
                event.consume();
                commit.run();
            } else if (event.getCode() == KeyCode.ESCAPE) {
                event.consume();
                over[0] = true;
                setGraphic(row(line, false));
                getListView().requestFocus();
            }
        });
        text.focusedProperty().addListener((value, old, now) -> {
            if (old && !now) {
                commit.run();
            }
        });
        text.sceneProperty().addListener((value, old, now) -> {
            if (now != null) {
                text.requestFocus();
                text.selectAll();
            }
        });
        Label hint = new Label(words.now("conflicts.edit.hint"));
        hint.getStyleClass().addAll("text-muted", "text-small");
        hint.setWrapText(true);
        VBox box = new VBox(2, text, hint);
        box.setAlignment(Pos.TOP_LEFT);
        box.setMinWidth(0);
        return box;
    }
}
