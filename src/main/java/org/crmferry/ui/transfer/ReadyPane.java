package org.crmferry.ui.transfer;

import java.io.File;
import java.nio.file.Path;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.crmferry.ferry.Project;
import org.crmferry.ferry.Result;
import org.crmferry.ui.parts.Icons;
import org.crmferry.ui.shell.ShellModel;
import org.crmferry.ui.words.Words;

/** Before the start, or before going on: what will happen, and the button. */
final class ReadyPane extends VBox {
    private final TransferModel model;
    private final ShellModel shell;
    private final Words words;

    ReadyPane(TransferModel model, ShellModel shell) {
        this.model = model;
        this.shell = shell;
        words = shell.words();
        setSpacing(12);
        Node copy = copy();
        Runnable show = () -> {
            boolean direct = !model.packs();
            copy.setVisible(direct);
            copy.setManaged(direct);
        };
        model.phaseProperty().addListener((value, old, now) -> show.run());
        show.run();
        getChildren().addAll(summary(), copy, close());
    }

    private Node summary() {
        HBox way = new HBox(16);
        way.setAlignment(Pos.CENTER_LEFT);
        Figures figures = new Figures(words);
        Label said = new Label();
        said.setWrapText(true);
        said.textProperty()
                .bind(words.make(
                        this::say,
                        model.phaseProperty(),
                        model.percentProperty(),
                        model.plannedProperty(),
                        model.packedProperty()));
        ProgressBar bar = new ProgressBar();
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.progressProperty().bind(model.percentProperty().divide(100.0));
        bar.visibleProperty().bind(model.phaseProperty().isEqualTo(Phase.STOPPED));
        bar.managedProperty().bind(bar.visibleProperty());
        bar.accessibleTextProperty().bind(said.textProperty());
        Runnable show = () -> {
            boolean packs = model.packs();
            way.getChildren()
                    .setAll(
                            end(Icons.DATABASE, "transfer.from", model.from(), ""),
                            Icons.NEXT.icon(),
                            packs
                                    ? end(Icons.PACKAGE, "transfer.into", null, model.file())
                                    : end(Icons.DATABASE, "transfer.to", model.to(), ""));
            Result planned = model.plannedProperty().get();
            boolean known = planned != null && !packs;
            figures.setVisible(known);
            figures.setManaged(known);
            if (known) {
                figures.show(planned.total(), "transfer.will");
            }
        };
        model.phaseProperty().addListener((value, old, now) -> show.run());
        model.plannedProperty().addListener((value, old, now) -> show.run());
        words.follow(this, show);
        show.run();
        VBox card = new VBox(14, way, figures, said, bar, start());
        card.getStyleClass().add("card");
        return card;
    }

    private String say() {
        if (model.packs()) {
            return words.now("transfer.ready.package");
        }
        if (model.phaseProperty().get() == Phase.STOPPED) {
            return words.now(
                    "transfer.ready.stopped",
                    words.percent(model.percentProperty().get() / 100.0));
        }
        return words.now(model.plannedProperty().get() == null ? "transfer.ready.unknown" : "transfer.ready");
    }

    private Node end(Icons icon, String key, Project.End end, String file) {
        Label kind = new Label(words.now(key));
        kind.getStyleClass().addAll("text-muted", "text-small");
        String product = end == null || end.product().isEmpty() ? null : end.product();
        String place = end == null ? file : end.location();
        Label name = new Label(product == null ? end == null ? words.now("transfer.package") : place : product);
        name.getStyleClass().add("section-title");
        VBox text = new VBox(kind, name);
        if (!place.isEmpty() && !place.equals(name.getText())) {
            Label where = new Label(place);
            where.getStyleClass().addAll("text-muted", "text-small");
            text.getChildren().add(where);
        }
        text.setMinWidth(0);
        HBox box = new HBox(10, icon.icon(), text);
        box.setAlignment(Pos.CENTER_LEFT);
        box.setMinWidth(0);
        HBox.setHgrow(box, Priority.SOMETIMES);
        return box;
    }

    private Node start() {
        Button start = new Button(null, Icons.PLAY.icon());
        start.setId("transfer-start");
        start.getStyleClass().addAll("accent", "large");
        start.setMnemonicParsing(true);
        start.textProperty()
                .bind(words.make(
                        () -> model.packs()
                                ? words.now("transfer.start.package")
                                : model.phaseProperty().get() == Phase.STOPPED
                                        ? words.now(
                                                "transfer.start.again",
                                                words.percent(
                                                        model.percentProperty().get() / 100.0))
                                        : words.now("transfer.start"),
                        model.phaseProperty(),
                        model.percentProperty()));
        start.disableProperty().bind(shell.worker().busyProperty());
        start.setOnAction(event -> begin());
        start.setMinWidth(Region.USE_PREF_SIZE);
        return start;
    }

    private void begin() {
        if (!model.packs()) {
            model.start();
        } else if (model.file().isEmpty()) {
            Path file = choose("transfer.start.package.title", model.name() + ".ferry");
            if (file != null) {
                model.pack(file);
            }
        } else {
            model.pack(Path.of(model.file()));
        }
    }

    private Node copy() {
        Label title = new Label();
        title.textProperty().bind(words.text("transfer.copy"));
        title.getStyleClass().add("text-strong");
        Label text = new Label();
        text.setId("transfer-copy-text");
        text.setWrapText(true);
        text.getStyleClass().add("text-muted");
        text.textProperty()
                .bind(words.make(
                        () -> {
                            PackageFacts made = model.copyProperty().get();
                            return made == null
                                    ? words.now("transfer.copy.help")
                                    : words.now(
                                            "transfer.copy.made",
                                            made.file().toString(),
                                            made.records(),
                                            words.bytes(made.bytes()));
                        },
                        model.copyProperty()));
        VBox said = new VBox(2, title, text);
        said.setMinWidth(0);
        HBox.setHgrow(said, Priority.ALWAYS);
        Button make = new Button();
        make.setId("transfer-copy");
        make.setMnemonicParsing(true);
        make.textProperty().bind(words.text("transfer.copy.make"));
        make.setMinWidth(Region.USE_PREF_SIZE);
        make.disableProperty().bind(shell.worker().busyProperty());
        make.setOnAction(event -> {
            Path file = choose("transfer.copy", model.name() + " - safety copy.ferry");
            if (file != null) {
                model.safetyCopy(file);
            }
        });
        HBox card = new HBox(14, Icons.SHIELD.icon(), said, make);
        card.setAlignment(Pos.CENTER_LEFT);
        card.getStyleClass().add("card");
        return card;
    }

    private Path choose(String title, String name) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(words.now(title));
        chooser.setInitialFileName(name);
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(words.now("transfer.package"), "*.ferry"));
        File chosen = chooser.showSaveDialog(getScene().getWindow());
        return chosen == null ? null : chosen.toPath();
    }

    private Node close() {
        Label title = new Label();
        title.textProperty().bind(words.text("transfer.close"));
        title.getStyleClass().add("text-strong");
        Label text = new Label();
        text.textProperty().bind(words.text("transfer.close.help"));
        text.setWrapText(true);
        text.getStyleClass().add("text-muted");
        VBox said = new VBox(2, title, text);
        said.setMinWidth(0);
        HBox.setHgrow(said, Priority.ALWAYS);
        HBox card = new HBox(14, Icons.HELP.icon(), said);
        card.setAlignment(Pos.CENTER_LEFT);
        card.getStyleClass().add("card");
        return card;
    }
}
