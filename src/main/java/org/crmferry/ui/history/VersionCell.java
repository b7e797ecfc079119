package org.crmferry.ui.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.VBox;
import org.crmferry.ferry.RecordHistory;
import org.crmferry.transfer.Version;
import org.crmferry.ui.parts.Icons;
import org.crmferry.ui.words.Words;

/** One version in the list: what brought it about, when, who, and by which rule. */
final class VersionCell extends ListCell<RecordHistory.RecordVersion> {
    private final Words words;

    VersionCell(Words words) {
        this.words = words;
    }

    @Override
    protected void updateItem(RecordHistory.RecordVersion version, boolean empty) {
        super.updateItem(version, empty);
        if (empty || version == null) {
            setGraphic(null);
            return;
        }
        Label what = new Label(title(version), icon(version.cause()).icon());
        what.getStyleClass().add("text-strong");
        VBox lines = new VBox(2, what);
        String more = more(version);
        if (!more.isEmpty()) {
            Label told = new Label(more);
            told.getStyleClass().addAll("text-muted", "text-small");
            told.setWrapText(true);
            lines.getChildren().add(told);
        }
        lines.setMinWidth(0);
        lines.setPrefWidth(1);
        setGraphic(lines);
        setAccessibleText(what.getText() + " " + more);
    }

    private String title(RecordHistory.RecordVersion version) {
        String cause = words.now("history.cause." + version.cause().name());
        boolean gone = version.cause() == Version.Cause.GONE;
        return words.now(
                version.there() || gone ? "history.version" : "history.version.deleted", version.number(), cause);
    }

    private String more(RecordHistory.RecordVersion version) {
        List<String> said = new ArrayList<>();
        if (!version.at().isEmpty()) {
            said.add(words.date(Instant.parse(version.at())));
        } else if (version.cause() == Version.Cause.EDITED || version.cause() == Version.Cause.GONE) {
            said.add(words.now("history.now"));
        }
        if (!version.person().isEmpty()) {
            said.add(version.person());
        }
        for (String rule :
                version.rule().isEmpty() ? new String[0] : version.rule().split(",")) {
            said.add(words.now("history.rule." + rule));
        }
        return String.join("  ·  ", said);
    }

    private static Icons icon(Version.Cause cause) {
        return switch (cause) {
            case FOUND -> Icons.DATABASE;
            case TRANSFER -> Icons.NEXT;
            case SYNC -> Icons.SYNC;
            case DECIDED -> Icons.DONE;
            case PUT_BACK -> Icons.CLOCK;
            case UNDO -> Icons.UNDO;
            case EDITED -> Icons.EDIT;
            case GONE -> Icons.DELETE;
        };
    }
}
