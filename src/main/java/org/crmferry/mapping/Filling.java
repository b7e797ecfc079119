package org.crmferry.mapping;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.crmferry.model.Entity;
import org.crmferry.model.Values;

/**
 * What a target's product expects to be filled in new records. Immutable; any thread.
 *
 * @param copies entity name to field to the fields that it is filled like, joined by blanks
 * @param defaults entity name to field to its value
 * @param otherwise entity name to field to the fields whose value goes there where there is none for itself
 * @param numbers entity name to field that holds the record's own key, and the text before it
 */
public record Filling(
        Map<String, Map<String, List<String>>> copies,
        Map<String, Map<String, List<String>>> otherwise,
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
        return copies.containsKey(target)
                || otherwise.containsKey(target)
                || defaults.containsKey(target)
                || numbers.containsKey(target);
    }

    private List<FieldMapping> fields(EntityMapping mapping, Entity source, Entity target) {
        Map<String, FieldMapping> there = new HashMap<>();
        mapping.fields().forEach(f -> there.put(f.target(), f));
        List<FieldMapping> fields = new ArrayList<>(mapping.fields());
        copies.getOrDefault(target.name(), Map.of()).forEach((field, like) -> {
            List<FieldMapping> models =
                    like.stream().map(there::get).filter(Objects::nonNull).toList();
            if (!models.isEmpty() && open(target, field, there)) {
                fields.add(copy(field, models));
            }
        });
        otherwise.getOrDefault(target.name(), Map.of()).forEach((field, others) -> {
            FieldMapping own = there.get(field);
            if (own != null && own.sources().size() == 1) {
                fields.set(fields.indexOf(own), otherwise(own, others, there));
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

    private static FieldMapping copy(String field, List<FieldMapping> models) {
        FieldMapping first = models.get(0);
        String why = Reasons.of(
                "field.copied",
                String.join(", ", models.stream().map(FieldMapping::target).toList()));
        if (models.size() == 1) {
            return new FieldMapping(field, first.sources(), first.steps(), first.confidence(), why);
        }
        // Parts that come from one field are whole there.
        List<String> sources = models.stream()
                .flatMap(model -> model.sources().stream())
                .distinct()
                .toList();
        List<Step> steps = sources.size() == 1 ? List.of() : List.of(new Step.Join(" "));
        return new FieldMapping(field, sources, steps, first.confidence(), why);
    }

    /** The first source that has a value, its own one before those of the others. */
    private static FieldMapping otherwise(FieldMapping own, List<String> others, Map<String, FieldMapping> there) {
        List<String> sources = Stream.concat(
                        own.sources().stream(),
                        others.stream()
                                .map(there::get)
                                .filter(other ->
                                        other != null && other.sources().size() == 1)
                                .flatMap(other -> other.sources().stream()))
                .distinct()
                .toList();
        if (sources.size() == 1) {
            return own;
        }
        List<Step> steps = new ArrayList<>(List.of(new Step.Expression(
                String.join(" ?? ", sources.stream().map(Expressions::variable).toList()))));
        steps.addAll(own.steps());
        return new FieldMapping(own.target(), sources, steps, own.confidence(), own.why());
    }

    private static boolean open(Entity target, String field, Map<String, FieldMapping> there) {
        return target.has(field) && target.field(field).writable() && !there.containsKey(field);
    }
}
