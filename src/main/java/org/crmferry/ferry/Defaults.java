package org.crmferry.ferry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.crmferry.catalog.Found;
import org.crmferry.mapping.EntityMapping;
import org.crmferry.mapping.FieldMapping;
import org.crmferry.mapping.Mapping;
import org.crmferry.mapping.Reasons;
import org.crmferry.mapping.Step;
import org.crmferry.model.Entity;
import org.crmferry.model.Field;
import org.crmferry.model.Reference;
import org.crmferry.model.Values;

/** Fills what a product expects in new rows and a suggested mapping has nothing for. Stateless. */
final class Defaults {
    private Defaults() {}

    /**
     * The mapping with the target's defaults.
     *
     * @param sources entities by name
     * @param target what the catalog knows of the target
     */
    static Mapping into(Mapping mapping, Map<String, Entity> sources, Found target) {
        Map<String, Entity> targets = new HashMap<>();
        target.all().forEach(entity -> targets.put(entity.name(), entity));
        List<EntityMapping> entities = new ArrayList<>();
        for (EntityMapping each : mapping.entities()) {
            Map<String, Object> defaults = target.defaults().getOrDefault(each.target(), Map.of());
            Entity source = sources.get(each.source());
            List<FieldMapping> fields = filled(each, defaults, source);
            defaults.forEach((field, value) -> {
                if (value instanceof Found.Derived derived && !derived.related().isEmpty()) {
                    related(mapping, fields, targets.get(each.target()).field(field), derived.related(), source);
                }
            });
            entities.add(defaults.isEmpty() ? each : each.withFields(fields));
        }
        return new Mapping(mapping.version(), mapping.seed(), entities);
    }

    private static List<FieldMapping> filled(EntityMapping each, Map<String, Object> defaults, Entity source) {
        List<FieldMapping> fields = new ArrayList<>(each.fields());
        defaults.forEach((field, value) -> {
            Optional<FieldMapping> there = of(fields, field);
            if (value instanceof Found.Derived derived) {
                if (derived.key()) {
                    keyed(fields, field, there, source);
                } else if (there.isEmpty()) {
                    joined(fields, field, derived.joined());
                }
            } else if (there.isEmpty()) {
                fields.add(mapped(field, List.of(), List.of(new Step.Constant(Values.text(value)))));
            }
        });
        return fields;
    }

    /** What a record belongs to, if it is of that kind. */
    private static void related(
            Mapping mapping, List<FieldMapping> fields, Field field, String general, Entity source) {
        FieldMapping parent = of(fields, general).orElse(null);
        if (source == null
                || parent == null
                || parent.sources().size() != 1
                || field.reference() == null
                || of(fields, field.name()).isPresent()) {
            return;
        }
        Reference reference = source.field(parent.sources().get(0)).reference();
        if (reference == null || !reference.polymorphic()) {
            return;
        }
        List<String> kinds = mapping.entities().stream()
                .filter(each -> each.move()
                        && each.target().equals(field.reference().entity())
                        && reference.kinds().containsValue(each.source()))
                .map(EntityMapping::source)
                .sorted()
                .toList();
        if (!kinds.isEmpty()) {
            fields.add(mapped(field.name(), parent.sources(), List.of(new Step.Rekey(null, kinds))));
        }
    }

    /** The source's key, or the field's own source where that is filled. */
    private static void keyed(List<FieldMapping> fields, String field, Optional<FieldMapping> there, Entity source) {
        if (source == null || source.key().size() != 1) {
            return;
        }
        String key = source.key().get(0);
        if (there.isEmpty()) {
            fields.add(mapped(field, List.of(key), List.of()));
        } else if (there.get().steps().isEmpty()
                && there.get().sources().size() == 1
                && !there.get().sources().contains(key)) {
            FieldMapping given = there.get();
            fields.set(
                    fields.indexOf(given),
                    new FieldMapping(
                            field, List.of(given.sources().get(0), key), List.of(), given.confidence(), given.why()));
        }
    }

    /** What those fields get, in one. */
    private static void joined(List<FieldMapping> fields, String field, List<String> names) {
        List<FieldMapping> parts = names.stream()
                .flatMap(name -> of(fields, name).stream())
                .filter(part -> !part.sources().isEmpty())
                .toList();
        if (parts.size() == 1) {
            fields.add(mapped(field, parts.get(0).sources(), parts.get(0).steps()));
        } else if (parts.size() > 1) {
            List<String> from =
                    parts.stream().flatMap(part -> part.sources().stream()).distinct().toList();
            fields.add(mapped(field, from, List.of(new Step.Join(" "))));
        }
    }

    private static Optional<FieldMapping> of(List<FieldMapping> fields, String target) {
        return fields.stream().filter(f -> f.target().equals(target)).findFirst();
    }

    private static FieldMapping mapped(String target, List<String> sources, List<Step> steps) {
        return new FieldMapping(target, sources, steps, 1, Reasons.of("field.expected"));
    }
}
