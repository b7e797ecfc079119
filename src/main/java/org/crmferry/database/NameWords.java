package org.crmferry.database;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Names of tables and columns as words: {@code assignedUserId} and {@code ASSIGNED_USER_ID} are the same three. */
final class NameWords {
    private static final Pattern BETWEEN =
            Pattern.compile("[^\\p{L}\\p{N}]+|(?<=[\\p{Ll}\\p{N}])(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})");

    private NameWords() {}

    static List<String> of(String name) {
        return Arrays.stream(BETWEEN.split(name, -1))
                .filter(word -> !word.isEmpty())
                .map(word -> word.toLowerCase(Locale.ROOT))
                .toList();
    }

    /** One of them: accounts - account, opportunities - opportunity, addresses - address, status - status. */
    static String singular(String word) {
        if (word.length() > 4 && word.endsWith("ies")) {
            return word.substring(0, word.length() - 3) + "y";
        } else if (word.endsWith("sses") || word.endsWith("xes") || word.endsWith("ches") || word.endsWith("shes")) {
            return word.substring(0, word.length() - 2);
        } else if (word.length() > 3
                && word.endsWith("s")
                && !word.endsWith("ss")
                && !word.endsWith("us")
                && !word.endsWith("is")) {
            return word.substring(0, word.length() - 1);
        }
        return word;
    }

    /** The words run together, the last one singular. */
    static String joined(List<String> words) {
        if (words.isEmpty()) {
            return "";
        }
        int last = words.size() - 1;
        return String.join("", words.subList(0, last)) + singular(words.get(last));
    }

    /** The first word that most tables share ({@code vtiger}, {@code llx}, {@code civicrm}), or the empty text. */
    static String prefix(List<String> tables) {
        Map<String, Integer> counts = new HashMap<>();
        for (String table : tables) {
            List<String> words = of(table);
            if (words.size() > 1) {
                counts.merge(words.get(0), 1, Integer::sum);
            }
        }
        return counts.entrySet().stream()
                .filter(e -> e.getValue() >= 3 && e.getValue() * 10 >= tables.size() * 6)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
    }

    static List<String> without(String prefix, List<String> words) {
        return words.size() > 1 && words.get(0).equals(prefix) ? words.subList(1, words.size()) : words;
    }

    /**
     * What a column that holds a key points at, by its name: {@code account_id}, {@code accountId}, {@code accountid},
     * {@code fk_account}, {@code id_account}, {@code account_id_c} give account. Empty if it is not named like a key.
     */
    static List<String> target(String column) {
        List<String> words = new ArrayList<>(of(column));
        if (words.size() > 2 && words.get(words.size() - 1).equals("c")) {
            words.remove(words.size() - 1);
        }
        String last = words.isEmpty() ? "" : words.get(words.size() - 1);
        if (words.size() > 1
                && List.of("id", "guid", "uuid", "fk", "key", "ref", "ida", "idb")
                        .contains(last)) {
            return words.subList(0, words.size() - 1);
        } else if (words.size() > 1 && List.of("fk", "id").contains(words.get(0))) {
            return words.subList(1, words.size());
        } else if (last.length() > 4 && last.endsWith("id")) {
            words.set(words.size() - 1, last.substring(0, last.length() - 2));
            return words;
        }
        return List.of();
    }
}
