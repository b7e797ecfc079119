package org.crmferry.mapping;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * What is moved of the entities whose {@link EntityMapping#move} is on: everything, unless this says otherwise. Kept in
 * {@code project.json}; record keys of owners, but no other values.
 *
 * <p>What is left out is not read from the source. A reference to it is one to a record that is not carried over
 * ({@link FindingKind#ORPHAN}).
 *
 * @param sample only some records of each entity, or null for all
 * @param entities those that are limited; at most one per source entity
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Scope(Sample sample, List<EntityScope> entities) {
    /** Everything. */
    public static final Scope ALL = new Scope(null, List.of());

    public Scope {
        entities = entities == null ? List.of() : List.copyOf(entities);
        List<String> names = entities.stream().map(EntityScope::source).toList();
        for (int i = 0; i < names.size(); i++) {
            if (names.indexOf(names.get(i)) < i) {
                throw new IllegalArgumentException(names.get(i) + " is there twice");
            }
        }
    }

    /** Whether nothing is left out. */
    @JsonIgnore
    public boolean everything() {
        return sample == null && entities.stream().allMatch(EntityScope::everything);
    }

    /** What is moved of a source entity; everything if nothing else is said. */
    public EntityScope of(String source) {
        return find(source).orElseGet(() -> EntityScope.all(source));
    }

    private Optional<EntityScope> find(String source) {
        return entities.stream().filter(e -> e.source().equals(source)).findFirst();
    }

    public Scope withSample(Sample other) {
        return new Scope(other, entities);
    }

    /** With another scope of that one entity. */
    public Scope with(EntityScope other) {
        List<EntityScope> all = new java.util.ArrayList<>(entities);
        all.removeIf(e -> e.source().equals(other.source()));
        if (!other.everything()) {
            all.add(other);
        }
        return new Scope(sample, all);
    }

    /** As indented JSON text. */
    public String toJson() {
        return MappingJson.write(this);
    }

    /** From JSON text; throws {@link org.crmferry.model.FerryException} (MAPPING) that names the place. */
    public static Scope fromJson(String json) {
        return MappingJson.readScope(json);
    }

    /** From a node of a larger document, which may be missing; throws like {@link #fromJson(String)}. */
    public static Scope fromJson(JsonNode node) {
        return node.isMissingNode() || node.isNull() ? ALL : MappingJson.readScope(node);
    }
}
