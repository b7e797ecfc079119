package org.crmferry.ferry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.crmferry.mapping.FieldProfile;
import org.crmferry.model.Entity;
import org.crmferry.model.Fault;
import org.crmferry.model.FerryException;
import org.crmferry.model.Field;
import org.crmferry.model.Reference;
import org.crmferry.model.Said;

/** One side of a mapping desk: entities, some records of each, and what their values are like. One thread. */
final class DeskSide {
    private final String name;
    private final String product;
    private final Map<String, Entity> entities = new LinkedHashMap<>();
    private final Map<String, Boolean> technical;
    private final Map<String, List<Object[]>> samples;
    private final Map<String, List<FieldCard>> cards = new HashMap<>();

    /**
     * @param name {@code source} or {@code target}
     * @param product the database product, or empty
     * @param technical entity name to whether it is the product's machinery
     * @param samples entity name to records; missing = none
     */
    DeskSide(
            String name,
            String product,
            List<Entity> entities,
            Map<String, Boolean> technical,
            Map<String, List<Object[]>> samples) {
        this.name = name;
        this.product = product;
        this.technical = technical;
        this.samples = samples;
        entities.forEach(e -> this.entities.put(e.name(), e));
    }

    String product() {
        return product;
    }

    boolean has(String entity) {
        return entities.containsKey(entity);
    }

    Entity entity(String entity) {
        Entity found = entities.get(entity);
        if (found == null) {
            throw new FerryException(Fault.MAPPING, Said.of(DeskSide.class, "entity.gone", name, entity));
        }
        return found;
    }

    List<Entity> all() {
        return new ArrayList<>(entities.values());
    }

    Map<String, List<Object[]>> samples() {
        return samples;
    }

    List<Object[]> samples(String entity) {
        return samples.getOrDefault(entity, List.of());
    }

    List<EntityCard> cards() {
        return entities.values().stream()
                .map(e -> new EntityCard(
                        e.name(),
                        e.label(),
                        e.meaning(),
                        e.count(),
                        e.fields().size(),
                        technical.getOrDefault(e.name(), false),
                        e.writable()))
                .toList();
    }

    /** The fields of an entity; made when first asked for. */
    List<FieldCard> fields(String entity) {
        return cards.computeIfAbsent(entity, e -> cards(entity(e), samples(e)));
    }

    static List<FieldCard> cards(Entity entity, List<Object[]> records) {
        List<FieldCard> all = new ArrayList<>();
        for (int i = 0; i < entity.fields().size(); i++) {
            Field field = entity.fields().get(i);
            all.add(new FieldCard(
                    field.name(),
                    field.label(),
                    field.meaning(),
                    field.type().type(),
                    field.type().nativeType(),
                    field.type().text() == null ? 0 : field.type().text().length(),
                    field.required(),
                    field.writable(),
                    entity.key().contains(field.name()),
                    refersTo(field.reference()),
                    field.options(),
                    FieldProfile.of(records, i)));
        }
        return List.copyOf(all);
    }

    private static List<String> refersTo(Reference reference) {
        if (reference == null) {
            return List.of();
        }
        return reference.polymorphic()
                ? reference.kinds().values().stream().distinct().sorted().toList()
                : List.of(reference.entity());
    }
}
