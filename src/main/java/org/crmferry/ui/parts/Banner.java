package org.crmferry.ui.parts;

import java.util.List;
import java.util.Locale;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.crmferry.ui.words.Notice;
import org.crmferry.ui.words.Words;

/** A {@link Notice} on the page: icon, heading, sentences, a way to put it away. Takes no room while there is none. */
public final class Banner extends HBox {
    private final Words words;

    public Banner(Words words) {
        this.words = words;
        getStyleClass().add("banner");
        setAccessibleRole(AccessibleRole.TEXT);
        setMinHeight(USE_PREF_SIZE);
        show(null, null);
    }

    /**
     * Shows a notice instead of the former one.
     *
     * @param notice what to say; null for nothing
     * @param putAway is called when the person closes it; null if that is not offered
     */
    public void show(Notice notice, Runnable putAway) {
        getChildren().clear();
        setVisible(notice != null);
        setManaged(notice != null);
        if (notice == null) {
            return;
        }
        getStyleClass().removeIf(style -> style.startsWith("banner-"));
        getStyleClass().add("banner-" + notice.kind().name().toLowerCase(Locale.ROOT));
        Label title = new Label();
        title.textProperty().bind(words.text(notice.title()));
        title.getStyleClass().add("banner-title");
        title.setWrapText(true);
        Label text = new Label();
        text.textProperty().bind(words.make(() -> notice.text(words.locale())));
        text.setWrapText(true);
        text.visibleProperty().bind(text.textProperty().isNotEmpty());
        text.managedProperty().bind(text.visibleProperty());
        // Never less than all of it: the page below gives way.
        for (Label each : List.of(title, text)) {
            each.setMinHeight(USE_PREF_SIZE);
        }
        VBox said = new VBox(title, text);
        said.setMinHeight(USE_PREF_SIZE);
        said.setMinWidth(0);
        HBox.setHgrow(said, Priority.ALWAYS);
        getChildren().addAll(icon(notice.kind()).icon(), said);
        if (putAway != null) {
            Button close = new Button(null, Icons.CLOSE.icon());
            close.getStyleClass().addAll("flat", "small");
            close.accessibleTextProperty().bind(words.text("words.close"));
            close.setOnAction(event -> putAway.run());
            getChildren().add(close);
        }
        accessibleTextProperty().bind(words.make(() -> words.now(notice.title()) + ". " + notice.text(words.locale())));
    }

    private static Icons icon(Notice.Kind kind) {
        return switch (kind) {
            case INFO -> Icons.INFO;
            case SUCCESS -> Icons.SUCCESS;
            case WARNING -> Icons.WARNING;
            case ERROR -> Icons.ERROR;
        };
    }
}
