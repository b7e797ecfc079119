package org.crmferry.ui.manual;

import java.util.List;
import java.util.Locale;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;

/** One page of the manual. It is parsed when it is first shown or searched. Belongs to one thread. */
final class Chapter {
    private static final Parser PARSER = Parser.builder().build();
    private static final String HEADING = "# ";
    private static final int BEFORE = 20;
    private static final int AFTER = 60;

    private final String name;
    private final String markdown;
    private Node document;
    private String text;

    /**
     * A page.
     *
     * @param name of its file, without {@code .md}
     * @param markdown CommonMark whose first line is {@code # } and its title in plain text
     */
    Chapter(String name, String markdown) {
        if (!markdown.startsWith(HEADING)) {
            throw new IllegalArgumentException("The page " + name + " does not begin with its title.");
        }
        this.name = name;
        this.markdown = markdown;
    }

    String name() {
        return name;
    }

    String title() {
        return markdown.lines()
                .findFirst()
                .orElseThrow()
                .substring(HEADING.length())
                .strip();
    }

    /** What it says. */
    Node document() {
        if (document == null) {
            document = PARSER.parse(markdown);
        }
        return document;
    }

    /** The same without marks, in one line; begins with the title. */
    String text() {
        if (text == null) {
            text = PlainText.of(document());
        }
        return text;
    }

    /**
     * Whether every word occurs in it, in whatever case.
     *
     * @param words in lower case
     */
    boolean has(List<String> words) {
        if (words.isEmpty()) {
            return true;
        }
        String small = text().toLowerCase(Locale.ROOT);
        return words.stream().allMatch(small::contains);
    }

    /**
     * The text around the first place below the title where one of the words occurs.
     *
     * @param words in lower case
     */
    String around(List<String> words) {
        String below = text().substring(title().length()).strip();
        String small = below.toLowerCase(Locale.ROOT);
        int first = small.indexOf(String.join(" ", words));
        if (first < 0) {
            first = words.stream()
                    .mapToInt(small::indexOf)
                    .filter(at -> at >= 0)
                    .min()
                    .orElse(0);
        }
        int from = Math.max(0, first - BEFORE);
        int blank = below.indexOf(' ', from);
        if (from > 0 && blank > 0 && blank < first) {
            from = blank;
        }
        int to = Math.min(below.length(), first + AFTER);
        return (from > 0 ? "…" : "") + below.substring(from, to).strip() + (to < below.length() ? "…" : "");
    }
}
