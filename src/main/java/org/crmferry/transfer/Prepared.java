package org.crmferry.transfer;

import java.util.ArrayList;
import java.util.List;
import org.crmferry.cargo.BatchEntry;
import org.crmferry.mapping.EntityMapping;
import org.crmferry.mapping.Mapper;
import org.crmferry.model.Batch;
import org.crmferry.plan.Action;
import org.crmferry.plan.Decision;

/**
 * A batch of cargo that was opened and mapped again, with its frozen decisions: what load, verify and undo work on.
 *
 * @param batch the source records
 * @param mapped the target record of each
 * @param decisions the decision on each; null stands for a plain creation
 */
@SuppressWarnings("ArrayRecordComponent") // passed on, never compared
record Prepared(Batch batch, Object[][] mapped, Decision[] decisions) {
    /** Opens the batches of an entity one after the other on a thread of its own; null at the end. */
    static Ahead<Prepared> all(Voyage voyage, EntityMapping each, List<BatchEntry> entries) {
        Mapper mapper = voyage.mapper(each);
        int[] at = {0};
        return new Ahead<>("open", 2, () -> {
            if (at[0] == entries.size()) {
                return null;
            }
            BatchEntry entry = entries.get(at[0]++);
            Batch batch = voyage.open(entry, each);
            Object[][] mapped = new Object[batch.records().size()][];
            for (int i = 0; i < mapped.length; i++) {
                mapped[i] = mapper.map(batch.records().get(i), (kind, to, from) -> {});
            }
            return new Prepared(batch, mapped, null);
        });
    }

    /** The same batch with its decisions, which the journal's own thread looks up. */
    Prepared decided(Voyage voyage, EntityMapping each) {
        return new Prepared(batch, mapped, voyage.decisions(each, batch.number(), mapped.length));
    }

    Action action(int position) {
        return decisions[position] == null ? Action.CREATE : decisions[position].action();
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
