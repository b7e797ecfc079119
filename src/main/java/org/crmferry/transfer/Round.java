package org.crmferry.transfer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.crmferry.database.Housekeeping;
import org.crmferry.journal.Journal;
import org.crmferry.journal.Run;
import org.crmferry.mapping.EntityMapping;
import org.crmferry.mapping.Mapping;
import org.crmferry.plan.Counts;
import org.crmferry.plan.Rules;

/**
 * The check of one round of staying in sync: finds what has changed in the source since the last one, merges it with
 * what the target has now, and adds it to the migration as batches of its own, with frozen decisions: {@link Load} writes
 * them, {@link Verify} compares and {@link Undo} takes them back like all others. Writes nothing to either database.
 *
 * <p>The journal learns of a round at once and whole, at its end; interrupted before, there was none.
 */
public final class Round {
    private final Voyage voyage;
    private final Collect.Origin origin;
    private final Rules rules;
    private final Mapping chosen;
    private final Detect detect;
    private final Predicate<String> whole;
    private final Map<String, DetectedBy> detected = new LinkedHashMap<>();
    private final List<ChangeTimes> times = new ArrayList<>();
    private final Predicate<String> deleting;
    private final OtherWay other;
    private final Map<String, RoundCounts> counts = new LinkedHashMap<>();
    private final List<Difference> gone = new ArrayList<>();
    private final Map<String, Integer> first = new HashMap<>();
    private final List<Runnable> entries = new ArrayList<>();
    private boolean empty = true;

    /**
     * @param origin the source as it is now
     * @param rules who prevails where both sides changed a field differently
     * @param chosen says what may differ between values that are taken for the same
     * @param detect how changes are to be found
     * @param whole whether all records of a source entity are moved
     * @param deleting whether records that the source has deleted are deleted in the target too, by source entity
     * @param other what is known of the other way
     */
    public Round(
            Voyage voyage,
            Collect.Origin origin,
            Rules rules,
            Mapping chosen,
            Detect detect,
            Predicate<String> whole,
            Predicate<String> deleting,
            OtherWay other) {
        this.voyage = voyage;
        this.origin = origin;
        this.rules = rules;
        this.chosen = chosen;
        this.detect = detect;
        this.whole = whole;
        this.deleting = deleting;
        this.other = other;
    }

    /** By source entity, in the order of work. */
    public Map<String, RoundCounts> counts() {
        return counts;
    }

    /** How changes were found, by source entity. */
    public Map<String, DetectedBy> detected() {
        return detected;
    }

    /** Records that the source does not have any more; the target keeps them. At most {@value Verify#NAMED}. */
    public List<Difference> gone() {
        return gone;
    }

    /** Whether there is nothing to write and nothing to ask. */
    public boolean empty() {
        return empty;
    }

    /** The number of an entity's first batch of this round. */
    public int first(String entity) {
        return first.get(entity);
    }

    /** Runs; blocks. What it found is entered by {@link #enter}. */
    public void run() {
        Map<String, Long> totals = new LinkedHashMap<>();
        voyage.entities()
                .forEach(each -> totals.put(each.source(), voyage.source(each).count()));
        voyage.progress().stage("check", totals);
        try (TargetView now = new TargetView(voyage.target(), voyage.progress())) {
            Map<EntityMapping, Detection> found = new LinkedHashMap<>();
            for (EntityMapping each : voyage.entities()) {
                if (!voyage.source(each).key().isEmpty()
                        && !voyage.target(each).key().isEmpty()) {
                    voyage.progress().entity(each.source());
                    ChangeTimes told =
                            new ChangeTimes(voyage.journal(), voyage.source(each), detect, whole.test(each.source()));
                    Detection detection = new Detection(
                            voyage, each, told, other.isBack() ? Births.strangers(voyage, each) : code -> false);
                    detection.run(origin);
                    times.add(told);
                    detected.put(each.source(), detection.detectedBy());
                    found.put(each, detection);
                    first.put(each.source(), voyage.next(each));
                    if (!other.isBack()) {
                        enterKeys(each, fresh(each, detection), found, now);
                    }
                }
            }
            if (other.isBack()) {
                other.births().choose(voyage, other, found, first, now);
            }
            decide(found, now);
        }
        voyage.progress().ended();
    }

    /** The new records: on the way back, those that are chosen. */
    private List<Object[]> fresh(EntityMapping each, Detection detection) {
        if (other.isBack()) {
            return other.births().of(each);
        }
        List<Object[]> fresh = new ArrayList<>(detection.fresh());
        fresh.removeIf(record -> held(each, record));
        return fresh;
    }

    private boolean held(EntityMapping each, Object[] record) {
        return other.held()
                .holds(each.source(), voyage.source(each).keyOf(record).text());
    }

    /** Gives new records their keys in the target, before anything is mapped that may point at them. */
    private void enterKeys(
            EntityMapping each, List<Object[]> fresh, Map<EntityMapping, Detection> found, TargetView now) {
        String source = each.source();
        boolean entered = voyage.keys().enters(source);
        if (fresh.isEmpty() || !entered && each.match().isEmpty()) {
            return;
        }
        boolean counted = voyage.target(each).keyStyle().counted();
        voyage.keys()
                .goOn(
                        source,
                        counted
                                ? Housekeeping.largestKey(voyage.target(), voyage.target(each))
                                        + rowsBeside(each, found)
                                : 0);
        for (Object[] record : fresh) {
            voyage.keys().carry(source, KeyBook.code(voyage.source(each).keyOf(record)));
        }
        if (!each.match().isEmpty()) {
            doubt(each, fresh, now);
        }
        voyage.keys().end(source);
    }

    /** At most how many rows records of other entities add to the table in this round. */
    private long rowsBeside(EntityMapping each, Map<EntityMapping, Detection> found) {
        return voyage.beside(each).stream()
                .filter(found::containsKey)
                .mapToLong(other -> voyage.room(each, other) * touched(found.get(other)))
                .sum();
    }

    private static long touched(Detection found) {
        return (long) found.fresh().size()
                + found.changed().size()
                + found.back().size();
    }

    /** New records that the target may have already, by their match key: a person says what they are. */
    private void doubt(EntityMapping each, List<Object[]> fresh, TargetView now) {
        Matcher matcher = new Matcher(voyage, each, voyage.target(each), now, true);
        matcher.begin();
        for (int i = 0; i < fresh.size(); i++) {
            String code = KeyBook.code(voyage.source(each).keyOf(fresh.get(i)));
            Object[] mapped = voyage.mapper(each).map(fresh.get(i), (kind, to, from) -> {});
            Matcher.Found found = matcher.find(mapped, code);
            if (found.key() != null || found.doubt() != null) {
                voyage.keys()
                        .doubt(
                                each.source(),
                                code,
                                first.get(each.source()) + i / RoundBatches.SIZE,
                                i % RoundBatches.SIZE);
            }
        }
        matcher.end();
    }

    private void decide(Map<EntityMapping, Detection> found, TargetView now) {
        Map<EntityMapping, RoundBatches> all = new LinkedHashMap<>();
        Map<EntityMapping, List<Object[]>> written = new HashMap<>();
        RoundDeletes deletes = new RoundDeletes(voyage, other.rulings());
        found.forEach((each, detection) -> {
            RoundBatches batches = new RoundBatches(
                    voyage,
                    each,
                    now,
                    rules,
                    field -> chosen.likeness(each.source(), field),
                    first.get(each.source()),
                    other);
            batches.fresh(fresh(each, detection));
            batches.changed(detection.changed());
            batches.back(detection.back());
            all.put(each, batches);
            written.put(each, batches.written());
            if (deleting.test(each.source())) {
                List<Detection.Changed> gone = new ArrayList<>(detection.gone());
                gone.removeIf(one -> held(each, one.record()));
                deletes.add(each, gone, now);
            }
        });
        deletes.keepReferred(written, now);
        all.forEach((each, batches) -> {
            batches.gone(deletes.of(each));
            end(each, batches, found.get(each));
        });
    }

    private void end(EntityMapping each, RoundBatches batches, Detection detection) {
        List<Detection.Changed> kept = deleting.test(each.source()) ? List.of() : detection.gone();
        for (Detection.Changed one : kept) {
            if (gone.size() < Verify.NAMED) {
                String key = voyage.source(each).keyOf(one.record()).text();
                gone.add(new Difference(each.source(), key, "", "", "gone"));
            }
        }
        long waiting = other.isBack() ? other.births().of(each.source()).waiting() : 0;
        counts.put(
                each.source(),
                batches.counts()
                        .plus(new RoundCounts(detection.read(), Counts.NONE, 0, 0, waiting, kept.size(), 0, 0)));
        empty &= batches.empty();
        entries.add(() -> batches.enter(voyage.journal()));
    }

    /** Takes note of a round that found nothing. */
    public void remember() {
        voyage.journal().together(() -> times.forEach(ChangeTimes::remember));
    }

    /**
     * Makes the round part of the migration: from then on it is to be loaded.
     *
     * @param person who runs it
     */
    public void enter(String person, Runnable more) {
        Journal journal = voyage.journal();
        journal.together(() -> {
            journal.runs().begin(Run.Kind.SYNC, rules.text(), person, first);
            entries.forEach(Runnable::run);
            times.forEach(ChangeTimes::remember);
            for (EntityMapping each : voyage.entities()) {
                if (first.containsKey(each.source())) {
                    voyage.roundsBegin(each, first.get(each.source()));
                }
            }
            more.run();
        });
    }
}
