package org.crmferry.mapping;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.crmferry.model.Entity;
import org.crmferry.model.Field;
import org.crmferry.model.FieldType;
import org.crmferry.model.Option;
import org.crmferry.model.Reference;

/** What has to be done with a value so that it suits the field it is paired with. */
final class StepChoice {
    private static final Set<FieldType> NUMBERS = Set.of(FieldType.INTEGER, FieldType.DECIMAL, FieldType.FLOAT);
    private static final Set<FieldType> TIMES = Set.of(FieldType.DATE, FieldType.DATETIME, FieldType.INSTANT);
    private static final List<String> PATTERNS = List.of(
            "dd.MM.yyyy", "d.M.yyyy", "MM/dd/yyyy", "dd/MM/yyyy", "M/d/yyyy", "d/M/yyyy", "yyyy/MM/dd", "dd-MM-yyyy");
    private static final Map<String, String> KINDS =
            Map.of("mobile", "Mobile", "homePhone", "Home", "fax", "Fax", "phones", "Office");

    private final Map<String, String> entityPairs;
    private final Map<String, Entity> sources;
    private final Set<String> kept;
    private final String fallbackOwner;

    /**
     * Prepares the choice.
     *
     * @param entityPairs source entity to target entity, of those that are moved
     * @param sources source entities by name
     * @param kept source entities whose keys stay as they are
     * @param fallbackOwner key of a user of the target, or null
     */
    StepChoice(Map<String, String> entityPairs, Map<String, Entity> sources, Set<String> kept, String fallbackOwner) {
        this.entityPairs = entityPairs;
        this.sources = sources;
        this.kept = kept;
        this.fallbackOwner = fallbackOwner;
    }

    /** The steps for a pair; {@code same} = both entities have the same name and fields. */
    List<Step> steps(FieldView s, FieldView t, boolean same) {
        Reference reference = s.field().reference();
        if (reference != null) {
            return same && staysAsIs(reference) ? List.of() : List.of(reference(reference, t.field()));
        }
        if (same) {
            return List.of();
        }
        if (s.kindField() && t.kindField()) {
            return List.of(kinds(s.polymorph().reference(), t.polymorph().reference()));
        }
        if (s.word().equals("currency") && t.type() == FieldType.TEXT) {
            if (currencyKey(s, t)) {
                return List.of(new Step.ValueMap(Map.of("-99", "USD"), null));
            }
            if (length(s) == 3 && length(t) == 36) {
                // Another code is no key: it is named, and nothing is written in its place.
                return List.of(new Step.Lookup(Map.of("USD", "-99"), null));
            }
        }
        return byType(s, t);
    }

    /** SuiteCRM's {@code -99} stands for the default currency; it says nothing where a code of three letters is kept. */
    private static boolean currencyKey(FieldView s, FieldView t) {
        return length(t) != 36 && s.profile().distinct().contains("-99") || length(t) == 3 && length(s) == 36;
    }

    private static int length(FieldView view) {
        return view.field().type().text() == null
                ? 0
                : view.field().type().text().length();
    }

    private boolean staysAsIs(Reference reference) {
        return reference.polymorphic()
                ? kept.containsAll(reference.kinds().values())
                : kept.contains(reference.entity());
    }

    private Step reference(Reference reference, Field target) {
        if (!reference.polymorphic()) {
            Entity entity = sources.get(reference.entity());
            boolean user = entity != null
                    && (entity.meaning().equals("User")
                            || entity.meaning().isEmpty()
                                    && Words.entity(entity.name()).equals("User"));
            return user ? new Step.Owner(fallback(target), null) : new Step.Rekey(null, null);
        }
        Reference to = target.reference();
        if (to == null) {
            return new Step.Rekey(null, null);
        }
        if (to.polymorphic()) {
            List<String> moved = reference.kinds().values().stream()
                    .filter(entityPairs::containsKey)
                    .distinct()
                    .sorted()
                    .toList();
            List<String> named = moved.stream()
                    .filter(e -> to.kinds().containsValue(entityPairs.get(e)))
                    .toList();
            return new Step.Rekey(null, named.size() == moved.size() ? null : named);
        }
        List<String> only = reference.kinds().values().stream()
                .filter(e -> to.entity().equals(entityPairs.get(e)))
                .distinct()
                .sorted()
                .toList();
        return new Step.Rekey(null, only);
    }

    /** Only an owner needs somebody else; who created a record is not to be invented. */
    private String fallback(Field target) {
        return target.required() || target.meaning().equals("owner") ? fallbackOwner : null;
    }

    /** Stored word of the source to stored word of the target, by way of the entities that they mean. */
    private Step kinds(Reference source, Reference target) {
        Map<String, String> words = new HashMap<>();
        new TreeMap<>(target.kinds()).forEach((word, entity) -> words.putIfAbsent(entity, word));
        Map<String, String> map = new TreeMap<>();
        source.kinds().forEach((word, entity) -> {
            String to = words.get(entityPairs.getOrDefault(entity, ""));
            if (to != null) {
                map.put(word, to);
            }
        });
        return new Step.Kind(map);
    }

    private List<Step> byType(FieldView s, FieldView t) {
        List<Step> steps = new ArrayList<>();
        FieldType a = s.type();
        FieldType b = t.type();
        if (a == FieldType.LIST && b != FieldType.LIST) {
            return List.of(new Step.PickItem(
                    t.word().equals("phones") || t.word().equals("emails") ? null : KINDS.get(t.word()), null));
        }
        if (b == FieldType.LIST && a != FieldType.LIST) {
            return List.of(new Step.MakeItems(List.of(kind(s))));
        }
        if (a == FieldType.TEXT && s.profile().html() && !t.profile().html() && b == FieldType.TEXT && !htmlName(t)) {
            steps.add(new Step.Html());
        }
        steps.addAll(notations(s, t));
        Map<String, String> codes = choices(s, t);
        if (!codes.isEmpty()) {
            // Nobody becomes an administrator because a kind of user is not known there.
            steps.add(new Step.ValueMap(codes, t.word().equals("admin") ? codes.get("regular") : null));
        } else if (a == FieldType.TEXT && NUMBERS.contains(b)) {
            steps.add(new Step.ParseNumber(null));
        } else if (a == FieldType.TEXT && b == FieldType.BOOLEAN) {
            steps.add(new Step.Truth(null, null));
        } else if (a == FieldType.TEXT && TIMES.contains(b)) {
            String pattern = pattern(s.profile());
            if (pattern != null) {
                steps.add(new Step.DateFormat(pattern, null, null));
            }
        }
        return steps;
    }

    /** Both may hold several choices, or one of them may and the other has one of a list. */
    private static List<Step> notations(FieldView s, FieldView t) {
        Notation from = s.notation();
        Notation to = t.notation();
        if (from == null && to == null
                || s.type() != FieldType.TEXT
                || t.type() != FieldType.TEXT
                || to == null && t.field().options().isEmpty()) {
            return List.of();
        }
        return List.of(
                new Step.Several((from == null ? Notation.ONE : from).code(), (to == null ? Notation.ONE : to).code()));
    }

    private static boolean htmlName(FieldView view) {
        return view.name().toLowerCase(Locale.ROOT).contains("html");
    }

    static String kind(FieldView view) {
        return view.word().equals("emails") ? "" : KINDS.getOrDefault(view.word(), "");
    }

    private static Map<String, String> choices(FieldView s, FieldView t) {
        List<Option> target = t.field().options();
        boolean several = s.notation() != null && t.notation() != null;
        if (target.isEmpty()
                && s.field().options().isEmpty()
                && (several || s.profile().fewValues() && t.profile().fewValues())
                && s.look() == Profile.Look.ANY
                && s.type() == FieldType.TEXT) {
            target = t.choices().stream().map(c -> new Option(c, c)).toList();
        }
        Map<String, String> codes = new TreeMap<>();
        if (s.type() == FieldType.INTEGER && t.type() == FieldType.TEXT) {
            // The number of a choice says nothing where texts are kept.
            s.field().options().forEach(o -> codes.put(o.code(), o.label()));
        } else if (s.type() == FieldType.TEXT
                && t.type() == FieldType.INTEGER
                && s.field().options().isEmpty()) {
            target.forEach(o -> codes.putIfAbsent(o.label(), o.code()));
        }
        if (!target.isEmpty()) {
            codes.putAll(PicklistMatch.match(s.field().options(), s.choices(), target));
        }
        return codes;
    }

    private static String pattern(Profile profile) {
        if (profile.distinct().isEmpty()
                || profile.distinct().stream().anyMatch(t -> TimeFit.parse(t.strip()) instanceof LocalDate)) {
            return null;
        }
        for (String pattern : PATTERNS) {
            java.time.format.DateTimeFormatter format =
                    java.time.format.DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
            boolean all = profile.distinct().stream().allMatch(t -> {
                java.text.ParsePosition at = new java.text.ParsePosition(0);
                try {
                    format.parse(t.strip(), at);
                    return at.getIndex() == t.strip().length();
                } catch (java.time.DateTimeException e) {
                    return false;
                }
            });
            if (all) {
                return pattern;
            }
        }
        return null;
    }
}
