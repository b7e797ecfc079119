package org.crmferry.ferry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.crmferry.database.Filter;
import org.crmferry.database.Snapshot;
import org.crmferry.journal.KeyMaps;
import org.crmferry.mapping.EntityMapping;
import org.crmferry.mapping.Mapping;
import org.crmferry.mapping.Scope;
import org.crmferry.model.Entity;
import org.crmferry.transfer.Progress;
import org.crmferry.transfer.Sampling;

/** The source database as far as the project's scope goes. The owner closes it; the database stays open. */
final class ScopedSource implements AutoCloseable {
    private final Site site;
    private final Scope scope;
    private final Mapping mapping;
    private final Map<String, Filter> filters;
    private final KeyMaps maps;
    private final Sampling sampling;
    private List<Entity> entities;

    ScopedSource(Site site, Scope scope, Mapping mapping, Folder folder, Progress progress) {
        this(site, scope, mapping, folder::chosen, progress);
    }

    /** Opens the maps of a trial run's choice, if there is one. */
    @FunctionalInterface
    interface Maps {
        KeyMaps open();
    }

    ScopedSource(Site site, Scope scope, Mapping mapping, Maps open, Progress progress) {
        this.site = site;
        this.scope = scope;
        this.mapping = mapping;
        entities = Chosen.entities(scope, site);
        filters = Chosen.filters(scope, entities);
        maps = scope.sample() == null ? null : open.open();
        Map<String, Entity> byName = new LinkedHashMap<>();
        entities.forEach(e -> byName.put(e.name(), e));
        sampling = maps == null ? null : new Sampling(scope.sample(), mapping.entities(), byName, maps, progress);
    }

    /** Every source entity; those that are moved with the number of records that are. */
    List<Entity> entities() {
        return entities;
    }

    /** Chooses and counts what is moved. */
    void choose() {
        if (scope.everything()) {
            return;
        }
        try (Snapshot now = Snapshot.of(site.database(), filters)) {
            if (sampling != null) {
                sampling.choose(now);
            }
            count(entity -> count(entity, now));
        }
    }

    private long count(Entity entity, Snapshot now) {
        if (sampling != null) {
            return sampling.count(entity, now);
        }
        return filters.containsKey(entity.name()) || scope.of(entity.name()).deleted()
                ? now.count(entity)
                : entity.count();
    }

    /** Counts what is moved, whatever discovery counted. */
    void recount() {
        try (Snapshot now = Snapshot.of(site.database(), filters)) {
            count(now::count);
        }
    }

    /** Counts of an earlier {@link #choose}, whose choice stands. */
    void resume(List<Entity> counted) {
        Map<String, Long> counts = new HashMap<>();
        counted.forEach(e -> counts.put(e.name(), e.count()));
        count(entity -> counts.getOrDefault(entity.name(), entity.count()));
    }

    private void count(java.util.function.ToLongFunction<Entity> counter) {
        List<String> moved = moved();
        List<Entity> counted = new ArrayList<>();
        for (Entity entity : entities) {
            counted.add(moved.contains(entity.name()) ? entity.withCount(counter.applyAsLong(entity)) : entity);
        }
        entities = counted;
    }

    private List<String> moved() {
        return mapping.entities().stream()
                .filter(EntityMapping::move)
                .map(EntityMapping::source)
                .toList();
    }

    /** Exact numbers of the moved records by source entity, links of a trial run included. */
    Map<String, Long> exact() {
        Map<String, Long> exact = new LinkedHashMap<>();
        List<String> moved = moved();
        try (Snapshot now = Snapshot.of(site.database(), filters)) {
            for (Entity entity : entities) {
                if (moved.contains(entity.name())) {
                    boolean unknown = entity.count() < 0;
                    exact.put(
                            entity.name(),
                            !unknown
                                    ? entity.count()
                                    : sampling == null ? now.count(entity) : sampling.countLinks(entity, now));
                }
            }
        }
        return exact;
    }

    /** Where the records are read; the caller closes it. */
    SnapshotOrigin origin() {
        return new SnapshotOrigin(site.database(), filters, sampling);
    }

    @Override
    public void close() {
        if (maps != null) {
            maps.close();
        }
    }
}
