package org.crmferry.ui.session;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the program remembers between two starts, in {@code settings.json} of its home folder: look, language and recent
 * projects. No secrets. A file that cannot be read is put aside, never silently overwritten. Belongs to one thread.
 */
public final class Settings {
    private static final Logger LOG = LoggerFactory.getLogger(Settings.class);
    private static final int RECENT = 12;
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private final Path home;
    private final Path projects;
    private Content content;

    /**
     * What the file holds.
     *
     * @param theme {@code system}, {@code light} or {@code dark}
     * @param language BCP 47 tag; empty = the system's
     * @param recent project folders, the last one first
     * @param width of the window in points; 0 = not known
     * @param height of the window in points
     * @param maximized whether it filled the screen
     * @param dividers where the person put the dividers of split pages, 0 to 1
     */
    record Content(
            String theme,
            String language,
            List<String> recent,
            double width,
            double height,
            boolean maximized,
            Map<String, Double> dividers) {
        Content {
            theme = theme == null ? "system" : theme;
            language = language == null ? "" : language;
            recent = recent == null ? List.of() : List.copyOf(recent);
            dividers = dividers == null ? Map.of() : Map.copyOf(dividers);
        }
    }

    private Settings(Path home, Path projects, Content content) {
        this.home = home;
        this.projects = projects;
        this.content = content;
    }

    /** Of the person who is logged in; {@code -Dferry.home} names another home folder. */
    public static Settings ofUser() {
        String home = System.getProperty("ferry.home");
        Path person = Path.of(System.getProperty("user.home"));
        return home == null
                ? of(person.resolve(".crm-ferry"), person.resolve("CRM Ferry"))
                : of(Path.of(home), Path.of(home).resolve("projects"));
    }

    /**
     * Those in a folder, or the usual ones.
     *
     * @param home where the settings are
     * @param projects where new projects are made
     */
    public static Settings of(Path home, Path projects) {
        Path file = home.resolve("settings.json");
        Content content = new Content(null, null, null, 0, 0, false, null);
        if (Files.exists(file)) {
            try {
                content = JSON.readValue(Files.readString(file), Content.class);
            } catch (JsonProcessingException e) {
                LOG.warn("settings.json cannot be read and is put aside as settings.damaged.json");
                move(file, home.resolve("settings.damaged.json"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return new Settings(home, projects, content);
    }

    public Path home() {
        return home;
    }

    public Path projects() {
        return projects;
    }

    /** The folder of a new project of that name; there is none yet. */
    public Path folderFor(String name) {
        Path folder = projects.resolve(name);
        for (int i = 2; Files.exists(folder); i++) {
            folder = projects.resolve(name + " " + i);
        }
        return folder;
    }

    public String theme() {
        return content.theme();
    }

    public void theme(String theme) {
        save(new Content(
                theme,
                content.language(),
                content.recent(),
                content.width(),
                content.height(),
                content.maximized(),
                content.dividers()));
    }

    public String language() {
        return content.language();
    }

    public void language(String language) {
        save(new Content(
                content.theme(),
                language,
                content.recent(),
                content.width(),
                content.height(),
                content.maximized(),
                content.dividers()));
    }

    public double width() {
        return content.width();
    }

    public double height() {
        return content.height();
    }

    public boolean maximized() {
        return content.maximized();
    }

    public void window(double width, double height, boolean maximized) {
        save(new Content(
                content.theme(), content.language(), content.recent(), width, height, maximized, content.dividers()));
    }

    /**
     * Where a divider stands.
     *
     * @param name of the divider
     * @param usual where it stands if nobody has moved it, 0 to 1
     */
    public double divider(String name, double usual) {
        return content.dividers().getOrDefault(name, usual);
    }

    /** Keeps where the person put a divider. */
    public void divide(String name, double place) {
        Map<String, Double> dividers = new HashMap<>(content.dividers());
        dividers.put(name, place);
        save(new Content(
                content.theme(),
                content.language(),
                content.recent(),
                content.width(),
                content.height(),
                content.maximized(),
                dividers));
    }

    /** Project folders, the last one first. */
    public List<Path> recent() {
        return content.recent().stream().map(Path::of).toList();
    }

    /** Puts a project at the top of the list. */
    public void opened(Path project) {
        List<String> recent = new ArrayList<>(content.recent());
        recent.remove(project.toString());
        recent.add(0, project.toString());
        recent(recent.subList(0, Math.min(RECENT, recent.size())));
    }

    /** Takes a project off the list; its folder stays. */
    public void forget(Path project) {
        List<String> recent = new ArrayList<>(content.recent());
        recent.remove(project.toString());
        recent(recent);
    }

    private void recent(List<String> recent) {
        save(new Content(
                content.theme(),
                content.language(),
                recent,
                content.width(),
                content.height(),
                content.maximized(),
                content.dividers()));
    }

    private void save(Content now) {
        content = now;
        Path part = home.resolve("settings.json.part");
        try {
            Files.createDirectories(home);
            Files.writeString(part, JSON.writeValueAsString(now));
        } catch (IOException e) {
            LOG.warn("The settings cannot be written: {}", e.getMessage());
            return;
        }
        move(part, home.resolve("settings.json"));
    }

    private static void move(Path from, Path to) {
        try {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.warn("{} cannot be written: {}", to.getFileName(), e.getMessage());
        }
    }
}
