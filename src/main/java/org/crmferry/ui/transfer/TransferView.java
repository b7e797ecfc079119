package org.crmferry.ui.transfer;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.crmferry.ui.shell.ShellModel;

/** The page "Transfer". */
public final class TransferView extends StackPane {
    private final TransferModel model;
    private final ShellModel shell;

    public TransferView(TransferModel model, ShellModel shell) {
        this.model = model;
        this.shell = shell;
        getStyleClass().add("transfer");
        Node loading = loading();
        Node ready = scrolled(new ReadyPane(model, shell));
        Node running = new RunningPane(model, shell);
        Node done = new DonePane(model, shell);
        Node packed = scrolled(new PackedPane(model, shell));
        getChildren().addAll(loading, ready, running, done, packed);
        show(loading, ready, running, done, packed);
        model.phaseProperty().addListener((value, old, now) -> show(loading, ready, running, done, packed));
        new TitleNews(model, shell.words()).follow(this);
    }

    private void show(Node loading, Node ready, Node running, Node done, Node packed) {
        Phase now = model.phaseProperty().get();
        loading.setVisible(now == Phase.LOADING);
        ready.setVisible(now == Phase.READY || now == Phase.STOPPED);
        running.setVisible(now == Phase.RUNNING);
        done.setVisible(now == Phase.DONE);
        packed.setVisible(now == Phase.PACKED);
    }

    private Node loading() {
        ProgressIndicator turning = new ProgressIndicator();
        turning.setMaxSize(40, 40);
        Label text = new Label();
        text.textProperty().bind(shell.words().text("words.loading"));
        text.getStyleClass().add("text-muted");
        VBox box = new VBox(12, turning, text);
        box.setAlignment(javafx.geometry.Pos.CENTER);
        return box;
    }

    private static Node scrolled(Node content) {
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("edge-to-edge");
        return scroll;
    }
}
