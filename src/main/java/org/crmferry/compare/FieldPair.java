package org.crmferry.compare;

import org.crmferry.model.Field;

/** A field of each side that are the same thing. */
public record FieldPair(Field left, Field right) {
    /** What the pair is called: as the left side calls it. */
    public String name() {
        return left.name();
    }
}
