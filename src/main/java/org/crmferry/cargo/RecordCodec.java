package org.crmferry.cargo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.crmferry.model.ColumnType;
import org.crmferry.model.Entity;
import org.crmferry.model.Field;
import org.crmferry.model.FieldType;

/**
 * Records of one entity in Avro: the schema, and the codec of each field. The names and types a reader needs are
 * properties of the schema, so that a batch is understood by itself. Immutable and thread-safe.
 */
final class RecordCodec {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NAME = "crmferry.name";
    private static final String TYPE = "crmferry.type";

    private final byte[] schema;
    private final List<String> names;
    private final List<FieldType> types;
    private final FieldCodec[] codecs;

    private RecordCodec(byte[] schema, List<String> names, List<FieldType> types, FieldCodec[] codecs) {
        this.schema = schema;
        this.names = names;
        this.types = types;
        this.codecs = codecs;
    }

    static RecordCodec of(Entity entity) {
        int n = entity.fields().size();
        FieldCodec[] codecs = new FieldCodec[n];
        for (int i = 0; i < n; i++) {
            ColumnType type = entity.fields().get(i).type();
            codecs[i] = type.number() == null
                    ? FieldCodec.of(type.type(), 0, -1)
                    : FieldCodec.of(
                            type.type(),
                            type.number().precision(),
                            type.number().scale());
        }
        return new RecordCodec(
                schemaOf(entity, codecs).toString().getBytes(StandardCharsets.UTF_8),
                entity.fields().stream().map(Field::name).toList(),
                entity.fields().stream().map(f -> f.type().type()).toList(),
                codecs);
    }

    /** The codec of a batch that holds this schema; {@link AvroIn.Malformed} if it is none of ours. */
    static RecordCodec parse(byte[] schema) {
        try {
            List<String> names = new ArrayList<>();
            List<FieldType> types = new ArrayList<>();
            List<FieldCodec> codecs = new ArrayList<>();
            Set<String> defined = new HashSet<>();
            for (JsonNode field : JSON.readTree(schema).path("fields")) {
                FieldType type = FieldType.valueOf(field.path(TYPE).asText());
                JsonNode first = field.path("type").path(1);
                boolean decimal = first.path("logicalType").asText().equals("decimal");
                FieldCodec codec = FieldCodec.of(
                        type,
                        decimal ? first.path("precision").asInt() : 0,
                        decimal ? first.path("scale").asInt() : -1);
                if (!field.path("type").equals(union(codec, defined))) {
                    throw new AvroIn.Malformed("a field has another Avro type than this format gives it");
                }
                names.add(field.path(NAME).asText());
                types.add(type);
                codecs.add(codec);
            }
            return new RecordCodec(schema, names, types, codecs.toArray(FieldCodec[]::new));
        } catch (IOException | IllegalArgumentException e) {
            throw new AvroIn.Malformed("its schema cannot be read");
        }
    }

    byte[] schema() {
        return schema;
    }

    int fields() {
        return codecs.length;
    }

    /** Whether records are laid out as the entity says: the same field names with the same types, in order. */
    boolean fits(Entity entity) {
        if (entity.fields().size() != codecs.length) {
            return false;
        }
        for (int i = 0; i < codecs.length; i++) {
            Field field = entity.fields().get(i);
            if (!field.name().equals(names.get(i)) || field.type().type() != types.get(i)) {
                return false;
            }
        }
        return true;
    }

    void write(AvroOut out, Object[] record) {
        if (record.length != codecs.length) {
            throw new IllegalStateException(
                    "a record has " + record.length + " values for " + codecs.length + " fields");
        }
        for (int i = 0; i < codecs.length; i++) {
            try {
                codecs[i].write(out, record[i]);
            } catch (ClassCastException e) {
                throw new IllegalStateException(
                        "field " + names.get(i) + " (" + types.get(i) + ") got a "
                                + record[i].getClass().getName(),
                        e);
            }
        }
    }

    Object[] read(AvroIn in) {
        Object[] record = new Object[codecs.length];
        for (int i = 0; i < record.length; i++) {
            record[i] = codecs[i].read(in);
        }
        return record;
    }

    private static ObjectNode schemaOf(Entity entity, FieldCodec[] codecs) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        schema.put("type", "record").put("name", identifier(entity.name(), new HashSet<>()));
        schema.put("namespace", "org.crmferry.records").put(NAME, entity.name()).put("doc", entity.label());
        Set<String> identifiers = new HashSet<>();
        Set<String> defined = new HashSet<>();
        ArrayNode fields = schema.putArray("fields");
        for (int i = 0; i < codecs.length; i++) {
            Field from = entity.fields().get(i);
            ObjectNode field = fields.addObject().put("name", identifier(from.name(), identifiers));
            field.set("type", union(codecs[i], defined));
            field.putNull("default");
            field.put("doc", from.label());
            field.put(NAME, from.name());
            describe(field, from.type());
        }
        return schema;
    }

    private static ArrayNode union(FieldCodec codec, Set<String> defined) {
        ArrayNode union = JsonNodeFactory.instance.arrayNode().add("null");
        for (JsonNode branch : codec.branches()) {
            if (branch.path("type").asText().equals("array") && defined.add("Item")) {
                union.add(((ObjectNode) branch.deepCopy()).set("items", BookCodec.itemSchema()));
            } else {
                union.add(branch);
            }
        }
        return defined.add("Raw") ? union.add(rawSchema()) : union.add("org.crmferry.Raw");
    }

    private static ObjectNode rawSchema() {
        ObjectNode raw = JsonNodeFactory.instance.objectNode();
        raw.put("type", "record").put("name", "Raw").put("namespace", "org.crmferry");
        raw.put("doc", "a stored value that the field's type cannot express, as the text its database shows");
        ObjectNode text = raw.putArray("fields").addObject().put("name", "text");
        text.putArray("type").add("string").add("bytes");
        return raw;
    }

    /** The source's own type, for people and for programs that create a target from it. */
    private static void describe(ObjectNode field, ColumnType type) {
        field.put(TYPE, type.type().name()).put("nativeType", type.nativeType());
        if (type.text() != null) {
            field.put("length", type.text().length());
            field.put("lengthUnit", type.text().unit().name());
            field.put("charset", type.text().charset());
        }
        if (type.number() != null) {
            field.put("nativePrecision", type.number().precision());
            field.put("nativeScale", type.number().scale());
        }
        if (type.time() != null) {
            field.put("fraction", type.time().fraction());
        }
    }

    /** An Avro name for any name: letters, digits and underscores, unique among {@code taken} without regard to case. */
    private static String identifier(String name, Set<String> taken) {
        String base = name.replaceAll("[^A-Za-z0-9_]", "_");
        if (base.isEmpty() || Character.isDigit(base.charAt(0))) {
            base = "_" + base;
        }
        String unique = base;
        for (int i = 2; !taken.add(unique.toLowerCase(Locale.ROOT)); i++) {
            unique = base + "_" + i;
        }
        return unique;
    }
}
