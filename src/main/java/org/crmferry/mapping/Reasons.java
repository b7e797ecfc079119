package org.crmferry.mapping;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why something is suggested, in a few words. A mapping holds reasons in English, whatever wrote it; a window says them in
 * its own language. Stateless and safe for any thread; the words are in {@code reasons.properties}.
 */
public final class Reasons {
    private static final String BUNDLE = "org.crmferry.mapping.reasons";
    private static final Pattern HOLE = Pattern.compile("\\{(\\w+)}");
    private static final String ADDED = ", ";

    private static final Map<String, Phrase> PHRASES = phrases();
    /** Those that say most themselves come first: a hole takes anything. */
    private static final List<Phrase> TELLING = PHRASES.values().stream()
            .sorted(Comparator.comparingInt(Phrase::length).reversed())
            .toList();

    private static final Map<String, String> ENTITIES = spoken(org.crmferry.catalog.Words.entities());
    private static final Map<String, String> FIELDS = spoken(org.crmferry.catalog.Words.fields());

    private Reasons() {}

    /** A phrase in English: what stands around its holes. */
    private record Phrase(String key, List<String> pieces, List<String> holes, Pattern pattern) {
        static Phrase of(String key, String english) {
            List<String> pieces = new ArrayList<>();
            List<String> holes = new ArrayList<>();
            StringBuilder pattern = new StringBuilder();
            Matcher hole = HOLE.matcher(english);
            int from = 0;
            while (hole.find()) {
                pieces.add(english.substring(from, hole.start()));
                holes.add(hole.group(1));
                pattern.append(Pattern.quote(english.substring(from, hole.start())))
                        .append("(.+?)");
                from = hole.end();
            }
            pieces.add(english.substring(from));
            pattern.append(Pattern.quote(english.substring(from)));
            return new Phrase(key, pieces, holes, Pattern.compile(pattern.toString(), Pattern.DOTALL));
        }

        int length() {
            return String.join("", pieces).length();
        }

        boolean added() {
            return pieces.get(0).startsWith(ADDED);
        }

        String said(Object... values) {
            StringBuilder said = new StringBuilder(pieces.get(0));
            for (int i = 0; i < holes.size(); i++) {
                said.append(values[i]).append(pieces.get(i + 1));
            }
            return said.toString();
        }
    }

    private static Map<String, Phrase> phrases() {
        ResourceBundle english = bundle(Locale.ROOT);
        Map<String, Phrase> phrases = new HashMap<>();
        english.keySet().forEach(key -> phrases.put(key, Phrase.of(key, english.getString(key))));
        return phrases;
    }

    private static Map<String, String> spoken(Set<String> words) {
        Map<String, String> spoken = new HashMap<>();
        words.forEach(word -> spoken.put(Words.spoken(word), word));
        return spoken;
    }

    /**
     * A reason in English.
     *
     * @param key of a phrase
     * @param values for its holes, in their order
     */
    public static String of(String key, Object... values) {
        return PHRASES.get(key).said(values);
    }

    /** A reason as a mapping holds it in another language; what nobody here has said stays as it is. */
    public static String in(String why, Locale language) {
        ResourceBundle words = bundle(language);
        if (words.getLocale().equals(Locale.ROOT)) {
            return why;
        }
        int last = why.lastIndexOf(ADDED);
        if (last > 0) {
            String more = translated(why.substring(last), words, language, true);
            if (more != null) {
                return in(why.substring(0, last), language) + more;
            }
        }
        String said = translated(why, words, language, false);
        return said == null ? why : said;
    }

    private static String translated(String english, ResourceBundle words, Locale language, boolean added) {
        for (Phrase phrase : TELLING) {
            Matcher found = phrase.pattern().matcher(english);
            if (phrase.added() == added && found.matches()) {
                String said = words.getString(phrase.key());
                for (int i = 0; i < phrase.holes().size(); i++) {
                    String hole = phrase.holes().get(i);
                    said = said.replace("{" + hole + "}", value(hole, found.group(i + 1), words, language));
                }
                return said;
            }
        }
        return null;
    }

    private static String value(String hole, String english, ResourceBundle words, Locale language) {
        return switch (hole) {
            case "entity" -> word(english, ENTITIES, org.crmferry.catalog.Words::entity, words, language);
            case "field" -> word(english, FIELDS, org.crmferry.catalog.Words::field, words, language);
            case "word" ->
                FIELDS.containsKey(english)
                        ? value("field", english, words, language)
                        : value("entity", english, words, language);
            case "look" -> phrase(english, words);
            default -> english;
        };
    }

    private static String word(
            String english,
            Map<String, String> known,
            BiFunction<String, Locale, String> label,
            ResourceBundle words,
            Locale language) {
        return known.containsKey(english) ? label.apply(known.get(english), language) : phrase(english, words);
    }

    /** A value that is a phrase itself. */
    private static String phrase(String english, ResourceBundle words) {
        return TELLING.stream()
                .filter(each -> each.holes().isEmpty() && each.pieces().get(0).equals(english))
                .findFirst()
                .map(each -> words.getString(each.key()))
                .orElse(english);
    }

    private static ResourceBundle bundle(Locale language) {
        return ResourceBundle.getBundle(
                BUNDLE,
                language,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
