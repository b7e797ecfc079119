package org.crmferry.transfer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.crmferry.model.Entity;
import org.crmferry.model.Field;
import org.crmferry.model.Reference;
import org.crmferry.model.Schema;
import org.crmferry.model.Shape;

/**
 * Finds every column of a target that points at records of one entity: declared and guessed foreign keys, references the
 * catalog knows, polymorphic ones, tables of links, e-mail and phone books. Immutable.
 */
final class Pointers {
    private final Map<String, Entity> tables = new HashMap<>();
    private final Entity entity;
    private final Entity master;
    private final Collection<Entity> entities;
    private final Map<String, SoftDelete> marks;
    private final Set<String> parts = new HashSet<>();
    private final Map<String, Pointer> found = new LinkedHashMap<>();
    private final List<String> unmovable = new ArrayList<>();

    /**
     * Looks at what was discovered; asks no database.
     *
     * @param entities every entity of the target
     * @param tables every table as it is
     * @param marks how the target marks deleted records, by entity
     */
    Pointers(
            Entity entity,
            Schema schema,
            Collection<Entity> entities,
            Collection<Entity> tables,
            Map<String, SoftDelete> marks) {
        tables.forEach(table -> this.tables.put(lower(table.shape().table()), table));
        this.entity = entity;
        this.entities = entities;
        this.marks = marks;
        master = table(entity.shape().table());
        parts.add(lower(entity.shape().table()));
        entity.shape().satellites().forEach(satellite -> parts.add(lower(satellite.table())));
        declared(schema);
        entities.forEach(this::known);
        entity.shape().books().forEach(this::book);
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    Entity table(String name) {
        Entity table = tables.get(lower(name));
        if (table == null) {
            throw new IllegalStateException("no table " + name);
        }
        return table;
    }

    /** Columns of a table that lead to other records, whatever these are. */
    Set<String> references(Entity table, Schema schema) {
        Set<String> columns = new HashSet<>();
        schema.tables().stream()
                .filter(one -> one.name().equals(table.shape().table()))
                .flatMap(one -> one.foreignKeys().stream())
                .forEach(key -> key.columns().forEach(column -> columns.add(lower(column))));
        for (Entity other : entities) {
            for (Field field : other.fields()) {
                Place place = field.reference() == null ? null : place(other, field);
                if (place != null
                        && lower(place.table()).equals(lower(table.shape().table()))) {
                    columns.add(lower(place.column()));
                }
            }
        }
        return columns;
    }

    /** The entity's own table, as it is. */
    Entity master() {
        return master;
    }

    List<Pointer> all() {
        return List.copyOf(found.values());
    }

    /** References over several columns, which cannot be moved. */
    List<String> unmovable() {
        return unmovable;
    }

    private void declared(Schema schema) {
        for (Schema.Table table : schema.tables()) {
            for (Schema.ForeignKey key : table.foreignKeys()) {
                if (!key.table().equalsIgnoreCase(entity.shape().table())) {
                    continue;
                }
                if (key.columns().size() > 1) {
                    unmovable.add(table.name() + "." + String.join("+", key.columns()));
                } else {
                    add(table.name(), key.columns().get(0), key.referenced().get(0), Map.of(), "", "");
                }
            }
        }
    }

    private void known(Entity other) {
        for (Field field : other.fields()) {
            Reference reference = field.reference();
            Place place = reference == null ? null : place(other, field);
            if (place == null) {
                continue;
            }
            if (!reference.polymorphic()) {
                if (reference.entity().equals(entity.name())) {
                    add(place.table(), place.column(), keyColumn(), fixed(other, place), "", "");
                }
            } else if (other.has(reference.typeField())) {
                Place type = place(other, other.field(reference.typeField()));
                reference.kinds().forEach((value, name) -> {
                    if (name.equals(entity.name())
                            && type != null
                            && type.table().equals(place.table())) {
                        Map<String, Object> where = new LinkedHashMap<>(fixed(other, place));
                        where.put(type.column(), value);
                        add(place.table(), place.column(), keyColumn(), where, "", "");
                    }
                });
            }
        }
    }

    private record Place(String table, String column) {}

    private static Place place(Entity of, Field field) {
        Shape.Binding binding = of.shape().bindings().get(field.name());
        if (binding instanceof Shape.SatelliteColumn in) {
            return new Place(of.shape().satellite(in.satellite()).table(), in.column());
        } else if (binding instanceof Shape.OwnColumn own) {
            return new Place(of.shape().table(), own.column());
        }
        return binding == null ? new Place(of.shape().table(), field.name()) : null;
    }

    String keyColumn() {
        return place(entity, entity.field(entity.key().get(0))).column();
    }

    /** What tells the entity's rows from others of its table, deleted ones included. */
    private Map<String, Object> fixed(Entity other, Place place) {
        if (!place.table().equals(other.shape().table())) {
            return Map.of();
        }
        return withoutMark(other.shape().constants(), marks.get(other.name()));
    }

    private Map<String, Object> withoutMark(Map<String, Object> constants, SoftDelete mark) {
        Map<String, Object> fixed = new LinkedHashMap<>(constants);
        SoftDelete own = marks.get(entity.name());
        fixed.keySet()
                .removeIf(column -> mark != null && column.equals(mark.column())
                        || own != null && column.equalsIgnoreCase(own.column()));
        return fixed;
    }

    private void book(Shape.Book book) {
        if (book instanceof Shape.LinkedBook linked) {
            Shape.LinkTable link = linked.link();
            Map<String, Object> where = withoutMark(link.constants(), null);
            add(link.table(), link.owner(), keyColumn(), where, link.address(), link.primary());
        } else if (book instanceof Shape.RowBook rows) {
            Map<String, Object> where = withoutMark(rows.constants(), null);
            add(rows.table(), rows.owner(), keyColumn(), where, rows.value(), rows.primary());
        }
    }

    private void add(
            String table, String column, String referenced, Map<String, Object> where, String address, String flag) {
        Entity at = table(table);
        boolean own = parts.contains(lower(table))
                && !lower(table).equals(lower(master.shape().table()));
        if (own || !master.has(stored(master, referenced))) {
            return;
        }
        int index = at.index(stored(at, column));
        Pointer pointer = new Pointer(
                at,
                index,
                master.index(stored(master, referenced)),
                where,
                address.isEmpty() ? -1 : at.index(stored(at, address)),
                flag.isEmpty() ? -1 : at.index(stored(at, flag)));
        String id = at.name() + "\n" + index + "\n" + referenced.toLowerCase(Locale.ROOT);
        String narrow = id + "\n" + new TreeMap<>(where);
        if (where.isEmpty()) {
            found.keySet()
                    .removeIf(other ->
                            other.startsWith(id + "\n") && !found.get(other).book());
        } else if (!pointer.book() && found.containsKey(id + "\n{}")) {
            return;
        }
        found.put(narrow, pointer);
    }

    private static String stored(Entity table, String column) {
        return table.fields().stream()
                .map(Field::name)
                .filter(name -> name.equalsIgnoreCase(column))
                .findFirst()
                .orElse(column);
    }
}
