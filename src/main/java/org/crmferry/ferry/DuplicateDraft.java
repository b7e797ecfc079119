package org.crmferry.ferry;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.crmferry.model.Key;

/**
 * What somebody has decided on records that are likely the same, and not written yet. Holds values. Immutable.
 *
 * @param entity the target's entity
 * @param states the records, each with its fingerprint when it was shown
 * @param apart whether they are different; else they become one record
 * @param survivor the record that stays
 * @param fields field name to the record whose value is taken
 * @param typed field name to a value given by hand; null empties the field
 */
public record DuplicateDraft(
        String entity,
        Map<Key, String> states,
        boolean apart,
        Key survivor,
        Map<String, Key> fields,
        Map<String, Object> typed) {
    public DuplicateDraft {
        states = Map.copyOf(states);
        fields = Map.copyOf(fields);
        typed = Collections.unmodifiableMap(new HashMap<>(typed));
    }
}
