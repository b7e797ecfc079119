package org.crmferry.ferry;

import java.util.List;

/**
 * One record before and after the mapping. Holds values: shown only where a person asks for it.
 *
 * @param entity source entity
 * @param key source key
 * @param action what will happen to it
 * @param lines field by field
 */
public record BeforeAfter(String entity, String key, String action, List<Line> lines) {
    /**
     * One target field.
     *
     * @param field its name
     * @param before the source's value or values
     * @param after the value that will be written
     */
    public record Line(String field, String before, String after) {}
}
