package org.crmferry.mapping;

import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.crmferry.model.Entity;
import org.crmferry.model.Field;

/** Which entity of the source is which of the target. */
final class EntityPairs {
    private static final double ENOUGH = 0.45;
    private static final double SURE = 10;
    /** So many fields of which all are shared say half of what many say. */
    private static final int FEW = 3;
    /** What is called the same thing is not traded for two guesses either. */
    private static final double NAMED = 2;

    private static final Set<String> EVERYWHERE =
            Set.of("id", "createdAt", "modifiedAt", "createdBy", "modifiedBy", "deleted", "owner", "description");

    private final Map<String, Integer> numbers = new HashMap<>();

    /**
     * One pair.
     *
     * @param same whether both have the same name and fields
     */
    record Pair(Entity source, Entity target, double score, boolean same, String why) {}

    private record View(Entity entity, String word, List<String> tokens, BitSet words) {}

    private EntityPairs() {}

    /** Pairs by source entity name; what has no counterpart is missing. */
    static Map<String, Pair> of(List<Entity> sources, List<Entity> targets) {
        Map<String, Pair> pairs = new LinkedHashMap<>();
        Map<String, Entity> byName = new HashMap<>();
        targets.forEach(t -> byName.put(t.name().toLowerCase(Locale.ROOT), t));
        Set<Entity> taken = new HashSet<>();
        for (Entity source : sources) {
            Entity target = byName.get(source.name().toLowerCase(Locale.ROOT));
            if (target != null && !taken.contains(target) && same(source, target)) {
                taken.add(target);
                pairs.put(source.name(), new Pair(source, target, 1, true, Reasons.of("pair.same")));
            }
        }
        EntityPairs work = new EntityPairs();
        List<View> left = sources.stream()
                .filter(s -> !pairs.containsKey(s.name()))
                .map(work::view)
                .toList();
        List<View> right = targets.stream()
                .filter(t -> !taken.contains(t) && t.writable())
                .map(work::view)
                .toList();
        if (!left.isEmpty() && !right.isEmpty()) {
            assign(left, right, pairs);
        }
        return pairs;
    }

    /** A pair that a person has put together. */
    static Pair chosen(Entity source, Entity target) {
        boolean same = source.name().equalsIgnoreCase(target.name()) && same(source, target);
        return new Pair(source, target, 1, same, Reasons.of("chosen"));
    }

    private static boolean same(Entity source, Entity target) {
        if (!target.writable() || !source.meaning().equals(target.meaning())) {
            return false;
        }
        Map<String, String> meanings = new HashMap<>();
        target.fields().forEach(f -> meanings.put(f.name().toLowerCase(Locale.ROOT), f.meaning()));
        return source.fields().stream()
                .allMatch(f -> f.meaning().equals(meanings.get(f.name().toLowerCase(Locale.ROOT))));
    }

    private static void assign(List<View> left, List<View> right, Map<String, Pair> pairs) {
        double[][] scores = new double[left.size()][right.size()];
        for (int s = 0; s < scores.length; s++) {
            for (int t = 0; t < scores[s].length; t++) {
                double score = score(left.get(s), right.get(t));
                // What the catalog is sure of is not traded for two guesses.
                scores[s][t] =
                        score >= 0.99 ? score + SURE : score >= ENOUGH ? weight(score, left.get(s), right.get(t)) : 0;
            }
        }
        int[] best = Assignment.best(scores);
        for (int s = 0; s < best.length; s++) {
            if (best[s] >= 0) {
                Entity source = left.get(s).entity();
                Entity target = right.get(best[s]).entity();
                double found = score(left.get(s), right.get(best[s]));
                double score = Math.min(0.99, Math.round(found * 100) / 100.0);
                pairs.put(source.name(), new Pair(source, target, score, false, why(left.get(s), right.get(best[s]))));
            }
        }
    }

    /** What is shared counts more where there is more of it: small tables at the side are like any other. */
    private static double weight(double score, View s, View t) {
        return score * score * Math.log(2.0 + common(s, t)) * (meant(s, t) ? NAMED : 1);
    }

    private static boolean meant(View s, View t) {
        return !s.word().isEmpty() && s.word().equals(t.word());
    }

    private static int common(View s, View t) {
        BitSet shared = (BitSet) s.words().clone();
        shared.and(t.words());
        return shared.cardinality();
    }

    private View view(Entity entity) {
        BitSet words = new BitSet();
        for (Field field : entity.fields()) {
            String word = field.meaning().isEmpty() ? Words.field(field.name(), entity.name()) : field.meaning();
            String known = word.isEmpty() ? String.join("", Words.tokens(field.name())) : word;
            if (!EVERYWHERE.contains(known)) {
                words.set(numbers.computeIfAbsent(known, k -> numbers.size()));
            }
        }
        String word = entity.meaning().isEmpty() ? Words.entity(entity.name()) : entity.meaning();
        return new View(entity, word, Words.tokens(entity.name()), words);
    }

    private static double score(View s, View t) {
        boolean sure = !s.entity().meaning().isEmpty() && !t.entity().meaning().isEmpty();
        if (sure) {
            boolean equal = s.word().equals(t.word());
            return equal ? 0.99 + 0.01 * Words.alike(s.tokens(), t.tokens()) : 0;
        }
        boolean meant = meant(s, t);
        int common = common(s, t);
        int least = Math.min(s.words().cardinality(), t.words().cardinality());
        int most = Math.max(s.words().cardinality(), t.words().cardinality());
        double overlap = least == 0 ? 0 : 0.7 * common / (least + FEW) + 0.3 * common / most;
        double name = meant ? 0.95 : worthwhile(s.tokens(), t.tokens()) ? Words.alike(s.tokens(), t.tokens()) : 0;
        if (!meant && !s.word().isEmpty() && !t.word().isEmpty()) {
            name = Math.min(name, 0.4);
        }
        if (name < 0.5 && (common < 3 || overlap < 0.6)) {
            return 0;
        }
        return 0.6 * name + 0.4 * overlap;
    }

    private static boolean worthwhile(List<String> a, List<String> b) {
        for (String one : a) {
            for (String other : b) {
                if (one.equals(other)
                        || one.length() > 3 && other.length() > 3 && one.startsWith(other.substring(0, 3))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static String why(View s, View t) {
        if (!s.entity().meaning().isEmpty()
                && s.entity().meaning().equals(t.entity().meaning())) {
            return Reasons.of("pair.kind", Words.spoken(s.word()));
        }
        if (!s.word().isEmpty() && s.word().equals(t.word())) {
            return Reasons.of("mean", s.entity().name(), t.entity().name(), Words.spoken(s.word()));
        }
        return Reasons.of("pair.alike");
    }
}
