package org.crmferry.mapping;

import java.util.ArrayList;
import java.util.List;

/** Several choices in one stored text: {@code ^a^,^b^} (SuiteCRM) and {@code ["a","b"]} (EspoCRM). */
final class Choices {
    private Choices() {}

    static boolean several(Object value) {
        return value instanceof String s
                && s.length() > 1
                && (s.startsWith("^") && s.endsWith("^") || s.startsWith("[\"") && s.endsWith("\"]"));
    }

    /** The codes; backslash escapes are left as they are. */
    static List<String> of(Object value) {
        String text = (String) value;
        boolean carets = text.startsWith("^");
        String inner = carets ? text.substring(1, text.length() - 1) : text.substring(2, text.length() - 2);
        List<String> codes = new ArrayList<>();
        for (String code : inner.split(carets ? "\\^,\\^" : "\"\\s*,\\s*\"", -1)) {
            codes.add(code);
        }
        return codes;
    }
}
