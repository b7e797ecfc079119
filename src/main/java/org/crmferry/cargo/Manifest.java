package org.crmferry.cargo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.crmferry.model.Endpoint;
import org.crmferry.model.Entity;
import org.crmferry.model.Fault;
import org.crmferry.model.FerryException;
import org.crmferry.model.Field;
import org.crmferry.model.KeyStyle;
import org.crmferry.model.Said;

/**
 * The table of contents of a package, in clear: what entities, how many records, which batches with which checksums.
 * Names, counts, sizes and digests only; never a value of a record. Immutable.
 *
 * @param format version of the package format, {@value #FORMAT}
 * @param product who wrote it, with version
 * @param created when, ISO 8601 in UTC
 * @param source what kind of endpoint the records come from
 * @param keyId tells which package key it is, 16 hexadecimal digits
 * @param keySha256 of {@code key.p7m}, hexadecimal
 * @param entities in the order in which they are to be loaded
 */
public record Manifest(
        int format,
        String product,
        String created,
        Endpoint.Kind source,
        String keyId,
        String keySha256,
        List<Section> entities) {
    /** The version that this program reads and writes. */
    public static final int FORMAT = 1;

    /** The most bytes of a manifest: some hundred thousand batches. */
    static final int LIMIT = 64 << 20;

    private static final JsonMapper JSON = mapper();

    public Manifest {
        Objects.requireNonNull(product);
        Objects.requireNonNull(source);
        require(keyId.matches("[0-9a-f]{16}"), "keyId");
        require(keySha256.matches("[0-9a-f]{64}"), "keySha256");
        Instant.parse(created);
        entities = List.copyOf(entities);
        Set<String> names = new HashSet<>();
        for (Section section : entities) {
            require(names.add(section.name()), "entity (it stands there twice)");
            section.batches().forEach(batch -> require(names.add("/" + batch.name()), "batch (it stands there twice)"));
        }
    }

    /**
     * One entity of a package: everything of {@link Entity} but how a database stores it.
     *
     * @param name as in {@link Entity}, like all up to {@code writable}
     * @param records how many there are in all batches
     * @param batches in order, numbered from 1
     */
    public record Section(
            String name,
            String label,
            String meaning,
            List<Field> fields,
            List<String> key,
            KeyStyle keyStyle,
            boolean writable,
            long records,
            List<BatchEntry> batches) {
        public Section {
            fields = List.copyOf(fields);
            key = List.copyOf(key);
            batches = List.copyOf(batches);
            long sum = 0;
            for (int i = 0; i < batches.size(); i++) {
                BatchEntry batch = batches.get(i);
                require(batch.entity().equals(name) && batch.number() == i + 1, "order of batches");
                require(batch.name().equals(Names.batch(name, i + 1)), "name of a batch");
                sum += batch.records();
            }
            require(sum == records, "record count");
        }

        /** The section of an entity with all its batches. */
        public static Section of(Entity entity, List<BatchEntry> batches) {
            return new Section(
                    entity.name(),
                    entity.label(),
                    entity.meaning(),
                    entity.fields(),
                    entity.key(),
                    entity.keyStyle(),
                    entity.writable(),
                    batches.stream().mapToLong(BatchEntry::records).sum(),
                    batches);
        }

        /** The entity, without a shape, its count that of the records. */
        public Entity entity() {
            return new Entity(name, label, meaning, fields, key, keyStyle, null, records, writable);
        }
    }

    /** The manifest of a vault's collected batches, created now. */
    public static Manifest of(String product, Endpoint.Kind source, Vault vault, List<Section> entities) {
        return new Manifest(
                FORMAT,
                product,
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                source,
                vault.key().id(),
                Seal.sha256Hex(vault.lockedKey()),
                entities);
    }

    /** UTF-8 JSON, two spaces deep, ASCII only. */
    public byte[] toJson() {
        try {
            return JSON.writeValueAsBytes(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Reads {@link #toJson}; FerryException (INTEGRITY) if it is anything else. */
    public static Manifest parse(byte[] json) {
        try {
            JsonNode tree = JSON.readTree(json);
            int version = tree.path("format").asInt();
            if (version > FORMAT) {
                throw new FerryException(Fault.INTEGRITY, Said.of(Manifest.class, "package.newer", version, FORMAT));
            }
            Manifest manifest = JSON.treeToValue(tree, Manifest.class);
            if (manifest == null || version != FORMAT) {
                throw new FerryException(Fault.INTEGRITY, refusal("manifest.version"));
            }
            manifest.entities().forEach(Section::entity);
            return manifest;
        } catch (IOException | IllegalArgumentException | NullPointerException | java.time.DateTimeException e) {
            throw new FerryException(Fault.INTEGRITY, refusal("manifest.form"), e);
        }
    }

    private static Said refusal(String why) {
        return Said.of(Manifest.class, "manifest.wrong", Said.of(Manifest.class, why));
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException("impossible " + what);
        }
    }

    private static JsonMapper mapper() {
        SimpleModule times = new SimpleModule();
        times.addSerializer(LocalDateTime.class, ToStringSerializer.instance);
        times.addDeserializer(LocalDateTime.class, new LocalDateTimeFromText());
        JsonMapper mapper = JsonMapper.builder()
                .addModule(times)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                .enable(SerializationFeature.INDENT_OUTPUT)
                .enable(
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                        DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                        DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .build();
        mapper.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(20)
                        .maxStringLength(1 << 20)
                        .maxNameLength(1 << 16)
                        .maxNumberLength(1000)
                        .maxDocumentLength(LIMIT)
                        .build());
        return mapper;
    }

    private static final class LocalDateTimeFromText extends FromStringDeserializer<LocalDateTime> {
        private static final long serialVersionUID = 1;

        LocalDateTimeFromText() {
            super(LocalDateTime.class);
        }

        @Override
        protected LocalDateTime _deserialize(String value, DeserializationContext context) {
            return LocalDateTime.parse(value);
        }
    }
}
