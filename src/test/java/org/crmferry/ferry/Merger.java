package org.crmferry.ferry;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What rounds must make of people in two databases, in a few lines: every pair is merged from what both sides agreed on
 * last, field by field, and stays as it is where they do not agree. So no edit is ever lost.
 */
final class Merger {
    /** The place of the field that refers to another person. */
    private static final int BOSS = 3;

    private final Map<Integer, List<String>> agreed;
    private Map<Integer, List<String>> left;
    private Map<Integer, List<String>> right;
    private int conflicts;

    /** @param agreed the people as both sides have them */
    Merger(Map<Integer, List<String>> agreed) {
        this.agreed = new TreeMap<>(agreed);
    }

    Map<Integer, List<String>> left() {
        return left;
    }

    Map<Integer, List<String>> right() {
        return right;
    }

    /** How many people are left to be decided on. */
    int conflicts() {
        return conflicts;
    }

    /** A round both ways. */
    void both(Map<Integer, List<String>> source, Map<Integer, List<String>> target) {
        merge(source, target, true);
        Map<Integer, List<String>> born = born(right, left);
        arrive(born(left, right), right);
        arrive(born, left);
        conflicts += leave(left, right) + leave(right, left);
        forget();
    }

    /** A round from the source into the target. */
    void push(Map<Integer, List<String>> source, Map<Integer, List<String>> target) {
        merge(source, target, false);
        arrive(born(left, right), right);
        conflicts += leave(left, right);
        for (Integer id : agreed.keySet()) {
            boolean deleted = left.containsKey(id) && !right.containsKey(id);
            conflicts += deleted && !left.get(id).equals(agreed.get(id)) ? 1 : 0;
        }
        forget();
    }

    private void merge(Map<Integer, List<String>> source, Map<Integer, List<String>> target, boolean back) {
        left = new TreeMap<>(source);
        right = new TreeMap<>(target);
        conflicts = 0;
        for (Integer id : agreed.keySet()) {
            if (left.containsKey(id) && right.containsKey(id)) {
                merge(id, back);
            }
        }
    }

    /** Whom one side has newly, and the other never had. */
    private Map<Integer, List<String>> born(Map<Integer, List<String>> here, Map<Integer, List<String>> there) {
        Map<Integer, List<String>> born = new TreeMap<>(here);
        born.keySet().removeAll(agreed.keySet());
        born.keySet().removeAll(there.keySet());
        return born;
    }

    private void arrive(Map<Integer, List<String>> born, Map<Integer, List<String>> there) {
        there.putAll(born);
        agreed.putAll(born);
    }

    private void merge(Integer id, boolean back) {
        List<String> was = agreed.get(id);
        List<String> a = left.get(id);
        List<String> b = right.get(id);
        List<String> merged = new ArrayList<>();
        List<String> known = new ArrayList<>();
        for (int i = 0; i < was.size(); i++) {
            boolean mine = !Objects.equals(was.get(i), a.get(i));
            boolean yours = !Objects.equals(was.get(i), b.get(i));
            if (mine && yours && !Objects.equals(a.get(i), b.get(i))) {
                conflicts++;
                return;
            }
            merged.add(mine ? a.get(i) : b.get(i));
            known.add(mine || back ? merged.get(i) : was.get(i));
        }
        agreed.put(id, known);
        right.put(id, merged);
        if (back) {
            left.put(id, merged);
        }
    }

    /** What one side has deleted goes on the other, if it was not edited there and nobody there needs it. */
    private int leave(Map<Integer, List<String>> here, Map<Integer, List<String>> there) {
        Set<Integer> leave = new TreeSet<>();
        Set<Integer> stay = new TreeSet<>();
        for (Integer id : agreed.keySet()) {
            if (!here.containsKey(id) && there.containsKey(id)) {
                (agreed.get(id).equals(there.get(id)) ? leave : stay).add(id);
            }
        }
        List<Integer> kept;
        do {
            Set<String> needed = new TreeSet<>();
            there.forEach((id, person) -> {
                if (!leave.contains(id) && person.get(BOSS) != null) {
                    needed.add(person.get(BOSS));
                }
            });
            kept = leave.stream().filter(id -> needed.contains(id.toString())).toList();
            leave.removeAll(kept);
            stay.addAll(kept);
        } while (!kept.isEmpty());
        there.keySet().removeAll(leave);
        return stay.size();
    }

    private void forget() {
        agreed.keySet().removeIf(id -> !left.containsKey(id) && !right.containsKey(id));
    }
}
