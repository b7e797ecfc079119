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
import org.crmferry.mapping.Step;
import org.crmferry.model.Entity;
import org.crmferry.model.Field;
import org.crmferry.model.Reference;

/**
 * The order of work: an entity after those it points at. Where they point at each other in a ring, the one with the
 * fewest open references goes first, one that a record cannot do without counting for many, and the references that are
 * then still ahead are "late".
 */
public final class Order {
    /** How many others a reference counts for that a record cannot do without. */
    private static final int NEEDED = 10_000;

    private final List<EntityMapping> sorted;
    private final Map<String, Set<String>> pointsAt = new LinkedHashMap<>();
    private final Map<String, Set<String>> asks = new LinkedHashMap<>();

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
            order.pointsAt.put(each.source(), targets(each, sources.get(each.source()), moved, false));
            order.asks.put(each.source(), targets(each, sources.get(each.source()), moved, true));
        }
        Set<String> done = new HashSet<>();
        while (!open.isEmpty()) {
            EntityMapping next = open.get(0);
            long least = Long.MAX_VALUE;
            for (EntityMapping each : open) {
                Set<String> needs = needs(sources.get(each.source()));
                // In a circle of kinds, what is nothing without another comes after it all the same.
                long ahead = order.pointsAt.get(each.source()).stream()
                        .filter(t -> !done.contains(t) && !t.equals(each.source()))
                        .mapToLong(t -> needs.contains(t) ? NEEDED : 1)
                        .sum();
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

    /** What a record makes no sense without. */
    private static Set<String> needs(Entity source) {
        Set<String> needs = new HashSet<>();
        for (Field field : source.fields()) {
            Reference reference = field.reference();
            if (reference != null
                    && !reference.polymorphic()
                    && (field.required() || source.key().contains(field.name()))) {
                needs.add(reference.entity());
            }
        }
        return needs;
    }

    private static Set<String> targets(EntityMapping mapping, Entity source, Set<String> moved, boolean rewritten) {
        Set<String> set = new HashSet<>();
        for (FieldMapping field : mapping.fields()) {
            if (rewritten && !rewrites(field)) {
                continue;
            }
            for (Step step : field.steps()) {
                if (step instanceof Step.Rekey rekey && rekey.entity() != null) {
                    set.add(rekey.entity());
                }
            }
            for (String name : field.sources()) {
                Reference reference = source.has(name) ? source.field(name).reference() : null;
                if (reference != null) {
                    set.add(reference.entity());
                    set.addAll(reference.kinds().values());
                }
            }
        }
        set.retainAll(moved);
        return set;
    }

    /** Whether any reference is rewritten, so that it matters what the source's fields point at. */
    public static boolean rewrites(Mapping mapping) {
        return mapping.entities().stream()
                .filter(EntityMapping::move)
                .flatMap(each -> each.fields().stream())
                .anyMatch(Order::rewrites);
    }

    private static boolean rewrites(FieldMapping field) {
        return field.steps().stream().anyMatch(step -> step instanceof Step.Rekey || step instanceof Step.Owner);
    }

    public List<EntityMapping> entities() {
        return List.copyOf(sorted);
    }

    /** Whether the crosswalk is asked for records of that entity's own or of one that comes later. */
    public boolean late(String source) {
        Set<String> before = new HashSet<>();
        for (EntityMapping each : sorted) {
            if (each.source().equals(source)) {
                break;
            }
            before.add(each.source());
        }
        return !before.containsAll(asks.get(source));
    }

    /** Whether the crosswalk is asked for records of that source entity. */
    public boolean pointedAt(String source) {
        return asks.values().stream().anyMatch(set -> set.contains(source));
    }

    /** Source entities whose records ask the crosswalk for records of that one, in the order of work. */
    public List<EntityMapping> asking(String source) {
        return sorted.stream()
                .filter(each -> asks.get(each.source()).contains(source))
                .toList();
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
