package org.crmferry.transfer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.crmferry.cargo.BatchEntry;
import org.crmferry.journal.Journal;
import org.crmferry.mapping.EntityMapping;
import org.crmferry.mapping.FieldMapping;
import org.crmferry.model.Batch;
import org.crmferry.model.Entity;
import org.crmferry.model.Key;
import org.crmferry.model.Values;
import org.crmferry.plan.Action;
import org.crmferry.plan.Decision;

/** Tells one migration what another has agreed on for one entity; see {@link WayBack}. */
final class Pairs {
    /** Begins the name of the fact that has the number of the last batch of the other way whose pairs are known. */
    private static final String PAIRED = "paired/";

    /** Begins the name of the fact that lists records which had no counterpart yet. */
    private static final String WAITING = "unpaired/";

    private final Voyage there;
    private final Voyage back;
    private final Held held;
    private final boolean births;
    private final EntityMapping each;
    private final EntityMapping way;
    private final Entity full;
    private final Entity narrow;
    private final Journal journal;
    private final Map<Proposals.Place, Proposals.Place> later = new HashMap<>();
    private final Set<Proposals.Place> following;
    private final Deletions deletions;
    private final Set<Proposals.Place> waiting = new HashSet<>();
    private final Set<String> filled;

    /**
     * @param there who tells, by {@code way}
     * @param back who is told, by {@code each}
     * @param held learns which records the former has something to say about
     * @param births whether of records only that it has created
     */
    Pairs(Voyage there, EntityMapping way, Voyage back, EntityMapping each, Held held, boolean births) {
        this.there = there;
        this.back = back;
        this.held = held;
        this.births = births;
        journal = back.journal();
        this.way = way;
        this.each = each;
        full = there.target(way);
        narrow = back.source(each);
        filled = way.fields().stream().map(FieldMapping::target).collect(Collectors.toSet());
        Map<Proposals.Place, Proposals.Place> followed = new Proposals(there, way).followed();
        followed.forEach((place, earlier) -> later.put(earlier, place));
        following = followed.keySet();
        deletions = new Deletions(there, way);
    }

    void run() {
        Optional<String> fact = journal.fact(PAIRED + each.source());
        boolean indexed = back.order().pointedAt(each.source());
        List<BatchEntry> cargo = there.cargo(way);
        if (fact.isPresent() && !births) {
            back.keys().resume(each, back.target(each), indexed);
        } else if (!births) {
            long records = cargo.stream().mapToLong(BatchEntry::records).sum();
            back.keys().begin(each, back.target(each), indexed, records, 0);
            new EarlierKeys(back.keys(), each.source()).copy(new EarlierKeys(there.keys(), way.source()));
        }
        int done = fact.map(Integer::valueOf).orElse(0);
        try (TargetView now = new TargetView(there.target(), there.progress())) {
            List<Proposals.Place> first = before();
            for (BatchEntry entry : cargo) {
                if (entry.number() > done) {
                    Decision[] decisions = there.decisions(way, entry.number(), entry.records());
                    for (int i = 0; i < decisions.length; i++) {
                        Proposals.Place place = new Proposals.Place(entry.number(), i);
                        // Of the others, it was told by this very side.
                        if (!following.contains(place) && !WayBack.seeded(decisions[i])) {
                            first.add(place);
                        }
                    }
                    pair(first, entry.number(), now);
                    first.clear();
                }
                there.progress().checkCancelled();
            }
            if (!first.isEmpty()) {
                pair(first, done, now);
            }
        }
        if (fact.isEmpty() && cargo.isEmpty()) {
            journal.setFact(PAIRED + each.source(), "0");
        }
        back.keys().end(each.source());
    }

    /** Those that had no counterpart when they were looked at last. */
    private List<Proposals.Place> before() {
        List<Proposals.Place> places = new ArrayList<>();
        journal.fact(WAITING + each.source()).orElse("").lines().forEach(line -> {
            int slash = line.indexOf('/');
            places.add(new Proposals.Place(
                    Integer.parseInt(line.substring(0, slash)), Integer.parseInt(line.substring(slash + 1))));
        });
        return places;
    }

    /** A record and those that take its place, oldest first. */
    private List<Proposals.Place> versions(Proposals.Place first) {
        List<Proposals.Place> all = new ArrayList<>();
        for (Proposals.Place place = first; place != null; place = later.get(place)) {
            all.add(place);
        }
        return all;
    }

    private void pair(List<Proposals.Place> first, int done, TargetView now) {
        Map<Proposals.Place, List<Proposals.Place>> versions = new LinkedHashMap<>();
        first.forEach(place -> versions.put(place, versions(place)));
        Map<Proposals.Place, Bases.Base> bases = new Bases(there, way)
                .of(versions.values().stream().flatMap(List::stream).toList());
        Map<Key, Object[]> current = new HashMap<>();
        now.byKeys(full, bases.values().stream().map(Bases.Base::key).distinct().toList())
                .forEach(record -> current.put(full.keyOf(record), record));
        List<Object[]> records = new ArrayList<>();
        List<Decision> decisions = new ArrayList<>();
        versions.forEach((place, all) -> {
            Proposals.Place last = all.get(all.size() - 1);
            Bases.Base base = bases.get(last);
            if (base == null || base.absorbed() || deletions.open(last) || deletions.leftTarget(last)) {
                waiting.add(place);
                if (base != null) {
                    held.hold(each.source(), base.key().text());
                }
                return;
            }
            if (births && !created(bases.get(place))) {
                return;
            }
            waiting.remove(place);
            Key source = there.source(way).keyOf(base.raw());
            List<Bases.Base> agreed = all.stream()
                    .map(bases::get)
                    .filter(Objects::nonNull)
                    .distinct()
                    .toList();
            records.add(narrow(agreed, current.get(base.key())));
            decisions.add(new Decision(decisions.size(), Action.UNCHANGED, source, "", WayBack.SEED));
            back.keys().match(each.source(), KeyBook.code(base.key()), source);
        });
        back.keys().end(each.source());
        enter(records, decisions, done);
    }

    private void enter(List<Object[]> records, List<Decision> decisions, int done) {
        int number =
                1 + back.cargo(each).stream().mapToInt(BatchEntry::number).max().orElse(0);
        BatchEntry cargo =
                records.isEmpty() ? null : back.vault().put(Voyage.CARGO, new Batch(narrow, number, records));
        BatchEntry decided = records.isEmpty() ? null : back.seal(each, number, decisions);
        StringBuilder list = new StringBuilder();
        waiting.forEach(place ->
                list.append(place.number()).append('/').append(place.position()).append('\n'));
        journal.together(() -> {
            if (cargo != null) {
                journal.addBatch(Voyage.CARGO, cargo);
                journal.addBatch(Voyage.DECISIONS, decided);
            }
            if (births && cargo != null) {
                back.roundsBegin(each, number);
            }
            journal.setFact(WAITING + each.source(), list.toString());
            journal.setFact(PAIRED + each.source(), Integer.toString(done));
        });
    }

    /**
     * The target's record as both sides agreed on it last: what the target alone has changed since is not agreed on
     * yet, even if a round has seen it. What is not known of then is as it is now.
     *
     * @param agreed what was agreed on each time, oldest first
     */
    private Object[] narrow(List<Bases.Base> agreed, Object[] current) {
        Bases.Base first = agreed.get(0);
        Object[] record = first.target().clone();
        for (int i = 0; i < record.length; i++) {
            if (current != null && !known(first, i) && Values.empty(record[i])) {
                record[i] = current[i];
            }
            for (int k = 1; k < agreed.size(); k++) {
                Object value = agreed.get(k).source()[i];
                if (!Values.same(value, agreed.get(k - 1).source()[i])) {
                    record[i] = value;
                }
            }
        }
        for (int i = 0; i < full.key().size(); i++) {
            record[full.index(full.key().get(i))] = first.key().part(i);
        }
        Object[] some = new Object[narrow.fields().size()];
        Arrays.setAll(some, i -> record[full.index(narrow.fields().get(i).name())]);
        return some;
    }

    private boolean created(Bases.Base base) {
        return base != null && base.one() != null && base.one().action() == Action.CREATE;
    }

    /** What the database fills by itself in a new record is as it is now. */
    private boolean known(Bases.Base base, int field) {
        return base.whole()
                || base.one() != null && base.one().action() == Action.UPDATE
                || created(base)
                        && full.fields().get(field).nullable()
                        && filled.contains(full.fields().get(field).name());
    }
}
