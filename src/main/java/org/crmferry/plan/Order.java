package org.crmferry.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.crmferry.mapping.EntityMapping;
import org.crmferry.mapping.FieldMapping;
import org.crmferry.mapping.Mapping;
import org.crmferry.model.Entity;
import org.crmferry.model.Field;
import org.crmferry.model.Reference;

/**
 * The order of work: an entity after those it points at. Where they point at each other in a ring, the one with the
 * fewest open references goes first, and the references that are then still ahead are "late".
 */
public final class Order {
    private final List<EntityMapping> sorted;
    private final Map<String, Set<String>> pointsAt = new LinkedHashMap<>();

    private Order(List<EntityMapping> sorted) {
        this.sorted = sorted;
    }

    /** Orders what is to be moved; {@code sources} by name. */
    public static Order of(Mapping mapping, Map<String, Entity> sources) {
        List<EntityMapping> open = new ArrayList<>(
                mapping.entities().stream().filter(EntityMapping::move).toList());
        List<EntityMapping> sorted = new ArrayList<>();
        Order order = new Order(sorted);
        Set<String> moved = new HashSet<>();
        open.forEach(e -> moved.add(e.source()));
        for (EntityMapping each : open) {
            Set<String> set = targets(each, sources.get(each.source()));
            set.retainAll(moved);
            order.pointsAt.put(each.source(), set);
        }
        Set<String> done = new HashSet<>();
        while (!open.isEmpty()) {
            EntityMapping next = open.get(0);
            long least = Long.MAX_VALUE;
            for (EntityMapping each : open) {
                long ahead = order.pointsAt.get(each.source()).stream()
                        .filter(t -> !done.contains(t) && !t.equals(each.source()))
                        .count();
                if (ahead < least) {
                    least = ahead;
                    next = each;
                }
            }
            open.remove(next);
            sorted.add(next);
            done.add(next.source());
        }
        return order;
    }

    private static Set<String> targets(EntityMapping mapping, Entity source) {
        Set<String> set = new HashSet<>();
        for (FieldMapping field : mapping.fields()) {
            for (String name : field.sources()) {
                if (source.has(name)) {
                    Field from = source.field(name);
                    Reference reference = from.reference();
                    if (reference != null) {
                        set.add(reference.entity());
                        set.addAll(reference.kinds().values());
                    }
                }
            }
        }
        return set;
    }

    public List<EntityMapping> entities() {
        return List.copyOf(sorted);
    }

    /** Whether records of that source entity point at records of its own or of an entity that comes later. */
    public boolean late(String source) {
        Set<String> before = new HashSet<>();
        for (EntityMapping each : sorted) {
            if (each.source().equals(source)) {
                break;
            }
            before.add(each.source());
        }
        return !before.containsAll(pointsAt.get(source));
    }

    /** Whether anything that is moved points at that source entity. */
    public boolean pointedAt(String source) {
        return pointsAt.values().stream().anyMatch(set -> set.contains(source));
    }

    /** Source entities that come at or after that one. */
    public Set<String> from(String source) {
        Set<String> set = new HashSet<>();
        boolean reached = false;
        for (EntityMapping each : sorted) {
            reached |= each.source().equals(source);
            if (reached) {
                set.add(each.source());
            }
        }
        return set;
    }
}
