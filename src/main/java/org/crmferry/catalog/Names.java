package org.crmferry.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.crmferry.catalog.ProductFile.ReferenceRule;
import org.crmferry.model.Reference;
import org.crmferry.model.Schema.ForeignKey;
import org.crmferry.model.Schema.Table;

/** Which entities there will be, so that references can name them before they are built. */
final class Names {
    private final Map<String, String> entities = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, Home> homes = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    /** Tables beside the master; without a value where several entities have rows in one. */
    private final Map<String, Optional<Home>> parts = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    private final Map<String, Map<String, String>> kinds;

    /** An entity and the key columns of its master table. */
    private record Home(String entity, List<String> key) {}

    Names(Map<String, Map<String, String>> kinds) {
        this.kinds = kinds;
    }

    /** Announces an entity; one more of the same table does not replace the first. */
    void add(String entity, Table master, List<String> key, boolean owner) {
        entities.put(entity, entity);
        if (owner) {
            homes.putIfAbsent(master.name(), new Home(entity, key));
        }
    }

    /** Announces a table that has one row per record of an entity under the same key. */
    void addPart(String entity, Table table, String key) {
        parts.merge(table.name(), Optional.of(new Home(entity, List.of(key))), (one, other) -> Optional.empty());
    }

    boolean taken(String entity) {
        return entities.containsKey(entity);
    }

    /**
     * What the catalog says the column points at, as far as it is there; null if nothing is left.
     *
     * @param picks names of the entity's picks, of which one may tell the kind of record
     */
    Reference named(ReferenceRule rule, Table table, String column, Set<String> picks) {
        if (rule == null) {
            return null;
        }
        boolean enforced = table.foreignKeys().stream()
                .anyMatch(k -> k.declared()
                        && k.columns().size() == 1
                        && k.columns().get(0).equalsIgnoreCase(column));
        if (!rule.entity().isEmpty()) {
            String entity = entities.get(rule.entity());
            return entity == null ? null : new Reference(entity, "", Map.of(), 1, enforced);
        }
        String typeField = picks.contains(rule.typeField()) ? rule.typeField() : Tables.stored(table, rule.typeField());
        Map<String, String> there = kinds(rule);
        return typeField.isEmpty() || there.isEmpty() ? null : new Reference("", typeField, there, 1, enforced);
    }

    /** Stored value to entity name, in the file's order, for the entities that are there. */
    Map<String, String> kinds(ReferenceRule rule) {
        Map<String, String> all = new LinkedHashMap<>();
        JsonNode given = rule.kinds();
        if (given.isTextual()) {
            all.putAll(kinds.get(given.textValue()));
        } else {
            given.properties().forEach(e -> all.put(e.getKey(), e.getValue().asText()));
        }
        Map<String, String> there = new LinkedHashMap<>();
        all.forEach((stored, entity) -> {
            String name = entities.get(entity);
            if (name != null) {
                there.put(stored, name);
            }
        });
        return there;
    }

    /** What the database's foreign keys say the column points at, the surest first; null if none. */
    Reference foreign(Table table, String column, boolean declaredOnly) {
        Reference best = null;
        for (ForeignKey key : table.foreignKeys()) {
            if (key.columns().size() != 1
                    || !key.columns().get(0).equalsIgnoreCase(column)
                    || declaredOnly && !key.declared()) {
                continue;
            }
            Home home = homes.getOrDefault(
                    key.table(),
                    parts.getOrDefault(key.table(), Optional.empty()).orElse(null));
            boolean toKey = home != null
                    && home.key().size() == 1
                    && home.key().get(0).equalsIgnoreCase(key.referenced().get(0));
            if (toKey && (best == null || key.confidence() > best.confidence())) {
                best = new Reference(home.entity(), "", Map.of(), key.confidence(), key.declared());
            }
        }
        return best;
    }
}
