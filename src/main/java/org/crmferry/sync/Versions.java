package org.crmferry.sync;

/**
 * One pair of records, all of them in the form of the target entity. Holds values.
 *
 * @param base the source's record when it was looked at last and both sides agreed, or that they differ was settled
 * @param source the source's record now
 * @param target the target's record now
 */
@SuppressWarnings("ArrayRecordComponent") // short-lived, never compared
public record Versions(Object[] base, Object[] source, Object[] target) {}
