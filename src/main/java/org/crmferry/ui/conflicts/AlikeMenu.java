package org.crmferry.ui.conflicts;

import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.crmferry.ferry.ConflictDesk;
import org.crmferry.ferry.ConflictDetail;
import org.crmferry.plan.FieldChoice;
import org.crmferry.ui.words.Words;

/** The same for all conflicts with these two values, or a rule for all that differ in this field: looked at first. */
final class AlikeMenu extends MenuButton {
    AlikeMenu(ConflictsModel model, Words words, ConflictDetail.FieldLine line) {
        long alike = model.shown().alike(line.name());
        long many = model.shown().same(line.name());
        String field = words.label(line.label());
        setText(words.now("conflicts.alike.all", alike > 1 ? alike : many));
        getStyleClass().addAll("flat", "small", "conflict-alike");
        setAccessibleText(words.now("conflicts.alike", many, field));
        if (alike > 1) {
            add(
                    words.now("conflicts.like.source", alike),
                    () -> model.decisions().previewAlike(line.name(), FieldChoice.SOURCE));
            add(
                    words.now("conflicts.like.target", alike),
                    () -> model.decisions().previewAlike(line.name(), FieldChoice.TARGET));
            if (line.choice() != null && line.choice().side() == FieldChoice.Side.EDITED) {
                add(
                        words.now("conflicts.like.edited", alike),
                        () -> model.decisions().previewAlike(line.name(), line.choice()));
            }
        }
        if (many > 1) {
            if (alike > 1) {
                getItems().add(new SeparatorMenuItem());
            }
            for (String rule : ConflictDesk.RULES) {
                add(
                        words.now("conflicts.alike." + rule, many, field),
                        () -> model.decisions().previewField(line.name(), rule));
            }
        }
    }

    /** Whether there are others that the menu could decide. */
    static boolean serves(ShownConflict shown, ConflictDetail.FieldLine line) {
        return line.differs() && (shown.alike(line.name()) > 1 || shown.same(line.name()) > 1);
    }

    private void add(String text, Runnable action) {
        MenuItem item = new MenuItem(text);
        item.setOnAction(event -> action.run());
        getItems().add(item);
    }
}
