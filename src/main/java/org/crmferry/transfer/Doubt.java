package org.crmferry.transfer;

import java.util.List;
import org.crmferry.database.Snapshot;
import org.crmferry.journal.BatchResult;
import org.crmferry.mapping.EntityMapping;
import org.crmferry.model.Key;
import org.crmferry.plan.Action;
import org.crmferry.plan.RecordHash;

/** Finds out from the target's own records whether a step was committed: batches are all or nothing. */
final class Doubt {
    private Doubt() {}

    static boolean committed(Voyage voyage, BatchResult result) {
        EntityMapping each = voyage.entities().stream()
                .filter(e -> e.source().equals(result.entity()))
                .findFirst()
                .orElseThrow();
        try (Snapshot now = Snapshot.of(voyage.target());
                Ahead<Prepared> opened = Prepared.all(
                        voyage,
                        each,
                        List.of(voyage.journal()
                                .batch(Voyage.CARGO, result.entity(), result.number())
                                .orElseThrow()))) {
            Prepared batch = opened.next().decided(voyage, each);
            List<Integer> created = batch.with(Action.CREATE);
            if (result.created() > 0) {
                List<Key> keys = created.stream()
                        .map(i -> voyage.target(each).keyOf(batch.mapped()[i]))
                        .toList();
                return !now.byKeys(voyage.target(each), keys).isEmpty();
            }
            RecordHash hash = new RecordHash();
            for (int position : batch.with(Action.UPDATE)) {
                Key key = batch.decisions()[position].target();
                for (Object[] record : now.byKeys(voyage.target(each), List.of(key))) {
                    return !hash.of(record).equals(batch.decisions()[position].state());
                }
            }
            return false;
        }
    }
}
