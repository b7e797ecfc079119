package org.crmferry.transfer;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.crmferry.journal.KeyCode;
import org.crmferry.mapping.EntityMapping;
import org.crmferry.model.Entity;
import org.crmferry.model.Key;
import org.crmferry.model.Values;

/**
 * Finds the target record that a source record stands for, by the mapping's match key. What is ambiguous is said, never
 * guessed.
 */
final class Matcher {
    static final Found NONE = new Found(null, null, false);
    private static final String SEVERAL = "*";

    private final Voyage voyage;
    private final EntityMapping mapping;
    private final Entity target;
    private final TargetView now;
    private final boolean populated;
    private final List<String> fields;
    private final MatchKeys matchKeys;
    private Map<String, String> index;
    private Map<String, String> taken;
    private Map<String, String> seen;

    /**
     * What was found.
     *
     * @param key the one target record, or null
     * @param doubt {@code ambiguous} (several target records) or {@code duplicate} (the target record is taken by an
     *     earlier source record), or null
     * @param repeated whether an earlier source record has the same match key
     */
    record Found(Key key, String doubt, boolean repeated) {}

    Matcher(Voyage voyage, EntityMapping mapping, Entity target, TargetView now, boolean populated) {
        this.voyage = voyage;
        this.mapping = mapping;
        this.target = target;
        this.now = now;
        this.populated = populated;
        fields = mapping.match().isEmpty() ? MatchKeys.usual(target) : mapping.match();
        matchKeys = new MatchKeys(target, fields);
    }

    boolean needed() {
        return !fields.isEmpty();
    }

    private boolean matching() {
        return populated && !mapping.match().isEmpty() && !target.key().isEmpty();
    }

    void begin() {
        clear();
        index = voyage.keys().maps().map("i:" + mapping.source());
        taken = voyage.keys().maps().map("t:" + mapping.source());
        seen = voyage.keys().maps().map("s:" + mapping.source());
        if (!matching()) {
            return;
        }
        now.each(target, index::clear, record -> {
            if (deleted(target, record)) {
                return;
            }
            String code = KeyCode.encode(target.keyOf(record));
            for (String key : matchKeys.of(record)) {
                String other = index.putIfAbsent(key, code);
                if (other != null && !other.equals(code)) {
                    index.put(key, SEVERAL);
                }
            }
        });
    }

    /** Whether the product keeps the record as a deleted one: it stands for nobody. */
    static boolean deleted(Entity entity, Object[] record) {
        for (int i = 0; i < record.length; i++) {
            if (entity.fields().get(i).meaning().equals("deleted")) {
                return Set.of("true", "1").contains(Values.text(record[i]));
            }
        }
        return false;
    }

    Found find(Object[] mapped, String sourceCode) {
        Set<String> keys = matchKeys.of(mapped);
        if (keys.isEmpty()) {
            return NONE;
        }
        boolean repeated = false;
        for (String key : keys) {
            repeated |= seen.putIfAbsent(key, sourceCode) != null;
        }
        if (!matching()) {
            return repeated ? new Found(null, null, true) : NONE;
        }
        Set<String> candidates = new HashSet<>();
        for (String key : keys) {
            String candidate = index.get(key);
            if (candidate != null) {
                candidates.add(candidate);
            }
        }
        if (candidates.isEmpty()) {
            return new Found(null, null, repeated);
        }
        if (candidates.size() > 1 || candidates.contains(SEVERAL)) {
            return new Found(null, "ambiguous", repeated);
        }
        String candidate = candidates.iterator().next();
        String other = taken.putIfAbsent(candidate, sourceCode);
        return other == null || other.equals(sourceCode)
                ? new Found(KeyCode.decode(candidate), null, repeated)
                : new Found(null, "duplicate", true);
    }

    void end() {
        clear();
    }

    private void clear() {
        for (String part : List.of("i:", "t:", "s:")) {
            voyage.keys().maps().clear(part + mapping.source());
        }
    }
}
