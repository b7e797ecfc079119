package org.crmferry.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.crmferry.model.Fault;
import org.crmferry.model.FerryException;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.InputSource;

class ReportFileTest {
    private static final String HOSTILE =
            "<script>alert(\"1\")</script>&amp;]]><!--\0\u0008\uD800\u202E'\"--></style><img src=x onerror=y>";

    @TempDir
    Path folder;

    @Test
    void htmlSaysWhatWasMovedAndProved() throws Exception {
        Document page = html(Reports.clean(), Locale.ENGLISH);

        assertThat(page.select(".outcome").text())
                .contains("nothing is left open")
                .contains("Every field of 12,345 records was compared (345,678 values); 0 differences.");
        assertThat(page.select("#moved-heading tfoot").text()).contains("All 12,345 12,173 160 12 0 0 0");
        assertThat(page.select("svg[role=img]").eachAttr("aria-label"))
                .contains("Contacts: 2,031 read: 1,900 created · 131 updated");
        assertThat(page.select(".facts").text()).contains("2 min 14 s").contains("48.2 MB");
    }

    @Test
    void htmlNamesWhatIsLeftOpen() throws Exception {
        Document page = html(Reports.troubled(), Locale.ENGLISH);

        assertThat(page.select(".outcome-open").text())
                .contains("9 points are left open")
                .contains("2 differences");
        assertThat(page.select("#failures-heading").text())
                .contains("3 records were not written")
                .contains("0a1b2c3d-0000-4000-8000-000000000003");
        assertThat(page.select("#findings-heading").text()).contains("Fixed: kept whole in a longer field");
        assertThat(page.select("#verified-heading").text())
                .contains("whole record")
                .contains("Cut short");
    }

    @Test
    void htmlDoesNotClaimAProofThatWasNotMade() throws Exception {
        Document page = html(Reports.notVerified(), Locale.ENGLISH);

        assertThat(page.select(".outcome").text()).contains("not verified yet").doesNotContain("was compared");
    }

    @Test
    void htmlLoadsNothingAndRunsNothing() throws Exception {
        Document page = html(Reports.troubled(), Locale.ENGLISH);

        assertThat(page.select("script, link, img, iframe, object, [src], [href], [onload]"))
                .isEmpty();
        assertThat(page.select("style").html()).doesNotContain("@import").doesNotContain("http");
    }

    @Test
    void hostileNamesStayText() throws Exception {
        Document page = html(Reports.titled(HOSTILE), Locale.ENGLISH);

        assertThat(page.select("script, img")).isEmpty();
        assertThat(page.select("style")).hasSize(1);
        String shown =
                "<script>alert(\"1\")</script>&amp;]]><!--\uFFFD\uFFFD\uFFFD\uFFFD'\"--></style><img src=x onerror=y>";
        assertThat(page.selectFirst("h1").wholeText()).isEqualTo(shown);
        assertThat(page.select("td").stream().map(Element::wholeText)).contains(shown);
        assertThat(text(Reports.titled(HOSTILE), Locale.ENGLISH)).contains("<script>alert(\"1\")</script>");
    }

    @Test
    void htmlIsWellFormedInBothForms() throws Exception {
        ReportFile.write(Reports.titled(HOSTILE), folder.resolve("r.html"));
        for (String xhtml : List.of(
                Files.readString(folder.resolve("r.html")),
                SignOffPage.forPaper(Reports.titled(HOSTILE), new Words(Locale.ENGLISH)))) {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setNamespaceAware(true);
            assertThat(factory.newDocumentBuilder()
                            .parse(new InputSource(new StringReader(xhtml)))
                            .getDocumentElement()
                            .getLocalName())
                    .isEqualTo("html");
        }
    }

    @Test
    void longListsAreCutAndCounted() throws Exception {
        Document page = html(Reports.manyFailures(1_000), Locale.ENGLISH);

        assertThat(page.select("#failures-heading tbody tr")).hasSize(Sheet.ROWS);
        assertThat(page.select("#failures-heading").text()).contains("And 700 more");
    }

    @Test
    void pdfHoldsTheSameWords() throws Exception {
        String text = text(Reports.troubled(), Locale.ENGLISH);

        assertThat(text)
                .contains("Sales CRM: SuiteCRM to EspoCRM")
                .contains("9 points are left open")
                .contains("1,252,480 records")
                .contains("客户会议")
                .contains("0a1b2c3d-0000-4000-8000-000000000003")
                .contains("Accepted by")
                .contains("Signature");
    }

    @Test
    void pdfSpeaksChinese() throws Exception {
        assertThat(text(Reports.clean(), Locale.SIMPLIFIED_CHINESE))
                .contains("迁移报告", "已比对 12,345 条记录的每个字段", "2 分 14 秒", "接收方");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Łódź Ελλάδα Київ",
                "שלום عميل",
                "😀 👩‍👩‍👧 🇨🇳",
                "\uD840\uDC00 𝔘",
                "नमस्ते ไทย",
                "e\u0301\u0323"
            })
    void lettersWithoutAGlyphDoNotBreakThePdf(String name) throws Exception {
        assertThat(text(Reports.titled(name), Locale.ENGLISH)).contains("Accepted by");
    }

    @Test
    void longNamesDoNotBreakThePdf() throws Exception {
        assertThat(text(Reports.titled("x".repeat(5_000)), Locale.ENGLISH)).contains("x…", "Accepted by");
    }

    @Test
    void csvHoldsOneRowPerEntity() throws Exception {
        Path out = folder.resolve("r.csv");
        ReportFile.write(Reports.troubled(), out);

        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(out)) {
            List<NamedCsvRecord> rows = csv.stream().toList();
            assertThat(rows).hasSize(6);
            assertThat(rows.get(4).getField("entity")).isEqualTo("客户会议");
            assertThat(rows.get(3).getField("read")).isEqualTo("1250118");
            assertThat(rows.get(1).getFields())
                    .containsExactly("Contacts", "contacts", "contact", "2031", "1800", "131", "60", "33", "5", "2");
        }
    }

    @Test
    void csvStartsNoFormula() throws Exception {
        Path out = folder.resolve("r.csv");
        ReportFile.write(Reports.titled("=1+1,\"x\""), out);

        assertThat(Files.readString(out)).contains("\"'=1+1,\"\"x\"\"\"");
    }

    @Test
    void jsonKeepsItsNamesAndForms() throws Exception {
        Path out = folder.resolve("r.json");
        ReportFile.write(Reports.troubled(), out, Locale.SIMPLIFIED_CHINESE);

        ObjectMapper mapper = new ObjectMapper();
        JsonNode golden = mapper.readTree(getClass().getResourceAsStream("golden.json"));
        assertThat(mapper.readTree(out.toFile())).isEqualTo(golden);
    }

    @ParameterizedTest
    @ValueSource(strings = {"report.docx", "report", "report.html.part", ".", "pdf"})
    void unknownEndingsAreRefusedInWords(String name) throws Exception {
        assertThatThrownBy(() -> ReportFile.write(Reports.clean(), folder.resolve(name)))
                .isInstanceOfSatisfying(
                        FerryException.class, e -> assertThat(e.fault()).isEqualTo(Fault.MAPPING))
                .hasMessageContaining(".html, .pdf, .json or .csv");
        assertThat(names()).isEmpty();
    }

    @Test
    void capitalEndingsAreFine() throws Exception {
        ReportFile.write(Reports.clean(), folder.resolve("R.JSON"));
        assertThat(names()).containsExactly("R.JSON");
    }

    @ParameterizedTest
    @ValueSource(strings = {"html", "pdf", "json", "csv"})
    void anOlderReportIsReplacedAndNoPartIsLeft(String kind) throws Exception {
        Path out = folder.resolve("r." + kind);
        Files.writeString(out, "old");
        Files.writeString(folder.resolve("r." + kind + ".part"), "left by a crash, and longer than nothing");
        ReportFile.write(Reports.clean(), out);

        assertThat(names()).containsExactly("r." + kind);
        assertThat(Files.size(out)).isGreaterThan(100);
    }

    @Test
    void noPartIsLeftWhenTheFileCannotBePutInPlace() throws Exception {
        Path inTheWay = Files.createDirectory(folder.resolve("r.html"));

        assertThatThrownBy(() -> ReportFile.write(Reports.clean(), inTheWay))
                .isInstanceOfSatisfying(
                        FerryException.class, e -> assertThat(e.fault()).isEqualTo(Fault.STORAGE))
                .hasMessageContaining("a folder of that name is in the way");
        assertThat(names()).containsExactly("r.html");
    }

    @Test
    void aMissingFolderIsSaidInWords() {
        assertThatThrownBy(() -> ReportFile.write(Reports.clean(), folder.resolve("none/r.csv")))
                .isInstanceOfSatisfying(
                        FerryException.class, e -> assertThat(e.fault()).isEqualTo(Fault.STORAGE))
                .hasMessageContaining("Check that its folder exists");
    }

    @Test
    void aFullDiskLeavesNoFile() throws Exception {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full));
        Files.createSymbolicLink(folder.resolve("r.json.part"), full);

        assertThatThrownBy(() -> ReportFile.write(Reports.clean(), folder.resolve("r.json")))
                .isInstanceOfSatisfying(
                        FerryException.class, e -> assertThat(e.fault()).isEqualTo(Fault.STORAGE));
        assertThat(names()).isEmpty();
    }

    @Test
    void aLocationWithAPasswordIsRefused() {
        assertThatThrownBy(() -> new Report.Side("jdbc:postgresql://h/db?password=x", "", "PostgreSQL 16"))
                .isInstanceOf(FerryException.class);
    }

    private Document html(Report report, Locale locale) throws IOException {
        Path out = folder.resolve("report.html");
        ReportFile.write(report, out, locale);
        return Jsoup.parse(Files.readString(out));
    }

    private String text(Report report, Locale locale) throws IOException {
        Path out = folder.resolve("report.pdf");
        ReportFile.write(report, out, locale);
        try (PDDocument pdf = Loader.loadPDF(out.toFile())) {
            return new PDFTextStripper().getText(pdf);
        }
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }
}
