package org.crmferry.mapping;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.crmferry.model.Entity;
import org.crmferry.model.Values;

/**
 * What a target's product expects to be filled in new records. Immutable; any thread.
 *
 * @param copies entity name to field to the field that it is filled like
 * @param defaults entity name to field to its value
 * @param numbers entity name to field that holds the record's own key, and the text before it
 */
public record Filling(
        Map<String, Map<String, String>> copies,
        Map<String, Map<String, Object>> defaults,
        Map<String, Map<String, String>> numbers) {
    /**
     * That mapping, with what is expected where nothing else goes there.
     *
     * @param sources all entities of the source
     * @param targets all entities of the target
     */
    public Mapping of(Mapping mapping, List<Entity> sources, List<Entity> targets) {
        Map<String, Entity> from = byName(sources);
        Map<String, Entity> to = byName(targets);
        return mapping.withEntities(mapping.entities().stream()
                .map(e -> expects(e.target()) ? e.withFields(fields(e, from.get(e.source()), to.get(e.target()))) : e)
                .toList());
    }

    private static Map<String, Entity> byName(List<Entity> entities) {
        Map<String, Entity> byName = new HashMap<>();
        entities.forEach(e -> byName.put(e.name(), e));
        return byName;
    }

    private boolean expects(String target) {
        return copies.containsKey(target) || defaults.containsKey(target) || numbers.containsKey(target);
    }

    private List<FieldMapping> fields(EntityMapping mapping, Entity source, Entity target) {
        Map<String, FieldMapping> there = new HashMap<>();
        mapping.fields().forEach(f -> there.put(f.target(), f));
        List<FieldMapping> fields = new ArrayList<>(mapping.fields());
        copies.getOrDefault(target.name(), Map.of()).forEach((field, like) -> {
            FieldMapping model = there.get(like);
            if (model != null && open(target, field, there)) {
                fields.add(new FieldMapping(
                        field, model.sources(), model.steps(), model.confidence(), Reasons.of("field.copied", like)));
            }
        });
        defaults.getOrDefault(target.name(), Map.of()).forEach((field, value) -> {
            if (open(target, field, there)) {
                fields.add(new FieldMapping(
                        field,
                        List.of(),
                        List.of(new Step.Constant(Values.text(value))),
                        0.99,
                        Reasons.of("field.expected")));
            } else if (target.has(field) && target.field(field).required() && there.containsKey(field)) {
                fields.replaceAll(f -> f.target().equals(field) ? orElse(f, new Step.Default(Values.text(value))) : f);
            }
        });
        numbers.getOrDefault(target.name(), Map.of()).forEach((field, before) -> {
            if (source.key().size() == 1 && open(target, field, there)) {
                fields.add(new FieldMapping(
                        field, source.key(), List.of(number(before)), 0.99, Reasons.of("field.numbered")));
            } else if (target.has(field) && target.field(field).required() && there.containsKey(field)) {
                fields.replaceAll(f -> f.target().equals(field) ? orElse(f, number(before)) : f);
            }
        });
        return Suggestion.ordered(fields, target);
    }

    private static Step number(String before) {
        return new Step.OwnNumber(before.isEmpty() ? null : before);
    }

    /** What must be filled is given what is expected where the source has nothing that the target knows. */
    private static FieldMapping orElse(FieldMapping field, Step expected) {
        List<Step> steps = new ArrayList<>(field.steps());
        steps.add(expected);
        return new FieldMapping(field.target(), field.sources(), steps, field.confidence(), field.why());
    }

    private static boolean open(Entity target, String field, Map<String, FieldMapping> there) {
        return target.has(field) && target.field(field).writable() && !there.containsKey(field);
    }
}
