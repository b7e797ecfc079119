package org.crmferry.ui.map;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.crmferry.ferry.MappingDesk;
import org.crmferry.mapping.EntityMapping;
import org.crmferry.mapping.Mapping;

/**
 * What is to be worked out at the desk after an edit or a choice; done on the worker, the only thread that uses the desk.
 *
 * @param mapping the mapping as edited so far
 * @param save writes it down; null if it has not changed
 * @param changed source entities to be assessed
 * @param entity the chosen pair's source entity; empty = none
 * @param sheet whether the pair is to be looked at anew
 * @param field the chosen target field; empty = none
 * @param known assessments that are still good
 */
record Study(
        Mapping mapping,
        Runnable save,
        Set<String> changed,
        String entity,
        boolean sheet,
        String field,
        Map<String, Assessment> known) {
    /**
     * What came of it.
     *
     * @param study what was asked
     * @param assessments of the changed entities
     * @param sheet null if it was not asked for
     * @param detail null if no field is chosen
     */
    record Answer(Study study, Map<String, Assessment> assessments, Sheet sheet, Detail detail) {}

    Answer at(MappingDesk desk) {
        if (save != null) {
            save.run();
        }
        if (!mapping.equals(desk.mapping())) {
            desk.follow(mapping);
        }
        Map<String, Assessment> assessments = new HashMap<>();
        for (EntityMapping each : mapping.entities()) {
            if (changed.contains(each.source())) {
                assessments.put(each.source(), Assessment.of(desk, each));
            }
        }
        EntityMapping chosen = mapping.of(entity).orElse(null);
        if (chosen == null) {
            return new Answer(this, assessments, null, null);
        }
        Sheet made = null;
        if (sheet) {
            Assessment assessment = assessments.getOrDefault(entity, known.get(entity));
            made = Sheet.of(desk, chosen, assessment == null ? Assessment.of(desk, chosen) : assessment);
        }
        boolean there = !field.isEmpty() && !chosen.target().isEmpty();
        return new Answer(this, assessments, made, there ? Detail.of(desk, chosen, field) : null);
    }
}
