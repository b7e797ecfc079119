package org.crmferry.ui;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.application.Application;
import javafx.stage.Stage;
import org.crmferry.ui.session.Settings;
import org.crmferry.ui.work.Ahead;
import org.crmferry.ui.work.BackgroundWorker;
import org.crmferry.ui.work.Worker;

/** The JavaFX program. */
public final class App extends Application {
    /** Read while the toolkit starts; given by {@link #open}, for the toolkit makes the program itself. */
    private static Ahead<Settings> settings;

    private Worker worker;

    /**
     * Opens the window and returns when it is closed.
     *
     * @param arguments nothing, or a package or project folder to open
     */
    public static void open(String... arguments) {
        settings = Ahead.of(Settings::ofUser);
        launch(App.class, arguments);
    }

    /** Whether there is a screen to open a window on. */
    public static boolean hasScreen() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        return system.contains("win")
                || system.contains("mac")
                || !empty(System.getenv("DISPLAY"))
                || !empty(System.getenv("WAYLAND_DISPLAY"));
    }

    private static boolean empty(String value) {
        return value == null || value.isEmpty();
    }

    @Override
    public void start(Stage stage) {
        worker = new BackgroundWorker("ferry");
        Wizard wizard = new Wizard(stage, settings.get(), worker);
        wizard.shell()
                .desktop(file -> getHostServices().showDocument(file.toUri().toString()));
        wizard.show();
        List<String> given = getParameters().getRaw();
        if (!given.isEmpty()) {
            wizard.open(Path.of(given.get(0)).toAbsolutePath());
        }
    }

    @Override
    public void stop() {
        worker.close();
    }
}
