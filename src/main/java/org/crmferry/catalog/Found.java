package org.crmferry.catalog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.crmferry.model.Entity;
import org.crmferry.model.Field;
import org.crmferry.model.Shape;

/**
 * The entities of one database, and what the catalog has to say about them. Immutable.
 *
 * @param entities composed entities first, in a sensible order, then one per remaining table
 * @param technical tables of the product's own machinery (caches, jobs, sessions, histories), one entity each
 * @param reasons name of a technical entity to the reason why it is one
 * @param readOnly whether the product's records are only read, because how to write them is not known
 * @param timeZone zone of the database's dates without one, such as {@code UTC}; empty if unknown
 * @param defaults entity name to columns that the product expects to be filled in a new row, with the value to use
 *     where the mapping has none
 * @param copies entity name to fields that the product expects to be filled like another one, or like several joined by blanks
 * @param otherwise entity name to fields that the product needs filled, with those whose value goes there where there is
 *     none for itself
 * @param numbers entity name to columns that the product expects to hold the record's own key, with the text before it
 * @param sideEffects entity name to what a person should know or do after records of it were written; those of the
 *     product as a whole are under the empty name
 * @param hints {@code entity.field} to further knowledge
 * @param marks name of an entity whose deleted records the product keeps to the field that marks them; the entity
 *     itself shows only the living ones
 */
public record Found(
        List<Entity> entities,
        List<Entity> technical,
        Map<String, String> reasons,
        boolean readOnly,
        String timeZone,
        Map<String, Map<String, Object>> defaults,
        Map<String, Map<String, List<String>>> otherwise,
        Map<String, Map<String, List<String>>> copies,
        Map<String, Map<String, String>> numbers,
        Map<String, List<String>> sideEffects,
        Map<String, Hint> hints,
        Map<String, Field> marks) {
    public Found {
        entities = List.copyOf(entities);
        technical = List.copyOf(technical);
        reasons = Map.copyOf(reasons);
        defaults = Map.copyOf(defaults);
        otherwise = Map.copyOf(otherwise);
        copies = Map.copyOf(copies);
        sideEffects = Map.copyOf(sideEffects);
        hints = Map.copyOf(hints);
        marks = Map.copyOf(marks);
    }

    /** The entity with its deleted records, told apart by their mark; itself if the product keeps none. */
    public Entity withDeleted(Entity entity) {
        Field mark = marks.get(entity.name());
        if (mark == null) {
            return entity;
        }
        List<Field> fields = new ArrayList<>(entity.fields());
        fields.add(mark);
        Shape shape = entity.shape();
        Map<String, Shape.Binding> bindings = new HashMap<>(shape.bindings());
        bindings.put(mark.name(), new Shape.OwnColumn(mark.name()));
        Map<String, Object> constants = new LinkedHashMap<>(shape.constants());
        constants.remove(mark.name());
        return new Entity(
                entity.name(),
                entity.label(),
                entity.meaning(),
                fields,
                entity.key(),
                entity.keyStyle(),
                new Shape(
                        shape.schema(),
                        shape.table(),
                        bindings,
                        constants,
                        shape.satellites(),
                        shape.picks(),
                        shape.books(),
                        shape.conditions(),
                        shape.counters()),
                -1,
                entity.writable());
    }

    /** Whether the entity of that name belongs to the product's machinery and is not offered unasked. */
    public boolean technical(String entityName) {
        return reasons.containsKey(entityName);
    }

    /** Both lists, one after the other. */
    public List<Entity> all() {
        List<Entity> all = new ArrayList<>(entities);
        all.addAll(technical);
        return all;
    }
}
