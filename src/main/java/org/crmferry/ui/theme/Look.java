package org.crmferry.ui.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.Objects;
import javafx.application.Application;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.css.PseudoClass;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Background;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import org.crmferry.ui.session.Settings;
import org.crmferry.ui.work.Worker;

/** The look of all windows: AtlantaFX light or dark, as the system has it or as chosen, and {@code crmferry.css}. */
public final class Look {
    /** Primer's {@code -color-bg-subtle}. */
    private static final Color LIGHT_BACKGROUND = Color.web("#f6f8fa");

    private static final Color DARK_BACKGROUND = Color.web("#161b22");
    private static final PseudoClass DARK = PseudoClass.getPseudoClass("dark");
    private static final String OURS = Objects.requireNonNull(Look.class.getResource("/org/crmferry/ui/crmferry.css"))
            .toExternalForm();

    private final Settings settings;
    private final Worker worker;
    private final BooleanProperty dark = new SimpleBooleanProperty(this, "dark");
    private boolean dressed;

    public Look(Settings settings, Worker worker) {
        this.settings = settings;
        this.worker = worker;
        dark.addListener((value, old, now) -> {
            if (dressed) {
                use(now);
            }
        });
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

    /** The program's logo, of that many pixels: one of the sizes in {@code icons}. */
    public static Image logo(int size) {
        return new Image(Look.class.getResourceAsStream("/org/crmferry/ui/icons/crm-ferry-" + size + ".png"));
    }

    /** What a window shows before it is dressed: the logo on the background of all pages. No stylesheet has been read for it. */
    public Parent undressed() {
        StackPane plain = new StackPane(new ImageView(logo(64)));
        plain.setBackground(Background.fill(dark.get() ? DARK_BACKGROUND : LIGHT_BACKGROUND));
        return plain;
    }

    /** Dresses a window and all that will be its root. */
    public void dress(Scene scene) {
        if (!dressed) {
            dressed = true;
            use(dark.get());
        }
        scene.getStylesheets().add(OURS);
        Runnable tell = () -> scene.getRoot().pseudoClassStateChanged(DARK, dark.get());
        dark.addListener((value, old, now) -> tell.run());
        scene.rootProperty().addListener((value, old, now) -> tell.run());
        tell.run();
    }

    private static void use(boolean dark) {
        Application.setUserAgentStylesheet(
                dark ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet());
    }
}
