package org.crmferry.database;

import java.util.List;
import java.util.Locale;

/**
 * Which database it really is, whatever its address says: {@code localhost}, {@code 127.0.0.1} and a tunnel lead to the
 * same one.
 *
 * @param product database product
 * @param marks what tells servers apart, and is the same for every session of one server
 * @param started when the server started, in seconds by its own clock; 0 if it does not say. Two computers may have
 *     the same name, port and folder; that they also started within the same two seconds, hardly
 * @param database database and schema within the server
 */
record DatabaseIdentity(String product, List<String> marks, long started, String database) {
    private static final long TOLERANCE = 2;

    boolean same(DatabaseIdentity other) {
        return product.equals(other.product)
                && marks.equals(other.marks)
                && Math.abs(started - other.started) <= TOLERANCE
                && database.equals(other.database);
    }

    /** Where nothing is known of the server: its address without settings. */
    static DatabaseIdentity ofAddress(String product, String url) {
        return new DatabaseIdentity(
                product,
                List.of(),
                0,
                Diagnosis.where(url).toLowerCase(Locale.ROOT).replace("localhost", "127.0.0.1"));
    }
}
