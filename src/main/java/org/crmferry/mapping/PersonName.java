package org.crmferry.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The two parts of a person's name, by rules: {@code Last, First}; family name first in Chinese, Japanese and Korean
 * script; particles such as {@code van der} belong to the last name; titles and suffixes are left out of the first one.
 */
final class PersonName {
    private static final Set<String> PARTICLES = Set.of(
            "van", "von", "der", "den", "de", "del", "della", "di", "da", "dos", "du", "la", "le", "ter", "ten", "zu",
            "zum", "zur", "vom", "bin", "ibn", "al", "el", "st.", "af", "av", "y", "mac");
    private static final Set<String> SUFFIXES =
            Set.of("jr", "jr.", "sr", "sr.", "ii", "iii", "iv", "phd", "ph.d.", "md", "m.d.", "esq", "esq.");
    private static final Set<String> TITLES = Set.of(
            "mr", "mr.", "mrs", "mrs.", "ms", "ms.", "miss", "dr", "dr.", "prof", "prof.", "herr", "frau", "m.", "mme",
            "sr.", "sra.", "sig.");

    private PersonName() {}

    static String part(String full, boolean first) {
        String text = full.strip();
        if (text.isEmpty()) {
            return null;
        }
        int comma = text.indexOf(',');
        if (comma > 0 && comma < text.length() - 1 && !suffix(text.substring(comma + 1))) {
            return blankToNull(first ? text.substring(comma + 1) : text.substring(0, comma));
        }
        List<String> words = new ArrayList<>(List.of(text.split("\\s+")));
        if (words.size() == 1) {
            return eastAsian(text) && text.codePointCount(0, text.length()) > 1
                    ? eastern(text, first)
                    : first ? null : text;
        }
        while (words.size() > 2 && TITLES.contains(words.get(0).toLowerCase(Locale.ROOT))) {
            words.remove(0);
        }
        if (eastAsian(text)) {
            return first ? String.join(" ", words.subList(1, words.size())) : words.get(0);
        }
        int start = words.size() - 1;
        while (start > 1 && suffix(words.get(start))) {
            start--;
        }
        while (start > 1 && PARTICLES.contains(words.get(start - 1).toLowerCase(Locale.ROOT))) {
            start--;
        }
        return String.join(" ", first ? words.subList(0, start) : words.subList(start, words.size()));
    }

    private static boolean suffix(String word) {
        return SUFFIXES.contains(word.strip().toLowerCase(Locale.ROOT));
    }

    private static boolean eastAsian(String text) {
        return text.codePoints().filter(c -> !Character.isWhitespace(c)).allMatch(c -> {
            Character.UnicodeScript script = Character.UnicodeScript.of(c);
            return script == Character.UnicodeScript.HAN || script == Character.UnicodeScript.HANGUL;
        });
    }

    /** One character is the family name, of four two. */
    private static String eastern(String text, boolean first) {
        int cut = text.offsetByCodePoints(0, text.codePointCount(0, text.length()) >= 4 ? 2 : 1);
        return first ? text.substring(cut) : text.substring(0, cut);
    }

    private static String blankToNull(String text) {
        String stripped = text.strip();
        return stripped.isEmpty() ? null : stripped;
    }
}
