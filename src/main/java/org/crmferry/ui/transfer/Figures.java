package org.crmferry.ui.transfer;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.crmferry.plan.Counts;
import org.crmferry.ui.parts.Icons;
import org.crmferry.ui.words.Words;

/** Counts as large numbers with an icon and a word each; those that are zero stand back. */
final class Figures extends FlowPane {
    private final Words words;

    Figures(Words words) {
        super(28, 12);
        this.words = words;
        getStyleClass().add("transfer-figures");
    }

    /**
     * Shows counts.
     *
     * @param keys prefix of the words, such as {@code transfer.will}
     */
    void show(Counts counts, String keys) {
        getChildren()
                .setAll(
                        figure(Icons.CREATE, counts.created(), keys + ".created"),
                        figure(Icons.UPDATE, counts.updated(), keys + ".updated"),
                        figure(Icons.UNCHANGED, counts.unchanged(), keys + ".unchanged"),
                        figure(Icons.CONFLICT, counts.conflicts(), keys + ".conflicts"));
        if (counts.skipped() > 0) {
            getChildren().add(figure(Icons.SKIP, counts.skipped(), keys + ".skipped"));
        }
        if (counts.failed() > 0) {
            getChildren().add(figure(Icons.ERROR, counts.failed(), keys + ".failed"));
        }
    }

    private Node figure(Icons icon, long count, String key) {
        Label number = new Label(words.number(count));
        number.getStyleClass().add("transfer-number");
        if (count == 0) {
            number.getStyleClass().add("text-muted");
        }
        Label word = new Label(words.now(key));
        word.getStyleClass().addAll("text-muted", "text-small");
        HBox figure = new HBox(8, icon.icon(), new VBox(number, word));
        figure.setAlignment(Pos.CENTER_LEFT);
        figure.setAccessibleText(words.number(count) + " " + words.now(key));
        return figure;
    }
}
