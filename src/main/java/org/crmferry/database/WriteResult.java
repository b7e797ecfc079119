package org.crmferry.database;

import java.util.List;

/**
 * What writing some records did.
 *
 * @param records how many were written
 * @param raised flags of shared addresses that were set because a record refuses mail to them; undo takes them back
 */
public record WriteResult(int records, List<Raised> raised) {
    public WriteResult {
        raised = List.copyOf(raised);
    }

    /**
     * A flag of an address that was off and was set.
     *
     * @param table table of addresses
     * @param keyColumn its key column
     * @param key the address's key, as text
     * @param flagColumn the column that was set
     */
    public record Raised(String table, String keyColumn, String key, String flagColumn) {}
}
