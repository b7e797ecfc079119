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
 */
public record Filling(Map<String, Map<String, String>> copies, Map<String, Map<String, Object>> defaults) {
    /**
     * That mapping, with what is expected where nothing else goes there.
     *
     * @param targets all entities of the target
     */
    public Mapping of(Mapping mapping, List<Entity> targets) {
        Map<String, Entity> byName = new HashMap<>();
        targets.forEach(t -> byName.put(t.name(), t));
        return mapping.withEntities(mapping.entities().stream()
                .map(e -> expects(e.target()) ? e.withFields(fields(e, byName.get(e.target()))) : e)
                .toList());
    }

    private boolean expects(String target) {
        return copies.containsKey(target) || defaults.containsKey(target);
    }

    private List<FieldMapping> fields(EntityMapping mapping, Entity target) {
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
            }
        });
        return Suggestion.ordered(fields, target);
    }

    private static boolean open(Entity target, String field, Map<String, FieldMapping> there) {
        return target.has(field) && target.field(field).writable() && !there.containsKey(field);
    }
}
