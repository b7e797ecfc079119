package org.crmferry.transfer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.crmferry.mapping.EntityMapping;
import org.crmferry.model.Key;
import org.crmferry.plan.Action;

/**
 * Decides what becomes of records that the source has deleted since both sides agreed last: what nobody has touched in
 * the target and nothing there refers to is to be deleted there; what somebody has changed is a conflict, and so is what
 * other records still refer to. Reads only. One thread.
 */
final class RoundDeletes {
    private final Voyage voyage;
    private final Rulings rulings;
    private final Map<EntityMapping, List<Gone>> found = new LinkedHashMap<>();

    /**
     * One record that the source has no more. Holds values.
     *
     * @param last the source's record as it was, and its place in the cargo
     * @param base what both sides agreed on last
     * @param current the target's record now; null if it is gone too
     * @param action DELETE, CONFLICT, or SKIP if the target has it no more either
     * @param reason why
     */
    @SuppressWarnings("ArrayRecordComponent") // passed on, never compared
    record Gone(Detection.Changed last, Bases.Base base, Object[] current, Action action, String reason) {
        private Gone referred() {
            return new Gone(last, base, current, Action.CONFLICT, Deletions.REFERRED);
        }
    }

    RoundDeletes(Voyage voyage, Rulings rulings) {
        this.voyage = voyage;
        this.rulings = rulings;
    }

    /** Takes the records of an entity; without those that never had a counterpart. */
    void add(EntityMapping each, List<Detection.Changed> gone, TargetView now) {
        Bases bases = new Bases(voyage, each);
        Map<Proposals.Place, Bases.Base> agreed =
                bases.of(gone.stream().map(Detection.Changed::place).toList());
        Map<Key, Object[]> there = new HashMap<>();
        now.byKeys(
                        voyage.target(each),
                        agreed.values().stream().map(Bases.Base::key).distinct().toList())
                .forEach(record -> there.put(voyage.target(each).keyOf(record), record));
        Map<Key, Integer> others = new Joined(voyage, each, bases.expected()).standing();
        agreed.values().forEach(base -> others.merge(base.key(), -1, Integer::sum));
        Set<Key> once = new HashSet<>();
        List<Gone> all = new ArrayList<>();
        for (Detection.Changed last : gone) {
            Bases.Base base = agreed.get(last.place());
            if (base != null) {
                // What went into another is not there any more; what stands for others as well stays for them.
                boolean stays = base.absorbed()
                        || bases.joined(base.key()) && (others.get(base.key()) > 0 || !once.add(base.key()));
                Object[] current = stays ? null : there.get(base.key());
                boolean ask = current != null && bases.touched(base, current) && !ruled(each, last, base, current);
                Action action = current == null ? Action.SKIP : ask ? Action.CONFLICT : Action.DELETE;
                all.add(new Gone(last, base, current, action, Deletions.DELETED));
            }
        }
        found.put(each, all);
    }

    private boolean ruled(EntityMapping each, Detection.Changed last, Bases.Base base, Object[] current) {
        return rulings.of(
                        each.source(),
                        voyage.source(each).keyOf(last.record()).text(),
                        base.key(),
                        voyage.target(each),
                        current)
                .isPresent();
    }

    /**
     * Makes a conflict of what records of the target would still refer to when the round is done.
     *
     * @param written by entity, what the round writes besides
     */
    void keepReferred(Map<EntityMapping, List<Object[]>> written, TargetView now) {
        References references = new References(voyage);
        found.forEach((each, all) -> references.leaves(
                each,
                all.stream()
                        .filter(one -> one.action() == Action.DELETE)
                        .map(one -> one.base().key())
                        .toList()));
        references.look(written, now);
        found.forEach((each, all) -> all.replaceAll(one -> one.action() == Action.DELETE
                        && references.stays(each, one.base().key())
                ? one.referred()
                : one));
    }

    /** Without those that are left to a person already and still have to be. */
    List<Gone> of(EntityMapping each) {
        return found.getOrDefault(each, List.of()).stream()
                .filter(one -> one.action() != Action.CONFLICT || !one.last().again())
                .toList();
    }
}
