package org.crmferry.transfer;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.crmferry.mapping.EntityMapping;
import org.crmferry.mapping.FieldMapping;
import org.crmferry.mapping.Step;
import org.crmferry.model.Entity;
import org.crmferry.model.Field;
import org.crmferry.model.FieldType;
import org.crmferry.model.Key;
import org.crmferry.model.Reference;
import org.crmferry.model.Values;

/** What the records of one source entity refer to, among the entities that are moved. */
final class Links {
    private final Entity entity;
    private final List<Link> links = new ArrayList<>();
    private final boolean link;

    /** One field that refers to a record. */
    private record Link(int field, int type, Map<String, String> kinds, String always, boolean needed) {}

    /**
     * One record that is referred to.
     *
     * @param entity source entity
     * @param code {@link KeyBook#code} of its key
     * @param needed whether the record that refers to it makes no sense without it
     */
    record Referred(String entity, String code, boolean needed) {}

    Links(EntityMapping mapping, Map<String, Entity> moved) {
        entity = moved.get(mapping.source());
        Map<String, String> said = new HashMap<>();
        for (FieldMapping field : mapping.fields()) {
            for (Step step : field.steps()) {
                if (step instanceof Step.Rekey rekey
                        && rekey.entity() != null
                        && field.sources().size() == 1) {
                    said.put(field.sources().get(0), rekey.entity());
                }
            }
        }
        Set<String> referring = new HashSet<>();
        for (Field field : entity.fields()) {
            Reference reference = field.reference();
            String always = said.getOrDefault(
                    field.name(), reference == null || reference.polymorphic() ? "" : reference.entity());
            boolean polymorphic = always.isEmpty() && reference != null && reference.polymorphic();
            boolean needed = field.required() || entity.key().contains(field.name());
            if (moved.containsKey(always) && moved.get(always).key().size() == 1) {
                links.add(new Link(entity.index(field.name()), -1, Map.of(), always, needed));
                referring.add(field.name());
            } else if (polymorphic && entity.has(reference.typeField())) {
                links.add(new Link(
                        entity.index(field.name()),
                        entity.index(reference.typeField()),
                        reference.kinds(),
                        "",
                        needed));
                referring.add(field.name());
            }
        }
        link = joins(referring);
    }

    /** Whether a record only says that others belong together. */
    boolean link() {
        return link;
    }

    private boolean joins(Set<String> referring) {
        long needed = links.stream().filter(Link::needed).count();
        if (needed != 2) {
            return false;
        }
        if (!entity.meaning().isEmpty()) {
            return MatchKeys.link(entity);
        }
        return entity.fields().stream()
                .allMatch(f -> referring.contains(f.name())
                        || entity.key().contains(f.name())
                        || f.type().type() != FieldType.TEXT && f.type().type() != FieldType.DECIMAL);
    }

    /** Names of the fields that say what a record refers to. */
    List<String> fields() {
        List<String> names = new ArrayList<>();
        for (Link each : links) {
            names.add(entity.fields().get(each.field()).name());
            if (each.type() >= 0) {
                names.add(entity.fields().get(each.type()).name());
            }
        }
        return names;
    }

    /** What a record refers to; {@code shown} is the entity with the fields that the record has. */
    List<Referred> of(Object[] record, Entity shown, Map<String, Entity> moved) {
        List<Referred> all = new ArrayList<>();
        for (Link each : links) {
            Object value = record[shown.index(entity.fields().get(each.field()).name())];
            if (Values.empty(value)) {
                continue;
            }
            String to = each.always();
            if (each.type() >= 0) {
                Object type =
                        record[shown.index(entity.fields().get(each.type()).name())];
                to = type == null ? "" : each.kinds().getOrDefault(Values.text(type), "");
            }
            Entity referred = moved.get(to);
            if (referred != null && referred.key().size() == 1) {
                Object key = typed(
                        value, referred.field(referred.key().get(0)).type().type());
                if (key != null) {
                    all.add(new Referred(to, KeyBook.code(Key.of(key)), each.needed()));
                }
            }
        }
        return all;
    }

    /** A referring value as the key's own type; null if it cannot be one. */
    static Object typed(Object value, FieldType type) {
        try {
            return switch (type) {
                case INTEGER -> value instanceof Long ? value : Long.valueOf(Values.text(value));
                case DECIMAL -> value instanceof BigDecimal ? value : new BigDecimal(Values.text(value));
                case TEXT, UUID -> Values.text(value);
                default -> value;
            };
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
