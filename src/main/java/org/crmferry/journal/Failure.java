package org.crmferry.journal;

/**
 * A record that the target refused.
 *
 * @param entity source entity
 * @param number its batch
 * @param position its place in the batch, from 0
 * @param key its source key as text
 * @param reason why, in words, without values
 */
public record Failure(String entity, int number, int position, String key, String reason) {}
