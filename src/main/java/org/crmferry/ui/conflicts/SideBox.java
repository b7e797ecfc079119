package org.crmferry.ui.conflicts;

import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.crmferry.ui.parts.Icons;

/** One side's value of a field: its marked text, and a click or the space bar that takes it. */
public final class SideBox extends HBox {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private static final PseudoClass PICKABLE = PseudoClass.getPseudoClass("pickable");
    private static final int MOST = 2000;

    /**
     * A value.
     *
     * @param shown what shows it
     * @param chosen whether it is the one taken
     * @param pick takes it; null if it cannot be taken
     * @param said what a screen reader says
     */
    public SideBox(Node shown, boolean chosen, Runnable pick, String said) {
        getStyleClass().add("side");
        setAlignment(Pos.TOP_LEFT);
        pseudoClassStateChanged(CHOSEN, chosen);
        pseudoClassStateChanged(PICKABLE, pick != null);
        HBox.setHgrow(shown, Priority.ALWAYS);
        if (chosen) {
            getChildren().add(Icons.DONE.icon());
        }
        getChildren().add(shown);
        setMinWidth(0);
        setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
        setAccessibleRole(pick == null ? AccessibleRole.TEXT : AccessibleRole.RADIO_BUTTON);
        setAccessibleText(said);
        if (pick != null) {
            setFocusTraversable(true);
            setOnMouseClicked(event -> {
                if (event.getButton() == MouseButton.PRIMARY) {
                    pick.run();
                }
            });
            addEventHandler(KeyEvent.KEY_PRESSED, event -> {
                if (event.getCode() == KeyCode.SPACE && !event.isControlDown()) {
                    event.consume();
                    pick.run();
                }
            });
        }
    }

    /** Pieces of a text; {@code none} where there are none. */
    static TextFlow text(List<Marks> pieces, String none) {
        TextFlow flow = new TextFlow();
        int room = MOST;
        for (Marks piece : pieces) {
            String part = piece.text().length() > room ? piece.text().substring(0, room) + "…" : piece.text();
            Text text = new Text(piece.differs() ? part.replace("\n", "↵\n") : part);
            text.getStyleClass().add(piece.differs() ? "text-differs" : "text-same");
            flow.getChildren().add(text);
            room -= piece.text().length();
            if (room <= 0) {
                break;
            }
        }
        if (pieces.isEmpty()) {
            Text text = new Text(none);
            text.getStyleClass().add("text-none");
            flow.getChildren().add(text);
        }
        flow.setMinWidth(0);
        return flow;
    }
}
