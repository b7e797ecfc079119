package org.crmferry.database;

import org.crmferry.model.Key;

/**
 * A record that the database did not take.
 *
 * @param index its position in the list that was given
 * @param key its key; with parts that are null if the database was to give it
 * @param reason why, in words, without any value
 */
public record Refusal(int index, Key key, String reason) {}
