package org.crmferry.ui.duplicates;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.crmferry.duplicates.Cluster;
import org.crmferry.ferry.DuplicateDraft;
import org.crmferry.ferry.DuplicateLine;
import org.crmferry.ferry.DuplicateSides;
import org.crmferry.model.Key;
import org.crmferry.transfer.Merge;

/**
 * One cluster of likely duplicates, and what is decided of it. Holds values.
 *
 * @param id its place in the order in which they were found
 * @param entity its entity's name
 * @param label English name of the entity
 * @param name what people call the record with most values
 * @param text everything that it can be found by, in lower case
 * @param keys its records, the one with most values first
 * @param sides the records as they were shown; null before that
 * @param changes what has changed in them since they were shown before; empty for nothing
 * @param refusal why they were not merged when that was decided, see {@link org.crmferry.transfer.Merging.Outcome};
 *     {@code older} if that was in an earlier session and they have changed since; empty for nothing
 */
record Group(
        int id,
        String entity,
        String label,
        String name,
        String text,
        Cluster cluster,
        List<Key> keys,
        State state,
        Draft draft,
        DuplicateSides sides,
        List<DuplicateSides.Change> changes,
        String refusal) {
    /** How it stands. */
    enum State {
        OPEN,
        MERGE,
        APART,
        /** They are one record in the target. */
        MERGED,
        /** They are remembered as different. */
        PARTED,
        /** Fewer than two of the records are left. */
        GONE;

        /** Whether somebody has decided and nothing is written yet. */
        boolean decided() {
            return this == MERGE || this == APART;
        }

        /** Whether it can still be decided. */
        boolean decidable() {
            return this == OPEN || decided();
        }
    }

    /** How sure it is that they are the same. */
    enum Sure {
        CERTAIN(0.99),
        LIKELY(0.9),
        POSSIBLE(0);

        private final double from;

        Sure(double from) {
            this.from = from;
        }

        static Sure of(double score) {
            return score >= CERTAIN.from ? CERTAIN : score >= LIKELY.from ? LIKELY : POSSIBLE;
        }
    }

    /**
     * What the merged record is to be.
     *
     * @param survivor the record that stays
     * @param fields field to the record whose value is taken
     * @param typed field to a value by hand
     */
    record Draft(Key survivor, Map<String, Key> fields, Map<String, Object> typed) {
        Draft survivor(Key key) {
            return new Draft(key, fields, typed);
        }

        Draft choosing(String field, Key key) {
            Map<String, Key> chosen = new HashMap<>(fields);
            chosen.put(field, key);
            Map<String, Object> other = new HashMap<>(typed);
            other.remove(field);
            return new Draft(survivor, chosen, other);
        }

        Draft typing(String field, Object value) {
            Map<String, Object> other = new HashMap<>(typed);
            other.put(field, value);
            return new Draft(survivor, fields, other);
        }
    }

    Sure sure() {
        return Sure.of(cluster.score());
    }

    /** Place of the record that stays. */
    int survivor() {
        return keys.indexOf(draft.survivor());
    }

    Merge merge() {
        return sides.merge(draft.survivor(), draft.fields(), draft.typed());
    }

    List<DuplicateLine> lines() {
        return sides.lines(merge());
    }

    Group with(State now) {
        return new Group(id, entity, label, name, text, cluster, keys, now, draft, sides, changes, refusal);
    }

    Group with(Draft now) {
        return new Group(id, entity, label, name, text, cluster, keys, state, now, sides, changes, refusal);
    }

    /** What is decided, to be kept. */
    DuplicateDraft kept() {
        return new DuplicateDraft(merge(), state == State.APART);
    }

    /** With what was decided in an earlier session; to be decided anew if the records are not as they were then. */
    Group resumed(DuplicateDraft kept, DuplicateSides now) {
        Merge merge = kept.merge();
        if (!now.states().equals(merge.states())) {
            return showing(now, List.of(), "older");
        }
        Draft then = new Draft(merge.survivor(), merge.fields(), merge.typed());
        return showing(now, List.of(), "").with(then).with(kept.apart() ? State.APART : State.MERGE);
    }

    /** As the records are now, to be decided anew where something else was shown before. */
    Group showing(DuplicateSides now, List<DuplicateSides.Change> changed, String refused) {
        List<Key> left = now.keys();
        State then = left.size() < 2 ? State.GONE : State.OPEN;
        Draft fresh = left.isEmpty() ? draft : new Draft(left.get(0), Map.of(), Map.of());
        return new Group(id, entity, label, name, text, cluster, left, then, fresh, now, changed, refused);
    }
}
