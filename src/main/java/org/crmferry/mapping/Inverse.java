package org.crmferry.mapping;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.crmferry.model.Entity;
import org.crmferry.model.Field;
import org.crmferry.model.FieldType;
import org.crmferry.model.KeyStyle;
import org.crmferry.model.Reference;

/**
 * A mapping read backwards: what brings edits of the target back into the source. Only what loses nothing on the way is
 * turned: copies between fields of one kind, value maps that are one to one, words for yes and no, references and
 * owners. The rest is named. Immutable.
 *
 * @param mapping from the target's entities to the source's
 * @param lost what cannot be sent back
 */
public record Inverse(Mapping mapping, List<Lost> lost) {
    /** Records with such keys are not found again by the crosswalk. */
    private static final Set<KeyStyle> OTHER_KEYS = Set.of(KeyStyle.COMPOSITE, KeyStyle.NATURAL, KeyStyle.NONE);

    /**
     * Something that stays in the target.
     *
     * @param entity the target's entity
     * @param field the target's field; empty if it is the whole entity
     */
    public record Lost(String entity, String field) {}

    public Inverse {
        lost = List.copyOf(lost);
    }

    /**
     * Turns a mapping.
     *
     * @param sources the source's entities by name
     * @param targets the target's entities by name
     */
    public static Inverse of(Mapping forward, Map<String, Entity> sources, Map<String, Entity> targets) {
        List<Lost> lost = new ArrayList<>();
        List<EntityMapping> entities = new ArrayList<>();
        Map<String, String> moved = moved(forward, sources, targets);
        for (EntityMapping each : forward.entities()) {
            if (!each.move()) {
                continue;
            }
            if (moved.containsKey(each.source())) {
                entities.add(
                        new Turn(each, sources.get(each.source()), targets.get(each.target()), moved).turned(lost));
            } else {
                lost.add(new Lost(each.target(), ""));
            }
        }
        return new Inverse(new Mapping(Mapping.VERSION, forward.seed(), entities), lost);
    }

    /** What may differ between values of one field, read backwards: chosen for the target's field, it holds for the source's. */
    public static Mapping likenesses(Mapping forward) {
        return forward.withEntities(forward.entities().stream()
                .map(each -> new EntityMapping(
                        each.target(),
                        each.source(),
                        each.move(),
                        Keys.NEW,
                        List.of(),
                        Existing.ASK,
                        each.fields().stream()
                                .filter(field -> field.sources().size() == 1)
                                .map(field -> FieldMapping.copy(
                                                field.target(), field.sources().get(0), 1, "")
                                        .withSame(field.same()))
                                .toList(),
                        Map.of(),
                        1,
                        ""))
                .toList());
    }

    /** Source entities that can be sent back, with their targets: one of each, and records that can be found again. */
    private static Map<String, String> moved(
            Mapping forward, Map<String, Entity> sources, Map<String, Entity> targets) {
        Map<String, Integer> uses = new HashMap<>();
        forward.entities().stream()
                .filter(EntityMapping::move)
                .forEach(each -> uses.merge(each.target(), 1, Integer::sum));
        Map<String, String> moved = new LinkedHashMap<>();
        for (EntityMapping each : forward.entities()) {
            Entity source = sources.get(each.source());
            Entity target = targets.get(each.target());
            boolean single = each.move()
                    && uses.get(each.target()) == 1
                    && source != null
                    && target != null
                    && source.key().size() == 1
                    && target.key().size() == 1;
            if (single && source.writable() && !OTHER_KEYS.contains(source.keyStyle())) {
                moved.put(each.source(), each.target());
            }
        }
        return moved;
    }

    /** Turns one entity's mapping. */
    private record Turn(EntityMapping each, Entity source, Entity target, Map<String, String> moved) {
        EntityMapping turned(List<Lost> lost) {
            List<FieldMapping> fields = new ArrayList<>();
            Set<String> filled = new HashSet<>();
            for (FieldMapping field : each.fields()) {
                boolean key = target.key().contains(field.target());
                Optional<FieldMapping> back = key ? Optional.empty() : back(field);
                if (back.isPresent() && filled.add(back.get().target())) {
                    fields.add(back.get());
                } else if (!key) {
                    lost.add(new Lost(each.target(), field.target()));
                }
            }
            return new EntityMapping(
                    each.target(), each.source(), true, Keys.NEW, match(fields), Existing.ASK, fields, Map.of(), 1, "");
        }

        /** The match key read backwards; none if a part of it does not lead back. */
        private List<String> match(List<FieldMapping> back) {
            List<String> match = back.stream()
                    .filter(field -> each.match().containsAll(field.sources()))
                    .map(FieldMapping::target)
                    .toList();
            return match.size() == each.match().size() ? match : List.of();
        }

        private Optional<FieldMapping> back(FieldMapping field) {
            if (field.sources().size() != 1 || field.steps().size() > 1) {
                return Optional.empty();
            }
            Field from = source.field(field.sources().get(0));
            Field to = target.field(field.target());
            if (!from.writable() || source.key().contains(from.name())) {
                return Optional.empty();
            }
            Optional<List<Step>> steps = field.steps().isEmpty()
                    ? copy(from, to)
                    : step(field.steps().get(0), from, to);
            return steps.map(back -> new FieldMapping(from.name(), List.of(to.name()), back, 1, ""));
        }

        /** A reference is looked up again even if keys are kept: it may lead to a record that only the target has. */
        private Optional<List<Step>> copy(Field from, Field to) {
            FieldType a = from.type().type();
            FieldType b = to.type().type();
            Set<FieldType> numbers = Set.of(FieldType.INTEGER, FieldType.DECIMAL, FieldType.BOOLEAN);
            boolean same = a == b || numbers.contains(a) && numbers.contains(b);
            if (!same) {
                return Optional.empty();
            }
            if (to.reference() != null) {
                return Optional.of(returns(to.reference()) ? List.of(new Step.Rekey(null, null)) : List.of());
            }
            Optional<String> referred = referred(null, from);
            return Optional.of(referred.map(entity -> List.<Step>of(new Step.Rekey(entity, null)))
                    .orElse(List.of()));
        }

        private Optional<List<Step>> step(Step step, Field from, Field to) {
            if (step instanceof Step.ValueMap map && map.otherwise() == null && map.values() != null) {
                return turned(map.values(), from).map(back -> List.of(new Step.ValueMap(back, null)));
            } else if (step instanceof Step.Rekey rekey) {
                return referred(rekey.entity(), from).map(entity -> List.of(new Step.Rekey(entity, null)));
            } else if (step instanceof Step.Owner owner && to.reference() != null) {
                boolean users = referred(null, from)
                        .filter(to.reference().entity()::equals)
                        .isPresent();
                Map<String, String> people = owner.people() == null ? Map.of() : owner.people();
                return users ? turned(people, null).map(back -> List.of(new Step.Owner(null, back))) : Optional.empty();
            } else if (step instanceof Step.Truth truth && from.type().type() == FieldType.TEXT) {
                boolean words = truth.yes() != null
                        && truth.no() != null
                        && truth.yes().size() == 1
                        && truth.no().size() == 1;
                return words
                        ? Optional.of(List.of(new Step.ValueMap(
                                Map.of(
                                        "1", truth.yes().get(0),
                                        "0", truth.no().get(0)),
                                null)))
                        : Optional.empty();
            }
            return Optional.empty();
        }

        private boolean returns(Reference reference) {
            return reference.polymorphic()
                    ? moved.values().containsAll(reference.kinds().values())
                            && each.fields().stream()
                                    .anyMatch(field -> field.target().equals(reference.typeField()))
                    : moved.containsValue(reference.entity());
        }

        /** The target's entity that a plain reference of the source leads to. */
        private Optional<String> referred(String given, Field from) {
            Reference reference = from.reference();
            if (given == null && (reference == null || reference.polymorphic())) {
                return Optional.empty();
            }
            return Optional.ofNullable(moved.get(given == null ? reference.entity() : given));
        }

        /** One to one, so that no two values become one; nothing if it is not. */
        private static Optional<Map<String, String>> turned(Map<String, String> values, Field from) {
            Map<String, String> back = new LinkedHashMap<>();
            for (Map.Entry<String, String> one : values.entrySet()) {
                boolean passes = from != null
                        && !values.containsKey(one.getValue())
                        && from.options().stream()
                                .anyMatch(option -> option.code().equals(one.getValue()));
                if (one.getValue() == null || passes || back.put(one.getValue(), one.getKey()) != null) {
                    return Optional.empty();
                }
            }
            return Optional.of(back);
        }
    }
}
