package org.crmferry.transfer;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.crmferry.database.Batches;
import org.crmferry.database.Snapshot;
import org.crmferry.journal.KeyCode;
import org.crmferry.journal.KeyMaps;
import org.crmferry.mapping.EntityMapping;
import org.crmferry.mapping.Sample;
import org.crmferry.model.Batch;
import org.crmferry.model.Entity;
import org.crmferry.model.FieldType;
import org.crmferry.model.Key;

/**
 * Chooses the records of a trial run: of each entity the first ones, then every record that a chosen one refers to,
 * and so on until nothing new comes up. A link belongs to it if all that it joins was chosen.
 *
 * <p>The choice is kept in encrypted maps on disk, so memory is bounded and an interrupted collect goes on with it.
 * Records without a key are chosen by their place. One thread.
 */
public final class Sampling {
    private static final String CHOSEN = "+";
    private static final String ABSENT = "-";
    private static final int AT_ONCE = 500;

    private final Sample sample;
    private final KeyMaps maps;
    private final Progress progress;
    private final Map<String, Entity> moved = new LinkedHashMap<>();
    private final Map<String, Links> links = new LinkedHashMap<>();

    /**
     * @param mapping what is moved
     * @param sources source entities by name
     * @param maps where the choice is kept; the owner closes them
     */
    public Sampling(
            Sample sample, List<EntityMapping> mapping, Map<String, Entity> sources, KeyMaps maps, Progress progress) {
        this.sample = sample;
        this.maps = maps;
        this.progress = progress;
        mapping.stream()
                .filter(e -> e.move() && sources.containsKey(e.source()))
                .forEach(e -> moved.put(e.source(), sources.get(e.source())));
        mapping.stream()
                .filter(e -> moved.containsKey(e.source()))
                .forEach(e -> links.put(e.source(), new Links(e, moved)));
    }

    private Map<String, String> states(String entity) {
        return maps.map("k:" + entity);
    }

    private Map<String, String> queue(String entity) {
        return maps.map("q:" + entity);
    }

    /** Chooses anew; {@code source} shows only what is in the scope. */
    public void choose(Snapshot source) {
        for (String name : moved.keySet()) {
            maps.clear("k:" + name);
            maps.clear("q:" + name);
        }
        for (Map.Entry<String, Entity> each : moved.entrySet()) {
            if (!links.get(each.getKey()).link()) {
                first(source, each.getValue());
            }
        }
        boolean more = true;
        while (more) {
            more = false;
            for (Map.Entry<String, Entity> each : moved.entrySet()) {
                more |= follow(source, each.getValue());
            }
        }
        maps.force();
    }

    private void first(Snapshot source, Entity entity) {
        Entity shown = Snapshot.only(entity, shownFields(entity));
        long left = sample.of(source.count(entity));
        if (left == 0) {
            return;
        }
        try (Batches reader = source.read(shown, null, 1)) {
            for (Batch batch = reader.next(); batch != null && left > 0; batch = reader.next()) {
                for (Object[] record : batch.records()) {
                    if (left-- == 0) {
                        return;
                    }
                    take(entity, shown, record);
                }
                progress.checkCancelled();
            }
        }
    }

    private List<String> shownFields(Entity entity) {
        List<String> names = new ArrayList<>(links.get(entity.name()).fields());
        if (names.isEmpty() && entity.key().isEmpty()) {
            names.add(entity.fields().get(0).name());
        }
        return names;
    }

    private void take(Entity entity, Entity shown, Object[] record) {
        if (!entity.key().isEmpty()) {
            states(entity.name()).put(KeyBook.code(shown.keyOf(record)), CHOSEN);
        }
        for (Links.Referred to : links.get(entity.name()).of(record, shown, moved)) {
            if (!links.get(to.entity()).link() && !states(to.entity()).containsKey(to.code())) {
                queue(to.entity()).put(to.code(), "");
            }
        }
    }

    /** Looks at the records of an entity that others refer to; whether there were any. */
    private boolean follow(Snapshot source, Entity entity) {
        Entity shown = null;
        boolean any = false;
        Map<String, String> queue = queue(entity.name());
        while (!queue.isEmpty()) {
            shown = shown == null ? Snapshot.only(entity, shownFields(entity)) : shown;
            List<String> codes = some(queue.keySet().iterator());
            codes.forEach(queue::remove);
            codes.removeIf(code -> CHOSEN.equals(states(entity.name()).get(code)));
            codes.forEach(code -> states(entity.name()).put(code, ABSENT));
            for (Object[] record : source.byKeys(shown, keys(entity, codes))) {
                take(entity, shown, record);
            }
            any = true;
            progress.checkCancelled();
        }
        return any;
    }

    private static List<String> some(Iterator<String> codes) {
        List<String> some = new ArrayList<>();
        while (codes.hasNext() && some.size() < AT_ONCE) {
            some.add(codes.next());
        }
        return some;
    }

    static List<Key> keys(Entity entity, List<String> codes) {
        FieldType[] types =
                entity.key().stream().map(k -> entity.field(k).type().type()).toArray(FieldType[]::new);
        return codes.stream()
                .map(code -> {
                    Key key = KeyCode.decode(code);
                    Object[] parts = new Object[key.size()];
                    for (int i = 0; i < parts.length; i++) {
                        parts[i] = key.part(i) == null ? null : Links.typed(key.part(i), types[i]);
                    }
                    return Key.of(parts);
                })
                .toList();
    }

    /** How many records of an entity were chosen; -1 for links, which are not known before they are read. */
    public long count(Entity entity, Snapshot source) {
        if (links.get(entity.name()).link()) {
            return -1;
        }
        if (entity.key().isEmpty()) {
            return sample.of(source.count(entity));
        }
        return states(entity.name()).values().stream().filter(CHOSEN::equals).count();
    }

    /** Exactly how many links of an entity belong to the choice, which means reading all of them. */
    public long countLinks(Entity entity, Snapshot source) {
        long count = 0;
        try (Batches reader = read(entity, source, null, 1)) {
            for (Batch batch = reader.next(); batch != null; batch = reader.next()) {
                count += batch.records().size();
            }
        }
        return count;
    }

    /** The chosen records of an entity behind that key. */
    public Batches read(Entity entity, Snapshot source, Key after, int number) {
        if (links.get(entity.name()).link()) {
            return new ChosenLinks(source.read(entity, after, number), entity, number, this::joined);
        }
        if (entity.key().isEmpty()) {
            long[] left = {sample.of(source.count(entity))};
            return new ChosenLinks(source.read(entity, after, number), entity, number, record -> left[0]-- > 0);
        }
        Iterator<String> codes = maps.keys("k:" + entity.name(), after == null ? null : KeyBook.code(after) + '\u0000');
        return new ChosenRecords(entity, source, codes, states(entity.name()), number);
    }

    private boolean joined(Entity entity, Object[] record) {
        return links.get(entity.name()).of(record, entity, moved).stream()
                .filter(Links.Referred::needed)
                .allMatch(to -> CHOSEN.equals(states(to.entity()).get(to.code())));
    }

    static boolean chosen(String state) {
        return CHOSEN.equals(state);
    }
}
