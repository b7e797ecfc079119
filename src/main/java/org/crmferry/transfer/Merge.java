package org.crmferry.transfer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.crmferry.model.Key;

/**
 * What somebody has decided on records of the target that are the same: one of them stays, the others become part of it.
 *
 * @param entity the target's entity
 * @param survivor the record that stays
 * @param others the records that go
 * @param fields field name to the record whose value is taken. Of a field that is not named, the survivor's value stays,
 *     or is that of the first of the others which has one
 * @param typed field name to a value given by hand, in the form of the field's type; null empties the field. Goes before
 *     {@code fields}
 * @param states by record, its fingerprint when it was shown; a record that has another by now is not merged
 */
public record Merge(
        String entity,
        Key survivor,
        List<Key> others,
        Map<String, Key> fields,
        Map<String, Object> typed,
        Map<Key, String> states) {
    public Merge {
        others = List.copyOf(others);
        fields = Map.copyOf(fields);
        typed = Collections.unmodifiableMap(new HashMap<>(typed));
        states = Map.copyOf(states);
    }

    /** All records, the survivor first. */
    public List<Key> members() {
        List<Key> all = new ArrayList<>(List.of(survivor));
        all.addAll(others);
        return all;
    }
}
