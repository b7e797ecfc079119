package org.crmferry.duplicates;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Texts as they are compared: one case, no accents, umlauts spelt out, without what only the form is. */
final class Plain {
    private static final Map<Integer, String> SPELT = Map.ofEntries(
            Map.entry((int) 'ä', "ae"),
            Map.entry((int) 'ö', "oe"),
            Map.entry((int) 'ü', "ue"),
            Map.entry((int) 'ß', "ss"),
            Map.entry((int) 'æ', "ae"),
            Map.entry((int) 'ø', "oe"),
            Map.entry((int) 'å', "aa"),
            Map.entry((int) 'œ', "oe"),
            Map.entry((int) 'ł', "l"),
            Map.entry((int) 'đ', "d"),
            Map.entry((int) 'ð', "d"),
            Map.entry((int) 'þ', "th"),
            Map.entry((int) 'ı', "i"));

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern APOSTROPHES = Pattern.compile("['’`´]");
    private static final Pattern OTHERS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Set<String> TITLES = Set.of(
            "mr", "mrs", "ms", "miss", "dr", "prof", "herr", "frau", "dipl", "ing", "sir", "mme", "jr", "sr", "phd",
            "med", "先生", "女士");
    private static final Set<String> LEGAL = Set.of(
            "gmbh",
            "mbh",
            "ag",
            "kg",
            "ohg",
            "ug",
            "ev",
            "eg",
            "kgaa",
            "se",
            "inc",
            "incorporated",
            "corp",
            "corporation",
            "co",
            "company",
            "ltd",
            "limited",
            "llc",
            "llp",
            "lp",
            "plc",
            "pty",
            "pte",
            "sa",
            "sas",
            "sarl",
            "srl",
            "spa",
            "sl",
            "bv",
            "nv",
            "oy",
            "oyj",
            "ab",
            "as",
            "asa",
            "aps",
            "sp",
            "zoo",
            "kft",
            "sro",
            "doo",
            "kk",
            "the",
            "und",
            "and",
            "haftungsbeschraenkt");
    private static final Pattern CHINESE_LEGAL = Pattern.compile("(股份)?有限(责任)?公司$|集团$|公司$");

    private Plain() {}

    /** Words in lower case, without accents: {@code Müller-Lüdenscheid} is {@code mueller luedenscheid}. */
    static String text(String raw) {
        String lower = Normalizer.normalize(raw, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        StringBuilder spelt = new StringBuilder(lower.length() + 4);
        lower.codePoints().forEach(c -> {
            String other = SPELT.get(c);
            if (other == null) {
                spelt.appendCodePoint(c);
            } else {
                spelt.append(other);
            }
        });
        String bare =
                MARKS.matcher(Normalizer.normalize(spelt, Normalizer.Form.NFD)).replaceAll("");
        return OTHERS.matcher(APOSTROPHES.matcher(bare).replaceAll(""))
                .replaceAll(" ")
                .strip();
    }

    /** The words of a person's name in alphabetical order, so that it does not matter which of them comes first. */
    static String[] names(String raw) {
        String text = text(raw);
        if (han(text)) {
            return new String[] {sorted(text.replace(" ", ""))};
        }
        List<String> words = new ArrayList<>(List.of(text.split(" ")));
        words.removeIf(word -> word.isEmpty() || TITLES.contains(word));
        String[] names = words.toArray(new String[0]);
        Arrays.sort(names);
        return names;
    }

    /** Whether it is written in Chinese characters, without spaces or with them anywhere. */
    static boolean han(String text) {
        return text.codePoints().anyMatch(c -> UnicodeScript.of(c) == UnicodeScript.HAN);
    }

    private static String sorted(String text) {
        int[] characters = text.codePoints().sorted().toArray();
        return new String(characters, 0, characters.length);
    }

    /** A company's name without its legal form. */
    static String company(String raw) {
        String text = text(raw.replace("&", " und ").replaceAll("(?<=\\b\\p{L})\\.(?=\\p{L}\\b)", ""));
        if (han(text)) {
            String bare = CHINESE_LEGAL.matcher(text.replace(" ", "")).replaceAll("");
            return bare.isEmpty() ? text : bare;
        }
        List<String> words = new ArrayList<>(List.of(text.split(" ")));
        words.removeIf(LEGAL::contains);
        return words.isEmpty() ? text : String.join(" ", words);
    }

    /** An address without what its owner may add to it; null if it is none. */
    static String email(String raw) {
        String lower = raw.strip().toLowerCase(Locale.ROOT);
        int at = lower.lastIndexOf('@');
        if (at < 1 || at == lower.length() - 1) {
            return null;
        }
        int plus = lower.indexOf('+');
        return (plus > 0 && plus < at ? lower.substring(0, plus) : lower.substring(0, at)) + lower.substring(at);
    }

    /** The last digits of a number, however it is written and whether or not the country stands before; null if too few. */
    static String phone(String raw) {
        StringBuilder digits = new StringBuilder();
        Normalizer.normalize(raw, Normalizer.Form.NFKC)
                .replaceAll("\\(0\\)", "")
                .codePoints()
                .filter(Character::isDigit)
                .forEach(c -> digits.append(Character.digit(c, 10)));
        while (digits.length() > 0 && digits.charAt(0) == '0') {
            digits.deleteCharAt(0);
        }
        return digits.length() < 6 ? null : digits.substring(Math.max(0, digits.length() - 8));
    }

    static String street(String raw) {
        return text(raw).replaceAll("(strasse|street|str|st)\\b", "str").replaceAll("\\bavenue\\b", "ave");
    }

    /** The host of a web address, without {@code www}. */
    static String website(String raw) {
        return raw.strip()
                .toLowerCase(Locale.ROOT)
                .replaceFirst("^[a-z]+://", "")
                .replaceFirst("^www\\.", "")
                .replaceFirst("[/?#:].*$", "");
    }
}
