package org.crmferry.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.stage.Stage;
import org.crmferry.ui.session.Session;
import org.crmferry.ui.session.Settings;
import org.crmferry.ui.shell.Step;
import org.crmferry.ui.words.Words;
import org.crmferry.ui.work.BackgroundWorker;
import org.crmferry.ui.work.Worker;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/**
 * A test of the wizard in a window: a real worker, a home folder of its own, a robot for mouse and keys. Fails on every
 * exception that nobody caught, on whatever thread.
 */
public abstract class WizardTest extends FxRobot {
    private static final int PATIENCE = 60;
    /** Pictures cost seconds, so they are made only where somebody will look at them. */
    protected static final boolean PICTURES =
            System.getProperty("screens") != null || "real".equals(System.getProperty("window"));

    private static final Path OUT = Path.of(System.getProperty("screens", "target/screens/all"));
    private static final List<int[]> SIZES = List.of(new int[] {1280, 800}, new int[] {1024, 700});

    private final List<Throwable> uncaught = new CopyOnWriteArrayList<>();
    private Worker worker;

    @TempDir
    protected Path home;

    protected Stage stage;
    protected Wizard wizard;
    protected FxWatchdog watchdog;

    @BeforeEach
    void open() throws TimeoutException {
        Thread.setDefaultUncaughtExceptionHandler((thread, problem) -> uncaught.add(problem));
        FxToolkit.registerPrimaryStage();
        stage = FxToolkit.registerStage(Stage::new);
        openWizard();
    }

    @AfterEach
    void close() throws TimeoutException {
        watchdog.close();
        closeWizard();
        Thread.setDefaultUncaughtExceptionHandler(null);
        assertThat(uncaught).as("exceptions that nobody caught").isEmpty();
    }

    /** Opens the window on {@link #home}; it is open already when a test begins. */
    protected void openWizard() throws TimeoutException {
        openWizard(null);
        await(
                "the start page",
                () -> !stage.getScene().getRoot().lookupAll(".start").isEmpty());
        idle();
    }

    /** Opens the window as with a file that was double-clicked. */
    protected void openWizard(Path given) throws TimeoutException {
        if (watchdog != null) {
            watchdog.close();
        }
        FxToolkit.setupFixture(() -> {
            Settings settings = Settings.of(home, home.resolve("projects"));
            settings.theme(theme());
            settings.language(language().toLanguageTag());
            worker = new BackgroundWorker("ferry");
            wizard = new Wizard(stage, settings, worker);
            wizard.show();
            if (given != null) {
                wizard.open(given);
            }
            stage.setWidth(1280);
            stage.setHeight(800);
        });
        watchdog = new FxWatchdog();
    }

    /** Closes the window as its user does, and everything that belongs to it. */
    protected void closeWizard() throws TimeoutException {
        Worker ending = worker;
        FxToolkit.setupFixture(() -> {
            wizard.shell().leave();
            stage.hide();
        });
        ending.close();
        FxToolkit.setupFixture(() -> {
            for (javafx.stage.Window open : List.copyOf(javafx.stage.Window.getWindows())) {
                open.hide();
            }
        });
    }

    protected Locale language() {
        return Locale.ENGLISH;
    }

    protected String theme() {
        return "light";
    }

    /** Does something on the JavaFX thread and waits for it. */
    protected <T> T fx(Callable<T> job) {
        if (Platform.isFxApplicationThread()) {
            try {
                return job.call();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
        try {
            return WaitForAsyncUtils.asyncFx(job).get(PATIENCE, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    protected void fx(Runnable job) {
        fx(() -> {
            job.run();
            return null;
        });
    }

    /** Waits until something is so; fails after {@value #PATIENCE} s. */
    protected void await(String what, BooleanSupplier so) {
        try {
            WaitForAsyncUtils.waitFor(PATIENCE, TimeUnit.SECONDS, () -> fx(so::getAsBoolean));
        } catch (TimeoutException e) {
            throw new AssertionError("still not so after " + PATIENCE + " s: " + what, e);
        }
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** Waits until nothing is being done in the background. */
    protected void idle() {
        await("idle", () -> !worker.busyProperty().get());
    }

    /** Waits until a page is open and nothing is being done. */
    protected void onPage(Step step) {
        await(
                "page " + step,
                () -> wizard.shell().pageProperty().get() != null
                        && wizard.shell().pageProperty().get().step() == step
                        && !worker.busyProperty().get());
    }

    /** The node of that id, which is of that type. */
    protected <T extends Node> T node(Class<T> type, String id) {
        return type.cast(node(id));
    }

    /** The node of that id. */
    protected Node node(String id) {
        return lookup("#" + id).query();
    }

    /** The open migration. */
    protected Session session() {
        return wizard.shell().sessionProperty().get();
    }

    /** Saves a picture of the window under {@code target/screens}, in a real window or with {@code -Dscreens=DIR}. */
    protected void picture(String name) {
        picture(name, stage);
    }

    /** Saves a picture of some window. */
    protected void picture(String name, Stage window) {
        if (!PICTURES) {
            return;
        }
        try {
            Picture.save(fx(() -> window.getScene().snapshot(null)), Path.of("target", "screens", name + ".png"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Saves a picture of a node where {@link #everyLook} does. */
    protected void savePicture(String name, Node node) throws IOException {
        Picture.save(fx(() -> node.snapshot(null, null)), OUT.resolve(name + ".png"));
    }

    /** Saves pictures of the page in both languages, light and dark, in two sizes; {@code -Dscreens=DIR} says where to. */
    protected void everyLook(String page) throws IOException {
        for (Locale language : Words.LANGUAGES) {
            fx(() -> wizard.words().localeProperty().set(language));
            for (String theme : List.of("light", "dark")) {
                fx(() -> wizard.look().choose(theme));
                for (int[] size : SIZES) {
                    fx(() -> {
                        stage.setWidth(size[0]);
                        stage.setHeight(size[1]);
                    });
                    idle();
                    String name = page + "-" + size[0] + "-" + theme + "-" + language.getLanguage() + ".png";
                    Node root = stage.getScene().getRoot();
                    Picture.save(fx(() -> root.snapshot(null, null)), OUT.resolve(name));
                }
            }
        }
        fx(() -> wizard.words().localeProperty().set(Locale.ENGLISH));
        fx(() -> wizard.look().choose("light"));
        fx(() -> {
            stage.setWidth(SIZES.get(0)[0]);
            stage.setHeight(SIZES.get(0)[1]);
        });
        idle();
    }
}
