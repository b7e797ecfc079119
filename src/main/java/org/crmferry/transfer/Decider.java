package org.crmferry.transfer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.crmferry.cargo.BatchEntry;
import org.crmferry.database.Housekeeping;
import org.crmferry.database.Snapshot;
import org.crmferry.mapping.EntityMapping;
import org.crmferry.mapping.FieldMapping;
import org.crmferry.mapping.FindingKind;
import org.crmferry.mapping.Mapper;
import org.crmferry.mapping.Problems;
import org.crmferry.model.Batch;
import org.crmferry.model.Entity;
import org.crmferry.model.Field;
import org.crmferry.model.Key;
import org.crmferry.model.Reference;
import org.crmferry.model.Values;
import org.crmferry.plan.Action;
import org.crmferry.plan.Counts;
import org.crmferry.plan.Decision;
import org.crmferry.plan.Finding;
import org.crmferry.plan.FindingTally;
import org.crmferry.plan.Match;
import org.crmferry.plan.RecordHash;
import org.crmferry.plan.Rule;

/** Decides the records of one entity: first who they are ({@link #collect}), then what happens ({@link #decide}). */
final class Decider {
    /** The same link once more: left out, nothing is lost by it. */
    private static final String REPEATED = "repeated";

    private final Voyage voyage;
    private final EntityMapping mapping;
    private final Entity source;
    private final Entity target;
    private final TargetView now;
    private final Mapper mapper;
    private final Match match;
    private final FindingTally tally;
    private final Matcher matcher;
    private final RecordHash hash = new RecordHash();
    private final Map<Integer, Map<Integer, String>> doubtful = new HashMap<>();
    private final int[] unmapped;
    private final long[] filled;
    private final boolean populated;
    private Counts counts = Counts.NONE;

    Decider(Voyage voyage, EntityMapping mapping, TargetView now) {
        this.voyage = voyage;
        this.mapping = mapping;
        this.now = now;
        source = voyage.source(mapping);
        target = voyage.target(mapping);
        mapper = voyage.mapper(mapping);
        match = new Match(target, mapping.updates(), Rule.of(mapping.existing()));
        tally = new FindingTally(mapping);
        populated = voyage.exists(mapping) && now.count(target) > 0;
        matcher = new Matcher(voyage, mapping, target, now, populated);
        unmapped = unmapped();
        filled = new long[unmapped.length];
    }

    private int[] unmapped() {
        Set<String> used = new HashSet<>(source.key());
        for (FieldMapping field : mapping.fields()) {
            used.addAll(field.sources());
            for (String name : field.sources()) {
                Reference reference = source.has(name) ? source.field(name).reference() : null;
                if (reference != null && reference.polymorphic()) {
                    used.add(reference.typeField());
                }
            }
        }
        return source.fields().stream()
                .filter(f -> !used.contains(f.name()))
                .mapToInt(f -> source.index(f.name()))
                .toArray();
    }

    void begin() {
        // Of the whole table: records of other kinds may be in it, or deleted ones.
        long last = target.keyStyle().counted() && voyage.exists(mapping)
                ? Housekeeping.largestKey(voyage.target(), target) + rowsBeside()
                : 0;
        voyage.keys()
                .begin(
                        mapping,
                        target,
                        voyage.order().pointedAt(mapping.source()),
                        Math.max(source.count(), 1000),
                        last);
        noteEarlier();
        matcher.begin();
    }

    /** The target's records of before: a way back does not take them for new ones. */
    private void noteEarlier() {
        if (source.key().size() == 1 && target.key().size() == 1) {
            EarlierKeys earlier = new EarlierKeys(voyage.keys(), mapping.source());
            if (populated) {
                Entity narrow = Snapshot.only(target, List.of());
                now.each(narrow, earlier::begin, record -> earlier.add(KeyBook.code(narrow.keyOf(record))));
            }
            earlier.end();
        }
    }

    /** At most how many rows records of other entities, which are all sealed, add to the table. */
    private long rowsBeside() {
        return voyage.beside(mapping).stream()
                .mapToLong(other -> voyage.room(mapping, other)
                        * voyage.cargo(other).stream()
                                .mapToLong(BatchEntry::records)
                                .sum())
                .sum();
    }

    /** Gives every record its key in the target, or finds the record it already has there. */
    void collect(Batch batch) {
        List<Object[]> records = batch.records();
        boolean entered = matcher.needed() || voyage.keys().enters(mapping.source());
        for (int position = 0; position < records.size(); position++) {
            Object[] record = records.get(position);
            for (int i = 0; i < unmapped.length; i++) {
                if (!Values.empty(record[unmapped[i]])) {
                    filled[i]++;
                }
            }
            if (entered) {
                enter(batch.number(), position, record);
            }
        }
    }

    private void enter(int number, int position, Object[] record) {
        Key key = source.keyOf(record);
        String code = KeyBook.code(key);
        Matcher.Found found = matcher.needed() && !Matcher.deleted(source, record)
                ? matcher.find(mapper.map(record, (k, t, s) -> {}), code)
                : Matcher.NONE;
        if (found.doubt() != null) {
            doubtful.computeIfAbsent(number, n -> new HashMap<>()).put(position, found.doubt());
            voyage.keys().doubt(mapping.source(), code, number, position);
            tally.add(
                    found.doubt().equals("duplicate") ? FindingKind.DUPLICATE : FindingKind.AMBIGUOUS, "", key.text());
        } else if (found.key() != null) {
            voyage.keys().match(mapping.source(), code, found.key());
        } else if (found.repeated() && MatchKeys.link(target)) {
            doubtful.computeIfAbsent(number, n -> new HashMap<>()).put(position, REPEATED);
            voyage.keys().leaveOut(mapping.source(), code);
            tally.add(FindingKind.DUPLICATE, "", key.text());
        } else {
            if (found.repeated()) {
                tally.add(FindingKind.DUPLICATE, "", key.text());
            }
            voyage.keys().carry(mapping.source(), code);
        }
    }

    /** All records of the entity are known. */
    void collected() {
        matcher.end();
        voyage.keys().end(mapping.source());
        for (int i = 0; i < unmapped.length; i++) {
            Field field = source.fields().get(unmapped[i]);
            tally.add(FindingKind.UNMAPPED, field.name(), filled[i]);
        }
    }

    /** The decisions that are not plain creations. */
    List<Decision> decide(Batch batch) {
        List<Object[]> records = batch.records();
        Map<Integer, String> doubts = doubtful.getOrDefault(batch.number(), Map.of());
        Object[][] mapped = new Object[records.size()][];
        Heard heard = new Heard(mapped.length);
        for (int position = 0; position < mapped.length; position++) {
            heard.position = position;
            heard.record = records.get(position);
            mapped[position] = mapper.map(heard.record, heard);
        }
        Map<Key, Object[]> existing = existing(mapped);
        List<Decision> decisions = new ArrayList<>();
        List<Runnable> open = new ArrayList<>();
        long created = 0;
        for (int position = 0; position < mapped.length; position++) {
            if (!populated && heard.skips[position] == null && doubts.isEmpty()) {
                created++;
                continue;
            }
            Decision decision = decide(
                    position,
                    records.get(position),
                    mapped[position],
                    heard.skips[position],
                    doubts.get(position),
                    existing);
            counts = counts.plus(Counts.of(decision.action()));
            if (decision.action() != Action.CREATE) {
                decisions.add(decision);
                if (decision.action() == Action.CONFLICT) {
                    Object[] record = records.get(position);
                    Object[] would = mapped[position];
                    open.add(() -> remember(batch.number(), record, decision, would, existing));
                }
            }
        }
        if (!open.isEmpty()) {
            // One by one, each would wait for the disk.
            voyage.journal().together(() -> open.forEach(Runnable::run));
        }
        counts = counts.plus(new Counts(created, created, 0, 0, 0, 0, 0));
        return decisions;
    }

    /** Hears what the mapper finds while a batch is mapped. */
    private final class Heard implements Problems {
        private final FindingKind[] skips;
        private int position;
        private Object[] record;

        Heard(int records) {
            skips = new FindingKind[records];
        }

        @Override
        public void add(FindingKind kind, Field to, Field from) {
            tally.add(kind, Peek.name(to, from), source.keyOf(record).text());
            if (Prepared.leavesOut(mapping, kind, to, from)) {
                skips[position] = kind;
            }
        }
    }

    private Map<Key, Object[]> existing(Object[][] mapped) {
        Map<Key, Object[]> map = new HashMap<>();
        if (populated && !target.key().isEmpty()) {
            List<Key> keys = new ArrayList<>();
            for (Object[] record : mapped) {
                Key key = target.keyOf(record);
                if (key.size() > 0 && key.part(0) != null) {
                    keys.add(key);
                }
            }
            now.byKeys(target, keys).forEach(record -> map.put(target.keyOf(record), record));
        }
        return map;
    }

    private Decision decide(
            int position,
            Object[] record,
            Object[] mapped,
            FindingKind skip,
            String doubt,
            Map<Key, Object[]> existing) {
        if (skip != null) {
            return new Decision(position, Action.SKIP, null, "", skip.name());
        }
        if (REPEATED.equals(doubt)) {
            return new Decision(position, Action.SKIP, null, "", FindingKind.DUPLICATE.name());
        }
        if (doubt != null) {
            return new Decision(position, Action.CONFLICT, null, "", doubt);
        }
        if (!populated) {
            return new Decision(position, Action.CREATE, null, "", "");
        }
        Key key = target.keyOf(mapped);
        Object[] current = target.key().isEmpty() ? null : existing.get(key);
        if (current == null) {
            Key matched = voyage.keys().matched(mapping.source(), KeyBook.code(source.keyOf(record)));
            if (matched != null) {
                throw new IllegalStateException("a matched record is missing in " + target.name());
            }
            return new Decision(position, Action.CREATE, null, "", "");
        }
        Match.Outcome outcome = match.compare(mapped, current);
        String reason = outcome.action() == Action.CONFLICT ? "differs" : "matched";
        return new Decision(position, outcome.action(), key, hash.of(current), reason);
    }

    private void remember(
            int number, Object[] record, Decision decision, Object[] mapped, Map<Key, Object[]> existing) {
        StringBuilder fields = new StringBuilder();
        if (decision.target() != null) {
            boolean[] conflicting =
                    match.compare(mapped, existing.get(decision.target())).conflicting();
            for (int i = 0; i < conflicting.length; i++) {
                if (conflicting[i]) {
                    fields.append(fields.isEmpty() ? "" : ",")
                            .append(target.fields().get(i).name());
                }
            }
        }
        voyage.journal()
                .conflicts()
                .add(
                        mapping.source(),
                        number,
                        decision.position(),
                        source.keyOf(record).text(),
                        decision.target() == null ? "" : org.crmferry.journal.KeyCode.encode(decision.target()),
                        decision.reason(),
                        fields.toString());
    }

    Counts counts() {
        return counts;
    }

    List<Finding> findings() {
        return tally.findings();
    }
}
