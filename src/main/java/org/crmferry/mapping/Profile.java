package org.crmferry.mapping;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.crmferry.model.Item;

/**
 * What sample values of a field look like.
 *
 * @param look what at least four of five filled ones are
 * @param distinct different values, as text; at most {@value #MOST}
 * @param filled how many samples have a value
 * @param html whether it looks like HTML
 */
record Profile(Look look, Set<String> distinct, int filled, boolean html) {
    static final int MOST = 200;
    private static final int SAMPLES = 500;
    private static final Pattern PHONE = Pattern.compile("[+(]?[0-9][0-9 ()./-]{5,24}( ?(x|ext\\.?) ?\\d+)?");
    private static final Pattern URL = Pattern.compile(
            "(https?://|www\\.)\\S+|[a-z0-9-]+(\\.[a-z0-9-]+)*\\.(com|org|net|de|fr|es|it|cn|io|eu|co\\.uk)(/\\S*)?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d.*|\\d{1,2}[./]\\d{1,2}[./]\\d{2,4}.*");
    private static final Pattern GUID = Pattern.compile("[0-9a-fA-F]{8}-([0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}");
    private static final Pattern MONEY =
            Pattern.compile("-?(\\p{Sc}\\s?)?\\d{1,3}([.,' ]?\\d{3})*([.,]\\d{1,2})?\\s?(\\p{Sc}|[A-Z]{3}|[MKmk])?");
    private static final Pattern HTML =
            Pattern.compile("(?is).*<(p|br|div|span|a|b|i|ul|li|table|html|strong|em|h[1-6])(\\s[^>]*)?/?>.*");
    private static final Pattern COMPANY = Pattern.compile(
            "(?i).*\\b(inc|ltd|llc|gmbh|ag|kg|corp|co|sa|sarl|spa|srl|bv|plc|company|group|holding)\\b\\.?.*");
    private static final Pattern PERSON =
            Pattern.compile("\\p{Lu}[\\p{L}'-]+( \\p{Lu}\\.?)?( \\p{Lu}[\\p{L}'-]+){1,2}");
    private static final Set<String> BOOLEANS =
            Set.of("0", "1", "true", "false", "yes", "no", "y", "n", "t", "f", "ja", "nein", "on", "off");
    private static final Set<String> COUNTRIES = countries();
    private static final Set<String> CODES = new HashSet<>(Arrays.asList(Locale.getISOCountries()));

    /** What values can look like. */
    enum Look {
        EMAIL,
        PHONE,
        URL,
        GUID,
        DATE,
        COUNTRY,
        COUNTRY_CODE,
        BOOLEAN,
        MONEY,
        COMPANY,
        PERSON,
        ANY;

        /** What such values are called in reasons; {@link #ANY} is not called anything. */
        String spoken() {
            return Reasons.of("look." + name());
        }
    }

    private static Set<String> countries() {
        Set<String> names = new HashSet<>();
        for (Locale language : List.of(
                Locale.ENGLISH,
                Locale.GERMAN,
                Locale.FRENCH,
                Locale.ITALIAN,
                Locale.CHINESE,
                Locale.forLanguageTag("es"))) {
            for (String code : Locale.getISOCountries()) {
                names.add(Words.fold(new Locale("", code).getDisplayCountry(language)));
            }
        }
        names.addAll(Set.of("usa", "uk", "england", "united states of america"));
        return names;
    }

    /** Of one field's values among sample records. */
    static Profile of(List<Object[]> samples, int field) {
        List<String> texts = samples.stream()
                .limit(SAMPLES)
                .map(r -> field < r.length ? r[field] : null)
                .map(v -> v instanceof List<?> book && !book.isEmpty() ? ((Item) book.get(0)).value() : Fit.text(v))
                .filter(Objects::nonNull)
                .filter(t -> !t.isBlank())
                .toList();
        Set<String> distinct = new TreeSet<>();
        for (String text : texts) {
            if (distinct.size() < MOST) {
                distinct.add(text);
            }
        }
        boolean html = mostly(texts, t -> t.indexOf('<') >= 0 && HTML.matcher(t).matches(), 0.3);
        return new Profile(look(texts), distinct, texts.size(), html);
    }

    private static Look look(List<String> texts) {
        if (texts.size() < 2) {
            return Look.ANY;
        }
        if (mostly(texts, EmailAddress::possible, 0.8)) {
            return Look.EMAIL;
        }
        if (mostly(texts, t -> GUID.matcher(t).matches(), 0.8)) {
            return Look.GUID;
        }
        if (mostly(texts, t -> BOOLEANS.contains(t.toLowerCase(Locale.ROOT)), 1)) {
            return Look.BOOLEAN;
        }
        if (mostly(texts, t -> DATE.matcher(t).matches(), 0.8)) {
            return Look.DATE;
        }
        if (mostly(texts, t -> URL.matcher(t).matches(), 0.8)) {
            return Look.URL;
        }
        if (mostly(texts, CODES::contains, 0.9)) {
            return Look.COUNTRY_CODE;
        }
        if (mostly(texts, t -> COUNTRIES.contains(Words.fold(t)), 0.8)) {
            return Look.COUNTRY;
        }
        if (mostly(texts, t -> t.length() < 30 && MONEY.matcher(t).matches(), 0.9)) {
            return Look.MONEY;
        }
        if (mostly(texts, t -> PHONE.matcher(t).matches(), 0.8)) {
            return Look.PHONE;
        }
        if (mostly(texts, t -> t.length() < 80 && COMPANY.matcher(t).matches(), 0.6)) {
            return Look.COMPANY;
        }
        return mostly(texts, t -> t.length() < 60 && PERSON.matcher(t).matches(), 0.8) ? Look.PERSON : Look.ANY;
    }

    private static boolean mostly(List<String> texts, Predicate<String> is, double share) {
        return !texts.isEmpty() && texts.stream().filter(is).count() >= share * texts.size();
    }

    /** Whether the values are a few that come again and again. */
    boolean fewValues() {
        return filled >= 5 && distinct.size() <= Math.max(2, Math.min(30, filled / 3));
    }

    /** Share of this field's different values that the other one has too. */
    double overlap(Profile other) {
        if (distinct.isEmpty() || other.distinct.isEmpty()) {
            return 0;
        }
        long shared = distinct.stream().filter(other.distinct::contains).count();
        return (double) shared / Math.min(distinct.size(), other.distinct.size());
    }
}
