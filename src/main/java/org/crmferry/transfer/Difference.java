package org.crmferry.transfer;

/**
 * One thing that is not as it should be. Never holds values.
 *
 * @param entity source entity
 * @param key source key of the record
 * @param targetKey its key in the target; empty if it has none there
 * @param field target field; empty if it concerns the whole record
 * @param kind {@code missing}, {@code different} {@code changed} (by somebody since the transfer),
 *     {@code refused} (the target did not let undo take it back) or {@code unlinked} (written, but its references are
 *     not yet)
 */
public record Difference(String entity, String key, String targetKey, String field, String kind) {}
