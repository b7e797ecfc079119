package org.crmferry.sync;

/**
 * One pair of records, all of them in the form of the target entity. Holds values.
 *
 * @param sourceBase the source's record when both sides agreed last
 * @param targetBase the target's record then; other than {@code sourceBase} where it was settled that they differ
 * @param source the source's record now
 * @param target the target's record now
 */
@SuppressWarnings("ArrayRecordComponent") // short-lived, never compared
public record Versions(Object[] sourceBase, Object[] targetBase, Object[] source, Object[] target) {}
