package org.crmferry.ui.finish;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.crmferry.report.Report;
import org.crmferry.ui.duplicates.DuplicatesModel;
import org.crmferry.ui.duplicates.DuplicatesView;
import org.crmferry.ui.parts.EmptyState;
import org.crmferry.ui.parts.Icons;
import org.crmferry.ui.shell.ShellModel;
import org.crmferry.ui.shell.Step;
import org.crmferry.ui.words.Words;

/** The last page: what was proved, the report, and the way back. */
public final class FinishView extends StackPane {
    private final FinishModel model;
    private final ShellModel shell;
    private final Words words;
    /** Made when it is first shown. */
    private DuplicatesView duplicates;

    public FinishView(FinishModel model, ShellModel shell) {
        this.model = model;
        this.shell = shell;
        this.words = shell.words();
        getStyleClass().add("finish");
        model.phaseProperty().addListener((value, old, now) -> show());
        model.savedProperty().addListener((value, old, now) -> show());
        model.broughtProperty().addListener((value, old, now) -> show());
        model.duplicates().phaseProperty().addListener((value, old, now) -> {
            if (old == DuplicatesModel.Phase.AWAY || now == DuplicatesModel.Phase.AWAY) {
                show();
            }
        });
        words.follow(this, this::show);
        show();
    }

    private void show() {
        if (model.duplicates().phaseProperty().get() != DuplicatesModel.Phase.AWAY) {
            if (duplicates == null) {
                duplicates = new DuplicatesView(model.duplicates(), shell, model::back);
            }
            getChildren().setAll(duplicates);
            return;
        }
        getChildren()
                .setAll(
                        switch (model.phaseProperty().get()) {
                            case LOOKING -> new EmptyState(words, Icons.CLOCK, "finish.looking", "finish.looking.help");
                            case MISSING -> missing();
                            case PROVING -> new WorkPane(model, words, "finish.proving");
                            case BRINGING -> new WorkPane(model, words, "finish.bringing");
                            case FORESEEING -> new WorkPane(model, words, "finish.foreseeing");
                            case WEIGHING -> new WorkPane(model, words, "finish.weighing");
                            case UNDOING -> new WorkPane(model, words, "finish.undoing");
                            case RESULT -> scrolled(proof(), picture(), report(), later(), duplicates(), undo());
                            case ASKING -> scrolled(new UndoPane(model, words));
                            case UNDONE -> scrolled(undone(), report());
                        });
    }

    private Node missing() {
        Gap gap = model.gapProperty().get();
        if (gap == null) {
            return new EmptyState(words, Icons.ERROR, "finish.unknown", "finish.unknown.help");
        }
        EmptyState state = new EmptyState(words, Icons.INFO, gap.key(), gap.key() + ".help");
        if (gap.step() != null) {
            state.getChildren().add(button("finish-go", gap.key() + ".go", Icons.NEXT, () -> model.go(gap.step())));
        }
        if (gap == Gap.DAMAGED) {
            Label problem = new Label(model.stateProperty().get().problem());
            problem.setId("finish-problem");
            problem.setWrapText(true);
            problem.setMaxWidth(640);
            state.getChildren().add(problem);
        }
        if (gap.undo()) {
            state.getChildren().add(button("finish-undo", "finish.undo.start", Icons.UNDO, model::weigh));
        }
        return state;
    }

    private Node proof() {
        Report report = model.reportProperty().get();
        Report.Verification proof = report.verification();
        boolean good = proof.done() && proof.different() == 0;
        Label heading =
                new Label(words.now(!proof.done() ? "finish.unproved" : good ? "finish.proved" : "finish.differs"));
        heading.setId("finish-outcome");
        heading.setGraphic((!proof.done() ? Icons.INFO : good ? Icons.SHIELD : Icons.WARNING).icon());
        heading.getStyleClass().addAll("section-title", "finish-outcome");
        heading.setWrapText(true);
        Label sentence = new Label(
                !proof.done()
                        ? words.now("finish.unproved.help")
                        : words.now(
                                good ? "finish.proved.help" : "finish.differs.help",
                                proof.records(),
                                proof.fields(),
                                proof.different(),
                                words.date(proof.at())));
        sentence.setId("finish-proof");
        sentence.setWrapText(true);
        VBox card = card(heading, sentence);
        card.getStyleClass().add(good ? "finish-good" : "finish-look");
        long open = report.conflicts().open();
        if (open > 0) {
            Label waiting = new Label(words.now("finish.conflicts", open), Icons.CONFLICT.icon());
            waiting.setWrapText(true);
            HBox.setHgrow(waiting, Priority.ALWAYS);
            card.getChildren()
                    .add(line(
                            waiting,
                            button(
                                    "finish-conflicts",
                                    "finish.conflicts.go",
                                    Icons.NEXT,
                                    () -> model.go(Step.CONFLICTS))));
        }
        if (!proof.differences().isEmpty()) {
            card.getChildren()
                    .add(Named.table(
                            proof.differences().stream()
                                    .map(each -> Named.of(each, model))
                                    .toList(),
                            words));
        }
        card.getChildren()
                .add(button(
                        "finish-prove", proof.done() ? "finish.again" : "finish.prove", Icons.SHIELD, model::prove));
        return card;
    }

    private Node picture() {
        Label heading = new Label(words.now("finish.picture"));
        heading.getStyleClass().add("section-title");
        return card(heading, new Bars(model.reportProperty().get().entities(), words));
    }

    private Node report() {
        Label heading = new Label(words.now("finish.report"), Icons.REPORT.icon());
        heading.getStyleClass().add("section-title");
        Label sentence = new Label(words.now("finish.report.help"));
        sentence.setWrapText(true);
        sentence.getStyleClass().add("text-muted");
        FlowPane buttons = new FlowPane(8, 8, button("finish-report", "finish.report.save", Icons.SAVE, this::save));
        VBox card = card(heading, sentence, buttons);
        Report report = model.reportProperty().get();
        if (report != null && report.total().failed() > 0) {
            CheckBox values = new CheckBox(words.now("finish.failed.values"));
            values.setId("finish-failed-values");
            values.setWrapText(true);
            buttons.getChildren()
                    .add(button(
                            "finish-failed",
                            "finish.failed.save",
                            Icons.EXPORT,
                            () -> model.saveFailed(values.isSelected())));
            card.getChildren().add(values);
        }
        if (model.savedProperty().get() != null) {
            Path file = model.savedProperty().get();
            Hyperlink saved = new Hyperlink(words.now("finish.saved", file.toString()), Icons.DONE.icon());
            saved.setId("finish-saved");
            saved.setWrapText(true);
            saved.setOnAction(event -> shell.showFile(file));
            card.getChildren().add(saved);
        }
        return card;
    }

    private Node later() {
        VBox card = card(new LaterPane(model, words));
        card.getChildren()
                .add(line(
                        button("finish-later", "finish.later.start", Icons.SYNC, model::bring),
                        button("finish-later-foresee", "finish.later.foresee", Icons.SEARCH, model::foresee)));
        return card;
    }

    private Node duplicates() {
        Label heading = new Label(words.now("finish.duplicates"), Icons.LINK.icon());
        heading.getStyleClass().add("section-title");
        Label sentence = new Label(words.now("finish.duplicates.help"));
        sentence.setWrapText(true);
        sentence.getStyleClass().add("text-muted");
        return card(
                heading,
                sentence,
                button("finish-duplicates", "finish.duplicates.start", Icons.SEARCH, model.duplicates()::open));
    }

    private Node undo() {
        Label heading = new Label(words.now("finish.undo"), Icons.UNDO.icon());
        heading.getStyleClass().add("section-title");
        Label sentence = new Label(words.now("finish.undo.help"));
        sentence.setWrapText(true);
        sentence.getStyleClass().add("text-muted");
        return card(heading, sentence, button("finish-undo", "finish.undo.start", Icons.UNDO, model::weigh));
    }

    private Node undone() {
        Label heading =
                new Label(words.now(model.leftBehind() ? "finish.undone.left" : "finish.undone"), Icons.DONE.icon());
        heading.setId("finish-undone");
        heading.getStyleClass().add("section-title");
        heading.setWrapText(true);
        Label sentence = new Label(words.now(model.leftBehind() ? "finish.undone.left.help" : "finish.undone.help"));
        sentence.setWrapText(true);
        VBox card = card(heading);
        if (model.undoneProperty().get() != null) {
            Label counts = new Label(words.now(
                    "finish.undone.counts",
                    model.undoneProperty().get().total().created(),
                    model.undoneProperty().get().total().updated(),
                    model.undoneProperty().get().total().conflicts()
                            + model.undoneProperty().get().total().failed()));
            counts.setId("finish-undone-counts");
            counts.setWrapText(true);
            card.getChildren().add(counts);
        }
        card.getChildren().add(sentence);
        if (model.undoneProperty().get() != null
                && !model.undoneProperty().get().differences().isEmpty()) {
            card.getChildren()
                    .add(Named.table(
                            model.undoneProperty().get().differences().stream()
                                    .map(each -> Named.of(each, model))
                                    .toList(),
                            words));
        }
        card.getChildren()
                .add(
                        model.leftBehind()
                                ? button("finish-new", "finish.undone.new", Icons.NEXT, model::another)
                                : new FlowPane(
                                        8,
                                        8,
                                        button(
                                                "finish-restart",
                                                "finish.undone.go",
                                                Icons.EDIT,
                                                () -> model.go(Step.MAP)),
                                        button(
                                                "finish-recheck",
                                                "finish.undone.check",
                                                Icons.REDO,
                                                () -> model.go(Step.CHECK))));
        return card;
    }

    private void save() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(words.now("finish.report.save"));
        chooser.setInitialFileName(words.now("finish.report.name") + ".pdf");
        chooser.getExtensionFilters()
                .addAll(
                        new FileChooser.ExtensionFilter("PDF", "*.pdf"),
                        new FileChooser.ExtensionFilter("HTML", "*.html"));
        File reports = model.folder().resolve("reports").toFile();
        if (reports.isDirectory()) {
            chooser.setInitialDirectory(reports);
        }
        File chosen = chooser.showSaveDialog(getScene().getWindow());
        if (chosen != null) {
            model.save(chosen.toPath());
        }
    }

    private Button button(String id, String key, Icons icon, Runnable action) {
        Button button = new Button(words.now(key), icon.icon());
        button.setId(id);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setMnemonicParsing(true);
        button.disableProperty().bind(shell.worker().busyProperty());
        button.setOnAction(event -> action.run());
        return button;
    }

    private static HBox line(Node... nodes) {
        HBox line = new HBox(12, nodes);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private static VBox card(Node... content) {
        VBox card = new VBox(8, content);
        card.getStyleClass().add("card");
        return card;
    }

    private static ScrollPane scrolled(Node... cards) {
        VBox all = new VBox(12);
        all.getChildren().addAll(List.of(cards));
        ScrollPane scroll = new ScrollPane(all);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edge-to-edge");
        return scroll;
    }
}
