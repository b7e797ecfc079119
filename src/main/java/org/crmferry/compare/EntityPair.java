package org.crmferry.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.crmferry.model.Entity;
import org.crmferry.model.Fault;
import org.crmferry.model.FerryException;
import org.crmferry.model.Field;
import org.crmferry.model.FieldType;
import org.crmferry.model.Likeness;
import org.crmferry.model.Said;

/**
 * Two entities and what is compared of them.
 *
 * @param label what people call them
 * @param left the left entity with only the fields that are compared, keyed by {@code key}
 * @param right likewise the right one
 * @param key fields that tell records apart
 * @param fields the fields that are compared beside the key
 * @param unique whether both sides make sure that no two records have the same key
 * @param notCompared names of fields that are left out, as {@link EntityComparison#notCompared}
 */
public record EntityPair(
        String label,
        Entity left,
        Entity right,
        List<FieldPair> key,
        List<FieldPair> fields,
        boolean unique,
        List<String> notCompared) {
    /** Texts that may be longer are no part of a makeshift key. */
    private static final int SHORT = 255;

    /**
     * Pairs the fields of two entities.
     *
     * @param names left field to right field; empty = fields of the same name, whatever their case
     * @param key left fields that tell records apart; empty = the primary key, or if there is none whatever is short
     * @param ignored left fields that are not compared, as {@code field} or {@code entity.field}
     * @param same what may differ between values of a left field that are taken for the same; not asked for the key
     * @throws FerryException (MAPPING) if a key field is missing on either side
     */
    public static EntityPair of(
            String label,
            Entity left,
            Entity right,
            Map<String, String> names,
            List<String> key,
            Set<String> ignored,
            Function<String, Likeness> same) {
        List<FieldPair> all = pairs(left, right, names, same);
        Set<String> out = ignored.stream().map(EntityPair::folded).collect(Collectors.toSet());
        List<FieldPair> compared = all.stream()
                .filter(p -> !out.contains(folded(p.name())) && !out.contains(folded(left.name() + "." + p.name())))
                .toList();
        List<FieldPair> keys = key.isEmpty() ? usualKey(left, right, all, compared) : chosen(left, right, all, key);
        List<FieldPair> rest = compared.stream().filter(p -> !keys.contains(p)).toList();
        boolean unique = !left.key().isEmpty()
                && keys.stream().map(p -> p.left().name()).toList().equals(left.key())
                && keys.stream().map(p -> p.right().name()).toList().equals(right.key());
        List<FieldPair> read = new ArrayList<>(keys);
        read.addAll(rest);
        return new EntityPair(
                label,
                only(
                        left,
                        read.stream().map(FieldPair::left).toList(),
                        keys.stream().map(FieldPair::left).toList()),
                only(
                        right,
                        read.stream().map(FieldPair::right).toList(),
                        keys.stream().map(FieldPair::right).toList()),
                keys,
                rest,
                unique,
                notCompared(left, right, all, read));
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static List<FieldPair> pairs(
            Entity left, Entity right, Map<String, String> names, Function<String, Likeness> same) {
        List<FieldPair> pairs = new ArrayList<>();
        for (Field field : left.fields()) {
            Field other = names.isEmpty() ? named(right, field.name()) : named(right, names.get(field.name()));
            if (other != null) {
                pairs.add(new FieldPair(field, other, same.apply(field.name())));
            }
        }
        return pairs;
    }

    private static Field named(Entity entity, String name) {
        if (name == null) {
            return null;
        }
        if (entity.has(name)) {
            return entity.field(name);
        }
        return entity.fields().stream()
                .filter(f -> f.name().equalsIgnoreCase(name))
                .findFirst()
                .orElse(null);
    }

    private static List<FieldPair> chosen(Entity left, Entity right, List<FieldPair> all, List<String> key) {
        return key.stream()
                .map(name -> all.stream()
                        .filter(p -> p.name().equalsIgnoreCase(name))
                        .findFirst()
                        .orElseThrow(() -> new FerryException(
                                Fault.MAPPING,
                                Said.of(EntityPair.class, "key.field", name, left.name(), right.name()))))
                .toList();
    }

    private static List<FieldPair> usualKey(Entity left, Entity right, List<FieldPair> all, List<FieldPair> compared) {
        List<FieldPair> byLeft = left.key().stream()
                .flatMap(name -> all.stream().filter(p -> p.left().name().equals(name)))
                .toList();
        if (!byLeft.isEmpty() && byLeft.size() == left.key().size()) {
            return byLeft;
        }
        List<FieldPair> byRight = right.key().stream()
                .flatMap(name -> all.stream().filter(p -> p.right().name().equals(name)))
                .toList();
        if (!byRight.isEmpty() && byRight.size() == right.key().size()) {
            return byRight;
        }
        List<FieldPair> shorts = compared.stream()
                .filter(p -> brief(p.left()) && brief(p.right()))
                .toList();
        return shorts.isEmpty()
                ? compared.stream()
                        .filter(p -> p.left().type().type() != FieldType.LIST
                                && p.right().type().type() != FieldType.LIST)
                        .toList()
                : shorts;
    }

    private static boolean brief(Field field) {
        return switch (field.type().type()) {
            case TEXT ->
                field.type().text() != null
                        && field.type().text().length() > 0
                        && field.type().text().length() <= SHORT;
            case BYTES, LIST, FLOAT -> false;
            default -> true;
        };
    }

    private static Entity only(Entity entity, List<Field> fields, List<Field> key) {
        return new Entity(
                entity.name(),
                entity.label(),
                entity.meaning(),
                fields,
                key.stream().map(Field::name).toList(),
                entity.keyStyle(),
                entity.shape(),
                entity.count(),
                entity.writable());
    }

    private static List<String> notCompared(Entity left, Entity right, List<FieldPair> all, List<FieldPair> read) {
        List<String> names = new ArrayList<>();
        for (Field field : left.fields()) {
            if (all.stream().noneMatch(p -> p.left().equals(field))) {
                names.add("left:" + field.name());
            }
        }
        for (Field field : right.fields()) {
            if (all.stream().noneMatch(p -> p.right().equals(field))) {
                names.add("right:" + field.name());
            }
        }
        all.stream().filter(p -> !read.contains(p)).map(FieldPair::name).forEach(names::add);
        return names;
    }
}
