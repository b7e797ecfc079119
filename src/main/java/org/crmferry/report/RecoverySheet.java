package org.crmferry.report;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.crmferry.model.Fault;
import org.crmferry.model.FerryException;
import org.crmferry.model.Said;

/**
 * A sheet to print and to keep in a safe place: what is needed to open what a migration stored, with this program and
 * without it. Holds no secret: the passphrase is written onto the paper by hand.
 *
 * @param project what people call the migration
 * @param folder where it is stored
 * @param file the package; empty if there is none
 * @param source what is at the source
 * @param target what is at the target
 * @param made when the passphrase was set
 */
public record RecoverySheet(String project, String folder, String file, String source, String target, Instant made) {

    /**
     * Writes it as {@code .html} or {@code .pdf}.
     *
     * @throws FerryException (MAPPING) if the suffix is neither, (STORAGE) if the file cannot be written
     */
    public void write(Path out, Locale locale) {
        Words words = new Words(locale);
        byte[] bytes = switch (ReportFile.suffix(out)) {
            case "html" -> page(words, false).getBytes(StandardCharsets.UTF_8);
            case "pdf" -> Pdf.of(page(words, true));
            default -> throw new FerryException(Fault.MAPPING, Said.of(RecoverySheet.class, "sheet.kind"));
        };
        ReportFile.store(bytes, out);
    }

    private String page(Words words, boolean paper) {
        Markup page = new Markup();
        Sheet sheet = new Sheet(page, words, paper);
        page.open("html", "xmlns", "http://www.w3.org/1999/xhtml", "lang", words.language());
        sheet.head(project, words.text("recovery.kind"));
        page.open("body");
        page.open("div", "class", "sheet", "role", "main");
        page.element("p", words.text("recovery.kind"), "class", "brand");
        page.element("h1", project);
        page.element("p", words.text("recovery.purpose"));
        section(sheet, "recovery.what", List.of());
        facts(sheet);
        section(sheet, "recovery.passphrase", List.of("recovery.passphrase.text"));
        page.element("p", "______________________________________________________________");
        page.close();
        section(sheet, "recovery.with", List.of("recovery.with.1", "recovery.with.2"));
        page.close();
        section(sheet, "recovery.without", List.of("recovery.without.text"));
        for (String command : List.of(
                "openssl cms -decrypt -inform DER -in key.p7m -pwri_password 'PASSPHRASE' -out key.bin",
                "KEY=$(od -An -tx1 -v key.bin | tr -d ' \\n')",
                "openssl cms -decrypt -inform DER -in batches/000001-NAME.p7m -secretkey $KEY -out NAME.avro")) {
            page.element("p", command, "class", "code");
        }
        page.element("p", words.text("recovery.without.formats"));
        page.close();
        page.close().close().close();
        return page.finished();
    }

    private void section(Sheet sheet, String heading, List<String> sentences) {
        sheet.openSection(heading);
        sentences.forEach(sheet::sentence);
    }

    private void facts(Sheet sheet) {
        sheet.sentence("recovery.source", source);
        sheet.sentence("recovery.target", target);
        sheet.sentence("recovery.folder", folder);
        if (!file.isEmpty()) {
            sheet.sentence("recovery.file", file);
        }
        sheet.sentence("recovery.made", sheet.words().moment(made));
        sheet.page().close();
    }
}
