package org.crmferry.transfer;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.crmferry.cargo.BatchEntry;
import org.crmferry.journal.Conflict;
import org.crmferry.journal.Failure;
import org.crmferry.mapping.EntityMapping;
import org.crmferry.plan.Action;
import org.crmferry.plan.Decision;

/** Records of one entity that the source had deleted in earlier rounds, and what became of each in the target. */
final class Deletions {
    /** Reason and kind of conflict: the source has deleted what the target has changed. */
    static final String DELETED = "deleted";

    /** Kind of conflict: the target has deleted what the source has changed. */
    static final String GONE = "gone";

    /** Reason and kind of conflict: the source has deleted it, but records of the target refer to it. */
    static final String REFERRED = "referred";

    /** Reason of a creation: the source has again what it had deleted. */
    static final String BACK = "back";

    private final Map<Proposals.Place, Boolean> left = new HashMap<>();
    private final Set<Proposals.Place> open = new HashSet<>();

    Deletions(Voyage voyage, EntityMapping mapping) {
        Map<Proposals.Place, Conflict> conflicts = new HashMap<>();
        for (Conflict conflict : voyage.journal().conflicts().all()) {
            if (conflict.entity().equals(mapping.source())) {
                conflicts.put(new Proposals.Place(conflict.number(), conflict.position()), conflict);
            }
        }
        Set<Proposals.Place> refused = new HashSet<>();
        for (Failure failure : voyage.journal().failures(mapping.source())) {
            refused.add(new Proposals.Place(failure.number(), failure.position()));
        }
        Proposals proposals = new Proposals(voyage, mapping);
        for (BatchEntry entry : voyage.journal().batches(Voyage.DELETES, mapping.source())) {
            for (Decision decision : voyage.decisions(mapping, entry.number(), entry.records())) {
                Proposals.Place place = new Proposals.Place(entry.number(), decision.position());
                Conflict conflict = conflicts.get(place);
                if (PutBack.meant(decision)) {
                    Proposals.Place before = proposals
                            .of(entry.number())
                            .get(decision.position())
                            .follows();
                    putBack(place, before, decision, conflict, refused.contains(place));
                    continue;
                }
                if (conflict != null && !conflict.applied()) {
                    open.add(place);
                }
                left.put(
                        place,
                        conflict == null
                                || conflict.applied() && conflict.choice().equals("source"));
            }
        }
    }

    /** What a person has put back is the target's own: it is there or not, as was wanted, whatever the source had done. */
    private void putBack(
            Proposals.Place place, Proposals.Place before, Decision decision, Conflict conflict, boolean refused) {
        if (left.containsKey(before)) {
            boolean done = conflict == null
                    ? !refused
                    : conflict.applied() && conflict.choice().equals("source");
            left.put(place, done ? PutBack.deletes(decision) : left.get(before));
        }
    }

    /** Whether that place says that the source had deleted a record. */
    boolean has(Proposals.Place place) {
        return left.containsKey(place);
    }

    /** Whether somebody still has to say what becomes of it in the target. */
    boolean open(Proposals.Place place) {
        return open.contains(place);
    }

    /** Whether the target has it no more either. */
    boolean leftTarget(Proposals.Place place) {
        return left.getOrDefault(place, false);
    }

    /** Whether a record that the target does not have any more is wanted there as the source has it. */
    static boolean wantedBack(Conflict conflict, Decision decision) {
        return conflict.choice().equals("source") && !asked(decision);
    }

    /** Whether a conflict with that decision is about a record that either side has deleted. */
    static boolean either(Decision decision) {
        return asked(decision) || decision != null && decision.reason().equals(GONE);
    }

    /** Whether a conflict with that decision asks if a record is to be deleted. */
    static boolean asked(Decision decision) {
        return decision != null
                && (decision.action() == Action.DELETE
                        || PutBack.deletes(decision)
                        || decision.reason().equals(DELETED)
                        || decision.reason().equals(REFERRED));
    }
}
