package org.crmferry.transfer;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.crmferry.mapping.EntityMapping;
import org.crmferry.model.Said;
import org.crmferry.model.Shape;
import org.crmferry.model.Values;
import org.crmferry.plan.Action;
import org.crmferry.plan.Match;
import org.crmferry.plan.RecordHash;

/** What has to be done so that a record of the target is again as it was in one of its versions. Reads only; holds values. */
final class Reversion {
    private final Voyage voyage;
    private final EntityMapping mapping;
    private final History history;
    private final Version version;
    private final Object[] current;
    private final Object[] record;
    private final Object[] seen;
    private final String state;
    private final boolean[] changed;
    private final Said hindrance;

    Reversion(Voyage voyage, EntityMapping mapping, History history, Version version) {
        this.voyage = voyage;
        this.mapping = mapping;
        this.history = history;
        this.version = version;
        current = history.current();
        changed = new boolean[history.target().fields().size()];
        LastKnown before = current == null ? LastKnown.of(history) : new LastKnown(current, true);
        seen = before.record();
        record = seen.clone();
        state = before.whole() ? new RecordHash().of(seen) : "";
        hindrance = prepare();
    }

    /** Fills in what is to be written; why that cannot be, null if it can. */
    private Said prepare() {
        if (history.waiting() != 0) {
            return Said.of(PutBack.class, "history.waits", history.sourceKey(), history.waiting());
        }
        if (merged()) {
            return Said.of(
                    PutBack.class,
                    "history.merged",
                    history.sourceKey(),
                    history.key().text());
        }
        Match match = Write.match(mapping, history.target());
        if (!version.there()) {
            for (int i = 0; i < record.length; i++) {
                changed[i] = current != null && match.decides(i) && !Values.empty(record[i]);
            }
            return current != null && referred()
                    ? Said.of(
                            PutBack.class,
                            "history.referred",
                            history.sourceKey(),
                            history.key().text())
                    : null;
        }
        boolean known = false;
        for (int i = 0; i < record.length; i++) {
            boolean meant = match.decides(i) && version.known()[i];
            known |= meant;
            record[i] = meant ? version.record()[i] : record[i];
            changed[i] = current != null
                    ? !Values.same(current[i], record[i])
                    : !Values.empty(record[i])
                            && !history.target()
                                    .key()
                                    .contains(history.target().fields().get(i).name());
        }
        return known ? null : Said.of(PutBack.class, "history.unknown", version.number());
    }

    /** Whether it went into another record, or others into it: then its being there or not is not its own. */
    private boolean merged() {
        Shape shape = history.target().shape();
        return shape != null
                && (current == null && voyage.merges().gone(shape.table(), history.key())
                        || !version.there() && voyage.merges().kept(shape.table(), history.key()));
    }

    /** Whether other records of the target refer to it. */
    private boolean referred() {
        References references = new References(voyage);
        references.leaves(mapping, List.of(history.key()));
        try (TargetView now = new TargetView(voyage.target(), voyage.progress())) {
            references.look(Map.of(), now);
        }
        return references.stays(mapping, history.key());
    }

    /** Why it cannot be done, in words for people; null if it can. */
    Said hindrance() {
        return hindrance;
    }

    /** The target's record as it is now, or as it was before it went, as far as that is known. */
    Object[] seen() {
        return seen;
    }

    /** {@link RecordHash} of {@link #seen}; empty if that is not known as a whole. */
    String state() {
        return state;
    }

    /** The record as it is to be; one that is to be deleted, as it is. */
    Object[] record() {
        return record;
    }

    /**
     * What it is to do with the target's record, whether or not a person has to be asked first: CREATE, UPDATE, DELETE, or
     * UNCHANGED if the record is as that version was.
     */
    Action action() {
        if (version.there()) {
            return current == null ? Action.CREATE : Voyage.any(changed) ? Action.UPDATE : Action.UNCHANGED;
        }
        return current == null ? Action.UNCHANGED : Action.DELETE;
    }

    /** The fields that are to be written, with what they hold now and then. Holds values. */
    List<Version.Change> changes() {
        List<Version.Change> changes = new ArrayList<>();
        for (int i = 0; i < changed.length; i++) {
            if (changed[i]) {
                changes.add(new Version.Change(
                        history.target().fields().get(i),
                        current == null ? null : current[i],
                        version.there() ? record[i] : null));
            }
        }
        return changes;
    }

    /** Names the fields that somebody has edited since the last version and that would be overwritten. */
    List<String> asked() {
        List<String> asked = new ArrayList<>();
        Version last = history.versions().get(history.versions().size() - 1);
        boolean since = last.cause() == Version.Cause.EDITED && last.at().isEmpty();
        Set<String> edited = new HashSet<>();
        if (since) {
            last.changes().forEach(change -> edited.add(change.field().name()));
        }
        for (int i = 0; i < changed.length; i++) {
            String name = history.target().fields().get(i).name();
            if (changed[i] && edited.contains(name)) {
                asked.add(name);
            }
        }
        return asked;
    }
}
