package org.crmferry.ui.conflicts;

import java.time.Instant;
import org.crmferry.ferry.ConflictDetail;
import org.crmferry.journal.Conflict;
import org.crmferry.model.RefusalReason;
import org.crmferry.ui.parts.Icons;
import org.crmferry.ui.words.Words;

/** What the page says about conflicts. */
final class ConflictWords {
    private final Words words;

    ConflictWords(Words words) {
        this.words = words;
    }

    /** The kind in a few words. */
    String kind(String kind) {
        return words.now("conflicts.kind." + kind);
    }

    /** The kind in a sentence. */
    String explained(ConflictDetail detail) {
        String why = words.now("conflicts.why."
                + (detail.revivable()
                        ? "gone"
                        : detail.gone() ? "left" : detail.conflict().kind()));
        return detail.refusal().isEmpty()
                ? why
                : words.now("conflicts.why.reason", why, RefusalReason.in(detail.refusal(), words.locale()));
    }

    /** How a conflict stands, in a word. */
    String state(Conflict conflict) {
        return words.now(
                conflict.applied()
                        ? "conflicts.state.APPLIED"
                        : conflict.open() ? "conflicts.state.OPEN" : "conflicts.state.DECIDED");
    }

    static Icons icon(Conflict conflict) {
        return conflict.applied() ? Icons.DONE : conflict.open() ? Icons.OPEN : Icons.CURRENT;
    }

    /** What was decided, by whom and when. */
    String decided(Conflict conflict) {
        if (conflict.open()) {
            return words.now(conflict.decidedBy().isEmpty() ? "conflicts.undecided" : "conflicts.partly");
        }
        String when = conflict.decidedAt().isEmpty() ? "" : words.date(Instant.parse(conflict.decidedAt()));
        String what = words.now("conflicts.choice." + conflict.choice());
        return words.now(
                conflict.applied() ? "conflicts.written" : "conflicts.decided", what, conflict.decidedBy(), when);
    }
}
