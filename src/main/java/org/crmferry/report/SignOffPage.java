package org.crmferry.report;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.crmferry.report.Report.EntityCount;
import org.crmferry.report.Sheet.Column;

/**
 * The report as one page to read, print and sign: self-contained XHTML without scripts, which loads nothing. On paper
 * (PDF) the same words with a style sheet of what the layout engine knows. Not thread-safe.
 */
final class SignOffPage {
    /** Letters of the title that fit the foot of a page. */
    private static final int FOOTER_TITLE = 60;

    private static final int NAME = 200;

    private final Report report;
    private final Words words;
    private final Markup page;
    private final Sheet sheet;

    private SignOffPage(Report report, Words words, boolean paper) {
        this.report = report;
        this.words = words;
        this.page = new Markup();
        this.sheet = new Sheet(page, words, paper);
    }

    static byte[] html(Report report, Words words) {
        return new SignOffPage(report, words, false).whole().getBytes(StandardCharsets.UTF_8);
    }

    static String forPaper(Report report, Words words) {
        return new SignOffPage(report, words, true).whole();
    }

    private String whole() {
        page.open("html", "xmlns", "http://www.w3.org/1999/xhtml", "lang", words.language());
        sheet.head(report.title(), words.text("page.kind"));
        page.open("body");
        if (sheet.paper()) {
            page.element(
                    "div",
                    words.text("page.footer", Sheet.cut(report.title(), FOOTER_TITLE), report.run()),
                    "class",
                    "running");
        } else {
            patterns();
        }
        page.open("div", "class", "sheet", "role", "main");
        header();
        outcome();
        ends();
        facts();
        moved();
        new Evidence(report, sheet).write();
        signatures();
        page.open("footer");
        page.element("p", words.text("privacy"));
        page.close();
        page.close().close().close();
        return page.finished();
    }

    /** Stripes for the two parts that need a look, told apart without colour. */
    private void patterns() {
        page.open("svg", "class", "unseen", "aria-hidden", "true", "width", "0", "height", "0")
                .open("defs");
        for (String part : List.of("conflicts", "failed")) {
            page.open(
                    "pattern",
                    "id",
                    "stripes-" + part,
                    "width",
                    "6",
                    "height",
                    "6",
                    "patternUnits",
                    "userSpaceOnUse",
                    "patternTransform",
                    part.equals("failed") ? "rotate(-45)" : "rotate(45)");
            page.empty("rect", "width", "6", "height", "6", "class", "ground-" + part);
            page.empty("rect", "width", part.equals("failed") ? "3" : "2", "height", "6", "class", "stripe");
            page.close();
        }
        page.close().close();
    }

    private void header() {
        page.open("header");
        page.element("p", "CRM Ferry · " + words.text("page.kind"), "class", "brand");
        page.element("h1", Sheet.cut(report.title(), NAME));
        page.element(
                "p",
                words.text("page.made", words.moment(report.created()), report.productVersion(), report.run()),
                "class",
                "quiet");
        page.close();
    }

    private void outcome() {
        long open = report.openPoints();
        boolean done = report.verification().done();
        String kind = open > 0 ? "open" : done ? "done" : "unverified";
        page.open("div", "class", "outcome outcome-" + kind);
        page.element("p", words.text("outcome." + kind, open), "class", "outcome-title");
        page.element("p", Evidence.statement(report, words));
        page.close();
    }

    private void ends() {
        page.open("div", "class", "ends");
        end("end.source", report.source());
        end("end.target", report.target());
        page.close();
    }

    private void end(String label, Report.Side side) {
        page.open("div", "class", "end");
        page.element("p", words.text(label), "class", "label");
        page.element("p", side.crm().isEmpty() ? side.product() : side.crm(), "class", "end-name");
        if (!side.crm().isEmpty()) {
            page.element("p", side.product(), "class", "quiet");
        }
        page.element("p", side.location(), "class", "code");
        page.close();
    }

    private void facts() {
        EntityCount total = report.total();
        page.open("div", "class", "facts");
        fact("fact.read", words.number(total.read()));
        fact("fact.written", words.number(total.created() + total.updated()));
        fact("fact.open", words.number(report.openPoints()));
        fact("fact.duration", words.duration(report.duration()));
        fact("fact.sealed", words.size(report.cargo().bytesSealed()));
        page.close();
    }

    private void fact(String label, String value) {
        page.open("div", "class", "fact");
        page.element("p", value, "class", "fact-value");
        page.element("p", words.text(label), "class", "label");
        page.close();
    }

    private void moved() {
        sheet.openSection("moved.heading");
        if (report.entities().isEmpty()) {
            sheet.sentence("moved.none");
            sheet.closeSection();
            return;
        }
        new Picture(sheet).draw(report.entities());
        sheet.openTable("moved.table");
        List<Column> columns = new ArrayList<>(List.of(Column.words("column.entity"), Column.number("count.read")));
        for (String part : List.of("created", "updated", "unchanged", "skipped", "conflicts", "failed")) {
            columns.add(Column.number("count." + part));
        }
        sheet.headings(columns);
        page.open("tbody");
        for (EntityCount count : report.entities()) {
            counts(count, "");
        }
        page.close().open("tfoot");
        counts(report.total(), words.text("moved.total"));
        page.close();
        sheet.closeTable();
        sheet.closeSection();
    }

    private void counts(EntityCount count, String totalLabel) {
        page.open("tr").open("th", "scope", "row");
        if (totalLabel.isEmpty()) {
            page.text(Sheet.cut(count.entity(), NAME));
            page.element("span", Sheet.cut(count.source() + " → " + count.target(), NAME), "class", "names");
        } else {
            page.text(totalLabel);
        }
        page.close();
        for (long n : new long[] {count.read(), count.created(), count.updated(), count.unchanged(), count.skipped()}) {
            page.element("td", words.number(n), "class", n == 0 ? "number zero" : "number");
        }
        for (long n : new long[] {count.conflicts(), count.failed()}) {
            page.element("td", words.number(n), "class", n == 0 ? "number zero" : "number look");
        }
        page.close();
    }

    private void signatures() {
        page.open("section", "id", "sign-off", "class", "together");
        page.element("h2", words.text("sign.heading"));
        sheet.sentence("sign.statement", report.run());
        page.open("div", "class", "signatures");
        for (String role : List.of("sign.deliverer", "sign.receiver")) {
            page.open("div", "class", "signature");
            page.element("h3", words.text(role));
            for (String line : List.of("sign.name", "sign.date", "sign.signature")) {
                page.element("p", words.text(line), "class", "line " + line.replace('.', '-'));
            }
            page.close();
        }
        page.close().close();
    }
}
