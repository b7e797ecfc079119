package org.crmferry.transfer;

import java.util.List;
import org.crmferry.database.Refusal;

/**
 * What became of one decision.
 *
 * @param kind empty if it was written; else the kind of conflict that the record is now
 * @param reason why the target did not take it, without any value; empty where that is not known
 */
record Applied(String kind, String reason) {
    static final Applied WRITTEN = new Applied("", "");

    /** Somebody has changed the target's record since the decision, or the rule does not tell a side any more. */
    static final Applied CHANGED = new Applied("changed", "");

    /** The program ended before it could say why. */
    static final Applied REFUSED = new Applied("refused", "");

    static Applied refused(List<Refusal> refusals) {
        return refusals.isEmpty() ? WRITTEN : refused(refusals.get(0).reason());
    }

    static Applied refused(String reason) {
        return new Applied(REFUSED.kind(), reason);
    }

    boolean written() {
        return kind.isEmpty();
    }
}
