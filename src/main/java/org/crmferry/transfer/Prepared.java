package org.crmferry.transfer;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.crmferry.cargo.BatchEntry;
import org.crmferry.mapping.EntityMapping;
import org.crmferry.mapping.FindingKind;
import org.crmferry.mapping.Mapper;
import org.crmferry.mapping.Setting;
import org.crmferry.model.Batch;
import org.crmferry.model.Field;
import org.crmferry.plan.Action;
import org.crmferry.plan.Decision;

/**
 * A batch of cargo that was opened and mapped again, with its frozen decisions: what load, verify and undo work on.
 *
 * @param batch the source records
 * @param mapped the target record of each
 * @param reasons why a record cannot be written or is not to be, per record; null = it can
 * @param decisions the decision on each; null stands for a plain creation
 */
@SuppressWarnings("ArrayRecordComponent") // passed on, never compared
record Prepared(Batch batch, Object[][] mapped, FindingKind[] reasons, Decision[] decisions) {
    /** What leads to a record of which nobody had said yet whether it is a new one. */
    private static final Set<String> LED_NOWHERE =
            Set.of(FindingKind.ORPHAN.name(), FindingKind.MISSING_REQUIRED.name());

    /** Opens the batches of an entity one after the other on a thread of its own; null at the end. */
    static Ahead<Prepared> all(Voyage voyage, EntityMapping each, List<BatchEntry> entries) {
        Mapper mapper = voyage.mapper(each);
        int[] at = {0};
        return new Ahead<>("open", 2, () -> {
            if (at[0] == entries.size()) {
                return null;
            }
            BatchEntry entry = entries.get(at[0]++);
            return of(each, mapper, voyage.open(entry, each));
        });
    }

    /** Maps a batch; its decisions are still to be looked up. */
    static Prepared of(EntityMapping each, Mapper mapper, Batch batch) {
        Object[][] mapped = new Object[batch.records().size()][];
        FindingKind[] reasons = new FindingKind[mapped.length];
        for (int i = 0; i < mapped.length; i++) {
            int at = i;
            mapped[i] = mapper.map(batch.records().get(i), (kind, to, from) -> {
                if (leavesOut(each, kind, to, from)) {
                    reasons[at] = kind;
                }
            });
        }
        return new Prepared(batch, mapped, reasons, null);
    }

    /** Whether a record with that finding is left out. */
    static boolean leavesOut(EntityMapping mapping, FindingKind kind, Field to, Field from) {
        // A required reference to nothing cannot be repaired: the database would refuse the record.
        boolean impossible = kind == FindingKind.MISSING_REQUIRED && to != null && refers(to, from);
        return impossible || mapping.setting(kind) == Setting.SKIP;
    }

    private static boolean refers(Field to, Field from) {
        return to.reference() != null || from != null && from.reference() != null;
    }

    /** The same batch with its decisions, which the journal's own thread looks up. */
    Prepared decided(Voyage voyage, EntityMapping each) {
        return new Prepared(batch, mapped, reasons, voyage.decisions(each, batch.number(), mapped.length));
    }

    /**
     * What happens to a record. One that was left out because it led nowhere is created once it leads somewhere: to a
     * record that a person has called a new one since.
     */
    Action action(int position) {
        Decision decision = decisions[position];
        boolean leads = decision != null
                && decision.action() == Action.SKIP
                && reasons[position] == null
                && LED_NOWHERE.contains(decision.reason());
        return decision == null || leads ? Action.CREATE : decision.action();
    }

    /** Positions of the records with that action. */
    List<Integer> with(Action action) {
        List<Integer> positions = new ArrayList<>();
        for (int i = 0; i < mapped.length; i++) {
            if (action(i) == action) {
                positions.add(i);
            }
        }
        return positions;
    }
}
