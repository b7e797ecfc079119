package org.crmferry.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The counts as CSV (RFC 4180, UTF-8 without a byte-order mark): one row per entity, numbers bare. A name that a
 * spreadsheet would run as a formula gets an apostrophe in front.
 */
final class Csv {
    private static final String FORMULA_STARTS = "=+-@\t\r\n";

    private Csv() {}

    static byte[] of(Report report) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().build(text)) {
            csv.writeRecord(
                    "entity",
                    "source",
                    "target",
                    "read",
                    "created",
                    "updated",
                    "unchanged",
                    "skipped",
                    "conflicts",
                    "failed");
            for (Report.EntityCount c : report.entities()) {
                csv.writeRecord(
                        harmless(c.entity()),
                        harmless(c.source()),
                        harmless(c.target()),
                        Long.toString(c.read()),
                        Long.toString(c.created()),
                        Long.toString(c.updated()),
                        Long.toString(c.unchanged()),
                        Long.toString(c.skipped()),
                        Long.toString(c.conflicts()),
                        Long.toString(c.failed()));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The text, made safe for spreadsheets. */
    static String harmless(String name) {
        return !name.isEmpty() && FORMULA_STARTS.indexOf(name.charAt(0)) >= 0 ? "'" + name : name;
    }
}
