package org.crmferry.ferry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.crmferry.compare.Comparison;
import org.crmferry.compare.EntityComparison;
import org.crmferry.compare.EntityPair;
import org.crmferry.compare.HashTree;
import org.crmferry.compare.Merge;
import org.crmferry.compare.RecordDifference;
import org.crmferry.database.Access;
import org.crmferry.database.Snapshot;
import org.crmferry.model.Credentials;
import org.crmferry.model.Endpoint;
import org.crmferry.model.Entity;
import org.crmferry.model.Fault;
import org.crmferry.model.FerryException;
import org.crmferry.model.Said;
import org.crmferry.transfer.Progress;

/**
 * Opens two databases and compares their entities, pair by pair. Unless something else is asked for, an entity is a
 * table as it is, so that nothing is left out that a CRM would not show.
 */
final class Comparing {
    private final Ends left;
    private final Ends right;
    private final CompareOptions options;
    private final Progress progress;

    /** One database: its tables, and what the CRM makes of them, by folded name. */
    private static final class Ends {
        private final String label;
        private final List<Entity> tables;
        private final Map<String, Entity> byName = new LinkedHashMap<>();
        private final Map<String, String> labels = new HashMap<>();

        Ends(Site site) {
            label = site.label();
            tables = site.tables();
            for (Entity entity : site.found().all()) {
                byName.put(folded(entity.name()), entity);
                String table =
                        entity.shape() == null ? entity.name() : entity.shape().table();
                labels.putIfAbsent(folded(table), entity.label());
            }
            tables.forEach(t -> byName.put(folded(t.name()), t));
        }

        Entity find(String name, Said side) {
            Entity found = byName.get(folded(name));
            if (found == null) {
                throw new FerryException(Fault.MAPPING, Said.of(Comparing.class, "compare.entity", side, name));
            }
            return found;
        }

        String label(Entity entity) {
            return labels.getOrDefault(folded(entity.name()), entity.label());
        }
    }

    private Comparing(Ends left, Ends right, CompareOptions options, Progress progress) {
        this.left = left;
        this.right = right;
        this.options = options;
        this.progress = progress;
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    static Comparison of(
            Endpoint left,
            Credentials leftLogin,
            Endpoint right,
            Credentials rightLogin,
            CompareOptions options,
            Progress progress) {
        long started = System.nanoTime();
        try (Opening one = new Opening(
                        () -> Site.open(Project.End.of(left, leftLogin.user()), leftLogin, Access.READ, false),
                        "left");
                Opening other = new Opening(
                        () -> Site.open(Project.End.of(right, rightLogin.user()), rightLogin, Access.READ, false),
                        "right")) {
            Comparing work = new Comparing(new Ends(one.site()), new Ends(other.site()), options, progress);
            return work.compare(one.site(), other.site(), started);
        }
    }

    private Comparison compare(Site one, Site other, long started) {
        List<EntityPair> pairs = pairs();
        Set<String> compared = new HashSet<>();
        long total = 0;
        for (EntityPair pair : pairs) {
            compared.add("left:" + folded(pair.left().name()));
            compared.add("right:" + folded(pair.right().name()));
            total += Math.max(0, pair.left().count()) + Math.max(0, pair.right().count());
        }
        progress.stage("compare", total);
        List<EntityComparison> entities = new ArrayList<>();
        List<List<RecordDifference>> differences = new ArrayList<>();
        try (Snapshot from = Snapshot.of(one.database());
                Snapshot to = Snapshot.of(other.database())) {
            for (EntityPair pair : pairs) {
                progress.entity(pair.left().name());
                Merge.Found found = HashTree.run(
                        from, to, pair, options.by(), options.limit(), records -> progress.advance(records, 0));
                entities.add(found.counts());
                differences.add(found.differences());
            }
        }
        boolean all = options.pairs().isEmpty();
        return new Comparison(
                left.label,
                right.label,
                entities,
                shared(differences, options.limit()),
                all ? alone(left, "left:", compared) : List.of(),
                all ? alone(right, "right:", compared) : List.of(),
                (System.nanoTime() - started) / 1e9);
    }

    private static List<String> alone(Ends end, String side, Set<String> compared) {
        return end.tables.stream()
                .map(Entity::name)
                .filter(name -> !compared.contains(side + folded(name)))
                .toList();
    }

    private List<EntityPair> pairs() {
        List<EntityPair> pairs = new ArrayList<>();
        if (options.pairs().isEmpty()) {
            Map<String, Entity> there = new HashMap<>();
            right.tables.forEach(t -> there.put(folded(t.name()), t));
            for (Entity table : left.tables) {
                Entity other = there.get(folded(table.name()));
                if (other != null) {
                    pairs.add(pair(table, other, Map.of(), key(table, other)));
                }
            }
            return pairs;
        }
        for (CompareOptions.Pair each : options.pairs()) {
            pairs.add(pair(
                    left.find(each.left(), Said.of(Comparing.class, "compare.left")),
                    right.find(each.right(), Said.of(Comparing.class, "compare.right")),
                    each.fields(),
                    options.key()));
        }
        return pairs;
    }

    /** The chosen key where both have it, else the primary key: a key for all tables is not every table's. */
    private List<String> key(Entity table, Entity other) {
        boolean both = options.key().stream().allMatch(k -> has(table, k) && has(other, k));
        return both ? options.key() : List.of();
    }

    private static boolean has(Entity entity, String field) {
        return entity.fields().stream().anyMatch(f -> f.name().equalsIgnoreCase(field));
    }

    private EntityPair pair(Entity one, Entity other, Map<String, String> fields, List<String> key) {
        EntityPair pair = EntityPair.of(
                left.label(one),
                one,
                other,
                fields,
                key,
                options.ignored(),
                field -> options.likeness(one.name(), field));
        if (pair.key().isEmpty()) {
            throw new FerryException(
                    Fault.MAPPING, Said.of(Comparing.class, "compare.apart", one.name(), other.name()));
        }
        return pair;
    }

    /** As many as were asked for, so that an entity with few differences is not crowded out by one with many. */
    private static List<RecordDifference> shared(List<List<RecordDifference>> found, int limit) {
        int low = 0;
        int high = limit;
        while (low < high) {
            int each = (low + high + 1) >>> 1;
            long kept = found.stream().mapToLong(d -> Math.min(d.size(), each)).sum();
            if (kept <= limit) {
                low = each;
            } else {
                high = each - 1;
            }
        }
        int room = limit;
        for (List<RecordDifference> each : found) {
            room -= Math.min(each.size(), low);
        }
        List<RecordDifference> all = new ArrayList<>();
        for (List<RecordDifference> each : found) {
            int more = Math.min(room, Math.max(0, each.size() - low));
            all.addAll(each.subList(0, Math.min(each.size(), low) + more));
            room -= more;
        }
        return all;
    }
}
