package org.crmferry.ferry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.crmferry.model.Entity;
import org.crmferry.model.Field;
import org.crmferry.model.Key;
import org.crmferry.model.Values;
import org.crmferry.transfer.Merge;

/**
 * Records that are likely the same, side by side as they were when they were read. Holds values. Immutable.
 *
 * @param entity their entity
 * @param keys the records, in the order in which they are shown
 * @param records what they hold, by key
 * @param states the fingerprint of each: a record that has another by now is not merged
 * @param related by field, what people call the records that its values lead to
 * @param editable fields for which a value can be typed
 */
public record DuplicateSides(
        Entity entity,
        List<Key> keys,
        Map<Key, Object[]> records,
        Map<Key, String> states,
        Map<String, Map<String, String>> related,
        Set<String> editable) {
    public DuplicateSides {
        keys = List.copyOf(keys);
        records = Map.copyOf(records);
        states = Map.copyOf(states);
        related = Map.copyOf(related);
        editable = Set.copyOf(editable);
    }

    /** What people call one of them; its key if it has no name. */
    public String name(Key key) {
        String name = Naming.of(entity, records.get(key));
        return name.isEmpty() ? key.text() : name;
    }

    /** The decision to merge them; see {@link Merge}. */
    public Merge merge(Key survivor, Map<String, Key> fields, Map<String, Object> typed) {
        List<Key> others = new ArrayList<>(keys);
        others.remove(survivor);
        return new Merge(entity.name(), survivor, others, fields, typed, states);
    }

    /** Every field but the key, in the entity's order, with what it would be after that merge. */
    public List<DuplicateLine> lines(Merge merge) {
        MergedRecord merged = new MergedRecord(this, merge);
        List<DuplicateLine> lines = new ArrayList<>();
        for (Field field : entity.fields()) {
            if (!entity.key().contains(field.name())) {
                lines.add(line(field, merged));
            }
        }
        return lines;
    }

    private DuplicateLine line(Field field, MergedRecord merged) {
        List<String> values =
                keys.stream().map(key -> Values.text(value(key, field))).toList();
        String result = Values.text(merged.value(field));
        List<String> shown = new ArrayList<>(values);
        shown.add(result);
        return new DuplicateLine(
                field.name(),
                field.label(),
                field.type().type(),
                values,
                result,
                merged.taken(field).map(keys::indexOf).orElse(-1),
                merged.how(field),
                merged.pickable(field),
                editable.contains(field.name()),
                field.required() || !field.nullable(),
                field.options(),
                Details.told(
                        field,
                        shown.stream()
                                .filter(value -> !value.isEmpty())
                                .distinct()
                                .toList(),
                        related.getOrDefault(field.name(), Map.of())));
    }

    Object value(Key key, Field field) {
        return records.get(key)[entity.index(field.name())];
    }

    /**
     * One thing that has changed in a record.
     *
     * @param key the record
     * @param field what changed; null if the record is not there any more
     * @param before as text, read as people do
     * @param now the same
     */
    public record Change(Key key, Field field, String before, String now) {
        /** Never shows the values. */
        @Override
        public String toString() {
            return "a change of " + key.text();
        }
    }

    /** What has changed in the records since; empty if nothing has. */
    public List<Change> changes(DuplicateSides now) {
        List<Change> changes = new ArrayList<>();
        for (Key key : keys) {
            if (!now.records.containsKey(key)) {
                changes.add(new Change(key, null, "", ""));
            } else if (!now.states.get(key).equals(states.get(key))) {
                for (Field field : entity.fields()) {
                    String was = Values.text(value(key, field));
                    String is = Values.text(now.value(key, field));
                    if (!was.equals(is)) {
                        changes.add(new Change(key, field, read(field, was), now.read(field, is)));
                    }
                }
            }
        }
        return changes;
    }

    private String read(Field field, String value) {
        Map<String, String> names = value.isEmpty()
                ? new HashMap<>()
                : Details.told(field, List.of(value), related.getOrDefault(field.name(), Map.of()));
        return names.getOrDefault(value, value);
    }

    /** Never shows the values. */
    @Override
    public String toString() {
        return entity.name() + " " + keys;
    }
}
