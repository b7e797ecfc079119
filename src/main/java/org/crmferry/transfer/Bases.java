package org.crmferry.transfer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.crmferry.cargo.BatchEntry;
import org.crmferry.journal.Conflict;
import org.crmferry.journal.KeyCode;
import org.crmferry.mapping.EntityMapping;
import org.crmferry.mapping.Mapper;
import org.crmferry.model.Key;
import org.crmferry.plan.RecordHash;

/**
 * What both sides of a pair agreed on last. It is nowhere kept by itself: the sealed cargo, the frozen decisions and the
 * before-images say it, as they do for verification.
 */
final class Bases {
    private final Voyage voyage;
    private final EntityMapping mapping;
    private final Mapper mapper;
    private final Expected expected;
    private final Proposals proposals;
    private final Map<Proposals.Place, Conflict> conflicts = new HashMap<>();
    private final Map<Proposals.Place, Base> found = new HashMap<>();

    /**
     * The agreed state of one pair, both in the form of the target. Holds values.
     *
     * @param key the target's key
     * @param source the source's record
     * @param target the target's record
     * @param raw the source's record as it was read
     * @param place where the cargo has what was agreed on
     * @param one what was agreed on for the target; null if it was settled that the sides differ
     * @param whole whether every field of the target's record is known, not only the mapped ones
     * @param seeded see {@link WayBack#seeded}
     * @param absorbed whether the target's record of that pair went into another, which {@code key} is
     * @param open conflicts on later versions that nobody has settled: looking at the record anew replaces them
     */
    @SuppressWarnings("ArrayRecordComponent") // passed on, never compared
    record Base(
            Key key,
            Object[] source,
            Object[] target,
            Object[] raw,
            Proposals.Place place,
            Expected.One one,
            boolean whole,
            boolean seeded,
            boolean absorbed,
            List<Conflict> open) {}

    private record Asked(Proposals.Place by, List<Conflict> open) {}

    Bases(Voyage voyage, EntityMapping mapping) {
        this.voyage = voyage;
        this.mapping = mapping;
        mapper = voyage.mapper(mapping);
        expected = new Expected(voyage, mapping);
        proposals = new Proposals(voyage, mapping);
        for (Conflict conflict : voyage.journal().conflicts().all()) {
            if (conflict.entity().equals(mapping.source())) {
                conflicts.put(new Proposals.Place(conflict.number(), conflict.position()), conflict);
            }
        }
    }

    /** The bases of records of the cargo; without those that both sides have never agreed on. */
    Map<Proposals.Place, Base> of(List<Proposals.Place> places) {
        Map<Proposals.Place, Asked> todo = new LinkedHashMap<>();
        places.forEach(place -> todo.put(place, new Asked(place, List.of())));
        while (!todo.isEmpty()) {
            TreeMap<Integer, List<Proposals.Place>> batches = new TreeMap<>();
            todo.keySet()
                    .forEach(place -> batches.computeIfAbsent(place.number(), n -> new ArrayList<>())
                            .add(place));
            Map<Proposals.Place, Asked> now = Map.copyOf(todo);
            todo.clear();
            batches.forEach((number, some) -> batch(number, some, now, todo));
        }
        return found;
    }

    private void batch(
            int number,
            List<Proposals.Place> places,
            Map<Proposals.Place, Asked> now,
            Map<Proposals.Place, Asked> earlier) {
        BatchEntry entry =
                voyage.journal().batch(Voyage.CARGO, mapping.source(), number).orElseThrow();
        Prepared batch = Prepared.of(mapping, mapper, voyage.open(entry, mapping))
                .proposing(proposals)
                .decided(voyage, mapping);
        Map<Integer, Expected.One> ones = new HashMap<>();
        expected.of(batch).forEach(one -> ones.put(one.position(), one));
        for (Proposals.Place place : places) {
            Asked asked = now.get(place);
            Expected.One one = ones.get(place.position());
            Conflict conflict = conflicts.get(place);
            Proposals.Proposal proposal = batch.proposals().get(place.position());
            if (one != null) {
                found.put(asked.by(), base(batch, place, one.key(), one.record(), one, asked));
            } else if (conflict != null
                    && conflict.applied()
                    && !conflict.targetKey().isEmpty()) {
                Object[] seen = proposal == null
                        ? new Object[voyage.target(mapping).fields().size()]
                        : proposal.seen();
                found.put(asked.by(), base(batch, place, KeyCode.decode(conflict.targetKey()), seen, null, asked));
            } else if (proposal != null) {
                List<Conflict> open = new ArrayList<>(asked.open());
                if (conflict != null) {
                    open.add(conflict);
                }
                earlier.put(proposal.follows(), new Asked(asked.by(), open));
            }
        }
    }

    /**
     * Whether the target's record holds what the source never had: was changed since, or was edited there before and
     * kept by a round. Where it is not known what it was, it counts as changed.
     */
    boolean touched(Base base, Object[] current) {
        if (base.whole()) {
            return expected.apart(base.source(), base.target(), current);
        }
        if (base.one() != null) {
            return expected.touched(base.place().number(), base.one(), current, base.seeded());
        }
        RecordHash hash = new RecordHash();
        return !hash.of(base.target()).equals(hash.of(current));
    }

    Expected expected() {
        return expected;
    }

    /** Whether another record of the target went into that one: then one source record does not speak for it alone. */
    boolean joined(Key key) {
        return expected.joined(key);
    }

    private Base base(Prepared batch, Proposals.Place place, Key key, Object[] target, Expected.One one, Asked asked) {
        Object[] raw = batch.batch().records().get(place.position());
        Object[] source = mapper.map(raw, (kind, to, from) -> {});
        boolean seeded = WayBack.seeded(batch.decisions()[place.position()]);
        boolean whole = batch.proposals().containsKey(place.position());
        boolean absorbed = expected.absorbed(batch, place.position());
        return new Base(key, source, target, raw, place, one, whole, seeded, absorbed, asked.open());
    }
}
