package org.crmferry.transfer;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.crmferry.database.Snapshot;
import org.crmferry.mapping.EntityMapping;
import org.crmferry.model.Entity;
import org.crmferry.model.Field;
import org.crmferry.model.FieldType;
import org.crmferry.model.Key;
import org.crmferry.model.Reference;
import org.crmferry.model.Values;

/**
 * Finds which records cannot leave the target, because others there refer to them that do not leave as well. Looks at
 * declared and known references, whether or not the database enforces them. One thread.
 */
final class References {
    private final Voyage voyage;
    /** By target entity, codes and keys of the records that are to leave. */
    private final Map<String, Map<String, Object>> leaving = new LinkedHashMap<>();
    /** By target entity, codes of the records that others refer to, each with those others. */
    private final Map<String, Map<String, List<Referrer>>> referrers = new HashMap<>();

    /** A record that refers to another; its code is empty if it is known to stay. */
    private record Referrer(String entity, String code) {}

    References(Voyage voyage) {
        this.voyage = voyage;
    }

    /** Records of the target that are to leave. */
    void leaves(EntityMapping each, List<Key> keys) {
        for (Key key : keys) {
            leaving.computeIfAbsent(each.target(), name -> new LinkedHashMap<>())
                    .put(KeyBook.code(key), key.size() == 1 ? key.part(0) : null);
        }
    }

    /** Whether that record has to stay. */
    boolean stays(EntityMapping each, Key key) {
        return !leaving.get(each.target()).containsKey(KeyBook.code(key));
    }

    /** Looks at the target, as the round will leave it; whoever has to stay leaves no more. */
    void look(Map<EntityMapping, List<Object[]>> written, TargetView now) {
        if (leaving.isEmpty()) {
            return;
        }
        Map<String, Map<String, Object[]>> after = new HashMap<>();
        written.forEach((each, records) -> {
            Map<String, Object[]> byCode = after.computeIfAbsent(each.target(), name -> new HashMap<>());
            records.forEach(
                    record -> byCode.put(KeyBook.code(voyage.target(each).keyOf(record)), record));
        });
        for (Entity entity : voyage.targets()) {
            for (Field field : entity.fields()) {
                if (field.reference() != null && !voyage.missing().contains(entity.name())) {
                    for (String to : leadsTo(field.reference())) {
                        look(entity, field, to, after.getOrDefault(entity.name(), Map.of()), now);
                    }
                }
            }
        }
        settle();
    }

    private Set<String> leadsTo(Reference reference) {
        Set<String> entities =
                new HashSet<>(reference.polymorphic() ? reference.kinds().values() : Set.of(reference.entity()));
        entities.retainAll(leaving.keySet());
        return entities;
    }

    private void look(Entity entity, Field field, String to, Map<String, Object[]> after, TargetView now) {
        List<Object> values = new ArrayList<>();
        leaving.get(to).values().forEach(key -> {
            Object value = key == null ? null : fitting(field, key);
            if (value != null) {
                values.add(value);
            }
        });
        if (values.isEmpty()) {
            return;
        }
        Reference reference = field.reference();
        List<String> fields =
                reference.polymorphic() ? List.of(field.name(), reference.typeField()) : List.of(field.name());
        Entity narrow = Snapshot.only(entity, fields);
        for (Object[] record : now.lookup(narrow, field.name(), values)) {
            String code = entity.key().isEmpty() ? "" : KeyBook.code(narrow.keyOf(record));
            if (code.isEmpty() || !after.containsKey(code)) {
                refers(narrow, record, field, to, new Referrer(entity.name(), code));
            }
        }
        after.values().forEach(record -> refers(entity, record, field, to, new Referrer("", "")));
    }

    private void refers(Entity form, Object[] record, Field field, String to, Referrer by) {
        Reference reference = field.reference();
        Object value = record[form.index(field.name())];
        boolean meant = value != null
                && (!reference.polymorphic()
                        || !form.has(reference.typeField())
                        || to.equals(reference.kinds().get(Values.text(record[form.index(reference.typeField())]))));
        if (meant) {
            // The referring column may be of another type than the key.
            for (String code : codes(value)) {
                if (leaving.get(to).containsKey(code)) {
                    referrers
                            .computeIfAbsent(to, name -> new HashMap<>())
                            .computeIfAbsent(code, c -> new ArrayList<>())
                            .add(by);
                }
            }
        }
    }

    private static List<String> codes(Object value) {
        List<String> codes = new ArrayList<>(List.of(KeyBook.code(Key.of(value))));
        if (value instanceof String text) {
            if (text.matches("-?[0-9]{1,18}")) {
                codes.add(KeyBook.code(Key.of(Long.valueOf(text))));
            }
        } else {
            codes.add(KeyBook.code(Key.of(Values.text(value))));
        }
        return codes;
    }

    /** The key as the referring column would hold it; null if it cannot. */
    static Object fitting(Field field, Object key) {
        FieldType type = field.type().type();
        if (type == FieldType.TEXT) {
            return Values.text(key);
        } else if (type == FieldType.INTEGER || type == FieldType.DECIMAL) {
            String text = Values.text(key);
            if (!text.matches("-?[0-9]{1,18}")) {
                return null;
            }
            return type == FieldType.INTEGER ? (Object) Long.valueOf(text) : new BigDecimal(text);
        }
        return key;
    }

    /** One that stays makes those stay which it refers to, and so on. */
    private void settle() {
        for (boolean more = true; more; ) {
            more = false;
            for (Map.Entry<String, Map<String, List<Referrer>>> to : referrers.entrySet()) {
                Map<String, Object> some = leaving.get(to.getKey());
                for (Map.Entry<String, List<Referrer>> one : to.getValue().entrySet()) {
                    boolean stays = one.getValue().stream().anyMatch(by -> !leaves(by));
                    more |= stays && some.containsKey(one.getKey());
                    if (stays) {
                        some.remove(one.getKey());
                    }
                }
            }
        }
    }

    private boolean leaves(Referrer by) {
        return leaving.getOrDefault(by.entity(), Map.of()).containsKey(by.code());
    }
}
