package org.crmferry.catalog;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The common CRM language: the words that catalog files use as {@code meaning} of entities and fields, with what people
 * read for them. Stateless and safe for any thread; the words are in {@code words.properties}.
 */
public final class Words {
    private static final String BUNDLE = "org.crmferry.catalog.words";
    private static final String ENTITY = "entity.";
    private static final String FIELD = "field.";
    private static final String LABEL = "label.";
    private static final String CUSTOM = "custom";
    private static final String NAME = "{0}";

    /** How products mark the fields that somebody has added. */
    private static final Pattern ADDED = Pattern.compile("^(c|cf|x)_|_c$|^c(?=\\p{Lu})");

    /** What people read in English to the key of the word. */
    private static final Map<String, String> KEYS = keys();

    private Words() {}

    /** All words for entities, such as {@code Contact}. */
    public static Set<String> entities() {
        return words(ENTITY);
    }

    /** All words for fields, such as {@code firstName}. */
    public static Set<String> fields() {
        return words(FIELD);
    }

    /** What people read for many records of that kind ({@code Contacts}); the word itself if it is unknown. */
    public static String entity(String word) {
        return entity(word, Locale.ROOT);
    }

    public static String entity(String word, Locale locale) {
        return said(ENTITY, word, locale);
    }

    /** What people read for a field ({@code First name}); the word itself if it is unknown. */
    public static String field(String word) {
        return field(word, Locale.ROOT);
    }

    public static String field(String word, Locale locale) {
        return said(FIELD, word, locale);
    }

    /**
     * The label of an entity or field in another language: known are the common words, labels that files of the catalog
     * give, and both with the mark of a custom field. Any other stays as it is.
     *
     * @param english the label as entities and fields have it
     */
    public static String label(String english, Locale locale) {
        ResourceBundle words = bundle(locale);
        String word = KEYS.getOrDefault(english, LABEL + english);
        if (words.containsKey(word)) {
            return words.getString(word);
        }
        String mark = custom("");
        return english.endsWith(mark)
                ? words.getString(CUSTOM)
                        .replace(NAME, label(english.substring(0, english.length() - mark.length()), locale))
                : english;
    }

    /**
     * The same for a field whose meaning is known: {@code State} is one word for a part of a country and another for how
     * a case stands.
     */
    public static String label(String english, String meaning, Locale locale) {
        return !meaning.isEmpty() && field(meaning).equals(english) ? field(meaning, locale) : label(english, locale);
    }

    /**
     * What people read for a field of which nothing is known but its name in a database or common CRM word: {@code
     * phones}, {@code date_entered}, {@code c_annual_revenue}, {@code cAnnualRevenue}, {@code shoe_size_c}.
     */
    public static String named(String name, Locale locale) {
        if (bundle(locale).containsKey(FIELD + name)) {
            return field(name, locale);
        }
        String plain = ADDED.matcher(name).replaceFirst("");
        String label = label(humanise(plain), locale);
        return plain.length() == name.length()
                ? label
                : bundle(locale).getString(CUSTOM).replace(NAME, label);
    }

    /** The label of a field that somebody has added to the product. */
    static String custom(String label) {
        return bundle(Locale.ROOT).getString(CUSTOM).replace(NAME, label);
    }

    /** Where words are called the same, the shortest and so the most general counts. */
    private static Map<String, String> keys() {
        ResourceBundle words = bundle(Locale.ROOT);
        Map<String, String> keys = new HashMap<>();
        words.keySet().stream()
                .filter(key -> key.startsWith(ENTITY) || key.startsWith(FIELD))
                .sorted(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()))
                .forEach(key -> keys.putIfAbsent(words.getString(key), key));
        return keys;
    }

    /** A readable label for a column or table name: {@code billing_address_city} becomes {@code Billing address city}. */
    public static String humanise(String name) {
        String spaced = name.replaceAll("([\\p{Ll}\\d])(\\p{Lu})", "$1 $2")
                .replaceAll("[_\\-.]+", " ")
                .trim();
        if (spaced.isEmpty()) {
            return name;
        }
        boolean acronyms = spaced.equals(spaced.toUpperCase(Locale.ROOT));
        String text = acronyms ? spaced.toLowerCase(Locale.ROOT) : spaced;
        text = text.replaceAll("(?i)\\bid\\b", "ID").replaceAll("(?i)\\burl\\b", "URL");
        int first = text.codePointAt(0);
        return new StringBuilder()
                .appendCodePoint(Character.toTitleCase(first))
                .append(text.substring(Character.charCount(first)))
                .toString();
    }

    private static String said(String kind, String word, Locale locale) {
        try {
            return bundle(locale).getString(kind + word);
        } catch (MissingResourceException unknown) {
            return word;
        }
    }

    private static Set<String> words(String kind) {
        Set<String> words = new TreeSet<>();
        for (String key : bundle(Locale.ROOT).keySet()) {
            if (key.startsWith(kind)) {
                words.add(key.substring(kind.length()));
            }
        }
        return words;
    }

    private static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle(
                BUNDLE, locale, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
