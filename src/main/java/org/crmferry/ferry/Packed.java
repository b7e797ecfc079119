package org.crmferry.ferry;

/**
 * A package that was made.
 *
 * @param records in it
 * @param entities in it
 * @param bytes of the file
 * @param fingerprint of the sender's identity, to compare on the phone
 */
public record Packed(long records, int entities, long bytes, String fingerprint) {}
