package org.crmferry.ui.conflicts;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import org.crmferry.ferry.ShownField;
import org.crmferry.model.Option;
import org.crmferry.ui.parts.Shown;
import org.crmferry.ui.words.Words;

/**
 * Where another value for one field is typed, or chosen from its picklist. What is typed is kept on Enter and when the
 * person goes elsewhere, always for the conflict in which it was typed; a value that does not fit stays to be mended.
 */
public final class FieldEditor extends VBox {
    private final ShownField line;
    private final Consumer<String> give;
    private final BooleanSupplier overruled;
    private final Runnable leave;
    /** What was given last, so that leaving the field does not give it again. */
    private String given;

    private boolean left;

    /**
     * An editor for one field.
     *
     * @param give keeps what was typed, for the record in which it was typed
     * @param overruled whether the field was decided otherwise while something was typed here
     * @param leave puts the row back as it was
     */
    public FieldEditor(Words words, ShownField line, Consumer<String> give, BooleanSupplier overruled, Runnable leave) {
        super(2);
        this.line = line;
        this.give = give;
        this.overruled = overruled;
        this.leave = leave;
        given = line.result();
        Label hint = new Label(words.now("conflicts.edit.hint"));
        hint.getStyleClass().addAll("text-muted", "text-small");
        hint.setWrapText(true);
        Control input = line.options().isEmpty() ? typed() : chosen(words);
        input.setId("conflicts-editor");
        input.setAccessibleText(words.now("conflicts.edit", words.label(line.label())));
        getChildren().addAll(input, hint);
        setAlignment(Pos.TOP_LEFT);
        setMinWidth(0);
    }

    /** Whether this is for that field as it is, and still typed in. */
    public boolean serves(ShownField other) {
        return !left && line.equals(other);
    }

    private TextArea typed() {
        TextArea text = new TextArea(line.result());
        text.setWrapText(true);
        text.setPrefRowCount(line.result().length() > 60 || line.result().contains("\n") ? 4 : 1);
        text.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER && !event.isShiftDown()) {
                event.consume();
                if (text.getText().equals(line.result())) {
                    leave();
                } else {
                    give(text.getText());
                }
            } else if (event.getCode() == KeyCode.ESCAPE) {
                event.consume();
                given = text.getText();
                leave();
            }
        });
        text.focusedProperty().addListener((value, old, now) -> {
            if (old && !now && !overruled.getAsBoolean()) {
                give(text.getText());
            }
        });
        text.sceneProperty().addListener((value, old, now) -> {
            if (now != null) {
                text.requestFocus();
                text.selectAll();
            }
        });
        return text;
    }

    private ComboBox<Option> chosen(Words words) {
        ComboBox<Option> box = new ComboBox<>();
        box.getItems().setAll(line.options());
        if (line.options().stream().noneMatch(option -> option.code().isEmpty())) {
            box.getItems().add(0, new Option("", words.now("conflicts.empty")));
        }
        box.setConverter(new Shown<>(option -> option == null ? line.read(line.result()) : option.label()));
        box.setMaxWidth(Double.MAX_VALUE);
        List<Option> held = box.getItems().stream()
                .filter(option -> option.code().equals(line.result()))
                .toList();
        box.setValue(held.isEmpty() ? null : held.get(0));
        box.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                event.consume();
                keep(box.getValue());
            } else if (event.getCode() == KeyCode.ESCAPE && !box.isShowing()) {
                event.consume();
                leave();
            }
        });
        box.setOnHidden(event -> keep(box.getValue()));
        box.focusedProperty().addListener((value, old, now) -> {
            if (old && !now && !box.isShowing() && !overruled.getAsBoolean()) {
                keep(box.getValue());
            }
        });
        box.sceneProperty().addListener((value, old, now) -> {
            if (now != null) {
                box.requestFocus();
            }
        });
        return box;
    }

    private void keep(Option option) {
        if (option == null || option.code().equals(line.result())) {
            leave();
        } else {
            give(option.code());
        }
    }

    private void leave() {
        if (!left) {
            left = true;
            leave.run();
        }
    }

    private void give(String value) {
        if (!value.equals(given)) {
            given = value;
            give.accept(value);
        }
    }
}
