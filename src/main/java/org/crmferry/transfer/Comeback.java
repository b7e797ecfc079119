package org.crmferry.transfer;

import java.util.List;
import java.util.Optional;
import org.crmferry.database.BookChange;
import org.crmferry.database.RowsRefused;
import org.crmferry.database.Target;
import org.crmferry.mapping.EntityMapping;
import org.crmferry.model.Entity;
import org.crmferry.model.Key;
import org.crmferry.model.Values;
import org.crmferry.plan.Action;
import org.crmferry.plan.Decision;
import org.crmferry.plan.Match;

/**
 * Brings back a record that a product still has and holds for deleted: takes its mark away and writes what the mapping
 * fills. A product that removes records has none of these. Inside an open transaction.
 */
final class Comeback {
    private final Target to;
    private final Entity target;
    private final SoftDelete mark;
    private final Match match;

    Comeback(Target to, Voyage voyage, EntityMapping mapping, Match match) {
        this.to = to;
        this.match = match;
        target = voyage.target(mapping);
        mark = voyage.mark(mapping);
    }

    /** Whether a record that is decided so may be there, held for deleted. */
    boolean possible(Decision decision) {
        return mark != null
                && decision != null
                && (decision.action() == Action.CONFLICT
                        || decision.reason().equals(Deletions.BACK)
                        || PutBack.meant(decision));
    }

    /** Brings it back; empty if it is not there. What the target refuses is left as it was. */
    Optional<Applied> run(Object[] record) {
        List<Key> key = List.of(target.keyOf(record));
        try {
            boolean marked =
                    to.view().byKeys(target, key).isEmpty() && to.mark(target, key, mark.column(), mark.alive()) == 1;
            return marked ? write(key, record) : Optional.empty();
        } catch (RowsRefused e) {
            return Optional.of(Applied.refused(e.reason()));
        }
    }

    private Optional<Applied> write(List<Key> key, Object[] record) throws RowsRefused {
        List<Object[]> shown = to.view().byKeys(target, key);
        if (shown.isEmpty()) {
            // It is a record of another kind.
            to.mark(target, key, mark.column(), mark.dead());
            return Optional.empty();
        }
        Object[] written = shown.get(0).clone();
        boolean[] changed = new boolean[written.length];
        for (int i = 0; i < changed.length; i++) {
            changed[i] = match.decides(i) && !Values.same(record[i], written[i]);
            written[i] = changed[i] ? record[i] : written[i];
        }
        Applied applied = Applied.refused(
                to.updateOneByOne(target, List.<Object[]>of(written), List.<boolean[]>of(changed), BookChange.EXACT));
        if (!applied.written()) {
            to.mark(target, key, mark.column(), mark.dead());
        }
        return Optional.of(applied);
    }
}
