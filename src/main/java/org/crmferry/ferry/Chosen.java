package org.crmferry.ferry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.crmferry.database.Filter;
import org.crmferry.mapping.EntityMapping;
import org.crmferry.mapping.EntityScope;
import org.crmferry.mapping.FieldMapping;
import org.crmferry.mapping.Mapping;
import org.crmferry.mapping.Reasons;
import org.crmferry.mapping.Scope;
import org.crmferry.mapping.Step;
import org.crmferry.model.Entity;
import org.crmferry.model.Fault;
import org.crmferry.model.FerryException;
import org.crmferry.model.Field;
import org.crmferry.model.FieldType;
import org.crmferry.model.Reference;
import org.crmferry.model.Said;

/** A scope put to work: what it means for the source's entities, the filters of their reading, and the mapping. */
final class Chosen {
    private static final Set<FieldType> TIMES = Set.of(FieldType.DATE, FieldType.DATETIME, FieldType.INSTANT);

    private Chosen() {}

    /** The source's entities with their deleted records where those are moved too. */
    static List<Entity> entities(Scope scope, Site source) {
        return source.found().all().stream()
                .map(e -> scope.of(e.name()).deleted() ? withDeleted(source, e) : e)
                .toList();
    }

    private static Entity withDeleted(Site source, Entity entity) {
        Entity all = source.found().withDeleted(entity);
        if (all == entity) {
            throw wrong(entity.name(), Said.of(Chosen.class, "scope.undeleted"));
        }
        return all;
    }

    /** The filters of reading, by source entity; throws FerryException (MAPPING) for what the source does not have. */
    static Map<String, Filter> filters(Scope scope, List<Entity> entities) {
        Map<String, Entity> byName = new LinkedHashMap<>();
        entities.forEach(e -> byName.put(e.name(), e));
        Map<String, Filter> filters = new HashMap<>();
        for (EntityScope each : scope.entities()) {
            Entity entity = byName.get(each.source());
            if (entity == null) {
                throw wrong(each.source(), Said.of(Chosen.class, "scope.unknown"));
            }
            if (each.dates() != null || each.owners() != null || each.records() != null) {
                filters.put(entity.name(), filter(each, entity));
            }
        }
        return filters;
    }

    private static Filter filter(EntityScope scope, Entity entity) {
        EntityScope.Dates dates = scope.dates();
        EntityScope.Owners owners = scope.owners();
        if (dates != null && !dateFields(entity).contains(dates.field())) {
            throw wrong(
                    entity.name(),
                    Said.of(Chosen.class, "scope.dates", dates.field(), String.join(", ", dateFields(entity))));
        }
        List<Object> keys = new ArrayList<>();
        String keyField = owners == null ? "" : owners.field();
        if (scope.records() != null) {
            if (entity.key().size() != 1 || owners != null) {
                throw wrong(entity.name(), Said.of(Chosen.class, "scope.records"));
            }
            keyField = entity.key().get(0);
            Field key = entity.field(keyField);
            scope.records().forEach(each -> keys.add(key(entity, key, each)));
        } else if (owners != null) {
            if (!entity.has(owners.field()) || !own(entity, entity.field(owners.field()))) {
                throw wrong(entity.name(), Said.of(Chosen.class, "scope.owner", owners.field()));
            }
            owners.keys().forEach(key -> keys.add(key(entity, entity.field(owners.field()), key)));
        }
        return new Filter(
                dates == null ? "" : dates.field(),
                dates == null ? null : dates.from(),
                dates == null ? null : dates.to(),
                keyField,
                keys);
    }

    private static Object key(Entity entity, Field field, String key) {
        if (key.isEmpty()) {
            return null;
        }
        try {
            return switch (field.type().type()) {
                case INTEGER -> (Object) Long.valueOf(key);
                case DECIMAL -> new java.math.BigDecimal(key);
                default -> key;
            };
        } catch (NumberFormatException e) {
            throw wrong(entity.name(), Said.of(Chosen.class, "scope.number"), e);
        }
    }

    /** Whether the field lives in a column of the entity's own tables. */
    static boolean own(Entity entity, Field field) {
        org.crmferry.model.Shape.Binding place = entity.shape().bindings().get(field.name());
        return place == null
                || place instanceof org.crmferry.model.Shape.OwnColumn
                || place instanceof org.crmferry.model.Shape.SatelliteColumn;
    }

    /** Names of the fields that a range of days can be put on; created and modified first. */
    static List<String> dateFields(Entity entity) {
        return entity.fields().stream()
                .filter(f -> TIMES.contains(f.type().type()) && own(entity, f))
                .sorted(java.util.Comparator.comparing(
                        f -> !Set.of("createdAt", "modifiedAt").contains(f.meaning())))
                .map(Field::name)
                .toList();
    }

    private static FerryException wrong(String entity, Said what) {
        return wrong(entity, what, null);
    }

    private static FerryException wrong(String entity, Said what, Throwable cause) {
        return new FerryException(Fault.MAPPING, Said.of(Chosen.class, "scope.wrong", entity, what), cause);
    }

    /** The targets, with their deleted records where those are moved. */
    static Map<String, Entity> targets(Scope scope, Mapping mapping, Site target) {
        Map<String, Entity> targets = new LinkedHashMap<>(target.entities());
        for (EntityMapping each : mapping.entities()) {
            if (each.move() && scope.of(each.source()).deleted()) {
                targets.computeIfPresent(
                        each.target(), (name, e) -> target.found().withDeleted(e));
            }
        }
        return targets;
    }

    /**
     * The mapping as it is carried out: deleted records keep their mark, and a reference that is copied as it is leads
     * nowhere when its record is left out.
     */
    static Mapping mapping(Scope scope, Mapping mapping, Map<String, Entity> sources, Map<String, Entity> targets) {
        if (scope.everything()) {
            return mapping;
        }
        Set<String> moved = new HashSet<>();
        mapping.entities().stream().filter(EntityMapping::move).forEach(e -> moved.add(e.source()));
        return mapping.withEntities(mapping.entities().stream()
                .map(each -> each.move() && sources.containsKey(each.source())
                        ? checked(scope, each, sources.get(each.source()), targets.get(each.target()), moved)
                        : each)
                .toList());
    }

    private static EntityMapping checked(
            Scope scope, EntityMapping each, Entity source, Entity target, Set<String> moved) {
        List<FieldMapping> fields = new ArrayList<>();
        for (FieldMapping field : each.fields()) {
            boolean plain = field.steps().isEmpty() && field.sources().size() == 1;
            Reference reference = plain && source.has(field.sources().get(0))
                    ? source.field(field.sources().get(0)).reference()
                    : null;
            boolean leads = reference != null
                    && (reference.polymorphic()
                            ? moved.containsAll(reference.kinds().values())
                            : moved.contains(reference.entity()));
            fields.add(
                    leads && scope.of(each.source()).records() == null
                            ? field.withSteps(List.of(new Step.Rekey(null, null)))
                            : field);
        }
        if (scope.of(each.source()).deleted()) {
            Field mark = marked(source);
            boolean mapped = fields.stream().anyMatch(f -> f.sources().contains(mark.name()));
            // A table that is yet to be made gets the mark as well.
            Field there = target == null ? mark : marked(target);
            if (!mapped && there == null) {
                throw wrong(each.source(), Said.of(Chosen.class, "scope.alive", mark.name()));
            }
            if (!mapped) {
                fields.add(FieldMapping.copy(mark.name(), there.name(), 1, Reasons.of("deleted")));
            }
        }
        return each.withFields(fields);
    }

    private static Field marked(Entity entity) {
        return entity.fields().stream()
                .filter(f -> f.meaning().equals("deleted"))
                .findFirst()
                .orElse(null);
    }
}
