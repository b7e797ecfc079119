package org.crmferry.ferry;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.crmferry.compare.By;
import org.crmferry.model.Likeness;

/**
 * What two databases are compared in.
 *
 * @param pairs the entities to compare; empty = all that have the same name on both sides
 * @param key fields that tell records apart, as the left side calls them; empty = the primary key
 * @param ignored fields that are not compared, as the left side calls them
 * @param same what may differ between values of a field that are taken for the same, by {@code field} or {@code
 *     entity.field} as the left side calls them; of all others, only what their products write differently
 * @param limit the most differences that are kept, over all entities; counts are always complete
 * @param by how they are compared; what is found is the same
 */
public record CompareOptions(
        List<Pair> pairs, List<String> key, Set<String> ignored, Map<String, Likeness> same, int limit, By by) {
    /** Differences that are kept unless something else is asked for. */
    public static final int LIMIT = 1000;

    public CompareOptions {
        pairs = List.copyOf(pairs);
        key = List.copyOf(key);
        ignored = Set.copyOf(ignored);
        same = Map.copyOf(same);
        if (limit < 0) {
            throw new IllegalArgumentException("the limit is negative");
        }
    }

    /** In the way found to be quicker; nothing is ignored but what the products write differently. */
    public CompareOptions(List<Pair> pairs, List<String> key, Set<String> ignored, int limit) {
        this(pairs, key, ignored, Map.of(), limit, By.AUTO);
    }

    /** Everything that has the same name on both sides, by primary key. */
    public static CompareOptions all() {
        return new CompareOptions(List.of(), List.of(), Set.of(), LIMIT);
    }

    public CompareOptions withPairs(List<Pair> other) {
        return new CompareOptions(other, key, ignored, same, limit, by);
    }

    public CompareOptions withLimit(int other) {
        return new CompareOptions(pairs, key, ignored, same, other, by);
    }

    public CompareOptions withBy(By other) {
        return new CompareOptions(pairs, key, ignored, same, limit, other);
    }

    /** What may differ between values of a left field. */
    Likeness likeness(String entity, String field) {
        return same.entrySet().stream()
                .filter(each ->
                        each.getKey().equalsIgnoreCase(field) || each.getKey().equalsIgnoreCase(entity + "." + field))
                .findFirst()
                .map(Map.Entry::getValue)
                .orElse(Likeness.EXACT);
    }

    /**
     * Two entities.
     *
     * @param left the left entity's name
     * @param right the right entity's name
     * @param fields left field to right field; empty = fields of the same name
     */
    public record Pair(String left, String right, Map<String, String> fields) {
        public Pair {
            fields = Map.copyOf(fields);
        }
    }
}
