package org.crmferry.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One kind of record of an endpoint: contacts, accounts, or just a table.
 *
 * <p>A record is an {@code Object[]} with one value per field, in the fields' order (see {@link FieldType} for the
 * Java types).
 */
public final class Entity {
    private final String name;
    private final String label;
    private final String meaning;
    private final List<Field> fields;
    private final List<String> key;
    private final KeyStyle keyStyle;
    private final Shape shape;
    private final long count;
    private final boolean writable;
    private final Map<String, Integer> index;
    private final int[] keyIndex;

    /**
     * @param name unique at its endpoint, stable
     * @param label what people read
     * @param meaning the common CRM word ({@code Contact}), or empty if unknown
     * @param fields at least one
     * @param key names of the fields that identify a record; empty if none do
     * @param keyStyle how keys look
     * @param shape how a database stores it; null if the endpoint is no database
     * @param count records found at discovery, or -1 if unknown
     * @param writable whether records can be written (a view over another entity's rows cannot)
     */
    public Entity(
            String name,
            String label,
            String meaning,
            List<Field> fields,
            List<String> key,
            KeyStyle keyStyle,
            Shape shape,
            long count,
            boolean writable) {
        this.name = Objects.requireNonNull(name);
        this.label = Objects.requireNonNull(label);
        this.meaning = Objects.requireNonNull(meaning);
        this.fields = List.copyOf(fields);
        this.key = List.copyOf(key);
        this.keyStyle = Objects.requireNonNull(keyStyle);
        this.shape = shape;
        this.count = count;
        this.writable = writable;
        index = new HashMap<>();
        for (int i = 0; i < this.fields.size(); i++) {
            if (index.put(this.fields.get(i).name(), i) != null) {
                throw new IllegalArgumentException(
                        "field twice in " + name + ": " + this.fields.get(i).name());
            }
        }
        keyIndex = this.key.stream().mapToInt(this::index).toArray();
    }

    public String name() {
        return name;
    }

    public String label() {
        return label;
    }

    public String meaning() {
        return meaning;
    }

    public List<Field> fields() {
        return fields;
    }

    public List<String> key() {
        return key;
    }

    public KeyStyle keyStyle() {
        return keyStyle;
    }

    public Shape shape() {
        return shape;
    }

    public long count() {
        return count;
    }

    public boolean writable() {
        return writable;
    }

    /** Position of a field in a record; throws {@link IllegalArgumentException} if there is none. */
    public int index(String field) {
        Integer i = index.get(field);
        if (i == null) {
            throw new IllegalArgumentException("no field " + field + " in " + name);
        }
        return i;
    }

    public boolean has(String field) {
        return index.containsKey(field);
    }

    public Field field(String field) {
        return fields.get(index(field));
    }

    /** The record's key; with no key fields, the empty key. */
    public Key keyOf(Object[] record) {
        Object[] parts = new Object[keyIndex.length];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = record[keyIndex[i]];
        }
        return Key.of(parts);
    }

    public Entity withFields(List<Field> other) {
        return new Entity(name, label, meaning, other, key, keyStyle, shape, count, writable);
    }

    public Entity withCount(long records) {
        return new Entity(name, label, meaning, fields, key, keyStyle, shape, records, writable);
    }

    @Override
    public String toString() {
        return name + fields.stream().map(Field::name).toList();
    }
}
