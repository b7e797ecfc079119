package org.crmferry.ui.conflicts;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.ListCell;
import org.crmferry.ferry.ShownField;
import org.crmferry.ui.words.Words;

/**
 * One field of records that stand side by side, whose result can be typed: what is being typed stays when the list is
 * laid out anew. JavaFX thread only.
 */
public abstract class FieldRow<L extends ShownField> extends ListCell<L> {
    private final Words words;
    /** What is being typed in, which a new layout of the list must not take away; null for nothing. */
    private FieldEditor editor;

    /** Number of what is shown while it is typed. */
    private long of;

    protected FieldRow(Words words) {
        this.words = words;
        setPrefWidth(0);
    }

    /** The row, with a field to type in or without. */
    protected abstract Node row(L line, boolean typing);

    /** Whether a person may type a value for the field now. */
    protected abstract boolean typable(L line);

    /** Whether what is shown still has that number. */
    protected abstract boolean shows(long number);

    @Override
    protected final void updateItem(L line, boolean empty) {
        super.updateItem(line, empty);
        setText(null);
        if (line != null && getGraphic() != null && editor != null && editor.serves(line) && shows(of)) {
            return;
        }
        editor = null;
        setGraphic(empty || line == null ? null : row(line, false));
    }

    /** By the row's own height at this width: a plain cell asks its content without a width. */
    @Override
    protected final double computePrefHeight(double width) {
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
    public final void edit() {
        if (getItem() != null && typable(getItem())) {
            setGraphic(row(getItem(), true));
        }
    }

    /**
     * A field to type in, for {@link #row}.
     *
     * @param number of what is shown
     * @param give keeps what was typed, for what was shown then
     * @param overruled whether the field was decided otherwise while something was typed here
     */
    protected final Node editor(long number, L line, Consumer<String> give, BooleanSupplier overruled) {
        of = number;
        editor = new FieldEditor(words, line, give, () -> shows(number) && overruled.getAsBoolean(), () -> {
            if (line.equals(getItem())) {
                editor = null;
                setGraphic(row(line, false));
                getListView().requestFocus();
            }
        });
        return editor;
    }
}
