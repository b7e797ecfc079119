package org.crmferry.duplicates;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.crmferry.model.Entity;
import org.crmferry.model.Key;

/**
 * Searches one entity for records that are likely the same: {@link #add} every record, then {@link #find}.
 *
 * <pre>{@code
 * Duplicates duplicates = new Duplicates(contact);
 * records.forEach(duplicates::add);
 * Found found = duplicates.find((one, other) -> false, () -> {});
 * }</pre>
 *
 * <p>Holds a few hundred bytes of each record. Not thread-safe.
 */
public final class Duplicates {
    /** Records of a block that are all compared with each other, at most. */
    static final int BLOCK = 100;

    private final Entity entity;
    private final Parts parts;
    private final NameMeasure names = new NameMeasure();
    private final List<Features> records = new ArrayList<>();
    private final Map<Part, Map<String, Integer>> often = new EnumMap<>(Part.class);
    private final Clusters clusters = new Clusters();
    private BiPredicate<Key, Key> apart;
    private Measure measure;
    private long compared;
    private long skipped;

    /** @throws IllegalArgumentException if the entity is not {@link #possible} */
    public Duplicates(Entity entity) {
        if (!possible(entity)) {
            throw new IllegalArgumentException(entity.name() + " has nothing to tell its records by");
        }
        this.entity = entity;
        parts = Parts.of(entity);
    }

    /** Whether the entity's records stand for persons or companies that can be told by more than a name. */
    public static boolean possible(Entity entity) {
        return !entity.key().isEmpty() && Parts.of(entity).enough();
    }

    /** Takes a record; keeps only what is compared of it. */
    public void add(Object[] record) {
        if (records.size() == Blocks.RECORDS) {
            throw new IllegalStateException("more than " + Blocks.RECORDS + " records");
        }
        records.add(new Features(entity, parts, record));
    }

    /**
     * Compares and clusters.
     *
     * @param apart pairs that somebody has called different: they are never in one cluster
     * @param step called after each kind of blocks and now and then within; may throw to stop the search
     */
    public Found find(BiPredicate<Key, Key> apart, Runnable step) {
        this.apart = apart;
        count(Part.EMAIL, record -> record.emails);
        count(Part.PHONE, record -> record.phones);
        measure = new Measure(
                parts.person(), names, (part, value) -> often.get(part).getOrDefault(value, 2));
        for (BlockKey key : parts.person() ? BlockKey.PERSONS : BlockKey.COMPANIES) {
            Blocks blocks = new Blocks();
            for (int i = 0; i < records.size(); i++) {
                for (String text : key.keys(records.get(i), names)) {
                    blocks.add(text, i);
                }
            }
            blocks.each(block -> {
                compare(block);
                step.run();
            });
            step.run();
        }
        List<Cluster> found = new ArrayList<>();
        clusters.groups(this::likeness).forEach(group -> found.add(cluster(group)));
        found.sort(Comparator.comparingDouble(Cluster::score)
                .reversed()
                .thenComparing(cluster -> cluster.centre().text()));
        return new Found(found, records.size(), compared, skipped);
    }

    /** Keeps how many records have a value, where more than two do: of the others nothing need be known. */
    private void count(Part part, Function<Features, String[]> values) {
        Blocks blocks = new Blocks();
        for (int i = 0; i < records.size(); i++) {
            for (String value : values.apply(records.get(i))) {
                blocks.add(value, i);
            }
        }
        Map<String, Integer> counts = new HashMap<>();
        blocks.each(block -> {
            if (block.length > 2) {
                Map<String, Integer> here = new HashMap<>();
                for (int record : block) {
                    for (String value : values.apply(records.get(record))) {
                        here.merge(value, 1, Integer::sum);
                    }
                }
                here.forEach((value, count) -> counts.merge(value, count, Math::max));
            }
        });
        often.put(part, counts);
    }

    private void compare(int[] block) {
        if (block.length <= BLOCK) {
            all(block);
            return;
        }
        List<IntFunction<String>> finer = List.of(
                i -> records.get(i).phones.length == 0 ? "" : records.get(i).phones[0],
                i -> records.get(i).emails.length == 0 ? "" : records.get(i).emails[0],
                i -> records.get(i).postalCode,
                i -> records.get(i).name());
        for (IntFunction<String> by : finer) {
            for (int[] part : Blocks.split(block, by)) {
                if (part.length <= BLOCK) {
                    all(part);
                } else {
                    skipped += part.length;
                }
            }
        }
    }

    private void all(int[] block) {
        for (int i = 0; i < block.length; i++) {
            for (int j = i + 1; j < block.length; j++) {
                compared++;
                if (same(block[i], block[j])) {
                    clusters.pair(block[i], block[j]);
                }
            }
        }
    }

    private boolean same(int a, int b) {
        return measure.same(records.get(a), records.get(b)) && !apart.test(records.get(a).key, records.get(b).key);
    }

    private Likeness likeness(int a, int b) {
        return same(a, b) ? measure.likeness() : null;
    }

    private Cluster cluster(Clusters.Group group) {
        List<Cluster.Member> members = new ArrayList<>();
        group.members()
                .forEach((record, likeness) -> members.add(new Cluster.Member(records.get(record).key, likeness)));
        members.sort(Comparator.<Cluster.Member>comparingDouble(
                        member -> member.likeness().score())
                .reversed()
                .thenComparing(member -> member.key().text()));
        return new Cluster(records.get(group.centre()).key, members);
    }
}
