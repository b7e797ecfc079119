package org.crmferry.transfer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.crmferry.cargo.BatchEntry;
import org.crmferry.journal.BatchResult;
import org.crmferry.journal.Conflict;
import org.crmferry.journal.Failure;
import org.crmferry.journal.KeyCode;
import org.crmferry.mapping.EntityMapping;
import org.crmferry.mapping.FieldMapping;
import org.crmferry.model.Entity;
import org.crmferry.model.Field;
import org.crmferry.model.Key;
import org.crmferry.model.Shape;
import org.crmferry.model.Values;
import org.crmferry.plan.Action;
import org.crmferry.plan.Books;
import org.crmferry.plan.Decision;
import org.crmferry.plan.Match;

/** What the target must hold for one entity now that it is loaded: the other half of verification and of undo. */
final class Expected {
    private final Voyage voyage;
    private final EntityMapping mapping;
    private final Entity target;
    private final Match match;
    private final List<Integer> fields = new ArrayList<>();
    private final Map<Integer, Set<Integer>> failed = new HashMap<>();
    private final Map<Integer, Map<Integer, Conflict>> conflicts = new HashMap<>();
    private final Map<Integer, Set<Integer>> unlinked = new HashMap<>();
    private final Set<String> steps = new HashSet<>();
    private final Set<String> creating = new HashSet<>();
    private final List<Integer> late = new ArrayList<>();
    private final Map<Integer, Set<Integer>> superseded;

    /**
     * One record as it must be.
     *
     * @param position its place in the batch
     * @param key its target key
     * @param record what must be there; for an unchanged one, what the source would write; for a deleted one, what was
     * @param action CREATE, UPDATE, UNCHANGED or DELETE: then no record must be there
     * @param before what was there before an update or a deletion, or before the deletion of a record that has come back,
     *     as far as that is known as a whole; null else
     * @param changed per field, whether the update wrote it; null else
     */
    @SuppressWarnings("ArrayRecordComponent") // passed on, never compared
    record One(int position, Key key, Object[] record, Action action, Object[] before, boolean[] changed) {}

    Expected(Voyage voyage, EntityMapping mapping) {
        this.voyage = voyage;
        this.mapping = mapping;
        target = voyage.target(mapping);
        match = Write.match(mapping, target);
        for (FieldMapping field : mapping.fields()) {
            int at = target.index(field.target());
            if (target.fields().get(at).writable()) {
                fields.add(at);
            }
        }
        boolean[] cyclic = voyage.cyclic(mapping);
        for (int i = 0; i < cyclic.length; i++) {
            if (cyclic[i]) {
                late.add(i);
            }
        }
        superseded = new Proposals(voyage, mapping).superseded();
        failed.putAll(positions(mapping.source()));
        unlinked.putAll(positions(Voyage.UNLINKED + mapping.source()));
        for (BatchResult result : voyage.journal().results()) {
            steps.add(result.step());
            if (result.created() > 0) {
                creating.add(result.step());
            }
        }
        for (Conflict conflict : voyage.journal().conflicts().all()) {
            if (conflict.entity().equals(mapping.source())) {
                conflicts
                        .computeIfAbsent(conflict.number(), n -> new HashMap<>())
                        .put(conflict.position(), conflict);
            }
        }
    }

    private Map<Integer, Set<Integer>> positions(String list) {
        Map<Integer, Set<Integer>> positions = new HashMap<>();
        for (Failure failure : voyage.journal().failures(list)) {
            positions.computeIfAbsent(failure.number(), n -> new HashSet<>()).add(failure.position());
        }
        return positions;
    }

    /** Whether a later round has taken that record up again: what it says holds, not this one. */
    boolean superseded(int number, int position) {
        return superseded.getOrDefault(number, Set.of()).contains(position);
    }

    /** Whether a step was done. */
    boolean done(String step) {
        return steps.contains(step);
    }

    /** Whether that record was written without some of its references. */
    boolean unlinked(int number, int position) {
        return unlinked.getOrDefault(number, Set.of()).contains(position);
    }

    /** Those of {@link #of} that no later round has taken up again. */
    List<One> latest(Prepared batch) {
        List<One> ones = of(batch);
        ones.removeIf(one -> superseded(batch.batch().number(), one.position()));
        return ones;
    }

    /** All records of a batch that the migration answers for; those that went into others are these. */
    List<One> of(Prepared batch) {
        List<One> all = written(batch);
        if (!voyage.merges().none() && target.shape() != null) {
            all.replaceAll(this::followed);
        }
        return all;
    }

    private One followed(One one) {
        Key key = voyage.merges().follow(target.shape().table(), one.key());
        Object[] record = voyage.merges().followed(voyage, target, one.record());
        return new One(one.position(), key, record, one.action(), one.before(), one.changed());
    }

    /** Whether a record of a batch went into another of the target since it was written. */
    boolean absorbed(Prepared batch, int position) {
        if (voyage.merges().none() || target.shape() == null || target.key().size() != 1) {
            return false;
        }
        Decision decision = batch.decisions()[position];
        Key key = decision != null && decision.target() != null
                ? decision.target()
                : Key.of(voyage.keys()
                        .unmerged(
                                mapping.source(),
                                voyage.source(mapping)
                                        .keyOf(batch.batch().records().get(position))));
        return voyage.merges().gone(target.shape().table(), key);
    }

    /** Whether another record of the target went into that one. */
    boolean joined(Key key) {
        return target.shape() != null && voyage.merges().kept(target.shape().table(), key);
    }

    private List<One> written(Prepared batch) {
        int number = batch.batch().number();
        Map<Key, Object[]> before = before(Voyage.BEFORE, number);
        Set<Integer> refused = failed.getOrDefault(number, Set.of());
        Map<Integer, Conflict> asked = conflicts.getOrDefault(number, Map.of());
        List<One> all = new ArrayList<>();
        for (int i = 0; i < batch.mapped().length; i++) {
            if (refused.contains(i)) {
                continue;
            }
            Object[] mapped = batch.mapped()[i];
            if (asked.containsKey(i)) {
                decided(batch, asked.get(i)).ifPresent(all::add);
                continue;
            }
            switch (batch.action(i)) {
                case CREATE -> all.add(created(batch, i, mapped));
                case UPDATE -> {
                    Key key = batch.decisions()[i].target();
                    if (before.containsKey(key)) {
                        Match.Outcome outcome = batch.match(i, match).compare(mapped, before.get(key));
                        all.add(new One(i, key, outcome.result(), Action.UPDATE, before.get(key), outcome.changed()));
                    }
                }
                case UNCHANGED ->
                    all.add(new One(i, batch.decisions()[i].target(), mapped, Action.UNCHANGED, null, null));
                case DELETE -> all.add(deleted(i, batch.decisions()[i].target(), mapped));
                case CONFLICT, SKIP -> {}
            }
        }
        return all;
    }

    private One created(int position, Object[] mapped) {
        return new One(position, target.keyOf(mapped), mapped, Action.CREATE, null, null);
    }

    private One created(Prepared batch, int position, Object[] mapped) {
        Decision decision = batch.decisions()[position];
        boolean back = decision != null
                && (decision.reason().equals(Deletions.BACK)
                        || PutBack.meant(decision) && !decision.state().isEmpty());
        Object[] before = back ? batch.proposals().get(position).seen() : null;
        return new One(position, target.keyOf(mapped), mapped, Action.CREATE, before, null);
    }

    private static One deleted(int position, Key key, Object[] before) {
        return new One(position, key, before, Action.DELETE, before, null);
    }

    private Optional<One> decided(Prepared batch, Conflict conflict) {
        return conflict.applied() ? deciding(batch, conflict) : Optional.empty();
    }

    /** What a decision makes of its record, whether or not it is written yet. */
    Optional<One> deciding(long id, Prepared batch) {
        return conflicts.getOrDefault(batch.batch().number(), Map.of()).values().stream()
                .filter(conflict -> conflict.id() == id)
                .findFirst()
                .flatMap(conflict -> deciding(batch, conflict));
    }

    private Optional<One> deciding(Prepared batch, Conflict conflict) {
        int position = conflict.position();
        Object[] mapped = batch.mapped()[position];
        if (conflict.targetKey().isEmpty()) {
            return conflict.choice().equals("source") ? Optional.of(created(position, mapped)) : Optional.empty();
        }
        Key key = KeyCode.decode(conflict.targetKey());
        Object[] before = before(Voyage.RESOLVED, (int) conflict.id()).get(key);
        if (before == null) {
            return Deletions.wantedBack(conflict, batch.decisions()[position])
                            && creating.contains(Load.resolving(voyage, conflict))
                    ? Optional.of(created(position, mapped))
                    : Optional.empty();
        }
        if (Deletions.asked(batch.decisions()[position])) {
            return Optional.of(deleted(position, key, before));
        }
        Match by = batch.match(conflict, match);
        Match.Outcome outcome = Write.outcome(voyage.journal().conflicts(), by, target, conflict, mapped, before);
        return Optional.of(new One(position, key, outcome.result(), Action.UPDATE, before, outcome.changed()));
    }

    private Map<Key, Object[]> before(String area, int number) {
        Map<Key, Object[]> map = new LinkedHashMap<>();
        Optional<BatchEntry> entry = voyage.journal().batch(area, mapping.source(), number);
        entry.ifPresent(e ->
                voyage.vault().get(area, e, target).records().forEach(record -> map.put(target.keyOf(record), record)));
        return map;
    }

    /** The target's records of those, by key, in one look. */
    Map<Key, Object[]> current(Function<List<Key>, List<Object[]>> byKeys, List<One> expected) {
        Map<Key, Object[]> map = new HashMap<>();
        byKeys.apply(expected.stream().map(One::key).toList()).forEach(record -> map.put(target.keyOf(record), record));
        return map;
    }

    /** Names of the fields in which the target's record is not as it must be. */
    List<String> differing(One one, Object[] current) {
        List<String> names = new ArrayList<>();
        if (one.action() == Action.UNCHANGED) {
            boolean[] changed = match.compare(one.record(), current).changed();
            for (int i = 0; i < changed.length; i++) {
                if (changed[i]) {
                    names.add(target.fields().get(i).name());
                }
            }
            return names;
        }
        for (int i : one.action() == Action.CREATE ? fields : everyField()) {
            Field field = target.fields().get(i);
            boolean given = one.record()[i] != null || field.access() == Field.Access.WRITABLE && field.nullable();
            boolean made = one.record()[i] == null && current[i] != null && byDefault(field, current[i]);
            if (given && !made && !holds(field, one.record()[i], current[i])) {
                names.add(field.name());
            }
        }
        return names;
    }

    /**
     * Whether that is what a new row of a satellite is given where the record has nothing, or what the first of the
     * links has brought that are kept in the same table.
     */
    private boolean byDefault(Field field, Object found) {
        if (target.shape() == null
                || !(target.shape().bindings().get(field.name()) instanceof Shape.SatelliteColumn in)) {
            return false;
        }
        Shape.Satellite satellite = target.shape().satellite(in.satellite());
        return !satellite.first().isEmpty() && voyage.holds(satellite.table())
                || Values.same(satellite.defaults().get(in.column()), found);
    }

    /**
     * The same, leaving out references that are still as before because they were never written, or are so again
     * because undo emptied them: so far it is as this program left it.
     */
    List<String> edited(int number, One one, Object[] current) {
        List<String> names = differing(one, current);
        boolean emptied = steps.contains(Undo.restoring(mapping, number));
        boolean unwritten = voyage.links(mapping) && !steps.contains("link/" + mapping.source() + "/" + number)
                || emptied
                || unlinked.getOrDefault(number, Set.of()).contains(one.position());
        if (one.action() != Action.UNCHANGED && unwritten) {
            for (int i : late) {
                if (emptied && current[i] == null
                        || Values.same(current[i], one.before() == null ? null : one.before()[i])) {
                    names.remove(target.fields().get(i).name());
                }
            }
        }
        return names;
    }

    /**
     * Whether the target's record is not as both sides agreed last, as far as that is known: of a record that was found
     * there, only what the mapping fills.
     *
     * @param seeded whether the two records were told to belong together, so that an empty value is known too
     */
    boolean touched(int number, One one, Object[] current, boolean seeded) {
        if (one.action() != Action.UNCHANGED) {
            return !edited(number, one, current).isEmpty();
        }
        for (int i = 0; i < current.length; i++) {
            boolean known = match.decides(i) && (seeded || !Values.empty(one.record()[i]));
            if (known && !alike(i, one.record()[i], current[i])) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether the target's record is not what the source had; in fields that the source does not fill, not what it was.
     */
    boolean apart(Object[] source, Object[] was, Object[] current) {
        for (int i = 0; i < current.length; i++) {
            boolean decided = match.decides(i);
            boolean known = decided || target.fields().get(i).writable();
            if (known && !alike(i, decided ? source[i] : was[i], current[i])) {
                return true;
            }
        }
        return false;
    }

    /** Whether a field holds what was written there; nothing is the same as empty. */
    boolean alike(int field, Object written, Object found) {
        return Values.empty(written) && Values.empty(found)
                || holds(target.fields().get(field), written, found);
    }

    private boolean holds(Field field, Object written, Object found) {
        if (written instanceof List<?> lines && found instanceof List<?> there) {
            Shape.Book book = target.shape().books().stream()
                    .filter(b -> new Shape.BookList(b.name())
                            .equals(target.shape().bindings().get(field.name())))
                    .findFirst()
                    .orElse(null);
            return Books.holds(lines, there, book);
        }
        return Values.same(written, found);
    }

    private List<Integer> everyField() {
        List<Integer> all = new ArrayList<>();
        for (int i = 0; i < target.fields().size(); i++) {
            if (target.fields().get(i).writable()) {
                all.add(i);
            }
        }
        return all;
    }

    Entity target() {
        return target;
    }
}
