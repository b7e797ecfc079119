package org.crmferry.transfer;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.crmferry.journal.KeyCode;
import org.crmferry.journal.KeyIndex;
import org.crmferry.journal.KeyMaps;
import org.crmferry.mapping.Crosswalk;
import org.crmferry.mapping.EntityMapping;
import org.crmferry.mapping.KeyMaker;
import org.crmferry.mapping.Keys;
import org.crmferry.model.Entity;
import org.crmferry.model.Key;
import org.crmferry.model.KeyStyle;

/**
 * The crosswalk: source key to target key for everything that is carried over.
 *
 * <p>Most keys need no memory: they are kept, or derived from the project's seed and the source key. Only counted keys
 * and matched records are looked up. Written while collecting, by one thread; read by any afterwards.
 */
final class KeyBook implements Crosswalk, AutoCloseable {
    /** The record exists and its key follows from the rules. */
    private static final long CARRIED = 0;
    /** The record was matched with an existing one: see the map. */
    private static final long MATCHED = Long.MIN_VALUE + 1;
    /** The record is left out. */
    private static final long LEFT_OUT = Long.MIN_VALUE + 2;

    private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,17}");

    private static final String MATCHES = "m:";
    private static final String DOUBTS = "d:";
    private static final String NUMBERS = "n:";
    private static final String LAST = "l:";
    private static final List<String> PARTS = List.of(MATCHES, DOUBTS, NUMBERS, LAST, EarlierKeys.PART);

    private final Path folder;
    private final long salt;
    private final String seed;
    private final KeyMaps maps;
    private final Map<String, Page> pages = new HashMap<>();
    private volatile Merges merges = Merges.NONE;

    /** One entity's part of the book. */
    private static final class Page {
        private final KeyStyle style;
        private final boolean keep;
        private final boolean counted;
        /** Where the keys are counted; other entities may be kept in the same table. */
        private final String table;

        private KeyIndex index;
        private Map<String, String> matched = Map.of();
        /** Batch and place of a record in doubt to its code. */
        private Map<String, String> doubtful = Map.of();
        /** Code of a record in doubt to the number it will have. */
        private Map<String, String> reserved = Map.of();

        private final Set<String> arrived = ConcurrentHashMap.newKeySet();
        private long next;

        Page(EntityMapping mapping, Entity target) {
            style = target.keyStyle();
            keep = mapping.keys() == Keys.KEEP;
            counted = !keep && style.counted();
            table = target.shape() == null ? target.name() : target.shape().table();
        }
    }

    /**
     * @param folder where the indexes live
     * @param secret salts the indexes and encrypts the maps
     * @param seed of the derived keys
     */
    KeyBook(Path folder, String secret, String seed) {
        this.folder = folder;
        this.salt = secret.hashCode() * 0x9E3779B97F4A7C15L;
        this.seed = seed;
        this.maps = KeyMaps.open(folder.resolve("matched.mv"), secret);
    }

    /** From now on, keys of records that went into others are those of the others. */
    void follow(Merges now) {
        merges = now;
    }

    KeyMaps maps() {
        return maps;
    }

    /** Starts an entity; {@code after} is the largest number its target key has so far. */
    void begin(EntityMapping mapping, Entity target, boolean indexed, long expected, long after) {
        Page page = new Page(mapping, target);
        page.next = Math.max(after + 1, free(page));
        if (indexed || page.counted) {
            page.index = KeyIndex.create(file(mapping.source()), salt, expected);
        }
        for (String part : PARTS) {
            maps.clear(part + mapping.source());
        }
        put(mapping.source(), page);
    }

    /** Goes on with an entity that was taken up; {@code after} is the largest number its target key has by now. */
    void goOn(String source, long after) {
        Page page = pages.get(source);
        page.next = Math.max(Math.max(after, largestReserved(source)) + 1, free(page));
    }

    /** The least number that no entity in the same table has given to a record yet. */
    private long free(Page page) {
        return pages.values().stream()
                .filter(other -> other.counted && other.table.equals(page.table))
                .mapToLong(other -> other.next)
                .max()
                .orElse(0);
    }

    private void put(String source, Page page) {
        page.matched = maps.map(MATCHES + source);
        page.doubtful = maps.map(DOUBTS + source);
        page.reserved = maps.map(NUMBERS + source);
        pages.put(source, page);
    }

    /** Takes up an entity that an earlier run finished. */
    void resume(EntityMapping mapping, Entity target, boolean indexed) {
        Page page = new Page(mapping, target);
        if (indexed || page.counted) {
            page.index = KeyIndex.open(file(mapping.source()), salt);
        }
        put(mapping.source(), page);
        page.next = Long.parseLong(maps.map(LAST + mapping.source()).getOrDefault("", "0"));
    }

    /** Makes what was entered for an entity durable. */
    void end(String source) {
        Page page = pages.get(source);
        if (page.index != null) {
            page.index.force();
        }
        if (page.counted) {
            maps.map(LAST + source).put("", Long.toString(page.next));
        }
        maps.force();
    }

    private Path file(String source) {
        return folder.resolve(Integer.toHexString(source.hashCode()) + "-" + safe(source) + ".keys");
    }

    private static String safe(String name) {
        return name.replaceAll("[^A-Za-z0-9_-]", "_");
    }

    /** Whether keys of that entity have to be entered one by one. */
    boolean enters(String source) {
        return pages.get(source).index != null;
    }

    /** Enters a record that will be created. */
    void carry(String source, String code) {
        Page page = pages.get(source);
        if (page.index != null) {
            page.index.put(code, page.counted ? page.next++ : CARRIED);
        }
    }

    /** Enters a record that stands for an existing one. */
    void match(String source, String code, Key target) {
        Page page = pages.get(source);
        page.matched.put(code, KeyCode.encode(target));
        if (page.index != null) {
            page.index.put(code, MATCHED);
        }
    }

    /** Marks a record as left out: references to it are orphans. */
    void leaveOut(String source, String code) {
        Page page = pages.get(source);
        if (page.index != null) {
            page.index.put(code, LEFT_OUT);
        }
    }

    /**
     * Marks a record of which a person has to say whether it is a new one: references to it are orphans until it has
     * {@link #arrived}. A counted key is set aside for it.
     */
    void doubt(String source, String code, int number, int position) {
        Page page = pages.get(source);
        leaveOut(source, code);
        page.doubtful.put(place(number, position), code);
        if (page.counted) {
            page.reserved.put(code, Long.toString(page.next++));
        }
    }

    private static String place(int number, int position) {
        return number + "/" + position;
    }

    /** The code of a record in doubt, or null if the book does not know it as one. */
    String doubtful(String source, int number, int position) {
        return pages.get(source).doubtful.get(place(number, position));
    }

    /** Records in doubt that are in the target now, as new ones. Not while others read. */
    void arrived(String source, String code) {
        pages.get(source).arrived.add(code);
    }

    /** Takes back every {@link #arrived}. */
    void forgetArrivals() {
        pages.values().forEach(page -> page.arrived.clear());
    }

    /** The largest counted key that is set aside for a record in doubt; 0 = none. */
    long largestReserved(String source) {
        return pages.get(source).reserved.values().stream()
                .mapToLong(Long::parseLong)
                .max()
                .orElse(0);
    }

    /** The largest counted key that was given to a record or set aside for one; 0 = none are counted. */
    long largestGiven(String source) {
        Page page = pages.get(source);
        return page.counted ? page.next - 1 : 0;
    }

    /** The record's {@link KeyCode}, the same for {@code 5} from any numeric column. */
    static String code(Key key) {
        if (key.size() == 1
                && key.part(0) instanceof BigDecimal number
                && number.scale() == 0
                && number.unscaledValue().bitLength() < 64) {
            return KeyCode.encode(Key.of(number.longValueExact()));
        }
        return KeyCode.encode(key);
    }

    @Override
    public Object target(String sourceEntity, Object sourceKey) {
        Page page = pages.get(sourceEntity);
        if (page == null) {
            return null;
        }
        if (page.index == null) {
            throw new IllegalStateException("references to " + sourceEntity + " were not foreseen");
        }
        Object found = sourceKey;
        String code = code(Key.of(found));
        long number = page.index.get(code);
        if (number == KeyIndex.ABSENT
                && sourceKey instanceof String text
                && NUMBER.matcher(text).matches()) {
            // Kept as text there, a number where it leads.
            found = Long.valueOf(text);
            code = code(Key.of(found));
            number = page.index.get(code);
        }
        if (number == KeyIndex.ABSENT || number == LEFT_OUT && !page.arrived.contains(code)) {
            return null;
        }
        return merges.follow(page.table, key(page, sourceEntity, Key.of(found), code, number));
    }

    @Override
    public Object own(String sourceEntity, Key sourceKey) {
        return merges.follow(pages.get(sourceEntity).table, unmerged(sourceEntity, sourceKey));
    }

    /** The key that a record was written with, whatever it went into since. */
    Object unmerged(String sourceEntity, Key sourceKey) {
        Page page = pages.get(sourceEntity);
        String code = code(sourceKey);
        long number = page.index != null ? page.index.get(code) : page.matched.containsKey(code) ? MATCHED : CARRIED;
        return key(page, sourceEntity, sourceKey, code, number);
    }

    private Object key(Page page, String entity, Key sourceKey, String code, long number) {
        if (number == MATCHED || number == LEFT_OUT && page.matched.containsKey(code)) {
            Key there = KeyCode.decode(page.matched.get(code));
            return there.size() == 1 ? there.part(0) : there;
        }
        if (page.style == KeyStyle.COMPOSITE) {
            // Its parts are mapped like all other fields.
            return null;
        }
        if (page.counted) {
            return number == LEFT_OUT ? reserved(page, code) : number == KeyIndex.ABSENT ? null : (Long) number;
        }
        if (page.keep && sourceKey.size() == 1) {
            return sourceKey.part(0);
        }
        return KeyMaker.derive(page.style, seed, entity, code);
    }

    private static Long reserved(Page page, String code) {
        String number = page.reserved.get(code);
        return number == null ? null : Long.valueOf(number);
    }

    /** Key of the existing record that a source record was matched with, or null. */
    Key matched(String source, String code) {
        String text = pages.get(source).matched.get(code);
        return text == null ? null : KeyCode.decode(text);
    }

    @Override
    public void close() {
        pages.values().stream().filter(p -> p.index != null).forEach(p -> p.index.close());
        maps.close();
    }
}
