package org.crmferry.transfer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.crmferry.database.Housekeeping;
import org.crmferry.mapping.EntityMapping;
import org.crmferry.mapping.FindingKind;
import org.crmferry.mapping.Mapper;
import org.crmferry.model.Entity;
import org.crmferry.model.Key;
import org.crmferry.model.Values;

/**
 * Records that were newly made in the target since the transfer, and which of them a round of the way back creates in
 * the source: those of which every value has a counterpart there. A record that refers to one that is not created is
 * not created either. One thread; holds values until the round is over.
 */
public final class Births {
    private final boolean carry;
    private final Predicate<String> keeps;
    private final Map<EntityMapping, List<Object[]>> chosen = new HashMap<>();
    private final Map<String, BirthCounts> counts = new LinkedHashMap<>();

    /**
     * @param carry whether they are created; else they are only counted
     * @param keeps of which entities of the target the records have the same key on both sides
     */
    public Births(boolean carry, Predicate<String> keeps) {
        this.carry = carry;
        this.keeps = keeps;
    }

    /** By entity of the target; of those only that have some. */
    public Map<String, BirthCounts> counts() {
        return counts;
    }

    BirthCounts of(String entity) {
        return counts.getOrDefault(entity, BirthCounts.NONE);
    }

    /** Those of an entity that are to be created, in the order of their batches. */
    List<Object[]> of(EntityMapping each) {
        return chosen.getOrDefault(each, List.of());
    }

    /** Which records of an entity the target had before the transfer, and nobody has matched since; by code. */
    static Predicate<String> strangers(Voyage voyage, EntityMapping each) {
        EarlierKeys earlier = new EarlierKeys(voyage.keys(), each.source());
        return code -> earlier.has(code) && voyage.keys().matched(each.source(), code) == null;
    }

    /**
     * Chooses among the records that nobody knows yet, and gives each its key in the source.
     *
     * @param found what was found, in the order of work
     * @param first number of the first batch of each entity
     */
    void choose(
            Voyage voyage,
            OtherWay other,
            Map<EntityMapping, Detection> found,
            Map<String, Integer> first,
            TargetView now) {
        Map<EntityMapping, Born> all = new LinkedHashMap<>();
        found.forEach((each, detection) -> {
            Entity entity = voyage.source(each);
            List<Object[]> fresh = new ArrayList<>(detection.fresh());
            fresh.removeIf(record ->
                    other.held().holds(each.source(), entity.keyOf(record).text()));
            boolean known = new EarlierKeys(voyage.keys(), each.source()).known();
            if (fresh.isEmpty()) {
                return;
            } else if (!carry || !known) {
                counts.put(each.source(), new BirthCounts(0, 0, 0, known ? fresh.size() : 0, known ? 0 : fresh.size()));
            } else {
                all.put(each, new Born(voyage, each, fresh, other.unsent()));
            }
        });
        all.values().forEach(Born::carry);
        all.values().forEach(born -> born.match(now));
        boolean again = true;
        while (again) {
            again = false;
            for (Born born : all.values()) {
                again |= born.leaveOut();
            }
        }
        all.forEach((each, born) -> {
            born.end(first.get(each.source()));
            chosen.put(each, born.fresh);
            counts.put(each.source(), born.counts());
        });
    }

    /** Those of one entity. */
    private final class Born {
        private final Voyage voyage;
        private final EntityMapping mapping;
        private final Entity source;
        private final Unsent unsent;
        private final List<Object[]> fresh;
        private final Mapper mapper;
        private final Set<String> doubted = new HashSet<>();
        private final Set<String> led;
        private long waiting;

        Born(Voyage voyage, EntityMapping mapping, List<Object[]> fresh, Unsent unsent) {
            this.voyage = voyage;
            this.mapping = mapping;
            this.fresh = fresh;
            this.unsent = unsent;
            source = voyage.source(mapping);
            mapper = voyage.mapper(mapping);
            led = mapping.fields().stream()
                    .flatMap(field -> field.sources().stream())
                    .collect(Collectors.toSet());
            led.addAll(source.key());
        }

        private String code(Object[] record) {
            return KeyBook.code(source.keyOf(record));
        }

        /** Gives keys, before anything is mapped that may point at them. */
        void carry() {
            Entity target = voyage.target(mapping);
            boolean counted = target.keyStyle().counted();
            voyage.keys().goOn(mapping.source(), counted ? Housekeeping.largestKey(voyage.target(), target) : 0);
            for (Object[] record : fresh) {
                Key key = source.keyOf(record);
                if (keeps.test(mapping.source())) {
                    voyage.keys().match(mapping.source(), code(record), key);
                } else {
                    voyage.keys().carry(mapping.source(), code(record));
                }
            }
        }

        /** Those that the source may have already, by the match key: a person says what they are. */
        void match(TargetView now) {
            if (!mapping.match().isEmpty()) {
                Matcher matcher = new Matcher(voyage, mapping, voyage.target(mapping), now, true);
                matcher.begin();
                for (Object[] record : fresh) {
                    Matcher.Found one = matcher.find(mapper.map(record, (kind, to, from) -> {}), code(record));
                    if (one.key() != null || one.doubt() != null) {
                        doubted.add(code(record));
                        voyage.keys().leaveOut(mapping.source(), code(record));
                    }
                }
                matcher.end();
            }
        }

        /** Whether there were some with a value that has no counterpart. */
        boolean leaveOut() {
            int before = fresh.size();
            fresh.removeIf(this::waits);
            return fresh.size() < before;
        }

        private boolean waits(Object[] record) {
            Set<String> fields = new HashSet<>();
            mapper.map(record, (kind, to, from) -> {
                boolean filled = kind == FindingKind.MISSING_REQUIRED && !Prepared.leavesOut(mapping, kind, to, from);
                if (!filled && kind != FindingKind.INVALID_EMAIL) {
                    fields.add(from == null ? "" : from.name());
                }
            });
            if (fields.isEmpty()) {
                return false;
            }
            waiting++;
            fields.stream().filter(field -> !field.isEmpty()).forEach(field -> unsent.add(mapping.source(), field, 1));
            doubted.remove(code(record));
            voyage.keys().leaveOut(mapping.source(), code(record));
            return true;
        }

        void end(int first) {
            for (int i = 0; i < fresh.size(); i++) {
                Object[] record = fresh.get(i);
                String code = code(record);
                if (doubted.contains(code)) {
                    voyage.keys().doubt(mapping.source(), code, first + i / RoundBatches.SIZE, i % RoundBatches.SIZE);
                }
                for (int at = 0; at < record.length; at++) {
                    String field = source.fields().get(at).name();
                    if (!led.contains(field) && !Values.empty(record[at])) {
                        unsent.add(mapping.source(), field, 1);
                    }
                }
            }
            voyage.keys().end(mapping.source());
        }

        BirthCounts counts() {
            return new BirthCounts(fresh.size() - doubted.size(), doubted.size(), waiting, 0, 0);
        }
    }
}
