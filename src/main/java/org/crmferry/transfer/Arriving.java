package org.crmferry.transfer;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.crmferry.mapping.Crosswalk;
import org.crmferry.model.Key;

/** The crosswalk as it will be once some records in doubt have arrived. One thread. */
final class Arriving implements Crosswalk {
    private final KeyBook keys;
    private final Map<String, Set<String>> arriving = new HashMap<>();
    private boolean asked;

    Arriving(KeyBook keys) {
        this.keys = keys;
    }

    void add(String entity, String code) {
        arriving.computeIfAbsent(entity, e -> new HashSet<>()).add(code);
    }

    /** Whether somebody has asked for one of those records since the last call. */
    boolean asked() {
        boolean some = asked;
        asked = false;
        return some;
    }

    @Override
    public Object target(String sourceEntity, Object sourceKey) {
        Key key = Key.of(sourceKey);
        if (arriving.getOrDefault(sourceEntity, Set.of()).contains(KeyBook.code(key))) {
            asked = true;
            return keys.own(sourceEntity, key);
        }
        return keys.target(sourceEntity, sourceKey);
    }

    @Override
    public Object own(String sourceEntity, Key sourceKey) {
        return keys.own(sourceEntity, sourceKey);
    }
}
