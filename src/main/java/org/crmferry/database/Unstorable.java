package org.crmferry.database;

import java.sql.SQLException;
import org.crmferry.model.RefusalReason;

/** A value that this database cannot hold, found while it is written; the message says why, without the value. */
final class Unstorable extends SQLException {
    private static final long serialVersionUID = 1;

    Unstorable(RefusalReason reason) {
        super(reason.text(), "22000");
    }

    /** Fails if a text holds half of a surrogate pair, which UTF-8 cannot carry. */
    static void checkSurrogates(String text) throws Unstorable {
        int n = text.length();
        for (int i = 0; i < n; i++) {
            char c = text.charAt(i);
            if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
                if (c > Character.MAX_HIGH_SURROGATE || ++i == n || !Character.isLowSurrogate(text.charAt(i))) {
                    throw halfPair();
                }
            }
        }
    }

    static Unstorable halfPair() {
        return new Unstorable(RefusalReason.HALF_CHARACTER);
    }
}
