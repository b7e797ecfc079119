package org.crmferry.ui.map;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.crmferry.ferry.Coverage;
import org.crmferry.ferry.FieldCard;
import org.crmferry.ferry.MappingDesk;
import org.crmferry.ferry.MatchKey;
import org.crmferry.ferry.SampleValue;
import org.crmferry.mapping.EntityMapping;
import org.crmferry.mapping.FieldMapping;
import org.crmferry.model.FerryException;
import org.crmferry.model.Said;

/**
 * Everything the page shows of one entity pair.
 *
 * @param mapping of the pair
 * @param assessment how good it is
 * @param rows one per target field that can be filled, in the target's order, then the source fields that go nowhere
 * @param sources fields of the source entity
 * @param targets fields of the target entity that can be filled
 * @param matchKeys by what existing records may be found
 */
record Sheet(
        EntityMapping mapping,
        Assessment assessment,
        List<FieldRow> rows,
        List<FieldCard> sources,
        List<FieldCard> targets,
        List<MatchKey> matchKeys) {

    static Sheet of(MappingDesk desk, EntityMapping mapping, Assessment assessment) {
        List<FieldCard> sources = cards(() -> desk.sourceFields(mapping.source()));
        List<FieldCard> targets = mapping.target().isEmpty()
                ? List.of()
                : cards(() -> desk.targetFields(mapping.target())).stream()
                        .filter(FieldCard::writable)
                        .toList();
        boolean works = !sources.isEmpty() && !targets.isEmpty();
        Map<String, SampleValue> samples = works ? desk.first(mapping) : Map.of();
        List<MatchKey> keys = works ? desk.matchKeys(mapping) : List.of();
        return new Sheet(
                mapping, assessment, rows(mapping, assessment, sources, targets, samples), sources, targets, keys);
    }

    /** An entity that is not there has no fields; that it is not there is said elsewhere. */
    private static List<FieldCard> cards(java.util.function.Supplier<List<FieldCard>> look) {
        try {
            return look.get();
        } catch (FerryException e) {
            return List.of();
        }
    }

    private static List<FieldRow> rows(
            EntityMapping mapping,
            Assessment assessment,
            List<FieldCard> sources,
            List<FieldCard> targets,
            Map<String, SampleValue> samples) {
        Map<String, FieldCard> from = new HashMap<>();
        sources.forEach(card -> from.put(card.name(), card));
        Map<String, FieldMapping> mapped = new HashMap<>();
        mapping.fields().forEach(field -> mapped.putIfAbsent(field.target(), field));
        Map<String, Map<Problem, Said>> problems = problems(assessment);
        List<FieldRow> rows = new ArrayList<>();
        for (FieldCard target : targets) {
            FieldMapping field = mapped.get(target.name());
            List<FieldCard> filledFrom = field == null
                    ? List.of()
                    : field.sources().stream()
                            .map(from::get)
                            .filter(Objects::nonNull)
                            .toList();
            rows.add(new FieldRow(
                    target,
                    filledFrom,
                    field,
                    samples.get(target.name()),
                    problems.getOrDefault(target.name(), Map.of())));
        }
        for (Coverage.Gap gap : assessment.coverage().unmapped()) {
            FieldCard card = from.get(gap.field());
            if (card != null) {
                rows.add(new FieldRow(null, List.of(card), null, null, Map.of(Problem.NOWHERE, gap.why())));
            }
        }
        return List.copyOf(rows);
    }

    private static Map<String, Map<Problem, Said>> problems(Assessment assessment) {
        Map<String, Map<Problem, Said>> problems = new HashMap<>();
        assessment.errors().forEach(error -> add(problems, error.field(), Problem.WRONG, error.what()));
        assessment.coverage().required().forEach(gap -> add(problems, gap.field(), Problem.REQUIRED, text(gap)));
        assessment.coverage().lossy().forEach(gap -> add(problems, gap.field(), Problem.LOSSY, text(gap)));
        return problems;
    }

    private static Said text(Coverage.Gap gap) {
        return language -> gap.records() + ": " + gap.why().in(language);
    }

    private static void add(Map<String, Map<Problem, Said>> problems, String field, Problem kind, Said text) {
        problems.computeIfAbsent(field, name -> new EnumMap<>(Problem.class))
                .merge(kind, text, (one, other) -> language -> one.in(language) + "\n" + other.in(language));
    }

    /** Whether something fills a target field. */
    boolean fills(String target) {
        FieldRow row = row(target);
        return row != null && row.mapped();
    }

    /** The line of that id, or null. */
    FieldRow row(String id) {
        return rows.stream().filter(row -> row.id().equals(id)).findFirst().orElse(null);
    }
}
