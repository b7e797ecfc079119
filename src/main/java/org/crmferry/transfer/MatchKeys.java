package org.crmferry.transfer;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.crmferry.model.Entity;
import org.crmferry.model.Field;
import org.crmferry.model.FieldType;
import org.crmferry.model.Item;
import org.crmferry.model.Values;

/** The texts by which a record is known in both databases: its e-mail addresses, its name and phone number, ... */
public final class MatchKeys {
    private final int[] positions;
    private final boolean[] phone;

    /** @param fields names of the target fields that identify a record together */
    public MatchKeys(Entity target, List<String> fields) {
        positions = fields.stream().mapToInt(target::index).toArray();
        phone = new boolean[positions.length];
        for (int i = 0; i < positions.length; i++) {
            Field field = target.fields().get(positions[i]);
            phone[i] = (field.meaning() + field.name()).toLowerCase(Locale.ROOT).contains("phone");
        }
    }

    /** All match keys of a record; none if a part is empty. A book gives one key for each of its lines. */
    public Set<String> of(Object[] record) {
        Set<String> keys = new LinkedHashSet<>();
        keys.add("");
        for (int i = 0; i < positions.length; i++) {
            Set<String> next = new LinkedHashSet<>();
            for (String part : parts(record[positions[i]], phone[i])) {
                for (String key : keys) {
                    next.add(key + part + '\u001f');
                }
            }
            keys = next;
        }
        return keys;
    }

    private static List<String> parts(Object value, boolean phone) {
        List<String> parts = new ArrayList<>();
        if (value instanceof List<?> book) {
            book.forEach(line -> add(parts, ((Item) line).value(), phone));
        } else {
            add(parts, Values.text(value), phone);
        }
        return parts;
    }

    private static void add(List<String> parts, String text, boolean phone) {
        String folded = phone
                ? text.replaceAll("[^0-9]", "")
                : text.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
        if (!folded.isEmpty()) {
            parts.add(folded);
        }
    }

    /** Whether a record only says that two others belong together, so that a second one says nothing new. */
    static boolean link(Entity target) {
        return !target.meaning().isEmpty() && ends(target).size() == 2;
    }

    private static List<String> ends(Entity target) {
        return target.fields().stream()
                .filter(f -> f.reference() != null && f.required() && f.writable())
                .map(Field::name)
                .toList();
    }

    /** Fields by which a known kind of record is told apart when the mapping names none: for counting duplicates. */
    static List<String> usual(Entity target) {
        if (link(target)) {
            return ends(target);
        }
        if (!Set.of("Account", "Contact", "Lead").contains(target.meaning())) {
            return List.of();
        }
        String meaning = target.meaning().equals("Account") ? "name" : "emails";
        return target.fields().stream()
                .filter(f -> f.meaning().equals(meaning)
                        || meaning.equals("emails")
                                && f.type().type() == FieldType.LIST
                                && f.name().equals("emails"))
                .map(Field::name)
                .limit(1)
                .toList();
    }
}
