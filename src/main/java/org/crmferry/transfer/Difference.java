package org.crmferry.transfer;

/**
 * One thing that is not as it should be. Never holds values.
 *
 * @param entity source entity
 * @param key source key of the record
 * @param field target field; empty if it concerns the whole record
 * @param kind {@code missing}, {@code different} or {@code changed} (by somebody since the transfer)
 */
public record Difference(String entity, String key, String field, String kind) {}
