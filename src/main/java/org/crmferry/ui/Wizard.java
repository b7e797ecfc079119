package org.crmferry.ui;

import java.nio.file.Path;
import java.util.Locale;
import javafx.animation.PauseTransition;
import javafx.scene.Scene;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import javafx.util.Duration;
import org.crmferry.catalog.Catalog;
import org.crmferry.ui.compare.CompareModel;
import org.crmferry.ui.compare.CompareView;
import org.crmferry.ui.manual.ManualWindow;
import org.crmferry.ui.session.Session;
import org.crmferry.ui.session.Settings;
import org.crmferry.ui.shell.Prompts;
import org.crmferry.ui.shell.ShellModel;
import org.crmferry.ui.shell.ShellView;
import org.crmferry.ui.start.StartModel;
import org.crmferry.ui.start.StartView;
import org.crmferry.ui.theme.Look;
import org.crmferry.ui.words.Words;
import org.crmferry.ui.work.Ahead;
import org.crmferry.ui.work.Worker;

/** The whole window, put together. Create and use it on the JavaFX thread. */
public final class Wizard {
    /** How long after the window opens the reading ahead begins. */
    public static final Duration MOMENT = Duration.seconds(1);

    private static final Duration FRAME = Duration.millis(1);
    private static final double WIDTH = 1280;
    private static final double HEIGHT = 800;

    private final Stage stage;
    private final Settings settings;
    private final Worker worker;
    private final Words words;
    private final Look look;
    private final ShellModel shell;
    private final StartModel start;
    private final ManualWindow manual;
    private final Prompts prompts;

    public Wizard(Stage stage, Settings settings, Worker worker) {
        this.stage = stage;
        this.settings = settings;
        this.worker = worker;
        words = new Words(
                settings.language().isEmpty()
                        ? Words.nearest(Locale.getDefault())
                        : Words.nearest(Locale.forLanguageTag(settings.language())));
        look = new Look(settings, worker);
        shell = new ShellModel(words, settings, worker, frame -> Pages.of(frame, this::another));
        prompts = new Prompts(words, stage);
        start = new StartModel(shell, prompts);
        manual = new ManualWindow(stage, shell, look);
    }

    public ShellModel shell() {
        return shell;
    }

    public StartModel start() {
        return start;
    }

    public Words words() {
        return words;
    }

    public Look look() {
        return look;
    }

    /** Opens the window: first with nothing but the logo, which takes half the time, then with its page. */
    public void show() {
        Scene scene = new Scene(
                look.undressed(),
                settings.width() > 0 ? settings.width() : WIDTH,
                settings.height() > 0 ? settings.height() : HEIGHT);
        stage.setTitle("CRM Ferry");
        stage.setMinWidth(900);
        stage.setMinHeight(620);
        stage.setScene(scene);
        stage.setMaximized(settings.maximized());
        stage.setOnCloseRequest(this::close);
        stage.show();
        PauseTransition frame = after(FRAME, () -> furnish(scene));
        // What every migration needs is read before the first click needs it, but not while the window still opens, and
        // nobody is kept from clicking. Where it cannot be read, the one who needs it is told.
        PauseTransition moment = after(MOMENT, () -> Ahead.of(Catalog::load));
        stage.setOnHidden(event -> {
            frame.stop();
            moment.stop();
        });
    }

    private void furnish(Scene scene) {
        look.dress(scene);
        ShellView view = new ShellView(
                shell,
                look,
                () -> new StartView(start, shell),
                () -> new CompareView(new CompareModel(shell, prompts), shell),
                manual::open);
        scene.setRoot(view);
        // Else the first button would have the keyboard until the page is there.
        view.requestFocus();
        scene.getAccelerators().put(new KeyCodeCombination(KeyCode.F1), manual::open);
        stage.getIcons().addAll(Look.logo(32), Look.logo(64), Look.logo(256));
    }

    /** Opens what was given to the program at its start: a package or a project folder. */
    public void open(Path path) {
        start.openAny(path);
    }

    private static PauseTransition after(Duration pause, Runnable what) {
        PauseTransition waiting = new PauseTransition(pause);
        waiting.setOnFinished(event -> what.run());
        waiting.play();
        return waiting;
    }

    private void another(Session like) {
        start.begin(like.draft().source(), like.draft().target());
    }

    private void close(WindowEvent event) {
        if (worker.busyProperty().get()) {
            event.consume();
            if (stopping()) {
                shell.stop(() -> {
                    remember();
                    stage.close();
                });
            }
            return;
        }
        remember();
    }

    private boolean stopping() {
        ButtonType stop = new ButtonType(words.now("shell.quit.stop"), ButtonBar.ButtonData.OK_DONE);
        ButtonType stay = new ButtonType(words.now("shell.quit.stay"), ButtonBar.ButtonData.CANCEL_CLOSE);
        Alert question = new Alert(Alert.AlertType.CONFIRMATION, words.now("shell.quit.text"), stop, stay);
        question.initOwner(stage);
        question.setTitle(words.now("shell.quit.title"));
        question.setHeaderText(words.now("shell.quit.title"));
        return question.showAndWait().orElse(stay) == stop;
    }

    private void remember() {
        settings.window(stage.getScene().getWidth(), stage.getScene().getHeight(), stage.isMaximized());
        shell.leave();
    }
}
