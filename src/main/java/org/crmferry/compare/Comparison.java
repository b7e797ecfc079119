package org.crmferry.compare;

import java.util.List;

/**
 * What a comparison found. Immutable; holds values.
 *
 * @param left what the left side is, for people
 * @param right what the right side is, for people
 * @param entities numbers per pair of entities, complete
 * @param differences the differences that were kept, entity by entity, in the order of their keys
 * @param onlyLeft entities that have no counterpart on the right and were not compared
 * @param onlyRight entities that have no counterpart on the left and were not compared
 * @param seconds how long it took
 */
public record Comparison(
        String left,
        String right,
        List<EntityComparison> entities,
        List<RecordDifference> differences,
        List<String> onlyLeft,
        List<String> onlyRight,
        double seconds) {
    public Comparison {
        entities = List.copyOf(entities);
        differences = List.copyOf(differences);
        onlyLeft = List.copyOf(onlyLeft);
        onlyRight = List.copyOf(onlyRight);
    }

    /** All records that differ, also those that were not kept. */
    public long total() {
        return entities.stream().mapToLong(EntityComparison::differences).sum();
    }

    /** Whether nothing differs in what was compared. */
    public boolean same() {
        return total() == 0;
    }

    /** Whether all differences were kept. */
    public boolean complete() {
        return total() == differences.size();
    }

    /**
     * Some of the kept differences of one entity.
     *
     * @param entity the left entity's name
     * @param kind only of this kind, or null for all
     * @param from how many to pass over
     * @param most how many at most
     */
    public List<RecordDifference> page(String entity, RecordDifference.Kind kind, int from, int most) {
        return differences.stream()
                .filter(d -> d.entity().equals(entity) && (kind == null || d.kind() == kind))
                .skip(from)
                .limit(most)
                .toList();
    }
}
