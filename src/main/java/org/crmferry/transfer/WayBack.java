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
import org.crmferry.cargo.BatchEntry;
import org.crmferry.journal.Conflict;
import org.crmferry.journal.Journal;
import org.crmferry.journal.KeyCode;
import org.crmferry.mapping.EntityMapping;
import org.crmferry.model.Batch;
import org.crmferry.model.Entity;
import org.crmferry.model.Key;
import org.crmferry.model.Values;
import org.crmferry.plan.Action;
import org.crmferry.plan.Decision;

/**
 * Tells a migration in the other direction what both sides agreed on last: the target's records as the way there has left
 * them become its cargo, each matched with the record that it came from. Told once per pair; from then on the way back
 * knows by itself. Interrupted, it goes on. Writes to neither database.
 */
public final class WayBack {
    /** Begins the name of the fact that has the number of the last batch of the way there whose pairs are known. */
    private static final String PAIRED = "paired/";

    /** Begins the name of the fact that lists records which had no counterpart yet. */
    private static final String WAITING = "unpaired/";

    private static final String SEED = "seed";

    private final Voyage there;
    private final Voyage back;

    /**
     * @param there the way there, its crosswalk taken up
     * @param back the way back; its crosswalk is taken up here
     */
    public WayBack(Voyage there, Voyage back) {
        this.there = there;
        this.back = back;
    }

    /** Whether a decision says only that two records belong together. */
    static boolean seeded(Decision decision) {
        return decision != null
                && decision.action() == Action.UNCHANGED
                && decision.reason().equals(SEED);
    }

    /** Runs; blocks. {@code unsent} learns which records the way there still asks about. */
    public void run(Unsent unsent) {
        for (EntityMapping each : back.entities()) {
            there.entities().stream()
                    .filter(other -> other.source().equals(each.target()))
                    .findFirst()
                    .ifPresent(other -> new Pairs(other, each).run());
        }
        carryDecisions();
        Map<String, String> entities = new HashMap<>();
        back.entities().forEach(each -> entities.put(each.target(), each.source()));
        for (Conflict conflict : there.journal().conflicts().all()) {
            if (!conflict.applied() && !conflict.targetKey().isEmpty() && entities.containsKey(conflict.entity())) {
                unsent.hold(
                        entities.get(conflict.entity()),
                        KeyCode.decode(conflict.targetKey()).text());
            }
        }
    }

    /** Decisions of the way there that the target's side prevails: on the way back, that is the source's. */
    private void carryDecisions() {
        Map<String, Conflict> decided = new HashMap<>();
        for (Conflict conflict : there.journal().conflicts().all()) {
            if (conflict.applied() && !conflict.targetKey().isEmpty()) {
                String target = KeyCode.decode(conflict.targetKey()).text();
                decided.put(String.join("\n", conflict.entity(), conflict.sourceKey(), target), conflict);
            }
        }
        Map<String, String> sources = new HashMap<>();
        back.entities().forEach(each -> sources.put(each.source(), each.target()));
        for (Conflict conflict : back.journal().conflicts().all()) {
            if (conflict.open() && !conflict.targetKey().isEmpty()) {
                String source = KeyCode.decode(conflict.targetKey()).text();
                Conflict by =
                        decided.get(String.join("\n", sources.get(conflict.entity()), source, conflict.sourceKey()));
                if (by != null && by.choice().equals("target")) {
                    back.journal().conflicts().choose(conflict.id(), "source", "", by.decidedBy());
                }
            }
        }
    }

    /** The pairs of one entity. */
    private final class Pairs {
        private final EntityMapping each;
        private final EntityMapping way;
        private final Entity full;
        private final Entity narrow;
        private final Journal journal = back.journal();
        private final Map<Proposals.Place, Proposals.Place> later = new HashMap<>();
        private final Set<Proposals.Place> following;
        private final Deletions deletions;
        private final Set<Proposals.Place> waiting = new HashSet<>();

        Pairs(EntityMapping way, EntityMapping each) {
            this.way = way;
            this.each = each;
            full = there.target(way);
            narrow = back.source(each);
            Map<Proposals.Place, Proposals.Place> followed = new Proposals(there, way).followed();
            followed.forEach((place, earlier) -> later.put(earlier, place));
            following = followed.keySet();
            deletions = new Deletions(there, way);
        }

        void run() {
            Optional<String> fact = journal.fact(PAIRED + each.source());
            boolean indexed = back.order().pointedAt(each.source());
            List<BatchEntry> cargo = there.cargo(way);
            if (fact.isPresent()) {
                back.keys().resume(each, back.target(each), indexed);
            } else {
                long records = cargo.stream().mapToLong(BatchEntry::records).sum();
                back.keys().begin(each, back.target(each), indexed, records, 0);
            }
            int done = fact.map(Integer::valueOf).orElse(0);
            try (TargetView now = new TargetView(there.target(), there.progress())) {
                List<Proposals.Place> first = before();
                for (BatchEntry entry : cargo) {
                    if (entry.number() > done) {
                        for (int i = 0; i < entry.records(); i++) {
                            Proposals.Place place = new Proposals.Place(entry.number(), i);
                            if (!following.contains(place)) {
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
            now.byKeys(
                            full,
                            bases.values().stream()
                                    .map(Bases.Base::key)
                                    .distinct()
                                    .toList())
                    .forEach(record -> current.put(full.keyOf(record), record));
            List<Object[]> records = new ArrayList<>();
            List<Decision> decisions = new ArrayList<>();
            versions.forEach((place, all) -> {
                Proposals.Place last = all.get(all.size() - 1);
                Bases.Base base = bases.get(last);
                if (base == null || base.absorbed() || deletions.has(last)) {
                    waiting.add(place);
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
                decisions.add(new Decision(decisions.size(), Action.UNCHANGED, source, "", SEED));
                back.keys().match(each.source(), KeyBook.code(base.key()), source);
            });
            back.keys().end(each.source());
            enter(records, decisions, done);
        }

        private void enter(List<Object[]> records, List<Decision> decisions, int done) {
            int number = 1
                    + back.cargo(each).stream()
                            .mapToInt(BatchEntry::number)
                            .max()
                            .orElse(0);
            BatchEntry cargo =
                    records.isEmpty() ? null : back.vault().put(Voyage.CARGO, new Batch(narrow, number, records));
            BatchEntry decided = records.isEmpty() ? null : back.seal(each, number, decisions);
            StringBuilder list = new StringBuilder();
            waiting.forEach(place -> list.append(place.number())
                    .append('/')
                    .append(place.position())
                    .append('\n'));
            journal.together(() -> {
                if (cargo != null) {
                    journal.addBatch(Voyage.CARGO, cargo);
                    journal.addBatch(Voyage.DECISIONS, decided);
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

        private boolean known(Bases.Base base, int field) {
            return base.whole()
                    || base.one() != null
                            && (base.one().action() == Action.UPDATE
                                    || base.one().action() == Action.CREATE
                                            && full.fields().get(field).nullable());
        }
    }
}
