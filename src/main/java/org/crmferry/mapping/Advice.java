package org.crmferry.mapping;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.crmferry.model.Entity;
import org.crmferry.model.Field;
import org.crmferry.model.Option;

/**
 * Suggestions one at a time, while a person edits a mapping: for a pair of entities, a field, a choice. What samples
 * look like is worked out when an entity is first asked about, and kept. One thread.
 */
public final class Advice {
    private static final double WORTH_NAMING = 0.2;

    private final Map<String, Entity> sources = new LinkedHashMap<>();
    private final Map<String, Entity> targets = new LinkedHashMap<>();
    private final Suggestion suggestion;
    private Map<String, String> leading = Map.of();
    private StepChoice steps;

    private Advice(Suggestion suggestion, List<Entity> sources, List<Entity> targets) {
        this.suggestion = suggestion;
        sources.forEach(e -> this.sources.put(e.name(), e));
        targets.forEach(e -> this.targets.put(e.name(), e));
    }

    /** Makes ready; parameters as in {@link Suggestion#suggest}. {@link #follow} must be called before anything else. */
    public static Advice of(
            List<Entity> source,
            List<Entity> target,
            Map<String, List<Object[]>> sourceSamples,
            Map<String, List<Object[]>> targetSamples) {
        boolean empty = target.stream().allMatch(e -> e.count() == 0);
        return new Advice(new Suggestion(source, target, sourceSamples, targetSamples, empty), source, target);
    }

    /** Takes note of where references lead by a mapping as edited so far. */
    public void follow(Mapping mapping) {
        Map<String, String> moved = new HashMap<>();
        Set<String> kept = new HashSet<>();
        Map<String, String> all = new HashMap<>();
        for (EntityMapping each : mapping.entities()) {
            if (!each.target().isEmpty()) {
                all.put(each.source(), each.target());
            }
            if (each.move()) {
                moved.put(each.source(), each.target());
                if (each.keys() == Keys.KEEP) {
                    kept.add(each.source());
                }
            }
        }
        leading = all;
        steps = suggestion.steps(moved, kept);
    }

    /** A whole mapping for two entities that a person puts together. */
    public EntityMapping pair(String source, String target) {
        return suggestion
                .entity(suggestion.pair(sources.get(source), targets.get(target)), steps, leading)
                .withMove(true);
    }

    /** The best pairing of all fields of two entities, with the steps they need. */
    public List<FieldMapping> fields(String source, String target) {
        return suggestion.fields(suggestion.pair(sources.get(source), targets.get(target)), steps, leading);
    }

    /** One field into one field that a person puts together, with the steps it needs. */
    public FieldMapping field(String source, String sourceField, String target, String targetField) {
        FieldView from = view(suggestion.sourceViews(sources.get(source)), sourceField);
        FieldView to = view(suggestion.targetViews(targets.get(target)), targetField);
        return new FieldMapping(
                targetField, List.of(sourceField), steps.steps(from, to, false), 1, Reasons.of("chosen"));
    }

    private static FieldView view(List<FieldView> views, String name) {
        return views.stream()
                .filter(v -> v.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no field " + name));
    }

    /** Source fields that a target field may be filled from, the likeliest first. */
    public List<Candidate> sources(String source, String target, String targetField) {
        FieldView to = view(suggestion.targetViews(targets.get(target)), targetField);
        FieldPairs pairs = pairs(source, target);
        return ranked(suggestion.sourceViews(sources.get(source)).stream()
                .map(from -> candidate(from, pairs.rate(from, to)))
                .toList());
    }

    /** Target fields that a source field may go into, the likeliest first. */
    public List<Candidate> targets(String source, String sourceField, String target) {
        FieldView from = view(suggestion.sourceViews(sources.get(source)), sourceField);
        FieldPairs pairs = pairs(source, target);
        return ranked(suggestion.targetViews(targets.get(target)).stream()
                .map(to -> candidate(to, pairs.rate(from, to)))
                .toList());
    }

    private FieldPairs pairs(String source, String target) {
        boolean known = !sources.get(source).meaning().isEmpty()
                && !targets.get(target).meaning().isEmpty();
        String word = targets.get(target).meaning();
        return new FieldPairs(leading, known, word.isEmpty() ? Reasons.of("record") : Words.spoken(word));
    }

    private static Candidate candidate(FieldView view, FieldPairs.Pair rated) {
        return new Candidate(view.name(), view.field().label(), Math.round(rated.score() * 100) / 100.0, rated.why());
    }

    private static List<Candidate> ranked(List<Candidate> all) {
        List<Candidate> worth = new ArrayList<>(
                all.stream().filter(c -> c.confidence() >= WORTH_NAMING).toList());
        worth.sort(Comparator.comparingDouble(Candidate::confidence).reversed().thenComparing(Candidate::field));
        return worth;
    }

    /**
     * The choice of the target that means the same.
     *
     * @return its code with how sure it is, or null
     */
    public static Candidate choice(Option source, List<Option> target) {
        return PicklistMatch.best(source.code(), source.label(), target);
    }

    /** The field that means this common CRM word, by the catalog or else by its name; null if there is none. */
    public static Field meaning(Entity entity, String word) {
        Field byName = null;
        for (Field field : entity.fields()) {
            if (field.meaning().equals(word)) {
                return field;
            }
            if (byName == null
                    && field.meaning().isEmpty()
                    && Words.field(field.name(), entity.name()).equals(word)) {
                byName = field;
            }
        }
        return byName;
    }

    /** Whether an entity's records are the users. */
    public static boolean users(Entity entity) {
        return entity.meaning().equals("User")
                || entity.meaning().isEmpty() && Words.entity(entity.name()).equals("User");
    }
}
