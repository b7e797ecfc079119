package org.crmferry.mapping;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.crmferry.model.Option;

/** Picklist codes of one side to those of the other: by code, label, case, synonyms and likeness. */
final class PicklistMatch {
    private static final Set<String> NEGATIONS = Set.of("not", "no", "non", "nicht", "un", "never", "without");

    /** Of a choice that another comes nearest to, though they do not mean the same. */
    private static final double NEAREST = 0.75;

    private PicklistMatch() {}

    /**
     * The codes that change.
     *
     * @param source choices of the source, with labels
     * @param seen values in samples of the source that may be no choice
     * @return source code to target code, only where they differ; what has no match is not in it
     */
    static Map<String, String> match(List<Option> source, Collection<String> seen, List<Option> target) {
        Map<String, String> labels = new LinkedHashMap<>();
        source.forEach(o -> labels.put(o.code(), o.label()));
        seen.forEach(code -> labels.putIfAbsent(code, code));
        Set<String> codes = new HashSet<>();
        target.forEach(o -> codes.add(o.code()));
        Map<String, String> map = new LinkedHashMap<>();
        labels.forEach((code, label) -> {
            if (!code.isEmpty() && !codes.contains(code) && Notation.seen(code) == null) {
                String found = find(code, label, target);
                if (found != null) {
                    map.put(code, found);
                }
            }
        });
        return map;
    }

    private static String find(String code, String label, List<Option> target) {
        Candidate best = best(code, label, target);
        return best == null ? null : best.field();
    }

    /** The target's likeliest choice, by code; null if none is likely. */
    static Candidate best(String code, String label, List<Option> target) {
        Option best = null;
        double most = 0;
        for (Option option : target) {
            if (option.code().isEmpty()) {
                continue;
            }
            double score = Math.max(
                    Math.max(alike(label, option.label()), alike(label, option.code())),
                    0.99 * Math.max(alike(code, option.label()), alike(code, option.code())));
            boolean numbered = number(code) || number(option.code());
            if (score < NEAREST && numbered && Words.nearestChoice(label, option.label())) {
                score = NEAREST;
            }
            if (score > most) {
                most = score;
                best = option;
            }
        }
        return most >= 0.7 ? new Candidate(best.code(), best.label(), most, "alike") : null;
    }

    /** Whether a code says nothing by itself, so that it cannot be kept as it is on the other side. */
    private static boolean number(String code) {
        return !code.isEmpty() && code.chars().allMatch(Character::isDigit);
    }

    /** 1 = the same but for case and marks; 0 = nothing in common. */
    static double alike(String a, String b) {
        if (Words.sameChoice(a, b)) {
            return String.join("", stems(a)).equals(String.join("", stems(b))) ? 1 : 0.95;
        }
        List<String> one = stems(a);
        List<String> other = stems(b);
        if (one.isEmpty() || other.isEmpty() || negative(one) != negative(other)) {
            return 0;
        }
        String left = String.join("", one);
        String right = String.join("", other);
        if (left.equals(right)) {
            return 1;
        }
        double contained = contained(one, other);
        if (contained > 0) {
            return contained;
        }
        boolean turned = left.endsWith(right) || right.endsWith(left);
        double near = turned ? 0 : Words.near(left, right);
        return near >= 0.95 ? 0.9 * near : 0;
    }

    /** All words of the shorter in the longer: {@code Negotiation} in {@code Negotiation/Review}. */
    private static double contained(List<String> one, List<String> other) {
        List<String> few = one.size() < other.size() ? one : other;
        List<String> many = one.size() < other.size() ? other : one;
        if (few.size() == many.size() || !many.containsAll(few) || few.stream().allMatch(w -> w.length() < 3)) {
            return 0;
        }
        double share = (double) few.size() / many.size();
        boolean leads = many.get(0).equals(few.get(0));
        boolean ends = many.get(many.size() - 1).equals(few.get(few.size() - 1));
        return 0.6 + 0.2 * share + (leads ? 0.1 : ends ? 0.05 : 0);
    }

    private static boolean negative(List<String> words) {
        return words.stream().anyMatch(NEGATIONS::contains);
    }

    private static List<String> stems(String text) {
        Map<String, String> known = new HashMap<>();
        return Words.tokens(text.replace("&", " ").replace("/", " ")).stream()
                .map(w -> known.computeIfAbsent(w, PicklistMatch::stem))
                .filter(w -> !w.equals("and") && !w.equals("und"))
                .toList();
    }

    private static String stem(String word) {
        return word.length() > 4 && word.endsWith("s") && !word.endsWith("ss")
                ? word.substring(0, word.length() - 1)
                : word;
    }
}
