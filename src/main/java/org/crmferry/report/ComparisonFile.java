package org.crmferry.report;

import java.nio.file.Path;
import java.util.Locale;
import org.crmferry.compare.Comparison;

/** Writes a {@link Comparison} as {@code .html}, {@code .csv} or {@code .json}, by the file's suffix. */
public final class ComparisonFile {
    private ComparisonFile() {}

    /** Writes; HTML in the given language. */
    public static void write(Comparison comparison, Path out, Locale locale) {
        throw new UnsupportedOperationException();
    }
}
