package org.crmferry.ferry;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.crmferry.journal.Conflict;
import org.crmferry.journal.ConflictFilter;
import org.crmferry.journal.ConflictStore;
import org.crmferry.journal.Journal;
import org.crmferry.model.Fault;
import org.crmferry.model.FerryException;
import org.crmferry.model.Field;
import org.crmferry.model.Said;
import org.crmferry.model.Values;
import org.crmferry.plan.FieldChoice;
import org.crmferry.plan.FieldChoices;
import org.crmferry.plan.Rule;
import org.crmferry.transfer.Dispute;
import org.crmferry.transfer.Disputes;

/** Decides many conflicts by one decree, or says what that would do: both go the same way, so that they agree. */
final class Sweep {
    private static final int AT_ONCE = 500;

    private final ConflictStore store;
    private final Disputes disputes;
    private final Journal journal;

    Sweep(ConflictStore store, Disputes disputes, Journal journal) {
        this.store = store;
        this.disputes = disputes;
        this.journal = journal;
    }

    /** What becomes of one conflict: choices for fields, or the whole record by the rule if they are null. */
    @FunctionalInterface
    private interface Effect {
        void of(Conflict conflict, Dispute dispute, Map<String, FieldChoice> fields);
    }

    /** Whether some of these rules have to see both records. */
    static boolean comparing(Collection<String> rules) {
        return rules.stream().map(Rule::named).anyMatch(Verdict::compares);
    }

    /** Those rules that would leave nothing of a conflict open. */
    static List<String> telling(Dispute dispute, List<String> rules) {
        return rules.stream()
                .filter(each ->
                        Verdict.of(dispute, Rule.named(each), Set.of()).open().isEmpty())
                .toList();
    }

    /** Numbers of those that were touched. */
    List<Long> apply(Decree decree) {
        List<Long> touched = new ArrayList<>();
        walk(
                decree,
                (conflict, dispute, fields) -> {
                    touched.add(conflict.id());
                    if (fields == null) {
                        store.choose(conflict.id(), decree.rule(), "", ConflictDesk.person());
                    } else {
                        enter(dispute, fields);
                    }
                },
                left -> {});
        journal.log(touched.size() + " conflicts decided by "
                + (decree.rule().isEmpty() ? "the same choice" : "rule " + decree.rule()));
        return touched;
    }

    DecreePreview preview(Decree decree, Function<List<Conflict>, Map<Long, String>> names) {
        Map<String, DecreePreview.Share> entities = new TreeMap<>();
        List<Conflict> some = new ArrayList<>();
        long[] counts = new long[3];
        walk(
                decree,
                (conflict, dispute, fields) -> {
                    boolean done = fields == null || complete(dispute, with(dispute, fields));
                    FieldChoice choice =
                            fields == null ? null : fields.get(decree.which().field());
                    count(entities, conflict, done);
                    counts[0]++;
                    counts[1] += done ? 1 : 0;
                    counts[2] += FieldChoice.SOURCE.equals(choice) ? 1 : 0;
                    if (some.size() < DecreePreview.SOME) {
                        some.add(conflict);
                    }
                },
                left -> count(entities, left, false));
        long open =
                entities.values().stream().mapToLong(DecreePreview.Share::open).sum();
        return new DecreePreview(decree, counts[0], counts[1], open, counts[2], entities, some, names.apply(some));
    }

    private static void count(Map<String, DecreePreview.Share> entities, Conflict conflict, boolean done) {
        entities.merge(
                conflict.entity(),
                new DecreePreview.Share(0, 0).plus(done),
                (a, b) -> new DecreePreview.Share(a.decided() + b.decided(), a.open() + b.open()));
    }

    private void walk(Decree decree, Effect effect, Consumer<Conflict> left) {
        chunks(decree.which(), some -> {
            Map<Long, Dispute> opened = opened(decree, some);
            journal.together(() -> some.forEach(conflict -> {
                Dispute dispute = opened.get(conflict.id());
                if (decree.which().field().isEmpty()) {
                    whole(decree, conflict, dispute, effect, left);
                    return;
                }
                FieldChoice choice = meant(decree, dispute) ? choice(decree, dispute) : null;
                if (choice == null) {
                    left.accept(conflict);
                } else {
                    effect.of(conflict, dispute, Map.of(decree.which().field(), choice));
                }
            }));
        });
    }

    /** Reads them some at a time; which ones they are is settled before the first is decided. */
    private void chunks(ConflictFilter which, Consumer<List<Conflict>> each) {
        List<Long> numbers = store.numbers(which);
        for (int from = 0; from < numbers.size(); from += AT_ONCE) {
            List<Conflict> some =
                    new ArrayList<>(store.get(numbers.subList(from, Math.min(numbers.size(), from + AT_ONCE))));
            some.removeIf(Conflict::applied);
            each.accept(some);
        }
    }

    /** Those whose records have to be seen, by number: all, unless a side is named for whole records. */
    private Map<Long, Dispute> opened(Decree decree, List<Conflict> some) {
        boolean all = !decree.which().field().isEmpty() || Verdict.compares(Rule.named(decree.rule()));
        Map<Long, Dispute> opened = new HashMap<>();
        disputes.of(some.stream().filter(each -> all || partly(each)).toList())
                .forEach(dispute -> opened.put(dispute.conflict().id(), dispute));
        return opened;
    }

    /** Whether some of its fields were decided and others not. */
    private boolean partly(Conflict conflict) {
        return conflict.open() && !store.fieldChoices(conflict.id()).isEmpty();
    }

    /** What was decided of an open conflict before, field by field, stays; so does what the rule does not tell. */
    private static void whole(
            Decree decree, Conflict conflict, Dispute dispute, Effect effect, Consumer<Conflict> left) {
        if (dispute == null) {
            effect.of(conflict, null, null);
            return;
        }
        Set<String> before = before(dispute);
        Verdict verdict = Verdict.of(dispute, Rule.named(decree.rule()), before);
        if (verdict.open().isEmpty() && before.isEmpty()) {
            effect.of(conflict, dispute, null);
        } else if (verdict.open().isEmpty() || !verdict.fields().isEmpty()) {
            effect.of(conflict, dispute, verdict.fields());
        } else {
            left.accept(conflict);
        }
    }

    /** Fields of an open conflict that are decided. */
    private static Set<String> before(Dispute dispute) {
        boolean current = dispute.conflict().open()
                && dispute.current() != null
                && dispute.choices().state().equals(dispute.state());
        return current ? dispute.choices().fields().keySet() : Set.of();
    }

    /** What rules would decide, field by field; nothing is decided. */
    List<RuleForecast> forecast(ConflictFilter which, Collection<String> rules) {
        Forecasting counts = new Forecasting();
        chunks(which, some -> {
            for (Dispute dispute : disputes.of(some)) {
                for (String each : rules) {
                    Verdict verdict = Verdict.of(dispute, Rule.named(each), before(dispute));
                    counts.add(each, dispute.conflict().entity(), verdict, which.field());
                }
            }
        });
        return counts.all();
    }

    /** FerryException (MAPPING) if the rule does not tell how to decide that conflict. */
    void requireTelling(Conflict conflict, String rule) {
        if (Verdict.compares(Rule.named(rule))
                && telling(disputes.of(conflict), List.of(rule)).isEmpty()) {
            throw new FerryException(Fault.MAPPING, Said.of(Sweep.class, "conflict.untold", conflict.id(), rule));
        }
    }

    /** Whether the field is there, and as it was when somebody looked. */
    private static boolean meant(Decree decree, Dispute dispute) {
        String field = decree.which().field();
        if (dispute.current() == null || !dispute.target().has(field)) {
            return false;
        }
        int at = dispute.target().index(field);
        return decree.which().pair().isEmpty()
                || decree.which()
                        .pair()
                        .equals(org.crmferry.journal.ConflictLook.pair(
                                field, Values.text(dispute.mapped()[at]), Values.text(dispute.current()[at])));
    }

    /** Null if the rule does not tell. */
    private static FieldChoice choice(Decree decree, Dispute dispute) {
        String field = decree.which().field();
        if (decree.choice() != null) {
            FieldCheck.check(dispute, field, decree.choice());
            return decree.choice();
        }
        return Verdict.of(dispute, Rule.named(decree.rule()), Set.of()).fields().get(field);
    }

    /** Enters choices for fields of one conflict beside those that it has. */
    void enter(Dispute dispute, Map<String, FieldChoice> choices) {
        FieldChoices all = with(dispute, choices);
        store.choose(
                dispute.conflict().id(), complete(dispute, all) ? "fields" : "", all.toJson(), ConflictDesk.person());
    }

    private static FieldChoices with(Dispute dispute, Map<String, FieldChoice> choices) {
        String state = dispute.state();
        FieldChoices before = dispute.choices().state().equals(state) ? dispute.choices() : FieldChoices.NONE;
        return before.with(state, choices);
    }

    private static boolean complete(Dispute dispute, FieldChoices all) {
        boolean complete = true;
        boolean[] conflicting = dispute.conflicting();
        for (int i = 0; i < conflicting.length; i++) {
            Field field = dispute.target().fields().get(i);
            complete &= !conflicting[i] || all.fields().containsKey(field.name());
        }
        return complete;
    }
}
