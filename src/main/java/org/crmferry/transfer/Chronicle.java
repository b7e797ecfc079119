package org.crmferry.transfer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.crmferry.journal.Conflict;
import org.crmferry.journal.Journal;
import org.crmferry.journal.Run;
import org.crmferry.mapping.EntityMapping;
import org.crmferry.model.Entity;
import org.crmferry.model.Fault;
import org.crmferry.model.FerryException;
import org.crmferry.model.Key;
import org.crmferry.model.Said;
import org.crmferry.plan.Action;
import org.crmferry.plan.Decision;
import org.crmferry.plan.Match;

/**
 * Tells the versions of single records of one entity. They are nowhere kept by themselves: the sealed cargo, the frozen
 * decisions, the before-images and what rounds have seen say them, as they do for verification and undo; and the target
 * says how a record is now. Reads only; belongs to one thread.
 */
public final class Chronicle {
    private final Voyage voyage;
    private final Journal journal;
    private final EntityMapping mapping;
    private final Entity target;
    private final Match match;
    private final Expected expected;
    private final Origins origins;
    private final Proposals proposals;
    private final Map<Proposals.Place, Conflict> conflicts = new HashMap<>();
    private final Map<Integer, Prepared> opened = new HashMap<>();

    /** @throws FerryException MAPPING if that source entity is not moved, or its records have no key */
    public Chronicle(Voyage voyage, String entity) {
        this.voyage = voyage;
        journal = voyage.journal();
        mapping = voyage.entities().stream()
                .filter(each -> each.source().equals(entity))
                .findFirst()
                .orElseThrow(() -> refusal("history.entity", entity));
        target = voyage.target(mapping);
        if (target.key().isEmpty() || voyage.source(mapping).key().isEmpty()) {
            throw refusal("history.keyless", entity);
        }
        match = Write.match(mapping, target);
        expected = new Expected(voyage, mapping);
        origins = new Origins(voyage, mapping);
        proposals = new Proposals(voyage, mapping);
        for (Conflict conflict : journal.conflicts().all()) {
            if (conflict.entity().equals(entity)) {
                conflicts.put(new Proposals.Place(conflict.number(), conflict.position()), conflict);
            }
        }
    }

    private static FerryException refusal(String key, Object... values) {
        return new FerryException(Fault.MAPPING, Said.of(Chronicle.class, key, values));
    }

    /**
     * The versions of one record.
     *
     * @param key the source's key as text, or else the target's
     * @throws FerryException MAPPING if there is none with that key
     */
    public History of(String key) {
        Records records = new Records(voyage, mapping);
        return records.bySource(key)
                .or(() -> records.byTarget(key))
                .map(this::of)
                .orElseThrow(() -> refusal("history.record", mapping.source(), key));
    }

    /**
     * The same of the record with that key in the target.
     *
     * @throws FerryException MAPPING if there is none with that key
     */
    public History ofTarget(String key) {
        return new Records(voyage, mapping)
                .byTarget(key)
                .map(this::of)
                .orElseThrow(() -> refusal("history.record", mapping.source(), key));
    }

    /** The same of the record that a conflict is about. */
    public History of(Conflict conflict) {
        return of(new Proposals.Place(conflict.number(), conflict.position()));
    }

    private History of(Proposals.Place any) {
        Proposals.Place first = origins.first(any);
        List<Proposals.Place> places = origins.chain(first);
        Proposals.Place last = places.get(places.size() - 1);
        Prepared newest = batch(last.number());
        Key key = Records.target(target, newest, last.position(), conflicts.get(last));
        VersionList versions = new VersionList(target, match, expected);
        places.forEach(place -> tell(versions, place));
        undone(versions, first);
        Object[] current = current(key);
        if (versions.begun()) {
            versions.notice(current, "", 0);
        }
        Conflict open = conflicts.get(last);
        return new History(
                mapping.source(),
                target,
                voyage.source(mapping)
                        .keyOf(newest.batch().records().get(last.position()))
                        .text(),
                key,
                versions.all(),
                open == null || open.applied() ? 0 : open.id(),
                last,
                current);
    }

    private Object[] current(Key key) {
        if (!voyage.exists(mapping)) {
            return null;
        }
        try (TargetView now = new TargetView(voyage.target(), voyage.progress())) {
            List<Object[]> found = now.byKeys(target, List.of(key));
            return found.isEmpty() ? null : found.get(0);
        }
    }

    private Prepared batch(int number) {
        return opened.computeIfAbsent(
                number,
                n -> Prepared.of(
                                mapping,
                                voyage.mapper(mapping),
                                voyage.open(
                                        journal.batch(Voyage.CARGO, mapping.source(), n)
                                                .orElseThrow(),
                                        mapping))
                        .proposing(proposals)
                        .decided(voyage, mapping));
    }

    /** What became of the target's record with one record of the cargo. */
    private void tell(VersionList versions, Proposals.Place place) {
        Prepared batch = batch(place.number());
        int position = place.position();
        Decision decision = batch.decisions()[position];
        Optional<Run> run = journal.runs().of(mapping.source(), place.number());
        String ran = run.map(Run::at).orElse("");
        int number = run.map(Run::number).orElse(0);
        Proposals.Proposal proposal = batch.proposals().get(position);
        if (proposal != null && decision != null) {
            boolean seen =
                    decision.action() != Action.CREATE && !decision.state().isEmpty();
            versions.notice(seen ? proposal.seen() : null, ran, number);
        }
        Expected.One one = expected.of(batch).stream()
                .filter(each -> each.position() == position)
                .findFirst()
                .orElse(null);
        Conflict conflict = conflicts.get(place);
        if (conflict != null) {
            if (conflict.applied()) {
                decided(versions, conflict, decision, one, number);
            }
            return;
        }
        if (one == null) {
            return;
        }
        if (one.action() == Action.UNCHANGED) {
            if (proposal == null) {
                versions.found(one.record(), ran, number);
            }
            return;
        }
        String step = step(one.action(), place);
        if (!expected.done(step)) {
            return;
        }
        if (one.before() != null && one.action() == Action.UPDATE) {
            versions.notice(one.before(), ran, number);
        }
        String at = journal.runs().at(step);
        versions.add(
                cause(voyage, mapping, decision, place.number()),
                at.isEmpty() ? ran : at,
                number,
                run.map(Run::person).orElse(""),
                rule(batch, one, decision, proposal),
                one,
                expected.unlinked(place.number(), position));
    }

    private String step(Action action, Proposals.Place place) {
        if (action == Action.DELETE) {
            return Removal.DELETING + mapping.source() + "/" + place.number();
        }
        String solving = journal.runs().solving(mapping.source(), place.number(), place.position());
        return solving.isEmpty() ? "load/" + mapping.source() + "/" + place.number() : solving;
    }

    /** What brought about what a batch has written without asking anybody. */
    static Version.Cause cause(Voyage voyage, EntityMapping mapping, Decision decision, int number) {
        return PutBack.meant(decision)
                ? Version.Cause.PUT_BACK
                : number < voyage.firstOfRounds(mapping) ? Version.Cause.TRANSFER : Version.Cause.SYNC;
    }

    /** The rule that had to decide; empty if none had. */
    private String rule(Prepared batch, Expected.One one, Decision decision, Proposals.Proposal proposal) {
        if (proposal != null) {
            boolean ruled = decision != null && decision.reason().startsWith(RoundBatches.MERGED_BY);
            return ruled ? decision.reason().substring(RoundBatches.MERGED_BY.length()) : "";
        }
        if (one.action() != Action.UPDATE) {
            return "";
        }
        boolean[] conflicting =
                match.compare(batch.mapped()[one.position()], one.before()).conflicting();
        return Voyage.any(conflicting) ? mapping.existing().name() : "";
    }

    private void decided(VersionList versions, Conflict conflict, Decision decision, Expected.One one, int number) {
        Version.Cause cause = PutBack.meant(decision) ? Version.Cause.PUT_BACK : Version.Cause.DECIDED;
        String at = journal.runs().at(Load.resolving(voyage, conflict));
        String when = at.isEmpty() ? conflict.decidedAt() : at;
        if (one == null) {
            versions.kept(cause, when, number, conflict.decidedBy(), conflict.choice());
            return;
        }
        if (one.before() != null) {
            versions.notice(one.before(), when, number);
        }
        versions.add(
                cause,
                when,
                number,
                conflict.decidedBy(),
                conflict.choice(),
                one,
                expected.unlinked(conflict.number(), conflict.position()));
    }

    /** Taken back, it is as it was before anything was written, unless it was left because somebody had edited it. */
    private void undone(VersionList versions, Proposals.Place first) {
        String step = Undo.removing(mapping, first.number());
        boolean left = journal.failures(UndoBatch.LEFT + mapping.source()).stream()
                .anyMatch(failure -> origins.first(new Proposals.Place(failure.number(), failure.position()))
                        .equals(first));
        if (expected.done(step) && !left) {
            versions.undone(journal.runs().at(step));
        }
    }
}
