package org.crmferry.journal;

/**
 * A record that could not be written, or not taken back.
 *
 * @param entity source entity
 * @param number its batch
 * @param position its place in the batch, from 0
 * @param key its source key as text
 * @param targetKey its key in the target as text; empty if it has none
 * @param reason why, in words, without values
 */
public record Failure(String entity, int number, int position, String key, String targetKey, String reason) {}
