package org.crmferry.mapping;

/** A step made ready for one field: stateless, so thread-safe. */
@FunctionalInterface
interface Operation {
    /**
     * Does the step.
     *
     * @param value the value so far; an {@code Object[]} while there are several
     * @param record the whole source record
     */
    Object apply(Object value, Object[] record, Problems problems);
}
