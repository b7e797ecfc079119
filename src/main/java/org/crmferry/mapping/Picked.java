package org.crmferry.mapping;

import java.util.List;
import org.crmferry.model.Field;
import org.crmferry.model.Option;

/** What was picked from a field's picklist, where a text holds one choice or several. Pure. */
public final class Picked {
    private Picked() {}

    /** The codes in a stored text: one, or several if the field, or else the text itself, says how they are written. */
    public static List<String> codes(Field field, String stored) {
        if (stored.isEmpty()) {
            return List.of();
        }
        Notation notation = Notation.of(field.multi());
        Notation used = notation == null ? Notation.seen(stored) : notation;
        List<String> codes = used == null ? null : used.items(stored);
        return codes == null ? List.of(stored) : codes;
    }

    /** What people read for a code; the code itself if the picklist does not have it. */
    public static String label(Field field, String code) {
        return field.options().stream()
                .filter(option -> option.code().equals(code))
                .map(Option::label)
                .findFirst()
                .orElse(code);
    }

    /** The code of a choice that was typed as its code or, capitals aside, as its label; the text itself if it is neither. */
    public static String code(Field field, String typed) {
        if (field.options().stream().anyMatch(option -> option.code().equals(typed))) {
            return typed;
        }
        List<String> fitting = field.options().stream()
                .filter(option -> option.label().equalsIgnoreCase(typed))
                .map(Option::code)
                .toList();
        return fitting.size() == 1 ? fitting.get(0) : typed;
    }
}
