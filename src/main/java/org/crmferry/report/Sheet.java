package org.crmferry.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What all sections of the page are made of: headings, sentences and tables. Not thread-safe. */
final class Sheet {
    /** Rows shown of a long list; the JSON file has them all. */
    static final int ROWS = 300;

    /** Letters shown of a long text in a table. */
    private static final int CELL = 300;

    /** A table's column: the key of its heading, and a style class ("" for words). */
    record Column(String heading, String style) {
        static Column words(String heading) {
            return new Column(heading, "");
        }

        static Column number(String heading) {
            return new Column(heading, "number");
        }

        static Column code(String heading) {
            return new Column(heading, "code");
        }
    }

    private final Markup page;
    private final Words words;
    private final boolean paper;

    Sheet(Markup page, Words words, boolean paper) {
        this.page = page;
        this.words = words;
        this.paper = paper;
    }

    Markup page() {
        return page;
    }

    Words words() {
        return words;
    }

    /** Whether this becomes a PDF, whose layout engine knows neither SVG nor grids. */
    boolean paper() {
        return paper;
    }

    void openSection(String heading) {
        page.open("section", "id", heading.replace('.', '-'));
        page.element("h2", words.text(heading));
    }

    void closeSection() {
        page.close();
    }

    void sentence(String key, Object... arguments) {
        page.element("p", words.text(key, arguments));
    }

    void openTable(String caption) {
        if (!paper) {
            page.open("div", "class", "scroll", "role", "region", "tabindex", "0", "aria-label", words.text(caption));
        }
        page.open("table", "class", "grid");
        page.element("caption", words.text(caption), "class", paper ? "hidden" : "unseen");
    }

    void closeTable() {
        page.close();
        if (!paper) {
            page.close();
        }
    }

    void headings(List<Column> columns) {
        page.open("thead").open("tr");
        for (Column column : columns) {
            page.element("th", words.text(column.heading()), "scope", "col", "class", blankToNull(column.style()));
        }
        page.close().close();
    }

    /** A table of texts; of more than {@link #ROWS} rows the first are shown and the rest are counted. */
    void table(String caption, List<Column> columns, List<List<String>> rows, long all) {
        openTable(caption);
        headings(columns);
        page.open("tbody");
        for (List<String> row : rows.subList(0, Math.min(ROWS, rows.size()))) {
            page.open("tr");
            for (int i = 0; i < columns.size(); i++) {
                page.element(
                        "td",
                        cut(row.get(i), CELL),
                        "class",
                        blankToNull(columns.get(i).style()));
            }
            page.close();
        }
        page.close();
        closeTable();
        long more = all - Math.min(ROWS, rows.size());
        if (more > 0) {
            page.element("p", words.text("table.more", more), "class", "quiet");
        }
    }

    /** The text, or so many of its letters and an ellipsis. */
    static String cut(String text, int letters) {
        return text.codePointCount(0, text.length()) <= letters
                ? text
                : text.substring(0, text.offsetByCodePoints(0, letters)) + "…";
    }

    private static String blankToNull(String style) {
        return style.isEmpty() ? null : style;
    }

    /** The head of the page, with its style. */
    void head(String title, String kind) {
        page.open("head");
        page.empty("meta", "charset", "utf-8");
        if (!paper) {
            page.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
            page.empty("meta", "name", "color-scheme", "content", "light dark");
            page.empty(
                    "meta",
                    "http-equiv",
                    "Content-Security-Policy",
                    "content",
                    "default-src 'none'; style-src 'unsafe-inline'");
        }
        page.empty("meta", "name", "description", "content", kind);
        page.empty("meta", "name", "subject", "content", kind);
        page.element("title", title + " – " + kind);
        page.element("style", style(paper ? "paper.css" : "screen.css"));
        page.close();
    }

    private static String style(String name) {
        try (InputStream in = Sheet.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException bug) {
            throw new UncheckedIOException(bug);
        }
    }
}
