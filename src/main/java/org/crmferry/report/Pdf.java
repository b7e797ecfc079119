package org.crmferry.report;

import com.openhtmltopdf.extend.FSSupplier;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/**
 * XHTML to an accessible (tagged, PDF/UA) PDF. Letters come from fonts bundled with this room: Open Sans for Latin,
 * Greek and Cyrillic, Droid Sans Fallback for Chinese, Japanese and Korean, Liberation Sans for arrows and other signs;
 * a letter that none of them has becomes a number sign. The Chinese font has one weight, used for bold too, because
 * simulated bold smears. Loads nothing from disk or network but these fonts.
 */
final class Pdf {
    /** Liberation Sans, which PDFBox brings along. */
    private static final String SIGNS = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    static {
        XRLog.setLoggingEnabled(false);
    }

    private Pdf() {}

    static byte[] of(String xhtml) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            new PdfRendererBuilder()
                    .withHtmlContent(xhtml, null)
                    .useUriResolver((base, uri) -> null)
                    .useFont(font("OpenSans-Regular.ttf"), "Ferry Sans", 400, FontStyle.NORMAL, true)
                    .useFont(font("OpenSans-Semibold.ttf"), "Ferry Sans", 700, FontStyle.NORMAL, true)
                    .useFont(font("DroidSansFallbackFull.ttf"), "Ferry Han", 400, FontStyle.NORMAL, true)
                    .useFont(font("DroidSansFallbackFull.ttf"), "Ferry Han", 700, FontStyle.NORMAL, true)
                    .useFont(() -> stream(SIGNS), "Ferry Signs", 400, FontStyle.NORMAL, true)
                    .useFont(() -> stream(SIGNS), "Ferry Signs", 700, FontStyle.NORMAL, true)
                    .usePdfUaAccessibility(true)
                    .withProducer("CRM Ferry")
                    .toStream(out)
                    .run();
        } catch (IOException bug) {
            throw new IllegalStateException("a report cannot be laid out as PDF", bug);
        }
        return out.toByteArray();
    }

    private static FSSupplier<InputStream> font(String name) {
        return () -> stream("fonts/" + name);
    }

    private static InputStream stream(String name) {
        return Objects.requireNonNull(Pdf.class.getResourceAsStream(name), name);
    }
}
