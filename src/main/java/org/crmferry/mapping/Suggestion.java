package org.crmferry.mapping;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.crmferry.model.Entity;
import org.crmferry.model.Field;
import org.crmferry.model.FieldType;
import org.crmferry.model.KeyStyle;
import org.crmferry.model.Values;

/**
 * Suggests a whole mapping: which entity and which field becomes which, with what steps, and why. Deterministic; the
 * seed is left empty for the caller to choose.
 *
 * <p>Entities without a counterpart are listed with {@code move} off. Into a database without any entity everything maps
 * to an entity of the same name, which the caller creates (with all fields writable). Between two databases that both
 * hold known CRM entities, pairs of tables of which one is unknown are suggested with {@code move} off: what an
 * application keeps for itself (jobs, roles, settings) should not be carried over because of its name.
 */
public final class Suggestion {
    private static final int KNOWN_CRM = 3;

    private final List<Entity> sources;
    private final List<Entity> targets;
    private final Map<String, List<Object[]>> sourceSamples;
    private final Map<String, List<Object[]>> targetSamples;
    private final boolean targetEmpty;
    private final Map<String, EntityPairs.Pair> pairs;
    private final Map<String, String> moved = new LinkedHashMap<>();
    private final Set<String> kept = new HashSet<>();
    private final boolean bothKnown;
    private final Map<Entity, List<FieldView>> views = new HashMap<>();

    Suggestion(
            List<Entity> sources,
            List<Entity> targets,
            Map<String, List<Object[]>> sourceSamples,
            Map<String, List<Object[]>> targetSamples,
            boolean targetEmpty) {
        this.sources = sources;
        this.targets = targets;
        this.sourceSamples = sourceSamples;
        this.targetSamples = targetSamples;
        this.targetEmpty = targetEmpty;
        pairs = EntityPairs.of(sources, targets);
        bothKnown = known(sources) && known(targets);
        for (EntityPairs.Pair pair : pairs.values()) {
            if (moves(pair)) {
                moved.put(pair.source().name(), pair.target().name());
                if (keys(pair) == Keys.KEEP) {
                    kept.add(pair.source().name());
                }
            }
        }
    }

    /**
     * Suggests.
     *
     * @param source all entities of the source
     * @param target all entities of the target; none = they are to be created
     * @param sourceSamples some records per entity name; may be missing
     * @param targetSamples likewise
     * @param targetEmpty whether no entity of the target holds a record
     */
    public static Mapping suggest(
            List<Entity> source,
            List<Entity> target,
            Map<String, List<Object[]>> sourceSamples,
            Map<String, List<Object[]>> targetSamples,
            boolean targetEmpty) {
        List<EntityMapping> entities = target.isEmpty()
                ? source.stream().map(Suggestion::created).toList()
                : new Suggestion(source, target, sourceSamples, targetSamples, targetEmpty).entities();
        return new Mapping(Mapping.VERSION, "", entities);
    }

    private static EntityMapping created(Entity source) {
        List<FieldMapping> fields = source.fields().stream()
                .map(f -> FieldMapping.copy(f.name(), f.name(), 1, Reasons.of("field.created")))
                .toList();
        return new EntityMapping(
                source.name(),
                source.name(),
                true,
                Keys.KEEP,
                List.of(),
                Existing.ASK,
                fields,
                Map.of(),
                1,
                Reasons.of("pair.created"));
    }

    private static boolean known(List<Entity> entities) {
        return entities.stream().filter(e -> !e.meaning().isEmpty()).count() >= KNOWN_CRM;
    }

    private boolean moves(EntityPairs.Pair pair) {
        boolean unknown =
                pair.source().meaning().isEmpty() || pair.target().meaning().isEmpty();
        return pair.same() || !(bothKnown && unknown);
    }

    private List<EntityMapping> entities() {
        StepChoice steps = steps(moved, kept);
        Map<String, String> all = all();
        List<EntityMapping> entities = new ArrayList<>();
        for (Entity source : sources) {
            EntityPairs.Pair pair = pairs.get(source.name());
            entities.add(pair == null ? alone(source) : entity(pair, steps, all));
        }
        return entities;
    }

    /** The choice of steps for references that lead from these source entities to these target entities. */
    StepChoice steps(Map<String, String> leading, Set<String> keeping) {
        Map<String, Entity> byName = new HashMap<>();
        sources.forEach(s -> byName.put(s.name(), s));
        return new StepChoice(leading, byName, keeping, fallbackOwner());
    }

    /** The views of an entity's fields, made once. */
    List<FieldView> views(Entity entity, Map<String, List<Object[]>> samples) {
        return views.computeIfAbsent(entity, e -> FieldView.of(e, samples.getOrDefault(e.name(), List.of())));
    }

    List<FieldView> sourceViews(Entity source) {
        return views(source, sourceSamples);
    }

    List<FieldView> targetViews(Entity target) {
        return views(target, targetSamples);
    }

    /** The found pair, or one of what a person has put together. */
    EntityPairs.Pair pair(Entity source, Entity target) {
        EntityPairs.Pair found = pairs.get(source.name());
        return found != null && found.target().name().equals(target.name())
                ? found
                : EntityPairs.chosen(source, target);
    }

    private static EntityMapping alone(Entity source) {
        return new EntityMapping(
                source.name(),
                "",
                false,
                Keys.NEW,
                List.of(),
                Existing.ASK,
                List.of(),
                Map.of(),
                0,
                Reasons.of("pair.none"));
    }

    EntityMapping entity(EntityPairs.Pair pair, StepChoice steps, Map<String, String> leading) {
        Entity source = pair.source();
        Entity target = pair.target();
        boolean move = moves(pair);
        String word = word(target);
        boolean user = word.equals("User");
        Map<FindingKind, Setting> findings = new EnumMap<>(FindingKind.class);
        if (link(target)) {
            findings.put(FindingKind.ORPHAN, Setting.SKIP);
        }
        return new EntityMapping(
                source.name(),
                target.name(),
                move,
                keys(pair),
                empty(target) ? List.of() : match(target, word),
                user ? Existing.TARGET : Existing.ASK,
                fields(pair, steps, leading),
                findings,
                pair.score(),
                move ? pair.why() : pair.why() + Reasons.of("pair.unknown"));
    }

    private static String word(Entity entity) {
        return entity.meaning().isEmpty() ? Words.entity(entity.name()) : entity.meaning();
    }

    private boolean empty(Entity target) {
        return targetEmpty || target.count() == 0;
    }

    /** Whether a record is nothing without both records that it joins. */
    private static boolean link(Entity entity) {
        long needed = entity.fields().stream()
                .filter(f -> f.reference() != null)
                .filter(f -> f.required() || entity.key().contains(f.name()))
                .count();
        return Words.link(entity.meaning()) || needed >= 2;
    }

    private Keys keys(EntityPairs.Pair pair) {
        Entity source = pair.source();
        Entity target = pair.target();
        boolean own = target.keyStyle() == KeyStyle.COMPOSITE
                || target.keyStyle() == KeyStyle.NATURAL
                || target.keyStyle() == KeyStyle.NONE;
        if (own) {
            return Keys.KEEP;
        }
        if (!empty(target) || source.key().size() != target.key().size() || otherwiseKeyed(source, target)) {
            return Keys.NEW;
        }
        if (partOfOthers(target) || !pair.same() && shared(target)) {
            return Keys.NEW;
        }
        for (int i = 0; i < source.key().size(); i++) {
            if (!holds(
                    source.field(source.key().get(i)), target.field(target.key().get(i)))) {
                return Keys.NEW;
            }
        }
        return Keys.KEEP;
    }

    /** Whether other entities count their keys in the same table: two sources' keys may meet there. */
    private boolean shared(Entity target) {
        return target.keyStyle().counted()
                && target.shape() != null
                && targets.stream()
                                .filter(t -> t.writable()
                                        && t.shape() != null
                                        && t.shape()
                                                .table()
                                                .equals(target.shape().table()))
                                .count()
                        > 1;
    }

    /** Whether records of other entities have rows in the same table, which the database counts. */
    private boolean partOfOthers(Entity target) {
        return target.keyStyle() == KeyStyle.SERIAL
                && target.shape() != null
                && targets.stream()
                        .filter(t -> t.writable() && t.shape() != null)
                        .flatMap(t -> t.shape().satellites().stream())
                        .anyMatch(part -> part.table().equals(target.shape().table()));
    }

    /**
     * Whether the source's key is another record's, which the target keeps in a field beside a key of its own: the
     * opportunity itself says its account there, a table of links here.
     */
    private boolean otherwiseKeyed(Entity source, Entity target) {
        return source.key().stream()
                .map(k -> source.field(k).reference())
                .filter(r -> r != null && !r.polymorphic() && pairs.containsKey(r.entity()))
                .map(r -> pairs.get(r.entity()).target().name())
                .anyMatch(referred -> {
                    List<String> there = target.fields().stream()
                            .filter(f -> f.reference() != null
                                    && f.reference().entity().equals(referred))
                            .map(Field::name)
                            .toList();
                    return !there.isEmpty() && there.stream().noneMatch(target.key()::contains);
                });
    }

    /** Whether every key of the source is a possible key of the target. */
    private static boolean holds(Field source, Field target) {
        FieldType a = source.type().type();
        FieldType b = target.type().type();
        if (source.type().equals(target.type())) {
            return true;
        }
        if (b == FieldType.TEXT && (a == FieldType.TEXT || a == FieldType.UUID)) {
            int room = target.type().text() == null ? 0 : target.type().text().length();
            int need = a == FieldType.UUID
                    ? 36
                    : source.type().text() == null ? 0 : source.type().text().length();
            return room == 0 || need > 0 && need <= room;
        }
        if (a == FieldType.INTEGER && b == FieldType.INTEGER) {
            return source.type().number() == null
                    || target.type().number() == null
                    || target.type().number().max() == null
                    || source.type().number().max() != null
                            && source.type()
                                            .number()
                                            .max()
                                            .compareTo(target.type().number().max())
                                    <= 0;
        }
        return a == b && b != FieldType.TEXT || a == FieldType.INTEGER && b == FieldType.DECIMAL;
    }

    private static List<String> match(Entity target, String word) {
        if (link(target)) {
            return target.fields().stream()
                    .filter(f -> f.reference() != null && f.required() && f.writable())
                    .map(Field::name)
                    .toList();
        }
        List<List<String>> choices = switch (word) {
            case "User" -> List.of(List.of("login"), List.of("emails"));
            case "Contact", "Lead" -> List.of(List.of("emails"));
            case "Account" -> List.of(List.of("name"));
            default -> List.of();
        };
        for (List<String> choice : choices) {
            List<String> names = new ArrayList<>();
            for (String wanted : choice) {
                target.fields().stream()
                        .filter(f -> f.writable()
                                && wanted.equals(
                                        f.meaning().isEmpty() ? Words.field(f.name(), target.name()) : f.meaning()))
                        .findFirst()
                        .ifPresent(f -> names.add(f.name()));
            }
            if (names.size() == choice.size()) {
                return names;
            }
        }
        return List.of();
    }

    List<FieldMapping> fields(EntityPairs.Pair pair, StepChoice steps, Map<String, String> leading) {
        Entity source = pair.source();
        Entity target = pair.target();
        List<FieldView> left = sourceViews(source);
        List<FieldView> right = targetViews(target);
        boolean newKeys = keys(pair) == Keys.NEW;
        List<FieldMapping> fields = new ArrayList<>();
        if (pair.same()) {
            same(left, right, newKeys, steps, fields);
            return fields;
        }
        if (!newKeys
                && source.key().size() == 1
                && target.key().size() == 1
                && target.field(target.key().get(0)).writable()
                && target.field(target.key().get(0)).reference() == null) {
            fields.add(FieldMapping.copy(source.key().get(0), target.key().get(0), 0.99, Reasons.of("field.key")));
            left = left.stream().filter(v -> !v.key()).toList();
            right = right.stream().filter(v -> !v.key()).toList();
        } else if (newKeys) {
            left = left.stream()
                    .filter(v -> !v.key() || v.field().reference() != null)
                    .toList();
            right = right.stream().filter(v -> !v.key()).toList();
        }
        boolean full = !empty(target);
        right = right.stream()
                .filter(v -> v.field().writable() && !(full && v.field().access() == Field.Access.SERIAL))
                .toList();
        boolean known = !source.meaning().isEmpty() && !target.meaning().isEmpty();
        String owner = Words.spoken(word(target).isEmpty() ? Reasons.of("record") : word(target));
        for (FieldPairs.Pair found : new FieldPairs(leading, known, owner).pair(left, right)) {
            fields.add(new FieldMapping(
                    found.target().name(),
                    List.of(found.source().name()),
                    steps.steps(found.source(), found.target(), false),
                    Math.round(found.score() * 100) / 100.0,
                    found.why()));
        }
        Leftovers.add(word(target), left, right, leading, fields);
        return ordered(fields, target);
    }

    private Map<String, String> all() {
        Map<String, String> all = new HashMap<>();
        pairs.values().forEach(p -> all.put(p.source().name(), p.target().name()));
        return all;
    }

    /** In the order of the target's fields. */
    static List<FieldMapping> ordered(List<FieldMapping> fields, Entity target) {
        return fields.stream()
                .sorted((a, b) -> Integer.compare(target.index(a.target()), target.index(b.target())))
                .toList();
    }

    private static void same(
            List<FieldView> left, List<FieldView> right, boolean newKeys, StepChoice steps, List<FieldMapping> fields) {
        Map<String, FieldView> byName = new HashMap<>();
        right.forEach(v -> byName.put(v.name().toLowerCase(Locale.ROOT), v));
        for (FieldView source : left) {
            FieldView target = byName.get(source.name().toLowerCase(Locale.ROOT));
            if (target.field().writable() && !(newKeys && target.key())) {
                fields.add(new FieldMapping(
                        target.name(),
                        List.of(source.name()),
                        steps.steps(source, target, true),
                        1,
                        Reasons.of("field.same")));
            }
        }
    }

    /** Key of the target's administrator among the samples: the one who gets what nobody else does. */
    private String fallbackOwner() {
        for (Entity users : targets) {
            if (!word(users).equals("User") || users.key().size() != 1) {
                continue;
            }
            int key = users.index(users.key().get(0));
            for (Object[] user : targetSamples.getOrDefault(users.name(), List.of())) {
                if (administrator(users, user)) {
                    return Values.text(user[key]);
                }
            }
        }
        return null;
    }

    private static boolean administrator(Entity users, Object[] user) {
        for (int i = 0; i < users.fields().size(); i++) {
            Field field = users.fields().get(i);
            boolean login = field.meaning().equals("login") && "admin".equals(user[i]);
            boolean flag = field.meaning().equals("admin") && Boolean.TRUE.equals(user[i]);
            boolean type = field.meaning().equals("type") && "admin".equals(user[i]);
            if (login || flag || type) {
                return true;
            }
        }
        return false;
    }
}
