package org.crmferry.ui.map;

import java.util.Locale;
import org.crmferry.mapping.EntityMapping;

/**
 * One entity pair of the list.
 *
 * @param mapping what becomes of the source entity
 * @param source what people call the source entity
 * @param target what people call the target entity; empty if there is none
 * @param count records of the source entity; -1 if unknown
 * @param assessment how good the mapping is
 */
record PairRow(EntityMapping mapping, String source, String target, long count, Assessment assessment) {
    /** Whether a person needs to look at it: only what is moved can have problems. */
    boolean troubled() {
        return mapping.move() && assessment.problems() > 0;
    }

    boolean matches(String query) {
        return query.isEmpty()
                || contains(source, query)
                || contains(target, query)
                || contains(mapping.source(), query)
                || contains(mapping.target(), query);
    }

    static boolean contains(String text, String query) {
        return text.toLowerCase(Locale.ROOT).contains(query);
    }
}
