package org.crmferry.journal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * What a list of conflicts must know of one without opening it. Holds values.
 *
 * @param id the conflict's number
 * @param name what people call its source record; may be empty
 * @param text its record's name and the values of its differing fields, as {@link #folded} has them
 * @param owner key of its owner in the target as text; empty for none
 * @param ownerName what people call the owner; may be empty
 * @param pairs {@link #pair} of each differing field
 * @param distance about how many characters differ
 * @param money what is at stake; null if unknown
 * @param links how many records its own fields lead to
 * @param place of its entity in the order of work, from 0
 */
public record ConflictLook(
        long id,
        String name,
        String text,
        String owner,
        String ownerName,
        List<String> pairs,
        int distance,
        Double money,
        int links,
        int place) {
    public ConflictLook {
        pairs = List.copyOf(pairs);
    }

    /** Longest text that is kept to search in. */
    private static final int MOST = 1000;

    /** One differing field with its two values, without showing these. */
    public static String pair(String field, String source, String target) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update((source.length() + "/" + source + target).getBytes(StandardCharsets.UTF_8));
            return field + "=" + HexFormat.of().formatHex(sha.digest(), 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** A text so that it is found by whoever types it without capitals, accents or umlauts. */
    public static String folded(String text) {
        String lower = (text.length() > MOST ? text.substring(0, MOST) : text).toLowerCase(Locale.ROOT);
        String bare = Normalizer.normalize(lower, Normalizer.Form.NFD).replaceAll("\\p{M}+", "");
        String spelled =
                lower.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue").replace("ß", "ss");
        String all = bare.equals(lower) ? lower : lower + "\n" + bare;
        return spelled.equals(lower) ? all : all + "\n" + spelled;
    }
}
