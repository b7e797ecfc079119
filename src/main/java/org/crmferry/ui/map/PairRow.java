package org.crmferry.ui.map;

import java.util.Locale;
import org.crmferry.mapping.EntityMapping;
import org.crmferry.ui.words.Words;

/**
 * One entity pair of the list.
 *
 * @param mapping what becomes of the source entity
 * @param source label of the source entity, in English
 * @param target label of the target entity, in English; empty if there is none
 * @param count records of the source entity; -1 if unknown
 * @param assessment how good the mapping is
 */
record PairRow(EntityMapping mapping, String source, String target, long count, Assessment assessment) {
    /** Whether a person needs to look at it: only what is moved can have problems. */
    boolean troubled() {
        return mapping.move() && assessment.problems() > 0;
    }

    boolean matches(String query, Words words) {
        return query.isEmpty()
                || contains(words.label(source), query)
                || contains(words.label(target), query)
                || contains(source, query)
                || contains(target, query)
                || contains(mapping.source(), query)
                || contains(mapping.target(), query);
    }

    static boolean contains(String text, String query) {
        return text.toLowerCase(Locale.ROOT).contains(query);
    }
}
