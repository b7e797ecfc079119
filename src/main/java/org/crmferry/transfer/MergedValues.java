package org.crmferry.transfer;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.crmferry.model.Entity;
import org.crmferry.model.Field;
import org.crmferry.model.Key;
import org.crmferry.model.Shape;
import org.crmferry.model.Values;

/** What the survivor of a merge gets of the others, in the columns of its own rows. One thread. */
final class MergedValues {
    private final MergeSite site;
    private final MergeView now;
    private final Merge merge;
    private final Map<Key, Object[]> masters;
    private final RowChanges changes;
    /** By satellite, the rows of the members. */
    private final Map<String, Map<Key, Object[]>> satellites = new HashMap<>();

    private final Map<String, Object[]> changed = new HashMap<>();
    private Object[] master;
    private long values;

    /** @param masters the members' rows in the entity's own table, by key */
    MergedValues(MergeSite site, MergeView now, Merge merge, Map<Key, Object[]> masters, RowChanges changes) {
        this.site = site;
        this.now = now;
        this.merge = merge;
        this.masters = masters;
        this.changes = changes;
    }

    /** Puts the survivor's rows, and takes away those that go with the others; returns how many fields change. */
    long run() {
        for (Shape.Satellite satellite : site.entity().shape().satellites()) {
            satellites.put(satellite.name(), rows(satellite));
        }
        master = masters.get(merge.survivor()).clone();
        for (Field field : site.entity().fields()) {
            if (field.writable() && !site.entity().key().contains(field.name())) {
                values += field(field) ? 1 : 0;
            }
        }
        selfReferences();
        changes.put(site.master(), masters.get(merge.survivor()), master);
        for (Shape.Satellite satellite : site.entity().shape().satellites()) {
            put(satellite);
        }
        return values;
    }

    private Map<Key, Object[]> rows(Shape.Satellite satellite) {
        Entity table = site.pointers().table(satellite.table());
        int key = MergeSite.column(table, satellite.key());
        Field field = table.fields().get(key);
        List<Object> wanted =
                merge.members().stream().map(member -> member.part(0)).toList();
        Map<Key, Object[]> rows = new HashMap<>();
        for (Object[] row : now.rows(table, key, wanted)) {
            if (satellite.constants().entrySet().stream()
                    .allMatch(one -> Values.text(row[MergeSite.column(table, one.getKey())])
                            .equals(Values.text(one.getValue())))) {
                for (Key member : merge.members()) {
                    if (Values.same(References.fitting(field, member.part(0)), row[key])) {
                        rows.putIfAbsent(member, row);
                    }
                }
            }
        }
        return rows;
    }

    private boolean field(Field field) {
        Shape.Binding binding = site.entity().shape().bindings().get(field.name());
        if (binding instanceof Shape.PickedColumn) {
            return false;
        } else if (binding instanceof Shape.BookList list) {
            return site.entity().shape().books().stream()
                    .filter(book -> book.name().equals(list.book()))
                    .findFirst()
                    .map(book -> book instanceof Shape.ColumnBook slots && slots(field, slots))
                    .orElse(false);
        }
        return take(field.name(), binding == null ? new Shape.OwnColumn(field.name()) : binding);
    }

    private boolean slots(Field field, Shape.ColumnBook book) {
        boolean some = false;
        for (Shape.Slot slot : book.columns()) {
            some |= take(field.name(), slot.place());
        }
        return some;
    }

    /** Takes the value of the record that was chosen, or fills what is empty; whether that changes anything. */
    private boolean take(String field, Shape.Binding place) {
        Object own = value(merge.survivor(), place);
        Object value = own;
        Key chosen = merge.fields().get(field);
        if (merge.typed().containsKey(field)) {
            value = merge.typed().get(field);
        } else if (chosen != null) {
            value = value(chosen, place);
        } else if (Values.empty(own)) {
            for (Key other : merge.others()) {
                if (!Values.empty(value(other, place))) {
                    value = value(other, place);
                    break;
                }
            }
        }
        return !Values.same(own, value) && set(place, value);
    }

    private Object value(Key member, Shape.Binding place) {
        if (place instanceof Shape.SatelliteColumn in) {
            Object[] row = satellites.get(in.satellite()).get(member);
            return row == null ? null : row[MergeSite.column(table(in), in.column())];
        }
        return masters.get(member)[MergeSite.column(site.master(), ((Shape.OwnColumn) place).column())];
    }

    private Entity table(Shape.SatelliteColumn in) {
        return site.pointers()
                .table(site.entity().shape().satellite(in.satellite()).table());
    }

    private boolean set(Shape.Binding place, Object value) {
        if (place instanceof Shape.SatelliteColumn in) {
            Entity table = table(in);
            Object[] row = changed.computeIfAbsent(in.satellite(), name -> begun(name, table));
            row[MergeSite.column(table, in.column())] = value;
        } else {
            master[MergeSite.column(site.master(), ((Shape.OwnColumn) place).column())] = value;
        }
        return true;
    }

    /** The survivor's row there; if it has none, one like that of the first who has, or else an empty one. */
    private Object[] begun(String name, Entity table) {
        Map<Key, Object[]> rows = satellites.get(name);
        if (rows.containsKey(merge.survivor())) {
            return rows.get(merge.survivor()).clone();
        }
        Shape.Satellite satellite = site.entity().shape().satellite(name);
        Object[] row = merge.others().stream()
                .filter(rows::containsKey)
                .findFirst()
                .map(key -> rows.get(key).clone())
                .orElseGet(() -> new Object[table.fields().size()]);
        satellite.constants().forEach((column, value) -> row[MergeSite.column(table, column)] = value);
        int at = MergeSite.column(table, satellite.key());
        row[at] = References.fitting(table.fields().get(at), merge.survivor().part(0));
        return row;
    }

    private void put(Shape.Satellite satellite) {
        Entity table = site.pointers().table(satellite.table());
        Map<Key, Object[]> rows = satellites.get(satellite.name());
        Object[] row = changed.get(satellite.name());
        if (row != null) {
            changes.put(table, rows.get(merge.survivor()), row);
        }
        if (site.mark() == null) {
            merge.others().stream().filter(rows::containsKey).forEach(key -> changes.put(table, rows.get(key), null));
        }
    }

    /** Nobody reports to himself: what led from the survivor to another of them, or was taken from one, leads nowhere. */
    private void selfReferences() {
        for (Pointer pointer : site.pointers().all()) {
            if (pointer.table().equals(site.master())
                    && site.master().fields().get(pointer.column()).nullable()) {
                Set<Object> members = new HashSet<>();
                merge.members().forEach(key -> members.add(Values.text(masters.get(key)[pointer.referenced()])));
                Object value = master[pointer.column()];
                if (value != null && members.contains(Values.text(value))) {
                    master[pointer.column()] = null;
                }
            }
        }
    }
}
