package org.crmferry.ui.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.Objects;
import javafx.application.Application;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.css.PseudoClass;
import javafx.scene.Scene;
import org.crmferry.ui.session.Settings;
import org.crmferry.ui.work.Worker;

/** The look of all windows: AtlantaFX light or dark, as the system has it or as chosen, and {@code crmferry.css}. */
public final class Look {
    private static final PseudoClass DARK = PseudoClass.getPseudoClass("dark");
    private static final String OURS = Objects.requireNonNull(Look.class.getResource("/org/crmferry/ui/crmferry.css"))
            .toExternalForm();

    private final Settings settings;
    private final Worker worker;
    private final BooleanProperty dark = new SimpleBooleanProperty(this, "dark");

    public Look(Settings settings, Worker worker) {
        this.settings = settings;
        this.worker = worker;
        dark.addListener((value, old, now) -> use(now));
        use(false);
        choose(settings.theme());
    }

    /**
     * Changes the look.
     *
     * @param theme {@code system}, {@code light} or {@code dark}
     */
    public void choose(String theme) {
        if (!settings.theme().equals(theme)) {
            settings.theme(theme);
        }
        if (theme.equals("system")) {
            worker.work("shell.working", SystemTheme::dark)
                    .onDone(dark::set)
                    .onFailed(failure -> dark.set(false))
                    .start();
        } else {
            dark.set(theme.equals("dark"));
        }
    }

    public BooleanProperty darkProperty() {
        return dark;
    }

    /** Dresses a window. */
    public void dress(Scene scene) {
        scene.getStylesheets().add(OURS);
        scene.getRoot().pseudoClassStateChanged(DARK, dark.get());
        dark.addListener((value, old, now) -> scene.getRoot().pseudoClassStateChanged(DARK, now));
    }

    private static void use(boolean dark) {
        Application.setUserAgentStylesheet(
                dark ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet());
    }
}
