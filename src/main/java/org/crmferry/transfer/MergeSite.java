package org.crmferry.transfer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.crmferry.model.Entity;
import org.crmferry.model.Field;
import org.crmferry.model.Schema;
import org.crmferry.model.Shape;

/**
 * One entity of a target whose records may be merged, and everything there that points at them. Immutable.
 *
 * @param entity the entity
 * @param schema the target's tables
 * @param pointers what points at its records
 * @param mark how the target marks its deleted records; null if it removes them
 */
public record MergeSite(Entity entity, Schema schema, Pointers pointers, SoftDelete mark) {
    /**
     * Prepares it; asks no database.
     *
     * @param entities every entity of the target
     * @param tables every table of the target as it is
     * @param marks how the target marks deleted records, by entity
     */
    public static MergeSite of(
            Entity entity,
            Schema schema,
            Collection<Entity> entities,
            Collection<Entity> tables,
            Map<String, SoftDelete> marks) {
        return new MergeSite(
                entity, schema, new Pointers(entity, schema, entities, tables, marks), marks.get(entity.name()));
    }

    /** Whether records of that entity can be merged at all: one column tells them apart. */
    public static boolean possible(Entity entity) {
        return entity.shape() != null && entity.writable() && entity.key().size() == 1;
    }

    /** Whether a value of the field stands as it is in one column, so that another may be typed. */
    public boolean plain(Field field) {
        Shape.Binding binding = entity.shape().bindings().get(field.name());
        Shape.Binding place = binding == null ? new Shape.OwnColumn(field.name()) : binding;
        if (entity.key().contains(field.name()) || !field.writable()) {
            return false;
        } else if (place instanceof Shape.OwnColumn own) {
            return same(field, master(), own.column());
        } else if (place instanceof Shape.SatelliteColumn in) {
            return same(
                    field,
                    pointers.table(entity.shape().satellite(in.satellite()).table()),
                    in.column());
        }
        return false;
    }

    private static boolean same(Field field, Entity table, String column) {
        int at = column(table, column);
        return at >= 0 && table.fields().get(at).type().type() == field.type().type();
    }

    Entity master() {
        return pointers.master();
    }

    /** Position of the key's column in the entity's own table. */
    int keyIndex() {
        return column(master(), pointers.keyColumn());
    }

    /** The columns of each unique key of a table. */
    List<List<String>> uniques(Entity table) {
        List<List<String>> all = new ArrayList<>();
        schema.tables().stream()
                .filter(one -> one.name().equals(table.shape().table()))
                .forEach(one -> {
                    all.add(one.primaryKey());
                    all.addAll(one.uniqueKeys());
                });
        all.removeIf(List::isEmpty);
        return all;
    }

    static int column(Entity table, String name) {
        String wanted = name.toLowerCase(Locale.ROOT);
        for (int i = 0; i < table.fields().size(); i++) {
            if (table.fields().get(i).name().toLowerCase(Locale.ROOT).equals(wanted)) {
                return i;
            }
        }
        return -1;
    }
}
