package org.crmferry.ui.map;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.crmferry.ferry.FieldCard;
import org.crmferry.ferry.SampleValue;
import org.crmferry.mapping.FieldMapping;
import org.crmferry.model.Said;

/**
 * One line of the field table: a target field and what fills it, or a source field that goes nowhere.
 *
 * @param target the target field; null for a source field that goes nowhere
 * @param sources the source fields
 * @param mapping how it is filled; null if it is not
 * @param sample a telling record; null if there is none
 * @param problems kinds of problems with what was found, in words
 */
record FieldRow(
        FieldCard target,
        List<FieldCard> sources,
        FieldMapping mapping,
        SampleValue sample,
        Map<Problem, Said> problems) {
    FieldRow {
        sources = List.copyOf(sources);
        Map<Problem, Said> sorted = new EnumMap<>(Problem.class);
        sorted.putAll(problems);
        problems = sorted;
    }

    /** What tells this line from all others of the entity. */
    String id() {
        return target == null ? "<" + sources.get(0).name() : target.name();
    }

    /** Whether it is a source field that goes nowhere. */
    boolean nowhere() {
        return target == null;
    }

    boolean mapped() {
        return mapping != null;
    }

    boolean matches(String query, FieldWords names) {
        return query.isEmpty()
                || target != null && names.matches(target, query)
                || sources.stream().anyMatch(each -> names.matches(each, query));
    }
}
