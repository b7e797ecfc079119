package org.crmferry.report;

import java.util.ArrayList;
import java.util.List;
import org.crmferry.report.Report.EntityCount;

/**
 * One bar per entity: which part of its records was created, updated and so on. The same in words beneath each bar, so
 * nothing hangs on colour. A part that is there is never too thin to be seen.
 */
final class Picture {
    /** In percent of the bar. */
    private static final double THINNEST = 1.2;

    private static final int NAME = 100;

    private static final List<String> PARTS =
            List.of("created", "updated", "unchanged", "skipped", "conflicts", "failed");

    private record Part(String name, long count, double from, double width) {}

    private final Sheet sheet;
    private final Markup page;
    private final Words words;

    Picture(Sheet sheet) {
        this.sheet = sheet;
        this.page = sheet.page();
        this.words = sheet.words();
    }

    void draw(List<EntityCount> entities) {
        legend();
        page.open("div", "class", "bars");
        for (EntityCount entity : entities) {
            page.open("div", "class", "bar-row");
            page.element("div", Sheet.cut(entity.entity(), NAME), "class", "bar-name");
            page.open("div", "class", "bar-side");
            List<Part> parts = parts(entity);
            if (sheet.paper()) {
                cells(parts);
            } else {
                svg(entity, parts);
            }
            page.element("p", inWords(entity, "\u00A0"), "class", "bar-words");
            page.close().close();
        }
        page.close();
    }

    private void legend() {
        page.open("p", "class", "legend");
        for (String part : PARTS) {
            page.open("span", "class", "legend-item");
            if (sheet.paper()) {
                page.element("span", "\u00A0", "class", "swatch part-" + part);
            } else {
                page.open("svg", "class", "swatch", "aria-hidden", "true");
                page.empty("rect", "width", "100%", "height", "100%", "class", "part-" + part);
                page.close();
            }
            page.text(" " + words.text("count." + part)).close().text(" ");
        }
        page.close();
    }

    private void svg(EntityCount entity, List<Part> parts) {
        page.open(
                "svg",
                "class",
                "bar",
                "role",
                "img",
                "aria-label",
                words.text("count.words.list", entity.entity(), inWords(entity, " ")));
        page.empty("rect", "width", "100%", "height", "100%", "class", "part-none");
        for (Part part : parts) {
            page.open(
                    "rect",
                    "x",
                    percent(part.from),
                    "width",
                    percent(part.width),
                    "height",
                    "100%",
                    "class",
                    "part-" + part.name);
            page.element("title", words.text("count." + part.name) + ": " + words.number(part.count));
            page.close();
        }
        page.close();
    }

    private void cells(List<Part> parts) {
        page.open("table", "class", "bar").open("tr");
        if (parts.isEmpty()) {
            page.element("td", "\u00A0", "class", "part-none");
        }
        for (Part part : parts) {
            page.element("td", "\u00A0", "class", "part-" + part.name, "style", "width:" + percent(part.width));
        }
        page.close().close();
    }

    /** The counts in words; the space within each is one that may or may not break a line. */
    private String inWords(EntityCount entity, String space) {
        List<String> parts = new ArrayList<>();
        for (String name : PARTS) {
            if (count(entity, name) > 0) {
                parts.add(words.text("count.words." + name, count(entity, name)).replace(" ", space));
            }
        }
        String read = words.text("count.words.read", entity.read()).replace(" ", space);
        return parts.isEmpty() ? read : words.text("count.words.list", read, String.join(" · ", parts));
    }

    private static List<Part> parts(EntityCount entity) {
        double all = 0;
        for (String name : PARTS) {
            all += count(entity, name);
        }
        double wide = 0;
        for (String name : PARTS) {
            wide += share(count(entity, name), all);
        }
        List<Part> parts = new ArrayList<>();
        double from = 0;
        for (String name : PARTS) {
            long count = count(entity, name);
            if (count > 0) {
                double width = 100 * share(count, all) / wide;
                parts.add(new Part(name, count, from, width));
                from += width;
            }
        }
        return parts;
    }

    private static double share(long count, double all) {
        return count == 0 ? 0 : Math.max(THINNEST, 100 * count / all);
    }

    private static String percent(double width) {
        return Math.round(width * 100) / 100.0 + "%";
    }

    private static long count(EntityCount entity, String part) {
        return switch (part) {
            case "created" -> entity.created();
            case "updated" -> entity.updated();
            case "unchanged" -> entity.unchanged();
            case "skipped" -> entity.skipped();
            case "conflicts" -> entity.conflicts();
            case "failed" -> entity.failed();
            default -> throw new IllegalStateException(part);
        };
    }
}
