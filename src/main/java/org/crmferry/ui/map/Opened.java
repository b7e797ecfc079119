package org.crmferry.ui.map;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.crmferry.ferry.EntityCard;
import org.crmferry.ferry.Ferry;
import org.crmferry.ferry.FieldCard;
import org.crmferry.ferry.MappingDesk;
import org.crmferry.ferry.Project;
import org.crmferry.ferry.ProjectState;
import org.crmferry.mapping.EntityMapping;
import org.crmferry.mapping.Mapping;

/**
 * An open desk with what the page needs of it all the time. All but {@code desk} may be used on any thread.
 *
 * @param desk belongs to the worker
 * @param stage how far the project is
 * @param sources entities of the source by name
 * @param targets entities of the target by name
 * @param targetList the target's entities that can be written to, in order
 * @param order source entities in the order of the list, those that are moved first
 * @param referring source entity to the entities that have references to it
 * @param assessments by source entity
 */
record Opened(
        MappingDesk desk,
        ProjectState.Stage stage,
        Map<String, EntityCard> sources,
        Map<String, EntityCard> targets,
        List<EntityCard> targetList,
        List<String> order,
        Map<String, Set<String>> referring,
        Map<String, Assessment> assessments) {

    static Opened of(Ferry ferry, Path folder) {
        MappingDesk desk = ferry.desk();
        Mapping mapping = desk.mapping();
        Map<String, EntityCard> sources = new HashMap<>();
        desk.sources().forEach(card -> sources.put(card.name(), card));
        Map<String, EntityCard> targets = new HashMap<>();
        desk.targets().forEach(card -> targets.put(card.name(), card));
        Map<String, Set<String>> referring = new HashMap<>();
        Map<String, Assessment> assessments = new HashMap<>();
        List<EntityMapping> order = new ArrayList<>(mapping.entities());
        order.sort(Comparator.comparing((EntityMapping each) -> !each.move())
                .thenComparing(each -> each.target().isEmpty()));
        for (EntityMapping each : mapping.entities()) {
            assessments.put(each.source(), Assessment.of(desk, each));
            if (sources.containsKey(each.source())) {
                for (FieldCard field : desk.sourceFields(each.source())) {
                    field.refersTo()
                            .forEach(to -> referring
                                    .computeIfAbsent(to, name -> new HashSet<>())
                                    .add(each.source()));
                }
            }
        }
        return new Opened(
                desk,
                Ferry.state(folder).stage(),
                sources,
                targets,
                desk.targets().stream().filter(EntityCard::writable).toList(),
                order.stream().map(EntityMapping::source).toList(),
                referring,
                assessments);
    }

    /** Whether records were written to the target by then, so that the mapping must stay as it is. */
    static boolean written(ProjectState.Stage stage) {
        return switch (stage) {
            case LOADING, LOADED, VERIFIED, UNDOING -> true;
            case PLANNED, CHECKED, UNDONE, DAMAGED -> false;
        };
    }

    String sourceLabel(String entity) {
        return label(sources, entity);
    }

    String targetLabel(String entity) {
        return entity.isEmpty() ? "" : label(targets, entity);
    }

    private static String label(Map<String, EntityCard> cards, String entity) {
        EntityCard card = cards.get(entity);
        return card == null ? entity : card.label();
    }

    /** Whether a mapping is for the same databases and the same plan, so that the desk can go on with it. */
    boolean serves(Project project) {
        return desk.project().source().equals(project.source())
                && desk.project().target().equals(project.target())
                && desk.project().mapping().seed().equals(project.mapping().seed());
    }

    /** These entities and all whose references lead to them. */
    Set<String> concerned(Set<String> changed) {
        Set<String> all = new HashSet<>(changed);
        changed.forEach(each -> all.addAll(referring.getOrDefault(each, Set.of())));
        return all;
    }

    /** Whether anything is moved at all. */
    static boolean moves(Mapping mapping) {
        return mapping.entities().stream().anyMatch(EntityMapping::move);
    }
}
