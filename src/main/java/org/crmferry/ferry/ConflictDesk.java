package org.crmferry.ferry;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.crmferry.journal.Conflict;
import org.crmferry.journal.ConflictFilter;
import org.crmferry.journal.ConflictLook;
import org.crmferry.journal.ConflictOrder;
import org.crmferry.journal.ConflictRemarks;
import org.crmferry.journal.ConflictStore;
import org.crmferry.journal.ConflictTally;
import org.crmferry.journal.Journal;
import org.crmferry.model.Fault;
import org.crmferry.model.FerryException;
import org.crmferry.model.Said;
import org.crmferry.plan.FieldChoice;
import org.crmferry.transfer.Chronicle;
import org.crmferry.transfer.Dispute;
import org.crmferry.transfer.Disputes;
import org.crmferry.transfer.Voyage;

/**
 * The open conflicts of a project, for a person who works through them: keeps the project and the target open, so that
 * each answer comes at once. Nothing is written to the target; {@link Ferry#run} applies what was decided.
 *
 * <p>Belongs to one worker thread. The project is locked while it is open: close it before the next step.
 */
public final class ConflictDesk implements AutoCloseable {
    /** What a whole record may be decided by. */
    public static final List<String> RULES =
            List.of("source", "target", "newest", "oldest", "version", "complete", "longest");

    /** Those that compare the two records; the others name a side. */
    public static final List<String> COMPARING = RULES.subList(2, RULES.size());

    private final Migration migration;
    private final Voyage voyage;
    private final ConflictStore store;
    private final Journal journal;
    private final Disputes disputes;
    private final Sweep sweep;
    private final ConflictIndex index;
    private final Asking asking;
    /** Those that were made one by one and are in no line of the journal yet. */
    private int decided;

    ConflictDesk(Migration migration) {
        this.migration = migration;
        journal = migration.journal();
        store = journal.conflicts();
        store.searchable();
        voyage = migration.opened();
        disputes = new Disputes(voyage);
        sweep = new Sweep(store, disputes, journal);
        index = new ConflictIndex(store.looks(), disputes);
        asking = new Asking(journal);
    }

    /** Part of the list, with counts of all that meet the filter; {@code limit} conflicts from {@code offset} on. */
    public ConflictPage page(ConflictFilter filter, long offset, int limit) {
        return page(store, filter, offset, limit);
    }

    static ConflictPage page(ConflictStore store, ConflictFilter filter, long offset, int limit) {
        boolean openOnes = filter.state() == ConflictFilter.State.ALL || filter.state() == ConflictFilter.State.OPEN;
        ConflictTally tally = store.tally(filter);
        return new ConflictPage(
                tally.count(filter),
                openOnes ? tally.count(filter.withState(ConflictFilter.State.OPEN)) : 0,
                store.page(filter, offset, limit),
                tally.entities(filter),
                tally.kinds(filter),
                tally.fields(filter));
    }

    /** One conflict with its values. */
    public ConflictDetail detail(long id) {
        Dispute dispute = disputes.of(conflict(id));
        return Details.of(dispute, disputes.leads(dispute), store.remarks(), Sweep.telling(dispute, RULES));
    }

    /**
     * The versions of the record that a conflict is about. Holds values.
     *
     * @throws FerryException MAPPING if its records have no key
     */
    public RecordHistory history(long id) {
        Conflict conflict = conflict(id);
        return new HistoryTelling(migration, voyage).of(new Chronicle(voyage, conflict.entity()).of(conflict));
    }

    /** The records that a field of a conflict leads to, on whichever side. Holds values. */
    public List<Related> related(long id, String field) {
        return disputes.leads(disputes.of(conflict(id))).stream()
                .filter(lead -> lead.field().equals(field))
                .map(Related::of)
                .toList();
    }

    /** What people call the source's records of these conflicts, by number; empty for those without a name. Holds values. */
    public Map<Long, String> names(List<Conflict> conflicts) {
        Map<Long, String> names =
                store.looks().names(conflicts.stream().map(Conflict::id).toList());
        List<Conflict> unseen = conflicts.stream()
                .filter(each -> !names.containsKey(each.id()))
                .sorted(Comparator.comparing(Conflict::entity).thenComparing(Conflict::number))
                .toList();
        disputes.sources(unseen, (conflict, entity, record) -> names.put(conflict.id(), Naming.of(entity, record)));
        return names;
    }

    /** What people call the entities, by their names in {@link Conflict#entity}. */
    public Map<String, String> entityLabels() {
        return disputes.entityLabels();
    }

    /** What people call the fields, by their names in {@link Conflict#fields}. */
    public Map<String, String> fieldLabels() {
        return disputes.fieldLabels();
    }

    private Conflict conflict(long id) {
        return store.get(id)
                .orElseThrow(() -> new FerryException(Fault.MAPPING, Said.of(ConflictDesk.class, "conflict.none", id)));
    }

    private Conflict undecided(long id) {
        Conflict conflict = conflict(id);
        if (conflict.applied()) {
            throw new FerryException(Fault.MAPPING, Said.of(ConflictDesk.class, "conflict.written", id));
        }
        return conflict;
    }

    /**
     * Decides fields of one conflict; those decided earlier stay. The conflict is decided once every field that differs
     * is; other fields may be decided too, and else are filled where the target has nothing.
     *
     * @return the conflict as it is now
     * @throws FerryException MAPPING if a choice is not possible, DATA if a typed value does not fit its field; then
     *     nothing was decided
     */
    public Conflict decide(long id, Map<String, FieldChoice> choices) {
        Dispute dispute = disputes.of(undecided(id));
        if (dispute.current() == null) {
            throw new FerryException(
                    Fault.MAPPING,
                    Said.of(
                            ConflictDesk.class,
                            dispute.conflict().targetKey().isEmpty() ? "conflict.unknown" : "conflict.gone",
                            id));
        }
        choices.forEach((field, choice) -> FieldCheck.check(dispute, field, choice));
        sweep.enter(dispute, choices);
        decided++;
        return conflict(id);
    }

    /** Decides a whole record: one of {@link #RULES}; FerryException (MAPPING) if the rule does not tell. */
    public Conflict decide(long id, String rule) {
        sweep.requireTelling(undecided(id), Decree.valid(rule));
        store.choose(id, rule, "", person());
        decided++;
        return conflict(id);
    }

    /** Forgets what was decided on a conflict that is not applied yet. */
    public Conflict takeBack(long id) {
        store.takeBack(undecided(id).id());
        return conflict(id);
    }

    /**
     * Decides all conflicts that meet the filter and are not applied by one of {@link #RULES}; with a field in the
     * filter only that field, so that conflicts with other differing fields may stay open.
     *
     * @return how many it touched
     */
    public int decideAll(ConflictFilter filter, String rule) {
        return decideAll(Decree.by(filter, rule)).size();
    }

    /** Decides many at once, exactly those that {@link #preview} counted; gives their numbers. */
    public List<Long> decideAll(Decree decree) {
        return sweep.apply(decree);
    }

    /** What a decree would do; nothing is decided. */
    public DecreePreview preview(Decree decree) {
        return sweep.preview(decree, this::names);
    }

    /** What rules would decide of those that meet the filter; nothing is decided. */
    public List<RuleForecast> forecast(ConflictFilter filter, Collection<String> rules) {
        return sweep.forecast(filter, rules);
    }

    /** How these conflicts are decided now, to be given to {@link #restore}. Holds values. */
    public List<ConflictRemarks.Standing> standings(Collection<Long> ids) {
        return store.remarks().standings(ids);
    }

    /** Lets conflicts stand as they stood; those that were applied meanwhile stay. */
    public void restore(List<ConflictRemarks.Standing> standings) {
        store.remarks().restore(standings);
        journal.log(standings.size() + " decisions taken back or made again");
    }

    /** Puts a note on a conflict, to be read by whoever looks at it; blank takes it away. */
    public Conflict note(long id, String text) {
        store.remarks().note(conflict(id).id(), text.strip());
        return conflict(id);
    }

    /** Looks at some more conflicts, so that they can be found by their values and put in order; gives how many are left. */
    public long look(int most) {
        return index.look(most);
    }

    /** What people call owners of conflicts, by their keys. Holds values. */
    public Map<String, String> owners() {
        return store.owners();
    }

    /** How many meet the filter, and how many would with one limit less. */
    public ConflictCounts counts(ConflictFilter filter) {
        return ConflictCounts.of(store, filter);
    }

    /** How many meet the filter. */
    public long count(ConflictFilter filter) {
        return store.count(filter);
    }

    /** Part of the list in some order. */
    public List<Conflict> list(ConflictFilter filter, ConflictOrder order, int limit) {
        return store.first(filter, order, limit);
    }

    /** Those still open that have the same kind and the same two values in a field, this one included. */
    public static ConflictFilter alike(ConflictDetail detail, ConflictDetail.FieldLine line) {
        return ConflictFilter.OPEN
                .withEntity(detail.conflict().entity())
                .withKind(detail.conflict().kind())
                .withField(line.name())
                .withPair(ConflictLook.pair(line.name(), line.source(), line.target()));
    }

    /** A question to a colleague about one conflict: what these fields have, and nothing else. Holds values. */
    public Question ask(long id, String text, List<String> fields) {
        ConflictDetail detail = detail(id);
        String name = names(List.of(detail.conflict())).getOrDefault(id, "");
        return asking.ask(detail, name, entityLabels(), text, fields);
    }

    /**
     * Takes in a colleague's answer as a proposal, which decides nothing.
     *
     * @throws FerryException DATA or INTEGRITY if the file is none, is damaged, belongs to another project, answers
     *     nothing, or a side has changed since; then nothing was changed
     */
    public Conflict takeIn(Path file) {
        Question answer = Question.read(file);
        asking.mine(answer, file);
        Dispute dispute = disputes.of(undecided(answer.conflict()));
        Proposal proposal = asking.proposal(answer, detail(answer.conflict()), dispute.target(), file);
        proposal.fields().forEach((field, each) -> FieldCheck.check(dispute, field, each.choice()));
        store.remarks().proposal(answer.conflict(), proposal.toJson());
        journal.log("an answer was taken in for conflict " + answer.conflict());
        return conflict(answer.conflict());
    }

    /** Decides a conflict as a colleague proposed; FerryException (DATA) if a side has changed since. */
    public Conflict accept(long id) {
        ConflictDetail detail = detail(id);
        asking.current(detail.proposal(), detail);
        decide(id, detail.proposal().choices());
        store.remarks().proposal(id, "");
        return conflict(id);
    }

    /** Puts a colleague's proposal away. */
    public Conflict dismiss(long id) {
        store.remarks().proposal(undecided(id).id(), "");
        return conflict(id);
    }

    /** Several decisions at once; all are checked before the first is entered. Returns how many were entered. */
    int decide(Map<Long, String> records, Map<Long, Map<String, FieldChoice>> fields) {
        Map<Long, Dispute> open = new LinkedHashMap<>();
        fields.forEach((id, choices) -> {
            Dispute dispute = disputes.of(undecided(id));
            choices.forEach((field, choice) -> FieldCheck.check(dispute, field, choice));
            open.put(id, dispute);
        });
        records.forEach((id, rule) -> sweep.requireTelling(conflict(id), rule));
        int decided = Ferry.resolve(store, records) + open.size();
        open.forEach((id, dispute) -> sweep.enter(dispute, fields.get(id)));
        journal.log(decided + " conflicts decided");
        return decided;
    }

    static String person() {
        return System.getProperty("user.name", "");
    }

    @Override
    public void close() {
        try (migration) {
            if (decided > 0) {
                journal.log(decided + (decided == 1 ? " decision" : " decisions") + " on conflicts");
            }
            voyage.close();
        }
    }
}
