package org.crmferry.ferry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.crmferry.journal.Conflict;
import org.crmferry.journal.ConflictFilter;
import org.crmferry.journal.ConflictStore;
import org.crmferry.journal.Journal;
import org.crmferry.model.Fault;
import org.crmferry.model.FerryException;
import org.crmferry.model.Field;
import org.crmferry.model.Said;
import org.crmferry.plan.FieldChoice;
import org.crmferry.plan.FieldChoices;
import org.crmferry.plan.Rule;
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
    public static final Set<String> RULES = Set.of("source", "target", "newest", "oldest", "complete");

    private static final int AT_ONCE = 500;

    private final Migration migration;
    private final Voyage voyage;
    private final ConflictStore store;
    private final Journal journal;
    private final Disputes disputes;

    ConflictDesk(Migration migration) {
        this.migration = migration;
        journal = migration.journal();
        store = journal.conflicts();
        voyage = migration.opened();
        disputes = new Disputes(voyage);
    }

    /** Part of the list, with counts of all that meet the filter; {@code limit} conflicts from {@code offset} on. */
    public ConflictPage page(ConflictFilter filter, long offset, int limit) {
        return page(store, filter, offset, limit);
    }

    static ConflictPage page(ConflictStore store, ConflictFilter filter, long offset, int limit) {
        boolean openOnes = filter.state() == ConflictFilter.State.ALL || filter.state() == ConflictFilter.State.OPEN;
        return new ConflictPage(
                store.count(filter),
                openOnes ? store.count(filter.withState(ConflictFilter.State.OPEN)) : 0,
                store.page(filter, offset, limit),
                store.countBy("entity", filter),
                store.countBy("kind", filter),
                store.countByField(filter));
    }

    /** One conflict with its values. */
    public ConflictDetail detail(long id) {
        return Details.of(disputes.of(conflict(id)));
    }

    /**
     * What people call the records that fields of a conflict refer to.
     *
     * @return key as text to name; without those that are not in the target or have none. Holds values
     */
    public Map<String, String> referred(long id) {
        Map<String, String> names = new HashMap<>();
        disputes.referred(
                disputes.of(conflict(id)),
                (conflict, entity, record) -> names.put(entity.keyOf(record).text(), Naming.of(entity, record)));
        names.values().removeIf(String::isEmpty);
        return names;
    }

    /** What people call the source's records of these conflicts, by number; empty for those without a name. Holds values. */
    public Map<Long, String> names(List<Conflict> conflicts) {
        Map<Long, String> names = new HashMap<>();
        disputes.sources(conflicts, (conflict, entity, record) -> names.put(conflict.id(), Naming.of(entity, record)));
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
        enter(dispute, choices);
        return conflict(id);
    }

    /** Decides a whole record: one of {@link #RULES}. */
    public Conflict decide(long id, String rule) {
        store.choose(undecided(id).id(), valid(rule), "", person());
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
        String valid = valid(rule);
        List<Conflict> all = new ArrayList<>(store.page(filter, 0, Integer.MAX_VALUE));
        all.removeIf(Conflict::applied);
        if (filter.field().isEmpty()) {
            all.forEach(conflict -> store.choose(conflict.id(), valid, "", person()));
        } else {
            for (int from = 0; from < all.size(); from += AT_ONCE) {
                List<Conflict> some = all.subList(from, Math.min(all.size(), from + AT_ONCE));
                disputes.of(some).forEach(dispute -> decide(dispute, filter.field(), valid));
            }
        }
        journal.log(all.size() + " conflicts decided by rule " + valid);
        return all.size();
    }

    private void decide(Dispute dispute, String field, String rule) {
        if (dispute.current() == null || !dispute.target().has(field)) {
            return;
        }
        Rule by = Rule.valueOf(rule.toUpperCase(Locale.ROOT));
        boolean source = dispute.match()
                .compare(dispute.mapped(), dispute.current(), by)
                .changed()[dispute.target().index(field)];
        enter(dispute, Map.of(field, source ? FieldChoice.SOURCE : FieldChoice.TARGET));
    }

    private void enter(Dispute dispute, Map<String, FieldChoice> choices) {
        String state = dispute.state();
        FieldChoices before = dispute.choices().state().equals(state) ? dispute.choices() : FieldChoices.NONE;
        FieldChoices all = before.with(state, choices);
        boolean complete = true;
        boolean[] conflicting = dispute.conflicting();
        for (int i = 0; i < conflicting.length; i++) {
            Field field = dispute.target().fields().get(i);
            complete &= !conflicting[i] || all.fields().containsKey(field.name());
        }
        store.choose(dispute.conflict().id(), complete ? "fields" : "", all.toJson(), person());
    }

    /** Several decisions at once; all are checked before the first is entered. Returns how many were entered. */
    int decide(Map<Long, String> records, Map<Long, Map<String, FieldChoice>> fields) {
        Map<Long, Dispute> open = new LinkedHashMap<>();
        fields.forEach((id, choices) -> {
            Dispute dispute = disputes.of(undecided(id));
            choices.forEach((field, choice) -> FieldCheck.check(dispute, field, choice));
            open.put(id, dispute);
        });
        int decided = Ferry.resolve(store, records) + open.size();
        open.forEach((id, dispute) -> enter(dispute, fields.get(id)));
        journal.log(decided + " conflicts decided");
        return decided;
    }

    static String valid(String rule) {
        if (!RULES.contains(rule)) {
            throw new FerryException(Fault.MAPPING, Said.of(ConflictDesk.class, "conflict.rule", rule));
        }
        return rule;
    }

    static String person() {
        return System.getProperty("user.name", "");
    }

    @Override
    public void close() {
        try (migration) {
            voyage.close();
        }
    }
}
