package org.crmferry.plan;

import java.util.Locale;
import org.crmferry.mapping.FindingKind;
import org.crmferry.model.Said;

/** What people read for the kinds of findings, after a count. */
public final class FindingWords {
    private FindingWords() {}

    /** In English, to be read after a number: {@code 3 values are longer than the target's field}. */
    public static String of(FindingKind kind) {
        return said(kind).in(Locale.ENGLISH);
    }

    /** The same in every language. */
    public static Said said(FindingKind kind) {
        return Said.of(FindingWords.class, "found." + kind);
    }
}
