package org.crmferry.ui.transfer;

import java.nio.file.Path;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.crmferry.ui.parts.Icons;
import org.crmferry.ui.shell.ShellModel;
import org.crmferry.ui.words.Words;

/** Where the package is, and what the other side needs to know. */
final class PackedPane extends VBox {
    private final TransferModel model;
    private final Words words;

    PackedPane(TransferModel model, ShellModel shell) {
        this.model = model;
        words = shell.words();
        setSpacing(12);
        Label title = new Label();
        title.setId("transfer-packed");
        title.textProperty().bind(words.text("transfer.packed"));
        title.getStyleClass().add("section-title");
        Label help = new Label();
        help.textProperty().bind(words.text("transfer.packed.help"));
        help.setWrapText(true);
        help.getStyleClass().add("text-muted");
        VBox said = new VBox(2, title, help);
        said.setMinWidth(0);
        HBox.setHgrow(said, Priority.ALWAYS);
        HBox head = new HBox(12, Icons.PACKAGE.icon(), said);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("transfer-success");
        Button again = new Button(null, Icons.REDO.icon());
        again.setId("transfer-pack-again");
        again.setMnemonicParsing(true);
        again.textProperty().bind(words.text("transfer.packed.again"));
        again.setMinWidth(Region.USE_PREF_SIZE);
        again.disableProperty().bind(shell.worker().busyProperty());
        again.setOnAction(event -> model.pack(Path.of(model.file())));
        VBox card = new VBox(14, head, facts(), again);
        card.getStyleClass().add("card");
        getChildren().add(card);
    }

    private Node facts() {
        GridPane grid = new GridPane(16, 8);
        ColumnConstraints names = new ColumnConstraints();
        names.setMinWidth(Region.USE_PREF_SIZE);
        ColumnConstraints values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().addAll(names, values);
        TextField file = fact(grid, 0, "transfer.packed.file");
        TextField size = fact(grid, 1, "transfer.packed.size");
        TextField fingerprint = fact(grid, 2, "transfer.packed.fingerprint");
        fingerprint.setId("transfer-fingerprint");
        fingerprint.getStyleClass().add("monospace");
        Runnable show = () -> {
            PackageFacts packed = model.packedProperty().get();
            if (packed != null) {
                file.setText(packed.file().toString());
                size.setText(words.now("transfer.packed.holds", words.bytes(packed.bytes()), packed.records()));
                fingerprint.setText(packed.fingerprint());
            }
        };
        model.packedProperty().addListener((value, old, now) -> show.run());
        words.follow(this, show);
        show.run();
        return grid;
    }

    private TextField fact(GridPane grid, int row, String key) {
        TextField value = new TextField();
        value.setEditable(false);
        value.getStyleClass().add("transfer-fact");
        Label name = new Label();
        name.textProperty().bind(words.text(key));
        name.setLabelFor(value);
        value.accessibleTextProperty().bind(words.text(key));
        grid.addRow(row, name, value);
        return value;
    }
}
