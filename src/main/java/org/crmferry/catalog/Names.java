package org.crmferry.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.crmferry.catalog.ProductFile.ReferenceRule;
import org.crmferry.model.Reference;
import org.crmferry.model.Schema.ForeignKey;
import org.crmferry.model.Schema.Table;

/** Which entities there will be, so that references can name them before they are built. */
final class Names {
    private final Map<String, String> entities = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, Home> homes = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, Map<String, String>> kinds;

    /**
     * An entity and the key columns of its table.
     *
     * @param entity empty if several share the table, and a key alone does not tell whose it is
     * @param whole whether every row of the table is one of it
     */
    private record Home(String entity, List<String> key, boolean whole) {}

    Names(Map<String, Map<String, String>> kinds) {
        this.kinds = kinds;
    }

    /** Announces an entity; one more of the same table does not replace the first. */
    void add(String entity, Table master, List<String> key, boolean owner) {
        entities.put(entity, entity);
        if (owner) {
            settle(entity, master, key, true);
        }
    }

    /** Announces an entity to which only some rows of its tables belong. */
    void addPart(String entity, Table master, List<String> key, boolean owner) {
        entities.put(entity, entity);
        if (owner) {
            settle(entity, master, key, false);
        }
    }

    /** A table with rows of an entity under its key: master or satellite. */
    void settle(String entity, Table table, List<String> key, boolean whole) {
        homes.merge(
                table.name(),
                new Home(entity, key, whole),
                (first, other) -> first.whole() || other.whole() ? first : new Home("", key, false));
    }

    boolean taken(String entity) {
        return entities.containsKey(entity);
    }

    /** What the catalog says the column points at, as far as it is there; null if nothing is left. */
    Reference named(ReferenceRule rule, Table table, String column) {
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
        String typeField = Tables.stored(table, rule.typeField());
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
            Home home = homes.get(key.table());
            boolean toKey = home != null
                    && !home.entity().isEmpty()
                    && home.key().size() == 1
                    && home.key().get(0).equalsIgnoreCase(key.referenced().get(0));
            if (toKey && (best == null || key.confidence() > best.confidence())) {
                best = new Reference(home.entity(), "", Map.of(), key.confidence(), key.declared());
            }
        }
        return best;
    }
}
