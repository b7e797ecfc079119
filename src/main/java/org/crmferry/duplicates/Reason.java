package org.crmferry.duplicates;

import java.util.Locale;
import org.crmferry.model.Said;

/**
 * One thing that speaks for or against two records being the same.
 *
 * @param kind what was compared
 * @param alike how alike it is, 0 to 1
 */
public record Reason(Kind kind, double alike) {
    /** What was compared. */
    public enum Kind {
        NAME_SAME,
        NAME_ALIKE,
        NAME_DIFFERENT,
        EMAIL_SAME,
        EMAIL_ALIKE,
        EMAIL_DIFFERENT,
        /** The same as that of several others: a switchboard, a shared mailbox. */
        EMAIL_SHARED,
        PHONE_SAME,
        PHONE_SHARED,
        PHONE_DIFFERENT,
        ADDRESS_SAME,
        ADDRESS_DIFFERENT,
        CITY_SAME,
        COMPANY_SAME,
        DOMAIN_SAME,
        BIRTHDATE_SAME,
        BIRTHDATE_DIFFERENT
    }

    /** A few words without values: {@code name 0.96 alike}. */
    public String text(Locale language) {
        return Said.of(Reason.class, "reason." + kind.name(), String.format(Locale.ROOT, "%.2f", alike))
                .in(language);
    }
}
