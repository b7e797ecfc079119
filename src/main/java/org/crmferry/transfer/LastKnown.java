package org.crmferry.transfer;

import java.util.List;

/**
 * What is known of a record that is not in the target any more: of each field, what the last version tells that says
 * something of it. Holds values.
 *
 * @param record the target's record; nothing where nothing is known
 * @param whole whether every field is known; of one that this program made, those that it never wrote are nothing
 */
@SuppressWarnings("ArrayRecordComponent") // short-lived, never compared
record LastKnown(Object[] record, boolean whole) {
    /** The key is that of the history, whatever was told of it. */
    static LastKnown of(History history) {
        List<String> key = history.target().key();
        Object[] record = new Object[history.target().fields().size()];
        boolean[] known = new boolean[record.length];
        for (Version version : history.versions()) {
            for (int i = 0; i < record.length; i++) {
                if (version.there() && version.known()[i]) {
                    record[i] = version.record()[i];
                    known[i] = true;
                }
            }
        }
        for (int i = 0; i < key.size(); i++) {
            record[history.target().index(key.get(i))] = history.key().part(i);
            known[history.target().index(key.get(i))] = true;
        }
        boolean made = history.versions().get(0).cause() != Version.Cause.FOUND;
        boolean every = true;
        for (boolean one : known) {
            every &= one;
        }
        return new LastKnown(record, made || every);
    }
}
