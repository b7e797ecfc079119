package org.crmferry.ferry;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.crmferry.model.FieldType;
import org.crmferry.model.Option;

/**
 * One field of records that are likely the same, and what it is once they are merged. Holds values.
 *
 * @param values what each record has, as text, in the order of {@link DuplicateSides#keys}
 * @param result what the merged record has
 * @param taken place of the record whose value that is; -1 if it is none's alone
 * @param how where it comes from
 * @param pickable whether the value of one record can be taken
 * @param editable whether another one can be typed
 * @param required whether it cannot be empty
 */
public record DuplicateLine(
        String name,
        String label,
        FieldType type,
        List<String> values,
        String result,
        int taken,
        How how,
        boolean pickable,
        boolean editable,
        boolean required,
        List<Option> options,
        Map<String, String> names)
        implements ShownField {
    /** Where the result comes from. */
    public enum How {
        /** All records have the same. */
        SAME,
        /** The record that stays has it. */
        KEPT,
        /** The record that stays has nothing there; another has. */
        FILLED,
        /** Somebody has chosen the record. */
        CHOSEN,
        /** Somebody has typed it. */
        TYPED,
        /** The lines of all records together. */
        JOINED,
        /** It is read through links that the merge moves: one of these values, known afterwards; the result is empty. */
        FOLLOWS,
        /** It would lead from the record to itself, so it is emptied. */
        EMPTIED
    }

    public DuplicateLine {
        values = List.copyOf(values);
    }

    /** Whether records have different values there, so that it matters whose is taken. */
    public boolean differs() {
        return pickable
                && new HashSet<>(values.stream()
                                        .filter(value -> !value.isEmpty())
                                        .toList())
                                .size()
                        > 1;
    }

    /** Whether all records have the same, or nothing. */
    public boolean same() {
        return new HashSet<>(values).size() == 1 && how != How.TYPED;
    }

    /** Whether the value of that record can be taken. */
    public boolean pickable(int record) {
        return pickable && !(required && values.get(record).isEmpty());
    }
}
