package org.crmferry.model;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Why a database does not take a record. A journal keeps such a reason as an English sentence, with names of columns and
 * constraints behind it; {@link #in} says it in another language.
 */
public enum RefusalReason {
    UNIQUE("refused.unique"),
    MISSING("refused.missing"),
    LONG("refused.long"),
    FOREIGN("refused.foreign"),
    CHECK("refused.check"),
    RANGE("refused.range"),
    FORM("refused.form"),
    FORM_OR_CHARACTER("refused.form.character"),
    CHARACTER("refused.character"),
    TRIGGER("refused.trigger"),
    HALF_CHARACTER("refused.half"),
    NOT_FINITE("refused.finite"),
    NOT_A_NUMBER("refused.nan"),
    MINUS_ZERO("refused.zero"),
    TOO_MANY_DIGITS("refused.digits"),
    TOO_EARLY("refused.early"),
    TOO_MANY_NUMBERS("refused.numbers"),
    /** Before another reason: the record is there, and what it refers to is not set. */
    REFERENCES("refused.references");

    /** Longest first: some begin like others. */
    private static final List<RefusalReason> LONGEST = Stream.of(values())
            .sorted(Comparator.comparing((RefusalReason each) -> each.text().length())
                    .reversed())
            .toList();

    private static final Pattern COLUMN = Pattern.compile("\\(column ([^)]*)\\)");

    private final String key;
    private final String text;

    RefusalReason(String key) {
        this.key = key;
        text = in(Locale.ENGLISH);
    }

    private String in(Locale language) {
        return Said.of(RefusalReason.class, key).in(language);
    }

    /** As it is kept. */
    public String text() {
        return text;
    }

    /** A reason that was kept, in that language; what is not known of it stays as it is. */
    public static String in(String kept, Locale language) {
        String said = kept;
        for (RefusalReason each : LONGEST) {
            said = said.replace(each.text, each.in(language));
        }
        Matcher column = COLUMN.matcher(said);
        return column.replaceAll(found -> Matcher.quoteReplacement(
                Said.of(RefusalReason.class, "refused.column", found.group(1)).in(language)));
    }
}
