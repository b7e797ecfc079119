package org.crmferry.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Objects;

/**
 * What a person wants one field of a conflict to be.
 *
 * @param side whose value
 * @param value the edited value as text, such as {@link org.crmferry.model.Values#text} shows it; empty = no value;
 *     null unless {@code side} is EDITED
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FieldChoice(Side side, String value) {
    /** Whose value a field gets. */
    public enum Side {
        /** What the source's record becomes by the mapping. */
        SOURCE,
        /** What the target has. */
        TARGET,
        /** What the target had before it was changed. */
        BASE,
        /** What the person typed. */
        EDITED
    }

    /** The source's value. */
    public static final FieldChoice SOURCE = new FieldChoice(Side.SOURCE, null);

    /** The target's value. */
    public static final FieldChoice TARGET = new FieldChoice(Side.TARGET, null);

    /** The value before the last change. */
    public static final FieldChoice BASE = new FieldChoice(Side.BASE, null);

    public FieldChoice {
        Objects.requireNonNull(side);
        if ((side == Side.EDITED) != (value != null)) {
            throw new IllegalArgumentException("a value belongs to an edited field, and only to that");
        }
    }

    /** Another value than any side has. */
    public static FieldChoice edited(String value) {
        return new FieldChoice(Side.EDITED, value);
    }

    /** Never shows the value. */
    @Override
    public String toString() {
        return side.name();
    }
}
