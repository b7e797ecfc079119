package org.crmferry.ui.manual;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.crmferry.ui.shell.Page;
import org.crmferry.ui.shell.ShellModel;

/** The pages of the manual in every language, read from the program itself when they are first asked for. */
final class Manual {
    /** Names of all pages, in the order of the contents. */
    static final List<String> NAMES = List.of(
            "index",
            "start",
            "source",
            "target",
            "scope",
            "map",
            "check",
            "protect",
            "transfer",
            "conflicts",
            "finish",
            "compare",
            "trouble");

    private static final String IMAGES = "images/";
    private static final String ENDING = ".md";

    private final Map<Locale, List<Chapter>> read = new HashMap<>();

    /** All pages in one language, in order. */
    List<Chapter> chapters(Locale language) {
        return read.computeIfAbsent(
                language,
                wanted -> NAMES.stream()
                        .map(name -> new Chapter(name, markdown(wanted, name)))
                        .toList());
    }

    private static String markdown(Locale language, String name) {
        String file = language + "/" + name + ENDING;
        try (InputStream in = Objects.requireNonNull(Manual.class.getResourceAsStream(file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The page that a link leads to; empty if it leads elsewhere. */
    static Optional<String> linked(String destination) {
        return destination.endsWith(ENDING)
                ? Optional.of(destination.substring(0, destination.length() - ENDING.length()))
                        .filter(NAMES::contains)
                : Optional.empty();
    }

    /**
     * Where a picture is; empty if it is missing.
     *
     * @param destination as a page names it, for example {@code ../images/check.png}
     */
    static Optional<URL> picture(String destination) {
        int at = destination.indexOf(IMAGES);
        return at < 0 ? Optional.empty() : Optional.ofNullable(Manual.class.getResource(destination.substring(at)));
    }

    /** The page about what the window shows now. */
    static String about(ShellModel shell) {
        Page open = shell.pageProperty().get();
        return switch (shell.placeProperty().get()) {
            case START -> "start";
            case COMPARE -> "compare";
            case MIGRATION -> open == null ? "index" : open.step().name().toLowerCase(Locale.ROOT);
        };
    }
}
