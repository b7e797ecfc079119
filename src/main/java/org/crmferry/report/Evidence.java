package org.crmferry.report;

import java.util.ArrayList;
import java.util.List;
import org.crmferry.report.Report.Cargo;
import org.crmferry.report.Report.Conflicts;
import org.crmferry.report.Report.Finding;
import org.crmferry.report.Report.Verification;
import org.crmferry.report.Sheet.Column;

/** What the sign-off rests on: proof, decisions, exceptions, mapping, fingerprints and history. Not thread-safe. */
final class Evidence {
    private final Report report;
    private final Sheet sheet;
    private final Words words;

    Evidence(Report report, Sheet sheet) {
        this.report = report;
        this.sheet = sheet;
        this.words = sheet.words();
    }

    void write() {
        verification();
        findings();
        conflicts();
        failures();
        mapping();
        cargo();
        history();
    }

    /** The verification in one sentence. */
    static String statement(Report report, Words words) {
        Verification v = report.verification();
        if (!v.done()) {
            return words.text("verified.no");
        }
        return words.text("verified.yes", v.records(), v.fields(), v.different(), words.moment(v.at()));
    }

    private void verification() {
        Verification v = report.verification();
        sheet.openSection("verified.heading");
        sheet.page().element("p", statement(report, words));
        if (v.done()) {
            sheet.sentence("verified.how");
        }
        if (v.different() > 0) {
            List<List<String>> rows = new ArrayList<>();
            for (Report.Difference d : v.differences()) {
                String field = d.field().isEmpty() ? words.text("field.whole") : d.field();
                rows.add(List.of(d.entity(), d.key(), d.targetKey(), field, words.text("kind", d.kind())));
            }
            sheet.table(
                    "verified.table",
                    List.of(
                            Column.words("column.entity"),
                            Column.code("column.key"),
                            Column.code("column.targetKey"),
                            Column.words("column.field"),
                            Column.words("column.kind")),
                    rows,
                    v.different());
        }
        sheet.closeSection();
    }

    private void findings() {
        sheet.openSection("findings.heading");
        if (report.findings().isEmpty()) {
            sheet.sentence("findings.none");
        } else {
            sheet.sentence("findings.summary", report.findings().size(), report.openFindings());
            List<List<String>> rows = new ArrayList<>();
            for (Finding f : report.findings()) {
                String setting = words.text("setting", f.setting());
                String decision = f.how().isEmpty() ? setting : words.text("setting.how", setting, f.how());
                rows.add(List.of(
                        f.words(),
                        f.field().isEmpty() ? f.entity() : f.entity() + " · " + f.field(),
                        words.number(f.count()),
                        f.open() ? words.text("finding.open") : decision));
            }
            sheet.table(
                    "findings.table",
                    List.of(
                            Column.words("column.finding"),
                            Column.words("column.where"),
                            Column.number("column.records"),
                            Column.words("column.decision")),
                    rows,
                    rows.size());
        }
        sheet.closeSection();
    }

    private void conflicts() {
        Conflicts c = report.conflicts();
        sheet.openSection("conflicts.heading");
        if (c.all() == 0) {
            sheet.sentence("conflicts.none");
        } else {
            sheet.sentence("conflicts.summary", c.all(), c.byRule(), c.byPerson(), c.open());
            decisions(c.decisions());
        }
        sheet.closeSection();
    }

    private void decisions(List<Report.Decision> decisions) {
        if (decisions.isEmpty()) {
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        for (Report.Decision d : decisions) {
            String who = d.who().isEmpty() ? "–" : d.who();
            rows.add(List.of(
                    d.entity(), who, words.choice(d.choice()), words.number(d.count()), words.number(d.noted())));
        }
        sheet.table(
                "conflicts.table",
                List.of(
                        Column.words("column.entity"),
                        Column.words("column.who"),
                        Column.words("column.decision"),
                        Column.number("column.records"),
                        Column.number("column.noted")),
                rows,
                rows.size());
    }

    private void failures() {
        sheet.openSection("failures.heading");
        long all = Math.max(report.total().failed(), report.failures().size());
        if (all == 0) {
            sheet.sentence("failures.none");
        } else {
            sheet.sentence("failures.summary", all);
            List<List<String>> rows = new ArrayList<>();
            report.failures()
                    .forEach(f ->
                            rows.add(List.of(f.entity(), f.key(), sheet.words().reason(f.reason()))));
            sheet.table(
                    "failures.table",
                    List.of(Column.words("column.entity"), Column.code("column.key"), Column.words("column.reason")),
                    rows,
                    all);
        }
        sheet.closeSection();
    }

    private void mapping() {
        sheet.openSection("mapping.heading");
        if (report.mapping().isEmpty()) {
            sheet.sentence("mapping.none");
        } else {
            List<List<String>> rows = new ArrayList<>();
            for (Report.EntityPair p : report.mapping()) {
                rows.add(List.of(
                        p.source() + " → " + p.target(),
                        words.number(p.fields()),
                        words.number(p.unmapped()),
                        words.text("keys", p.keys()),
                        p.matchKey().isEmpty() ? "–" : p.matchKey()));
            }
            sheet.table(
                    "mapping.table",
                    List.of(
                            Column.words("column.pair"),
                            Column.number("column.fields"),
                            Column.number("column.unmapped"),
                            Column.words("column.keys"),
                            Column.words("column.matchKey")),
                    rows,
                    rows.size());
            report.mapping().forEach(this::fields);
        }
        sheet.closeSection();
    }

    /** Every field of one pair; all of them, for the mapping is what is signed. */
    private void fields(Report.EntityPair pair) {
        if (pair.lines().isEmpty()) {
            return;
        }
        sheet.page().element("h3", pair.source() + " → " + pair.target());
        List<List<String>> rows = new ArrayList<>();
        for (Report.FieldLine line : pair.lines()) {
            rows.add(List.of(
                    line.source().isEmpty() ? "–" : line.source(),
                    line.target(),
                    line.how().isEmpty() ? words.text("mapping.copied") : line.how()));
        }
        sheet.table(
                "mapping.fields",
                List.of(Column.words("column.source"), Column.words("column.target"), Column.words("column.how")),
                rows,
                rows.size());
    }

    private void cargo() {
        Cargo c = report.cargo();
        sheet.openSection("cargo.heading");
        sheet.sentence("cargo.sentence", words.size(c.bytesSealed()));
        List<List<String>> rows = new ArrayList<>();
        if (!c.manifestSha256().isEmpty()) {
            rows.add(List.of(words.text("cargo.manifest"), c.manifestSha256()));
        }
        if (!c.contentSha256().isEmpty()) {
            rows.add(List.of(words.text("cargo.content"), c.contentSha256()));
        }
        c.entities().forEach(e -> rows.add(List.of(words.text("cargo.entity", e.entity(), e.records()), e.sha256())));
        if (!rows.isEmpty()) {
            sheet.table(
                    "cargo.table",
                    List.of(Column.words("column.what"), Column.code("column.sha256")),
                    rows,
                    rows.size());
        }
        sheet.closeSection();
    }

    private void history() {
        if (report.history().isEmpty()) {
            return;
        }
        sheet.openSection("history.heading");
        List<List<String>> rows = new ArrayList<>();
        report.history().forEach(e -> rows.add(List.of(words.shortMoment(e.at()), e.words())));
        sheet.table(
                "history.table",
                List.of(new Column("column.when", "when"), Column.words("column.event")),
                rows,
                rows.size());
        sheet.closeSection();
    }
}
