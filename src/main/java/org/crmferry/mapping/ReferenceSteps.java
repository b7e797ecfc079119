package org.crmferry.mapping;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.crmferry.model.Entity;
import org.crmferry.model.Field;
import org.crmferry.model.Reference;
import org.crmferry.model.Values;

/** Steps that carry over what refers to other records. */
final class ReferenceSteps {
    private ReferenceSteps() {}

    static Operation of(Step step, Workshop shop) {
        if (step instanceof Step.Rekey rekey) {
            return reference(rekey, shop);
        }
        if (step instanceof Step.OwnNumber own) {
            return number(own, shop);
        }
        if (step instanceof Step.Owner owner) {
            return owner(owner, shop);
        }
        return kind((Step.Kind) step, shop);
    }

    /** Names the source entity that a record refers to; null = none known. */
    private interface Referred {
        String entity(Object[] record);
    }

    private static Referred referred(String given, Workshop shop, String step) {
        if (given != null) {
            return record -> given;
        }
        Field field = shop.onlySource(step);
        if (field.reference() == null) {
            throw shop.wrong("the source field " + field.name() + " refers to nothing; say which entity it means");
        }
        return referred(field.reference(), shop.source());
    }

    private static Referred referred(Reference reference, Entity source) {
        if (!reference.polymorphic()) {
            String entity = reference.entity();
            return record -> entity;
        }
        int type = source.index(reference.typeField());
        Map<String, String> kinds = new HashMap<>(reference.kinds());
        return record -> record[type] == null ? null : kinds.get(Values.text(record[type]));
    }

    private static Operation reference(Step.Rekey step, Workshop shop) {
        Referred referred = referred(step.entity(), shop, "reference");
        Set<String> only = step.only() == null ? null : new HashSet<>(step.only());
        boolean keep = shop.mapping().setting(FindingKind.ORPHAN) == Setting.ACCEPT;
        // Where the target has one field for parents of several kinds, other kinds have no place at all.
        Reference there = shop.place().target().reference();
        boolean elsewhere = there != null && there.polymorphic();
        Set<String> carried = elsewhere ? carried(shop) : Set.of();
        return (value, record, problems) -> {
            if (Values.empty(value)) {
                return null;
            }
            String entity = referred.entity(record);
            if (only != null && entity != null && !only.contains(entity)) {
                if (elsewhere && !carried.contains(entity)) {
                    shop.place().add(problems, FindingKind.LEFT_BEHIND);
                }
                return null;
            }
            Object key = entity == null ? null : shop.crosswalk().target(entity, value);
            if (key == null && nobody(value)) {
                return null;
            }
            if (key == null) {
                shop.place().add(problems, FindingKind.ORPHAN);
                return keep ? value : null;
            }
            return key;
        };
    }

    /** The kinds of records that other fields of the target carry from the same field. */
    private static Set<String> carried(Workshop shop) {
        List<String> sources = shop.field().sources();
        return shop.mapping().fields().stream()
                .filter(other -> other.sources().equals(sources))
                .flatMap(other -> other.steps().stream())
                .filter(Step.Rekey.class::isInstance)
                .map(step -> ((Step.Rekey) step).only())
                .filter(Objects::nonNull)
                .flatMap(List::stream)
                .collect(Collectors.toSet());
    }

    private static Operation number(Step.OwnNumber step, Workshop shop) {
        String before = step.before() == null ? "" : step.before();
        Entity source = shop.source();
        boolean always = shop.field().sources().equals(source.key());
        return (value, record, problems) -> {
            if (!always && !Values.empty(value)) {
                return value;
            }
            Object key = shop.crosswalk().own(source.name(), source.keyOf(record));
            return key == null ? null : before + Values.text(key);
        };
    }

    /** Products that count their keys from 1 often keep 0 where nothing is referred to. */
    private static boolean nobody(Object value) {
        return value instanceof Number number ? number.doubleValue() == 0 : "0".equals(value);
    }

    private static Operation owner(Step.Owner step, Workshop shop) {
        Referred referred = referred(null, shop, "owner");
        String fallback = step.fallback() == null || step.fallback().isEmpty() ? null : step.fallback();
        Map<String, String> people = step.people() == null ? Map.of() : new HashMap<>(step.people());
        boolean required = shop.place().target().required();
        return (value, record, problems) -> {
            if (Values.empty(value)) {
                return required ? fallback : null;
            }
            if (!people.isEmpty()) {
                String chosen = people.get(Values.text(value));
                if (chosen != null) {
                    return chosen;
                }
            }
            String entity = referred.entity(record);
            Object key = entity == null ? null : shop.crosswalk().target(entity, value);
            if (key == null && nobody(value)) {
                return required ? fallback : null;
            }
            if (key == null) {
                shop.place().add(problems, FindingKind.ORPHAN);
                return fallback;
            }
            return key;
        };
    }

    /** The type goes empty together with its reference, when that leads nowhere. */
    private static Operation kind(Step.Kind step, Workshop shop) {
        if (step.values() == null) {
            throw shop.wrong("the step 'kind' needs 'values'");
        }
        Map<String, String> values = new HashMap<>(step.values());
        Field type = shop.onlySource("kind");
        Entity source = shop.source();
        Field key = source.fields().stream()
                .filter(f -> f.reference() != null && f.reference().typeField().equals(type.name()))
                .findFirst()
                .orElse(null);
        boolean keep = shop.mapping().setting(FindingKind.ORPHAN) == Setting.ACCEPT;
        return (value, record, problems) -> {
            if (Values.empty(value)) {
                return null;
            }
            String text = Values.text(value);
            String word = values.get(text);
            Object referred = key == null ? null : record[source.index(key.name())];
            if (Values.empty(referred)) {
                return word;
            }
            String entity = key.reference().kinds().get(text);
            boolean carried = entity != null && shop.crosswalk().target(entity, referred) != null;
            return carried || keep ? word : null;
        };
    }
}
