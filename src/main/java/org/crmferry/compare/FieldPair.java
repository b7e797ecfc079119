package org.crmferry.compare;

import org.crmferry.model.Field;
import org.crmferry.model.Likeness;

/**
 * A field of each side that are the same thing.
 *
 * @param likeness what may differ between two values of them that are taken for the same
 */
public record FieldPair(Field left, Field right, Likeness likeness) {
    /** What the pair is called: as the left side calls it. */
    public String name() {
        return left.name();
    }
}
