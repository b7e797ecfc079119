package org.crmferry.sync;

/**
 * One record made of {@link Versions}. Holds values.
 *
 * @param record the record as it should be; of a disputed field, the source's value
 * @param disputed per field, whether both sides changed it differently, so that somebody has to choose
 * @param combined per field, whether it holds the edits of both sides
 * @param same per field, whether both sides made the same change
 * @param ignored fields in which values were taken for the same that are not so to the letter
 */
@SuppressWarnings("ArrayRecordComponent") // short-lived, never compared
public record Merged(Object[] record, boolean[] disputed, boolean[] combined, boolean[] same, int ignored) {
    /** Whether nothing has to be asked. */
    public boolean clean() {
        return !any(disputed);
    }

    static boolean any(boolean[] fields) {
        for (boolean one : fields) {
            if (one) {
                return true;
            }
        }
        return false;
    }
}
