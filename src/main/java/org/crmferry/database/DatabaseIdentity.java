package org.crmferry.database;

import java.util.Collections;
import java.util.Locale;
import java.util.Set;

/**
 * Which database it really is, whatever its address says: {@code localhost}, {@code 127.0.0.1} and a tunnel lead to the
 * same one.
 *
 * @param product database product
 * @param marks what tells servers apart: two that share a mark are one server, or one and its copy
 * @param started when the server started, in seconds by its own clock; 0 if it does not say. Two computers may have
 *     the same name, port and folder; that they also started within the same few seconds, hardly
 * @param database database and schema within the server
 */
record DatabaseIdentity(String product, Set<String> marks, long started, String database) {
    private static final long TOLERANCE = 5;

    boolean same(DatabaseIdentity other) {
        return product.equals(other.product)
                && !Collections.disjoint(marks, other.marks)
                && Math.abs(started - other.started) <= TOLERANCE
                && database.equals(other.database);
    }

    /** Where nothing is known of the server: its address without settings. */
    static DatabaseIdentity ofAddress(String product, String url) {
        String where = Diagnosis.where(url).toLowerCase(Locale.ROOT);
        return new DatabaseIdentity(product, Set.of(product), 0, where.replace("localhost", "127.0.0.1"));
    }
}
