package org.crmferry.catalog;

import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;

/**
 * The common CRM language: the words that catalog files use as {@code meaning} of entities and fields, with what people
 * read for them. Stateless and safe for any thread; the words are in {@code words.properties}.
 */
public final class Words {
    private static final String BUNDLE = "org.crmferry.catalog.words";
    private static final String ENTITY = "entity.";
    private static final String FIELD = "field.";

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
        return label(ENTITY, word, locale);
    }

    /** What people read for a field ({@code First name}); the word itself if it is unknown. */
    public static String field(String word) {
        return field(word, Locale.ROOT);
    }

    public static String field(String word, Locale locale) {
        return label(FIELD, word, locale);
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

    private static String label(String kind, String word, Locale locale) {
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
