package org.crmferry.ui.duplicates;

import java.util.Map;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.crmferry.transfer.MergeCounts;
import org.crmferry.ui.parts.Icons;
import org.crmferry.ui.words.Words;

/** What Apply will write, in counts; nothing was written yet. */
final class ApplyDialog extends Dialog<ButtonType> {
    private static final double WIDTH = 520;

    ApplyDialog(DuplicatesModel model, Writing.Preview preview, Words words, Window window) {
        initOwner(window);
        setTitle(words.now("duplicates.preview.title"));
        setHeaderText(words.now("duplicates.preview.title"));
        setResizable(true);
        getDialogPane().setId("duplicates-preview");
        MergeCounts total = preview.total();
        int merges = preview.done().size();
        VBox lines = new VBox(6);
        if (merges > 0) {
            line(lines, Icons.LINK, words.now("duplicates.preview.merges", merges, total.removed()));
            line(lines, Icons.UPDATE, words.now("duplicates.preview.values", total.values()));
            for (Map.Entry<String, Long> moved : total.moved().entrySet()) {
                line(lines, Icons.NEXT, words.now("duplicates.preview.moved", moved.getValue(), moved.getKey()));
            }
            for (Map.Entry<String, Long> dropped : total.dropped().entrySet()) {
                line(
                        lines,
                        Icons.DELETE,
                        words.now("duplicates.preview.dropped", dropped.getValue(), dropped.getKey()));
            }
        }
        if (preview.apart() > 0) {
            line(lines, Icons.CONFLICT, words.now("duplicates.preview.apart", preview.apart()));
        }
        int left = preview.outcomes().size() - merges;
        if (left > 0) {
            line(lines, Icons.WARNING, words.now("duplicates.preview.left", left));
        }
        line(lines, Icons.UNDO, words.now("duplicates.preview.later"));
        ScrollPane scroll = new ScrollPane(lines);
        scroll.setFitToWidth(true);
        scroll.setPrefViewportWidth(WIDTH);
        scroll.getStyleClass().add("edge-to-edge");
        getDialogPane().setContent(scroll);
        ButtonType go = new ButtonType(
                merges > 0
                        ? words.now("duplicates.preview.go", total.removed())
                        : words.now("duplicates.preview.remember"),
                ButtonBar.ButtonData.OK_DONE);
        ButtonType no = new ButtonType(words.now("words.cancel"), ButtonBar.ButtonData.CANCEL_CLOSE);
        getDialogPane().getButtonTypes().addAll(go, no);
        getDialogPane().lookupButton(go).setId("duplicates-preview-go");
        ButtonBar.setButtonUniformSize(getDialogPane().lookupButton(go), false);
        getDialogPane().lookupButton(no).setId("duplicates-preview-cancel");
        setOnHidden(event -> {
            if (getResult() == go) {
                model.writing().apply();
            } else {
                model.writing().refuse();
            }
        });
    }

    private static void line(VBox lines, Icons icon, String text) {
        Label label = new Label(text, icon.icon());
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        lines.getChildren().add(label);
    }
}
