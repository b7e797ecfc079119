package org.crmferry.duplicates;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * Makes clusters of pairs: what hangs together by pairs is one, but only as far as its members are alike to its centre,
 * so that a chain of small steps does not join what is not alike. Not thread-safe.
 */
final class Clusters {
    private final Map<Integer, Integer> parents = new HashMap<>();
    /** By record, in how many pairs it is. */
    private final Map<Integer, Integer> pairs = new HashMap<>();

    void pair(int a, int b) {
        pairs.merge(a, 1, Integer::sum);
        pairs.merge(b, 1, Integer::sum);
        int one = root(a);
        int other = root(b);
        if (one != other) {
            parents.put(Math.max(one, other), Math.min(one, other));
        }
    }

    private int root(int record) {
        int root = record;
        for (Integer next = parents.get(root); next != null && next != root; next = parents.get(root)) {
            root = next;
        }
        for (int at = record; at != root; ) {
            int next = parents.get(at);
            parents.put(at, root);
            at = next;
        }
        return root;
    }

    /**
     * A centre with those that are alike to it.
     *
     * @param members record to its likeness
     */
    record Group(int centre, Map<Integer, Likeness> members) {}

    /** @param likeness of two records; null if they are not likely the same */
    List<Group> groups(BiFunction<Integer, Integer, Likeness> likeness) {
        Map<Integer, List<Integer>> joined = new HashMap<>();
        pairs.keySet().stream()
                .sorted()
                .forEach(record -> joined.computeIfAbsent(root(record), r -> new ArrayList<>())
                        .add(record));
        List<Group> groups = new ArrayList<>();
        joined.keySet().stream().sorted().forEach(root -> split(joined.get(root), likeness, groups));
        return groups;
    }

    private void split(List<Integer> joined, BiFunction<Integer, Integer, Likeness> likeness, List<Group> groups) {
        List<Integer> rest = new ArrayList<>(joined);
        rest.sort(Comparator.<Integer>comparingInt(pairs::get).reversed());
        Set<Integer> taken = new HashSet<>();
        for (int centre : rest) {
            if (taken.add(centre)) {
                Map<Integer, Likeness> members = new HashMap<>();
                for (int other : rest) {
                    Likeness alike = taken.contains(other) ? null : likeness.apply(centre, other);
                    if (alike != null) {
                        members.put(other, alike);
                    }
                }
                taken.addAll(members.keySet());
                if (!members.isEmpty()) {
                    groups.add(new Group(centre, members));
                }
            }
        }
    }
}
