package org.crmferry.ui.compare;

import javafx.collections.SetChangeListener;
import javafx.collections.WeakSetChangeListener;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TableCell;
import org.crmferry.compare.RecordDifference;
import org.crmferry.ui.words.Words;

/** A box to tick a record, where it can be ticked. */
final class TickCell extends TableCell<RecordDifference, RecordDifference> {
    private final Ticks ticks;
    private final CheckBox box = new CheckBox();
    private final SetChangeListener<RecordDifference> follow = change -> look();

    TickCell(Ticks ticks, Words words) {
        this.ticks = ticks;
        box.accessibleTextProperty().bind(words.text("compare.tick"));
        box.setOnAction(event -> ticks.tick(getItem(), box.isSelected()));
        ticks.ticked().addListener(new WeakSetChangeListener<>(follow));
    }

    @Override
    protected void updateItem(RecordDifference record, boolean empty) {
        super.updateItem(record, empty);
        setGraphic(!empty && record != null && ticks.tickable(record) ? box : null);
        look();
    }

    private void look() {
        box.setSelected(getItem() != null && ticks.ticked().contains(getItem()));
    }
}
