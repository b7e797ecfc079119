package org.crmferry.mapping;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.crmferry.model.Likeness;

/**
 * What becomes of a whole source: readable, hand-editable data without cell values, kept in {@code project.json}.
 *
 * @param version of this format; {@value #VERSION}
 * @param seed text from which new keys are derived; the same seed gives the same keys
 * @param entities one per source entity
 */
public record Mapping(@JsonProperty(required = true) int version, String seed, List<EntityMapping> entities) {
    /** The version that this program writes and reads. */
    public static final int VERSION = 1;

    public Mapping {
        seed = seed == null ? "" : seed;
        entities = entities == null ? List.of() : List.copyOf(entities);
    }

    /** The mapping of a source entity. */
    public Optional<EntityMapping> of(String sourceEntity) {
        return entities.stream().filter(e -> e.source().equals(sourceEntity)).findFirst();
    }

    /** What may differ between values of a target field that are taken for the same. */
    public Likeness likeness(String sourceEntity, String targetField) {
        return of(sourceEntity).stream()
                .flatMap(each -> each.fields().stream())
                .filter(field -> field.target().equals(targetField))
                .findFirst()
                .map(field -> Likeness.of(field.same()))
                .orElse(Likeness.EXACT);
    }

    /** With another choice of what may differ between values of a target field. */
    public Mapping withSame(String sourceEntity, String targetField, List<String> words) {
        return withEntities(entities.stream()
                .map(each -> each.source().equals(sourceEntity)
                        ? each.withFields(each.fields().stream()
                                .map(field -> field.target().equals(targetField) ? field.withSame(words) : field)
                                .toList())
                        : each)
                .toList());
    }

    public Mapping withSeed(String other) {
        return new Mapping(version, other, entities);
    }

    public Mapping withEntities(List<EntityMapping> other) {
        return new Mapping(version, seed, other);
    }

    /** As indented JSON text. */
    public String toJson() {
        return MappingJson.write(this);
    }

    /** From JSON text; throws {@link org.crmferry.model.FerryException} (MAPPING) that names the place. */
    public static Mapping fromJson(String json) {
        return MappingJson.read(json);
    }

    /** From a node of a larger document; throws like {@link #fromJson(String)}. */
    public static Mapping fromJson(JsonNode node) {
        return MappingJson.read(node);
    }
}
