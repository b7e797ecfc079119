package org.crmferry.transfer;

import java.util.Iterator;
import java.util.Map;

/**
 * The keys that the records of one entity had in the target before the migration: who has one of them was not born
 * since. Kept on disk beside the crosswalk, as {@link KeyBook#code}; a project that was begun before such lists were
 * kept has none. One thread.
 */
final class EarlierKeys {
    /** Begins the name of the map; {@link KeyBook#begin} clears it. */
    static final String PART = "b:";

    /** Stands in the list once it is whole; no key has this code. */
    private static final String WHOLE = "";

    /** Keys that wait in memory for the disk. */
    private static final int SOME = 100_000;

    private final KeyBook keys;
    private final String name;
    private final Map<String, String> map;
    private int waiting;

    /** @param source the source's entity, as the mapping calls it */
    EarlierKeys(KeyBook keys, String source) {
        this.keys = keys;
        name = PART + source;
        map = keys.maps().map(name);
    }

    /** Forgets what a look that was broken off has found. */
    void begin() {
        map.clear();
    }

    void add(String code) {
        map.put(code, "");
        if (++waiting == SOME) {
            keys.maps().force();
            waiting = 0;
        }
    }

    void end() {
        map.put(WHOLE, "");
        keys.maps().force();
    }

    /** Whether the list is there and whole. */
    boolean known() {
        return map.containsKey(WHOLE);
    }

    boolean has(String code) {
        return map.containsKey(code);
    }

    /** Takes over another book's list, if it has one. */
    void copy(EarlierKeys other) {
        if (other.known()) {
            for (Iterator<String> each = other.keys.maps().keys(other.name, null); each.hasNext(); ) {
                String code = each.next();
                if (!code.equals(WHOLE)) {
                    add(code);
                }
            }
            end();
        }
    }
}
