package org.crmferry.mapping;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.crmferry.model.Values;

/** How several choices are written in one stored text. The catalog names one per field as {@code multi}. */
enum Notation {
    /** {@code ^a^,^b^}: SuiteCRM and SugarCRM. What stands there without carets is one choice. */
    CARETS("") {
        @Override
        List<String> items(String text) {
            if (text.equals("^^")) {
                return List.of();
            }
            boolean enclosed = text.length() > 1 && text.startsWith("^") && text.endsWith("^");
            return enclosed ? parts(text.substring(1, text.length() - 1), "^,^") : null;
        }

        @Override
        String write(List<String> items) {
            return "^" + String.join("^,^", items) + "^";
        }
    },
    /** {@code ["a","b"]}: EspoCRM. */
    JSON("[]") {
        @Override
        List<String> items(String text) {
            try {
                JsonNode array = Notation.MAPPER.readTree(text);
                if (array == null || !array.isArray()) {
                    return null;
                }
                List<String> items = new ArrayList<>();
                for (JsonNode item : array) {
                    if (!item.isTextual()) {
                        return null;
                    }
                    items.add(item.textValue());
                }
                return items;
            } catch (JsonProcessingException e) {
                return null;
            }
        }

        @Override
        String write(List<String> items) {
            try {
                return Notation.MAPPER.writeValueAsString(items);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("a list of texts is always JSON", e);
            }
        }
    },
    /** {@code a |##| b}: vtiger. */
    BARS("") {
        @Override
        List<String> items(String text) {
            return parts(text, " |##| ");
        }

        @Override
        String write(List<String> items) {
            return String.join(" |##| ", items);
        }
    },
    /** Each choice between U+0001: CiviCRM. */
    SEPARATORS("") {
        @Override
        List<String> items(String text) {
            boolean enclosed = text.length() > 1 && text.startsWith(SEPARATOR) && text.endsWith(SEPARATOR);
            return enclosed ? parts(text.substring(1, text.length() - 1), SEPARATOR) : null;
        }

        @Override
        String write(List<String> items) {
            return SEPARATOR + String.join(SEPARATOR, items) + SEPARATOR;
        }
    },
    /** One choice as it is; several cannot be written. */
    ONE("") {
        @Override
        List<String> items(String text) {
            return List.of(text);
        }

        @Override
        String write(List<String> items) {
            return String.join(", ", items);
        }
    };

    private static final String SEPARATOR = "\u0001";
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final String none;

    Notation(String none) {
        this.none = none;
    }

    /** The choices in a text that is not empty; null if it is not in this notation. */
    abstract List<String> items(String text);

    /** Some choices as one text; {@link #items} gives the same again if {@link #holds} says so. */
    abstract String write(List<String> items);

    /** No choice, where nothing at all cannot be stored. */
    String none() {
        return none;
    }

    /** Whether exactly these choices can be read again. */
    boolean holds(List<String> items) {
        return items.isEmpty() || !write(items).isEmpty() && items.equals(items(write(items)));
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** By the name it has in catalog and mapping; null if there is none such. */
    static Notation of(String code) {
        return Arrays.stream(values())
                .filter(notation -> notation.code().equals(code))
                .findFirst()
                .orElse(null);
    }

    /** The notation that a text is unmistakably in; null if none. */
    static Notation seen(Object value) {
        if (!(value instanceof String text) || text.length() < 2) {
            return null;
        }
        if (text.startsWith("^") && CARETS.items(text) != null) {
            return CARETS;
        }
        if (text.startsWith("[") && JSON.items(text) != null) {
            return JSON;
        }
        if (text.startsWith(SEPARATOR) && SEPARATORS.items(text) != null) {
            return SEPARATORS;
        }
        return text.contains(" |##| ") ? BARS : null;
    }

    /** The choices in a value of any field: none if it is empty, the value itself if it is in no notation. */
    List<String> in(Object value) {
        if (Values.empty(value)) {
            return List.of();
        }
        String text = Fit.text(value);
        List<String> items = items(text);
        return items == null ? List.of(text) : items;
    }

    private static List<String> parts(String text, String between) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        for (int at = text.indexOf(between); at >= 0; at = text.indexOf(between, from)) {
            parts.add(text.substring(from, at));
            from = at + between.length();
        }
        parts.add(text.substring(from));
        return parts;
    }
}
