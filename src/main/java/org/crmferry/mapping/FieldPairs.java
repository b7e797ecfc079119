package org.crmferry.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.crmferry.model.FieldType;
import org.crmferry.model.Reference;

/** Which field of the source becomes which of the target, for one pair of entities. */
final class FieldPairs {
    private static final double ENOUGH = 0.6;
    private static final double ENOUGH_BETWEEN_KNOWN = 0.75;
    /** Weight of what the catalog is sure of: never traded for two guesses. */
    private static final double SURE = 10;
    /** Weight of the same name, nor this. */
    private static final double NAMED = 1;

    private static final Set<FieldType> NUMBERS = Set.of(FieldType.INTEGER, FieldType.DECIMAL, FieldType.FLOAT);
    private static final Set<FieldType> TIMES = Set.of(FieldType.DATE, FieldType.DATETIME, FieldType.INSTANT);

    private final Map<String, String> entityPairs;
    private final boolean known;
    private final String owner;

    /** One pair with its confidence and reason. */
    record Pair(FieldView source, FieldView target, double score, String why) {}

    private record Score(double value, String why) {
        static final Score NONE = new Score(0, "");
    }

    /**
     * Prepares the pairing of fields.
     *
     * @param entityPairs source entity to target entity
     * @param known whether both entities are ones the catalog knows
     * @param owner what to call the entity in reasons
     */
    FieldPairs(Map<String, String> entityPairs, boolean known, String owner) {
        this.entityPairs = entityPairs;
        this.known = known;
        this.owner = owner;
    }

    List<Pair> pair(List<FieldView> sources, List<FieldView> targets) {
        if (sources.isEmpty() || targets.isEmpty()) {
            return List.of();
        }
        double[][] scores = new double[sources.size()][targets.size()];
        Score[][] reasons = new Score[sources.size()][targets.size()];
        for (int s = 0; s < scores.length; s++) {
            for (int t = 0; t < scores[s].length; t++) {
                FieldView source = sources.get(s);
                FieldView target = targets.get(t);
                Score score = score(source, target);
                boolean strict = known && source.sure() != target.sure() || known && !source.sure();
                double enough = strict ? ENOUGH_BETWEEN_KNOWN : ENOUGH;
                double weight = score.value() * score.value() + (score.value() >= 0.99 ? SURE : named(source, target));
                scores[s][t] = score.value() >= enough ? weight : 0;
                reasons[s][t] = score;
            }
        }
        int[] best = Assignment.best(scores);
        List<Pair> pairs = new ArrayList<>();
        for (int s = 0; s < best.length; s++) {
            if (best[s] >= 0) {
                Score score = reasons[s][best[s]];
                pairs.add(new Pair(sources.get(s), targets.get(best[s]), score.value(), score.why()));
            }
        }
        return pairs;
    }

    private static double named(FieldView source, FieldView target) {
        return source.name().equalsIgnoreCase(target.name()) ? NAMED : 0;
    }

    /** How well two fields go together, 0 to 1, and why; 0 = not at all. */
    Pair rate(FieldView source, FieldView target) {
        Score score = score(source, target);
        return new Pair(source, target, score.value(), score.why());
    }

    private Score score(FieldView s, FieldView t) {
        if (!t.field().writable()) {
            return Score.NONE;
        }
        double type = compatible(s, t);
        if (type == 0 || s.sure() && t.sure() && !s.word().equals(t.word())) {
            return Score.NONE;
        }
        if (s.sure() && t.sure()) {
            return new Score(0.99, Reasons.of("field.kind", owner, Words.spoken(s.word())));
        }
        double reference = references(s, t);
        if (reference == 0) {
            return Score.NONE;
        }
        Score named = byName(s, t);
        return byValues(s, t, new Score(Math.min(0.97, named.value() * type * reference), named.why()));
    }

    private static Score byName(FieldView s, FieldView t) {
        double alike = Words.alike(s.tokens(), t.tokens());
        if (s.name().equalsIgnoreCase(t.name()) || alike == 1) {
            return new Score(0.95, Reasons.of("field.same"));
        }
        if (!s.word().isEmpty() && s.word().equals(t.word())) {
            return new Score(0.92, Reasons.of("mean", s.name(), t.name(), Words.spoken(s.word())));
        }
        boolean different = !s.word().isEmpty() && !t.word().isEmpty();
        double value = alike * (different ? 0.5 : 0.85);
        return new Score(value, Reasons.of("field.alike", Math.round(alike * 100)));
    }

    private static Score byValues(FieldView s, FieldView t, Score score) {
        Profile.Look a = s.look();
        Profile.Look b = t.look();
        double value = score.value();
        String why = score.why();
        if (a != Profile.Look.ANY && a == b) {
            boolean telling = a != Profile.Look.BOOLEAN
                    && a != Profile.Look.MONEY
                    && a != Profile.Look.GUID
                    && a != Profile.Look.DATE;
            boolean unnamed = s.word().isEmpty() || t.word().isEmpty();
            value = value < ENOUGH && telling && unnamed ? Math.max(value, 0.62) : Math.min(0.98, value + 0.05);
            why += Reasons.of("field.values", a.spoken());
        } else if (a != Profile.Look.ANY && b != Profile.Look.ANY && s.type() == t.type()) {
            value *= 0.7;
        }
        if (s.profile().fewValues()
                && t.profile().fewValues()
                && s.profile().overlap(t.profile()) >= 0.5
                && a != Profile.Look.BOOLEAN) {
            value = Math.min(0.98, value + 0.1);
            why += Reasons.of("field.few");
        }
        return new Score(value, why);
    }

    /** 1 = both or none refer; 0 = they refer to different things. */
    private double references(FieldView s, FieldView t) {
        Reference a = s.field().reference();
        Reference b = t.field().reference();
        if (s.kindField() != t.kindField()) {
            return 0;
        }
        if (a == null && b == null) {
            return 1;
        }
        if (a == null || b == null) {
            return s.name().equalsIgnoreCase(t.name()) ? 0.9 : 0.5;
        }
        if (a.polymorphic() || b.polymorphic()) {
            return a.polymorphic() == b.polymorphic() ? 1 : 0;
        }
        String paired = entityPairs.get(a.entity());
        return paired == null ? 0.7 : paired.equals(b.entity()) ? 1 : 0;
    }

    private static double compatible(FieldView s, FieldView t) {
        FieldType a = s.type();
        FieldType b = t.type();
        if (a == b) {
            return 1;
        }
        if (a == FieldType.LIST || b == FieldType.LIST) {
            return a == FieldType.TEXT || b == FieldType.TEXT ? 0.9 : 0;
        }
        if (a == FieldType.BYTES || b == FieldType.BYTES) {
            return 0.3;
        }
        boolean numeric = NUMBERS.contains(a) || a == FieldType.BOOLEAN;
        if (numeric && (NUMBERS.contains(b) || b == FieldType.BOOLEAN) || TIMES.contains(a) && TIMES.contains(b)) {
            return 0.97;
        }
        if (a == FieldType.UUID && b == FieldType.TEXT || a == FieldType.TEXT && b == FieldType.UUID) {
            return 0.95;
        }
        if (b == FieldType.TEXT) {
            return 0.8;
        }
        if (a == FieldType.TEXT) {
            Profile.Look look = s.profile().look();
            boolean fits = NUMBERS.contains(b)
                    ? look == Profile.Look.MONEY
                    : TIMES.contains(b) ? look == Profile.Look.DATE : look == Profile.Look.BOOLEAN;
            return fits ? 0.95 : s.profile().filled() == 0 ? 0.85 : 0.75;
        }
        return 0;
    }
}
