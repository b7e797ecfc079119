package org.crmferry.ui.compare;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.crmferry.ui.parts.Icons;
import org.crmferry.ui.shell.ShellModel;
import org.crmferry.ui.words.Words;

/** How many records are ticked, and the button that brings them over. */
final class TicksPane extends HBox {
    TicksPane(Ticks ticks, ShellModel shell) {
        super(8);
        Words words = shell.words();
        setAlignment(Pos.CENTER_LEFT);
        Label said = new Label();
        said.setId("compare-ticked");
        said.setWrapText(true);
        said.setMinWidth(0);
        said.textProperty().bind(words.make(() -> ticks.said(words), ticks.ticked(), ticks.foundProperty()));
        HBox.setHgrow(said, Priority.ALWAYS);
        said.setMaxWidth(Double.MAX_VALUE);
        Button bring = new Button(null, Icons.NEXT.icon());
        bring.setId("compare-bring");
        bring.setMnemonicParsing(true);
        bring.textProperty().bind(words.text("compare.bring"));
        bring.setMinWidth(Region.USE_PREF_SIZE);
        Tooltip tip = new Tooltip();
        tip.setWrapText(true);
        tip.setMaxWidth(360);
        tip.textProperty().bind(words.text("compare.bring.tip"));
        bring.setTooltip(tip);
        bring.disableProperty()
                .bind(ticks.readyProperty().not().or(shell.worker().busyProperty()));
        bring.setOnAction(event -> ticks.bring());
        getChildren().addAll(said, bring);
    }
}
