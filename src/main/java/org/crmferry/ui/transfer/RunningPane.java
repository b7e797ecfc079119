package org.crmferry.ui.transfer;

import java.time.Duration;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.crmferry.transfer.Progress;
import org.crmferry.ui.parts.Icons;
import org.crmferry.ui.shell.ShellModel;
import org.crmferry.ui.words.Words;

/** While the work is going on. */
final class RunningPane extends VBox {
    private static final int QUIET = 5;

    private final TransferModel model;
    private final Words words;

    RunningPane(TransferModel model, ShellModel shell) {
        this.model = model;
        words = shell.words();
        setSpacing(12);
        Node table = new EntityTable(model, words);
        VBox.setVgrow(table, Priority.ALWAYS);
        getChildren().addAll(head(), table, new RefusedPane(model, shell, false));
    }

    private Node head() {
        Label percent = new Label();
        percent.setId("transfer-percent");
        percent.getStyleClass().add("transfer-percent");
        percent.textProperty()
                .bind(words.make(
                        () -> {
                            Progress.View now = model.viewProperty().get();
                            return now == null || now.total() <= 0 ? "" : words.percent(now.share());
                        },
                        model.viewProperty()));
        Label stage = new Label();
        stage.setId("transfer-stage");
        stage.getStyleClass().add("section-title");
        stage.setWrapText(true);
        stage.textProperty()
                .bind(words.make(this::stage, model.viewProperty(), model.pausedProperty(), model.stoppingProperty()));
        Label far = new Label();
        far.setId("transfer-far");
        far.getStyleClass().add("text-muted");
        far.setWrapText(true);
        far.textProperty()
                .bind(words.make(this::far, model.viewProperty(), model.ratesProperty(), model.pausedProperty()));
        VBox said = new VBox(2, stage, far);
        said.setMinWidth(0);
        HBox.setHgrow(said, Priority.ALWAYS);
        ThroughputChart chart = new ThroughputChart(words);
        model.ratesProperty().addListener((value, old, now) -> chart.show(now));
        words.follow(chart, () -> chart.show(model.ratesProperty().get()));
        HBox top = new HBox(16, percent, said, chart);
        top.setAlignment(Pos.CENTER_LEFT);
        ProgressBar bar = new ProgressBar();
        bar.setId("transfer-bar");
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.progressProperty()
                .bind(Bindings.createDoubleBinding(
                        () -> {
                            Progress.View now = model.viewProperty().get();
                            return now == null || now.total() <= 0 ? ProgressBar.INDETERMINATE_PROGRESS : now.share();
                        },
                        model.viewProperty()));
        bar.accessibleTextProperty().bind(far.textProperty());
        VBox card = new VBox(10, top, bar, buttons());
        card.getStyleClass().add("card");
        card.setMinHeight(Region.USE_PREF_SIZE);
        return card;
    }

    private String stage() {
        if (model.stoppingProperty().get()) {
            return words.now("transfer.stopping");
        }
        if (model.pausedProperty().get()) {
            return words.now("transfer.paused");
        }
        Progress.View now = model.viewProperty().get();
        if (now == null) {
            return words.now("transfer.connecting");
        }
        String key = "transfer.stage." + now.stage().replace(' ', '.');
        return words.has(key) ? words.now(key, model.label(now.entity())) : words.now("transfer.running");
    }

    private String far() {
        Progress.View now = model.viewProperty().get();
        if (now == null || now.total() <= 0) {
            return words.now("words.loading");
        }
        String done = words.now("transfer.far", now.done(), now.total());
        double speed = model.perSecond();
        if (model.pausedProperty().get() || speed < 0) {
            return done;
        }
        long left = model.secondsLeft();
        return done + "  ·  " + words.now("transfer.speed", Math.round(speed))
                + (left < 0 ? "" : "  ·  " + words.now("transfer.left", words.duration(Duration.ofSeconds(left))));
    }

    private Node buttons() {
        Button pause = button(Icons.PAUSE, "transfer-pause", "transfer.pause", model::pause);
        pause.visibleProperty().bind(model.pausedProperty().not());
        pause.managedProperty().bind(pause.visibleProperty());
        Button resume = button(Icons.PLAY, "transfer-resume", "transfer.resume", model::resume);
        resume.visibleProperty().bind(model.pausedProperty());
        resume.managedProperty().bind(resume.visibleProperty());
        resume.getStyleClass().add("accent");
        Button cancel = button(Icons.STOP, "transfer-cancel", "transfer.cancel", model::cancel);
        Label news = new Label();
        news.setId("transfer-news");
        news.setWrapText(true);
        news.getStyleClass().addAll("text-muted", "text-small");
        news.textProperty()
                .bind(words.make(
                        this::news, model.silenceProperty(), model.pausedProperty(), model.stoppingProperty()));
        HBox.setHgrow(news, Priority.ALWAYS);
        news.setMaxWidth(Double.MAX_VALUE);
        HBox buttons = new HBox(8, pause, resume, cancel, news);
        buttons.setAlignment(Pos.CENTER_LEFT);
        return buttons;
    }

    private String news() {
        if (model.stoppingProperty().get()) {
            return words.now("transfer.stopping.help");
        }
        if (model.pausedProperty().get()) {
            return words.now("transfer.paused.help");
        }
        int quiet = model.silenceProperty().get();
        return quiet >= QUIET
                ? words.now("transfer.quiet", words.duration(Duration.ofSeconds(quiet)))
                : words.now("transfer.running.help");
    }

    private Button button(Icons icon, String id, String key, Runnable action) {
        Button button = new Button(null, icon.icon());
        button.setId(id);
        button.setMnemonicParsing(true);
        button.textProperty().bind(words.text(key));
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.disableProperty().bind(model.stoppingProperty());
        button.setOnAction(event -> action.run());
        return button;
    }
}
