package org.crmferry.transfer;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.crmferry.cargo.BatchEntry;
import org.crmferry.journal.Conflict;
import org.crmferry.journal.Failure;
import org.crmferry.journal.Journal;
import org.crmferry.journal.KeyCode;
import org.crmferry.journal.Run;
import org.crmferry.mapping.EntityMapping;
import org.crmferry.model.Batch;
import org.crmferry.model.Fault;
import org.crmferry.model.FerryException;
import org.crmferry.model.Said;
import org.crmferry.plan.Action;
import org.crmferry.plan.Counts;
import org.crmferry.plan.Decision;

/**
 * Puts an earlier version of one record back: adds a batch with that record to the migration, as a round of staying in
 * sync does, so that {@link Load} writes it, {@link Verify} compares and {@link Undo} takes it back. The source's record
 * stays as it was carried over: what was put back is the target's own from then on.
 *
 * <p>Only fields that the mapping fills are put back. What somebody has edited since and what would be overwritten is
 * asked: then nothing is written before a person has decided. A record that is not there any more is made again with the
 * key that it had and with all that is known of it; to put a version back in which it was not there deletes it, as the
 * product deletes.
 */
public final class PutBack {
    /** Kind of conflict: a version is to be put back over what was edited since. */
    static final String ASKED = "version";

    /** Kind of conflict: a record is to be deleted again that was edited since. */
    static final String ASKED_TO_DELETE = "removed";

    /** Begins the reason of a decision; the version's number follows. */
    private static final String REASON = "putback/";

    /** Ends the reason if the record was deleted in that version. */
    private static final String DELETED = "/deleted";

    private final Voyage voyage;
    private final EntityMapping mapping;
    private final History history;
    private final Version version;
    private final Reversion wanted;
    private final List<String> asked;
    private int number;

    /**
     * Looks what is to be done; writes nothing.
     *
     * @throws FerryException MAPPING if there is no such version
     */
    public PutBack(Voyage voyage, History history, int version) {
        this.voyage = voyage;
        this.history = history;
        mapping = voyage.entities().stream()
                .filter(each -> each.source().equals(history.entity()))
                .findFirst()
                .orElseThrow();
        List<Version> all = history.versions();
        if (version < 1 || version > all.size()) {
            throw new FerryException(Fault.MAPPING, said("history.version", history.sourceKey(), all.size()));
        }
        this.version = all.get(version - 1);
        wanted = new Reversion(voyage, mapping, history, this.version);
        asked = wanted.asked();
    }

    private static Said said(String key, Object... values) {
        return Said.of(PutBack.class, key, values);
    }

    /** Whether a decision puts a version back. */
    static boolean meant(Decision decision) {
        return decision != null && decision.reason().startsWith(REASON);
    }

    /** Whether a decision puts a version back in which the record was deleted. */
    static boolean deletes(Decision decision) {
        return meant(decision) && decision.reason().endsWith(DELETED);
    }

    /** Whether a conflict asks if a version is to be put back. */
    static boolean asked(Conflict conflict) {
        return conflict.kind().equals(ASKED) || conflict.kind().equals(ASKED_TO_DELETE);
    }

    /** Why it cannot be put back, in words for people; empty if it can. */
    public Optional<Said> hindrance() {
        return Optional.ofNullable(wanted.hindrance());
    }

    /**
     * What it is to do with the target's record, whether or not a person has to be asked first: CREATE, UPDATE, DELETE, or
     * UNCHANGED if the record is as that version was.
     */
    public Action action() {
        return wanted.action();
    }

    /** The fields that are to be written, with what they hold now and then. Holds values. */
    public List<Version.Change> changes() {
        return wanted.changes();
    }

    /** Names of the fields that are to be written. */
    public List<String> fields() {
        return changes().stream().map(change -> change.field().name()).toList();
    }

    /** Names of the fields that were edited since and that would be overwritten; if there are any, a person is asked. */
    public List<String> asked() {
        return asked;
    }

    /** What is planned. */
    public Counts planned() {
        return Counts.of(decided());
    }

    private Action decided() {
        return asked.isEmpty() ? action() : Action.CONFLICT;
    }

    /**
     * Seals it and makes it part of the migration: from then on it is to be loaded.
     *
     * @param person who wants it
     * @param more what the journal is told in the same transaction
     * @throws FerryException MAPPING if there is a {@link #hindrance}
     */
    public void enter(String person, Runnable more) {
        if (wanted.hindrance() != null) {
            throw new FerryException(Fault.MAPPING, wanted.hindrance());
        }
        Journal journal = voyage.journal();
        number = voyage.next(mapping);
        Proposals.Place last = history.last();
        BatchEntry holding = voyage.cargo(mapping).stream()
                .filter(entry -> entry.number() == last.number())
                .findFirst()
                .orElseThrow();
        Object[] source = voyage.open(holding, mapping).records().get(last.position());
        Decision decision = new Decision(
                0,
                decided(),
                history.key(),
                wanted.state(),
                REASON + version.number() + (version.there() ? "" : DELETED));
        BatchEntry sealed =
                voyage.vault().put(Voyage.CARGO, new Batch(voyage.source(mapping), number, List.<Object[]>of(source)));
        BatchEntry decided = voyage.seal(mapping, number, List.of(decision));
        Map<String, BatchEntry> proposed = new Proposals(voyage, mapping)
                .seal(number, List.of(new Proposals.Proposal(0, last, wanted.seen(), wanted.record())));
        boolean marked = !version.there() || new Deletions(voyage, mapping).has(last);
        journal.together(() -> {
            journal.runs().begin(Run.Kind.PUT_BACK, "", person, Map.of(mapping.source(), number));
            journal.addBatch(Voyage.CARGO, sealed);
            journal.addBatch(Voyage.DECISIONS, decided);
            proposed.forEach(journal::addBatch);
            if (marked) {
                journal.addBatch(Voyage.DELETES, decided);
            }
            if (decided() == Action.CONFLICT) {
                journal.conflicts()
                        .add(
                                mapping.source(),
                                number,
                                0,
                                history.sourceKey(),
                                KeyCode.encode(history.key()),
                                version.there() ? ASKED : ASKED_TO_DELETE,
                                String.join(",", asked));
            }
            voyage.roundsBegin(mapping, number);
            more.run();
        });
    }

    /** Once it was loaded: the conflict that asks about it, if there is one. */
    public Optional<Conflict> conflict() {
        return voyage.journal().conflicts().all().stream()
                .filter(conflict -> conflict.entity().equals(mapping.source()) && conflict.number() == number)
                .findFirst();
    }

    /** Once it was loaded: why the target refused it; empty if it did not. */
    public String refused() {
        return voyage.journal().failures(mapping.source()).stream()
                .filter(failure -> failure.number() == number)
                .map(Failure::reason)
                .findFirst()
                .orElse("");
    }

    /** Once it was loaded: names of the fields in which the target's record is not as it was to be; read anew. */
    public List<String> differing() {
        BatchEntry entry =
                voyage.journal().batch(Voyage.CARGO, mapping.source(), number).orElseThrow();
        Prepared batch = Prepared.of(mapping, voyage.mapper(mapping), voyage.open(entry, mapping))
                .proposing(new Proposals(voyage, mapping))
                .decided(voyage, mapping);
        Expected expected = new Expected(voyage, mapping);
        List<Expected.One> ones = expected.of(batch);
        try (TargetView now = new TargetView(voyage.target(), voyage.progress())) {
            var found = expected.current(keys -> now.byKeys(history.target(), keys), ones);
            return ones.stream()
                    .flatMap(one -> differing(expected, one, found.get(one.key())).stream())
                    .toList();
        }
    }

    private List<String> differing(Expected expected, Expected.One one, Object[] found) {
        if (one.action() == Action.DELETE) {
            return found == null ? List.of() : fields();
        }
        return found == null ? fields() : expected.differing(one, found);
    }
}
