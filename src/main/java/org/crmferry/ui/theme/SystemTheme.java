package org.crmferry.ui.theme;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the person's desktop is dark, asked with the desktop's own command: JavaFX 21 has no way to know (its
 * successor has {@code Platform.Preferences}). Blocks for up to a second.
 */
public final class SystemTheme {
    private static final Logger LOG = LoggerFactory.getLogger(SystemTheme.class);

    private SystemTheme() {}

    /** False where the desktop does not say. */
    public static boolean dark() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (system.contains("win")) {
            return says(
                    "0x0",
                    "reg",
                    "query",
                    "HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Themes\\Personalize",
                    "/v",
                    "AppsUseLightTheme");
        }
        if (system.contains("mac")) {
            return says("Dark", "defaults", "read", "-g", "AppleInterfaceStyle");
        }
        return says("dark", "gsettings", "get", "org.gnome.desktop.interface", "color-scheme");
    }

    private static boolean says(String word, String... command) {
        try {
            Process process = new ProcessBuilder(List.of(command))
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            if (!process.waitFor(1, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return false;
            }
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).contains(word);
        } catch (IOException e) {
            LOG.debug("the desktop does not say whether it is dark: {}", e.getMessage());
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
