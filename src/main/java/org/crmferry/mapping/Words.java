package org.crmferry.mapping;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;

/** What names mean: their words, and the common CRM word behind them in several languages (from a data file). */
final class Words {
    private static final JaroWinklerSimilarity ALIKE = new JaroWinklerSimilarity();
    /** Entities whose records are people, who have a job title where others have a name. */
    private static final Set<String> PERSONS = Set.of("Contact", "Lead", "User");
    /** Last words of a key, a custom field and a choice. */
    private static final Set<String> ENDINGS = Set.of("id", "c", "code");
    /** Letters of a word that is found within another. */
    private static final int SHORTEST = 3;

    private static final Words WORDS = load();

    private final Set<String> noise;
    private final Map<String, String> abbreviations;
    private final Map<String, String> entities = new HashMap<>();
    private final Map<String, String> fields = new HashMap<>();
    private final Map<String, String> ofPersons = new HashMap<>();
    private final Map<String, String> ofThings = new HashMap<>();
    private final Map<String, Set<Integer>> choices = new HashMap<>();
    private final Map<String, Set<String>> nearest = new HashMap<>();
    private final Set<String> words = new HashSet<>();

    private record Data(
            Set<String> noise,
            Map<String, String> abbreviations,
            Map<String, List<String>> entities,
            Map<String, List<String>> fields,
            Map<String, List<String>> persons,
            Map<String, List<String>> things,
            List<List<String>> picklists,
            Map<String, List<String>> nearest) {}

    private Words(Data data) {
        noise = data.noise();
        abbreviations = data.abbreviations();
        learn(data.entities(), entities);
        learn(data.fields(), fields);
        learn(data.persons(), ofPersons);
        learn(data.things(), ofThings);
        for (int i = 0; i < data.picklists().size(); i++) {
            for (String word : data.picklists().get(i)) {
                choices.computeIfAbsent(joined(word), k -> new HashSet<>()).add(i);
            }
        }
        data.nearest()
                .forEach((to, from) -> from.forEach(word -> nearest.computeIfAbsent(joined(word), k -> new HashSet<>())
                        .add(joined(to))));
    }

    private void learn(Map<String, List<String>> data, Map<String, String> found) {
        data.forEach((word, names) -> names.forEach(name -> {
            found.putIfAbsent(joined(name), word);
            for (String part : fold(name).split("[^\\p{L}\\p{N}]+", -1)) {
                if (part.length() >= SHORTEST) {
                    words.add(part);
                }
            }
        }));
    }

    private static Words load() {
        try (InputStream in = Words.class.getResourceAsStream("synonyms.json")) {
            return new Words(new ObjectMapper().readValue(in, Data.class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("synonyms.json is damaged", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Small letters without marks: {@code Größe} is {@code grosse}. */
    static String fold(String text) {
        String plain = Normalizer.normalize(text.replace("ß", "ss"), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "");
        return plain.toLowerCase(Locale.ROOT);
    }

    private static String joined(String words) {
        return fold(words).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    /** The words of a name, abbreviations written out, without prefixes that say nothing. */
    static List<String> tokens(String name) {
        String spaced =
                name.replaceAll("(\\p{Ll}|\\p{N})(\\p{Lu})", "$1 $2").replaceAll("(\\p{Lu})(\\p{Lu}\\p{Ll})", "$1 $2");
        List<String> tokens = new ArrayList<>();
        for (String token : fold(spaced).split("[^\\p{L}\\p{N}]+", -1)) {
            if (!token.isEmpty() && !WORDS.noise.contains(token)) {
                for (String word : WORDS.apart(token)) {
                    tokens.addAll(
                            List.of(WORDS.abbreviations.getOrDefault(word, word).split(" ", -1)));
                }
            }
        }
        return tokens;
    }

    /** Words written as one, such as {@code closingdate}; as it is if it is a word, or not made of known words only. */
    private List<String> apart(String token) {
        if (token.length() < 2 * SHORTEST || words.contains(token)) {
            return List.of(token);
        }
        List<List<String>> best = new ArrayList<>(Collections.nCopies(token.length() + 1, null));
        best.set(0, List.of());
        for (int end = SHORTEST; end <= token.length(); end++) {
            for (int from = 0; from <= end - SHORTEST; from++) {
                List<String> before = best.get(from);
                List<String> shortest = best.get(end);
                if (before != null
                        && words.contains(token.substring(from, end))
                        && (shortest == null || before.size() + 1 < shortest.size())) {
                    List<String> longer = new ArrayList<>(before);
                    longer.add(token.substring(from, end));
                    best.set(end, longer);
                }
            }
        }
        List<String> whole = best.get(token.length());
        return whole == null ? List.of(token) : whole;
    }

    /** The common word for an entity of that name, or empty. */
    static String entity(String name) {
        List<String> tokens = tokens(name);
        String found = WORDS.entityWord(String.join("", tokens));
        return found == null ? "" : found;
    }

    private String entityWord(String name) {
        for (String form : singular(name)) {
            String word = entities.get(form);
            if (word != null) {
                return word;
            }
        }
        return null;
    }

    /** Whether a meaning is that of a link, named by both ends such as {@code ContactAccount}. */
    static boolean link(String meaning) {
        for (int i = 1; i < meaning.length(); i++) {
            if (Character.isUpperCase(meaning.charAt(i))
                    && WORDS.entities.containsValue(meaning.substring(0, i))
                    && WORDS.entities.containsValue(meaning.substring(i))) {
                return true;
            }
        }
        return false;
    }

    private static List<String> singular(String name) {
        List<String> forms = new ArrayList<>();
        forms.add(name);
        if (name.endsWith("ies")) {
            forms.add(name.substring(0, name.length() - 3) + "y");
        }
        if (name.endsWith("es")) {
            forms.add(name.substring(0, name.length() - 2));
        }
        if (name.endsWith("s") || name.endsWith("n")) {
            forms.add(name.substring(0, name.length() - 1));
        }
        return forms;
    }

    /** The common word for a field of that name in an entity of that name, or empty. */
    static String field(String name, String entity) {
        List<String> tokens = tokens(name);
        List<String> forms = new ArrayList<>(List.of(joined(name), String.join("", tokens)));
        String kind = entity(entity);
        Set<String> own = new HashSet<>();
        tokens(entity).forEach(t -> own.addAll(singular(t)));
        for (List<String> part : parts(tokens)) {
            forms.add(String.join("", part));
            String first = part.get(0);
            if (part.size() > 1
                    && (singular(first).stream().anyMatch(own::contains)
                            || !kind.isEmpty() && kind.equals(WORDS.entityWord(first)))) {
                forms.add(String.join("", part.subList(1, part.size())));
            }
        }
        Map<String, String> special = PERSONS.contains(kind) ? WORDS.ofPersons : WORDS.ofThings;
        for (String form : forms) {
            String word = special.getOrDefault(form, WORDS.fields.get(form));
            if (word != null) {
                return word;
            }
        }
        return "";
    }

    /** The words without what custom fields and keys begin or end with. */
    private static List<List<String>> parts(List<String> tokens) {
        List<List<String>> parts = new ArrayList<>();
        if (tokens.isEmpty()) {
            return parts;
        }
        int last = tokens.size() - 1;
        if (last > 0 && ENDINGS.contains(tokens.get(last))) {
            parts.add(tokens.subList(0, last));
        }
        if (last > 0 && tokens.get(0).equals("c")) {
            parts.add(tokens.subList(1, tokens.size()));
        }
        parts.add(tokens);
        return parts;
    }

    /** Whether two choices mean the same by the list of synonyms; both as given. */
    static boolean sameChoice(String a, String b) {
        Set<Integer> one = WORDS.choices.get(joined(a));
        Set<Integer> other = WORDS.choices.get(joined(b));
        return one != null && other != null && one.stream().anyMatch(other::contains);
    }

    /** Whether the target's choice is the nearest to the source's where none means the same; both as given. */
    static boolean nearestChoice(String source, String target) {
        return WORDS.nearest.getOrDefault(joined(source), Set.of()).contains(joined(target));
    }

    /** How alike two lists of words are, 0 to 1: shared words, also when only nearly written the same. */
    static double alike(List<String> a, List<String> b) {
        if (a.isEmpty() || b.isEmpty()) {
            return 0;
        }
        String one = String.join("", a);
        String other = String.join("", b);
        if (one.equals(other)) {
            return 1;
        }
        Set<String> left = new LinkedHashSet<>(a);
        Set<String> right = new LinkedHashSet<>(b);
        double shared = 0;
        for (String token : left) {
            double best = 0;
            for (String with : right) {
                best = Math.max(best, token.equals(with) ? 1 : near(token, with));
            }
            shared += best;
        }
        double tokens = shared / (left.size() + right.size() - shared);
        double whole = near(one, other);
        return Math.max(tokens, whole * 0.9);
    }

    static double near(String a, String b) {
        int shorter = Math.min(a.length(), b.length());
        if (shorter < 4 || 3 * shorter < 2 * Math.max(a.length(), b.length()) || a.charAt(0) != b.charAt(0)) {
            return 0;
        }
        double alike = ALIKE.apply(a, b);
        return alike < 0.88 ? 0 : alike;
    }

    /** {@code closeDate} as {@code close date}. */
    static String spoken(String word) {
        return word.replaceAll("(\\p{Ll})(\\p{Lu})", "$1 $2").toLowerCase(Locale.ROOT);
    }
}
