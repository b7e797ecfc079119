package org.crmferry.compare;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One record that only one side has, or that differs. Holds values: shown only where a person asks for it.
 *
 * @param entity the left entity's name
 * @param key name of each key field (as the left side calls it) to its value as text
 * @param kind what it is
 * @param fields the fields that differ; of a record that one side has alone, all its filled fields
 */
public record RecordDifference(String entity, Map<String, String> key, Kind kind, List<FieldDifference> fields) {
    public RecordDifference {
        key = Collections.unmodifiableMap(new LinkedHashMap<>(key));
        fields = List.copyOf(fields);
    }

    /** What a difference is. */
    public enum Kind {
        ONLY_LEFT("onlyLeft"),
        DIFFERENT("different"),
        ONLY_RIGHT("onlyRight");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** As files and the command line write it. */
        public String word() {
            return word;
        }
    }

    /** The key as one text, parts joined by {@code |}. */
    public String keyText() {
        return String.join(
                "|", key.values().stream().map(v -> v == null ? "" : v).toList());
    }

    @Override
    public String toString() {
        return entity + " " + kind.name().toLowerCase(Locale.ROOT);
    }
}
