package org.crmferry.ferry;

import org.crmferry.model.Said;

/**
 * Something in a mapping that would not work.
 *
 * @param entity the source entity
 * @param field the target field; empty if it concerns the whole entity
 * @param what in words: what is wrong and what to do
 */
public record MappingError(String entity, String field, Said what) {}
