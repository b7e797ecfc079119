package org.crmferry.report;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.crmferry.compare.Comparison;
import org.crmferry.compare.EntityComparison;
import org.crmferry.compare.FieldDifference;
import org.crmferry.compare.RecordDifference;
import org.crmferry.report.Sheet.Column;

/** A comparison as one page to read: numbers per entity, then what differs, left beside right. Not thread-safe. */
final class ComparisonPage {
    private final Comparison comparison;
    private final Words words;
    private final Markup page = new Markup();
    private final Sheet sheet;

    private ComparisonPage(Comparison comparison, Words words) {
        this.comparison = comparison;
        this.words = words;
        sheet = new Sheet(page, words, false);
    }

    static byte[] html(Comparison comparison, Words words) {
        return new ComparisonPage(comparison, words).whole().getBytes(StandardCharsets.UTF_8);
    }

    private String whole() {
        String kind = words.text("compare.kind");
        page.open("html", "xmlns", "http://www.w3.org/1999/xhtml", "lang", words.language());
        sheet.head(comparison.left() + " – " + comparison.right(), kind);
        page.open("body");
        page.open("div", "class", "sheet", "role", "main");
        page.open("header");
        page.element("p", "CRM Ferry · " + kind, "class", "brand");
        page.element("h1", Sheet.cut(comparison.left() + " – " + comparison.right(), 200));
        page.close();
        page.open("div", "class", "outcome outcome-" + (comparison.same() ? "done" : "open"));
        page.element(
                "p",
                comparison.same() ? words.text("compare.same") : words.text("compare.differ", comparison.total()),
                "class",
                "outcome-title");
        page.close();
        entities();
        alone();
        for (EntityComparison each : comparison.entities()) {
            if (each.differences() > 0) {
                differences(each);
            }
        }
        page.open("footer");
        page.element("p", words.text("compare.privacy"));
        page.close();
        page.close().close().close();
        return page.finished();
    }

    private void entities() {
        sheet.openSection("compare.entities");
        List<List<String>> rows = new ArrayList<>();
        for (EntityComparison each : comparison.entities()) {
            String names =
                    each.entity().equalsIgnoreCase(each.right()) ? each.entity() : each.entity() + " – " + each.right();
            rows.add(List.of(
                    each.label().equals(each.entity()) ? names : each.label() + " (" + names + ")",
                    words.number(each.onlyLeft()),
                    words.number(each.different()),
                    words.number(each.onlyRight()),
                    words.number(each.identical()),
                    words.text(
                            each.readAll() ? "compare.by.rows" : "compare.by.ranges",
                            words.number(each.read()),
                            words.number(each.records()))));
        }
        sheet.table(
                "compare.entities",
                List.of(
                        Column.words("column.entity"),
                        Column.number("compare.onlyLeft"),
                        Column.number("compare.different"),
                        Column.number("compare.onlyRight"),
                        Column.number("compare.identical"),
                        Column.words("compare.read")),
                rows,
                rows.size());
        long ignored = comparison.entities().stream()
                .mapToLong(EntityComparison::ignored)
                .sum();
        if (ignored > 0) {
            sheet.sentence("compare.ignored", ignored);
        }
        sheet.closeSection();
    }

    private void alone() {
        if (!comparison.onlyLeft().isEmpty()) {
            sheet.sentence("compare.aloneLeft", String.join(", ", comparison.onlyLeft()));
        }
        if (!comparison.onlyRight().isEmpty()) {
            sheet.sentence("compare.aloneRight", String.join(", ", comparison.onlyRight()));
        }
    }

    private void differences(EntityComparison each) {
        page.open("section");
        page.element("h2", each.label());
        List<List<String>> rows = new ArrayList<>();
        List<RecordDifference> kept = comparison.page(each.entity(), null, 0, Sheet.ROWS);
        for (RecordDifference difference : kept) {
            if (difference.kind() == RecordDifference.Kind.DIFFERENT) {
                for (FieldDifference field : difference.fields()) {
                    rows.add(List.of(
                            difference.keyText(),
                            words.text("compare." + difference.kind().word()),
                            field.name(),
                            shown(field.left()),
                            shown(field.right())));
                }
            } else {
                boolean left = difference.kind() == RecordDifference.Kind.ONLY_LEFT;
                String filled = filled(difference, left);
                rows.add(List.of(
                        difference.keyText(),
                        words.text("compare." + difference.kind().word()),
                        "",
                        left ? filled : "",
                        left ? "" : filled));
            }
        }
        sheet.table(
                "compare.differences",
                List.of(
                        Column.code("column.key"),
                        Column.words("column.kind"),
                        Column.words("column.field"),
                        Column.words("compare.left"),
                        Column.words("compare.right")),
                rows,
                rows.size());
        long more = each.differences() - kept.size();
        if (more > 0 && rows.size() <= Sheet.ROWS) {
            page.element("p", words.text("compare.more", more), "class", "quiet");
        }
        page.close();
    }

    /** What a record holds that one side has alone. */
    private static String filled(RecordDifference difference, boolean left) {
        return String.join(
                "; ",
                difference.fields().stream()
                        .map(f -> f.name() + ": " + (left ? f.left() : f.right()))
                        .toList());
    }

    private static String shown(String value) {
        return value == null ? "–" : value;
    }
}
