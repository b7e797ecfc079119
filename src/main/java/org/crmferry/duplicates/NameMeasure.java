package org.crmferry.duplicates;

import java.util.HashMap;
import java.util.Map;
import org.apache.commons.codec.language.ColognePhonetic;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;

/** How alike two names are, 0 to 1, whatever the order of their words. Not thread-safe. */
final class NameMeasure {
    /** Of a word that was shortened to its first letter. */
    private static final double INITIAL = 0.94;
    /** Of a word that sounds the same. */
    private static final double SOUND = 0.96;
    /** What each word takes away that only one of the names has. */
    private static final double MORE = 0.03;
    /** Words whose sound is remembered, at most. */
    private static final int REMEMBERED = 20_000;

    private final JaroWinklerSimilarity winkler = new JaroWinklerSimilarity();
    private final ColognePhonetic cologne = new ColognePhonetic();
    private final Map<String, String> sounds = new HashMap<>();

    /** Of two persons' names; 0 if one is empty. */
    double persons(String[] a, String[] b) {
        String[] few = a.length <= b.length ? a : b;
        String[] many = few == a ? b : a;
        if (few.length == 0 || few.length == 1 && many.length > 1 && few[0].length() < 3) {
            return 0;
        }
        boolean[] taken = new boolean[many.length];
        double sum = 0;
        double least = 1;
        for (String word : few) {
            int best = -1;
            double alike = -1;
            for (int i = 0; i < many.length; i++) {
                double one = taken[i] ? -1 : word(word, many[i]);
                if (one > alike) {
                    alike = one;
                    best = i;
                }
            }
            taken[best] = true;
            sum += alike;
            least = Math.min(least, alike);
        }
        // A single word in common says little of two that have more.
        double more = few.length == 1 && many.length > 1 ? 0.15 : MORE * (many.length - few.length);
        return Math.max(0, (sum / few.length + least) / 2 - more);
    }

    /** Of two companies' names. */
    double companies(String[] a, String[] b) {
        if (a.length == 0 || b.length == 0) {
            return 0;
        }
        double whole = words(String.join("", a), String.join("", b));
        return a.length > 1 && b.length > 1 ? Math.max(whole, persons(a, b)) : whole;
    }

    private double word(String a, String b) {
        if (a.equals(b)) {
            return 1;
        }
        if (a.length() == 1 || b.length() == 1) {
            return !Plain.han(a) && a.charAt(0) == b.charAt(0) ? INITIAL : 0;
        }
        return words(a, b);
    }

    private double words(String a, String b) {
        if (a.equals(b)) {
            return 1;
        }
        if (Plain.han(a) || Plain.han(b)) {
            return chinese(a, b);
        }
        double alike = winkler.apply(a, b);
        boolean sounds = alike > 0.8
                && alike < SOUND
                && a.length() == b.length()
                && a.charAt(a.length() - 1) == b.charAt(b.length() - 1)
                && sound(a).equals(sound(b));
        return sounds ? SOUND : alike;
    }

    /** One other character makes another person, but hardly another company. */
    private static double chinese(String a, String b) {
        long common = a.codePoints().filter(c -> b.indexOf(c) >= 0).count();
        double share = 2.0 * common / (a.codePointCount(0, a.length()) + b.codePointCount(0, b.length()));
        return a.length() < 5 || b.length() < 5 ? 0.6 * share : share;
    }

    String sound(String word) {
        if (Plain.han(word)) {
            return word;
        }
        if (sounds.size() > REMEMBERED) {
            sounds.clear();
        }
        return sounds.computeIfAbsent(word, cologne::encode);
    }
}
