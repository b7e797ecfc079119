package org.crmferry.compare;

/**
 * One field that differs. Holds values.
 *
 * @param name the left field's name
 * @param left the left value as text; null if it has none
 * @param right the right value as text; null if it has none
 */
public record FieldDifference(String name, String left, String right) {}
