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
 * Greek and Cyrillic, Droid Sans Fallback for Chinese, Japanese and Korean; a letter that neither has becomes a
 * placeholder. Loads nothing from disk or network but these fonts.
 */
final class Pdf {
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
        return () -> Objects.requireNonNull(Pdf.class.getResourceAsStream("fonts/" + name), name);
    }
}
