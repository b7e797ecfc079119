package org.crmferry.ferry;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.crmferry.journal.Conflict;
import org.crmferry.journal.ConflictFilter;
import org.crmferry.journal.ConflictStore;
import org.crmferry.journal.Journal;
import org.crmferry.model.Field;
import org.crmferry.model.Values;
import org.crmferry.plan.FieldChoice;
import org.crmferry.plan.FieldChoices;
import org.crmferry.plan.Rule;
import org.crmferry.transfer.Dispute;
import org.crmferry.transfer.Disputes;

/** Decides many conflicts by one decree, or says what that would do: both go the same way, so that they agree. */
final class Sweep {
    private static final int AT_ONCE = 500;
    /** Rules that need a record on both sides. */
    private static final Set<String> COMPARING = Set.of("newest", "oldest", "complete");

    private final ConflictStore store;
    private final Disputes disputes;
    private final Journal journal;

    Sweep(ConflictStore store, Disputes disputes, Journal journal) {
        this.store = store;
        this.disputes = disputes;
        this.journal = journal;
    }

    /** What becomes of one conflict: {@code choice} for the field, or the whole record by the rule if it is null. */
    @FunctionalInterface
    private interface Effect {
        void of(Conflict conflict, Dispute dispute, FieldChoice choice);
    }

    /** Numbers of those that were touched. */
    List<Long> apply(Decree decree) {
        List<Long> touched = new ArrayList<>();
        walk(
                decree,
                (conflict, dispute, choice) -> {
                    touched.add(conflict.id());
                    if (choice == null) {
                        store.choose(conflict.id(), decree.rule(), "", ConflictDesk.person());
                    } else {
                        enter(dispute, Map.of(decree.which().field(), choice));
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
                (conflict, dispute, choice) -> {
                    boolean done = choice == null
                            || complete(
                                    dispute, with(dispute, Map.of(decree.which().field(), choice)));
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

    private void walk(Decree decree, Effect effect, java.util.function.Consumer<Conflict> left) {
        ConflictFilter which = decree.which();
        List<Conflict> all = new ArrayList<>(store.page(which, 0, Integer.MAX_VALUE));
        all.removeIf(Conflict::applied);
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            List<Conflict> some = all.subList(from, Math.min(all.size(), from + AT_ONCE));
            List<Dispute> opened = which.field().isEmpty() ? List.of() : disputes.of(some);
            journal.together(() -> {
                for (int i = 0; i < some.size(); i++) {
                    Conflict conflict = some.get(i);
                    if (which.field().isEmpty()) {
                        if (conflict.targetKey().isEmpty() && COMPARING.contains(decree.rule())) {
                            left.accept(conflict);
                        } else {
                            effect.of(conflict, null, null);
                        }
                    } else if (meant(decree, opened.get(i))) {
                        effect.of(conflict, opened.get(i), choice(decree, opened.get(i)));
                    } else {
                        left.accept(conflict);
                    }
                }
            });
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

    private static FieldChoice choice(Decree decree, Dispute dispute) {
        String field = decree.which().field();
        if (decree.choice() != null) {
            FieldCheck.check(dispute, field, decree.choice());
            return decree.choice();
        }
        Rule by = Rule.valueOf(decree.rule().toUpperCase(Locale.ROOT));
        boolean source = dispute.match()
                .compare(dispute.mapped(), dispute.current(), by)
                .changed()[dispute.target().index(field)];
        return source ? FieldChoice.SOURCE : FieldChoice.TARGET;
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
