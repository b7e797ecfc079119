package org.crmferry.transfer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.crmferry.database.Refusal;
import org.crmferry.database.RowsRefused;
import org.crmferry.database.Target;
import org.crmferry.journal.BatchResult;
import org.crmferry.journal.Failure;
import org.crmferry.mapping.EntityMapping;
import org.crmferry.model.Entity;
import org.crmferry.model.Key;
import org.crmferry.plan.Action;
import org.crmferry.plan.RecordHash;

/** Takes back the records of one batch inside an open transaction: first {@link #restore}, when all are, {@link #remove}. */
final class UndoBatch {
    /** Before the entity in the journal's list of records that were left. */
    static final String LEFT = "left/";

    static final String EDITED = "edited since";

    private final Voyage voyage;
    private final EntityMapping mapping;
    private final Expected expected;
    private final Entity target;
    private final boolean[] cyclic;
    private final Origins origins;
    private final Bases bases;
    private final RecordHash hash = new RecordHash();
    private final int first;
    private final int end;

    /**
     * @param first number of the first batch that is taken back; 0 = from the beginning. What was there before that one
     *     stays, new records included
     * @param end number of the first batch that has been taken back already, or is not there
     */
    UndoBatch(Voyage voyage, EntityMapping mapping, int first, int end) {
        this.first = first;
        this.end = end;
        this.voyage = voyage;
        this.mapping = mapping;
        expected = new Expected(voyage, mapping);
        origins = new Origins(voyage, mapping);
        bases = new Bases(voyage, mapping);
        target = voyage.target(mapping);
        cyclic = voyage.cyclic(mapping);
    }

    /**
     * Deleted records that were there before the migration come back as they were; references among them are written by
     * {@link #restore}.
     */
    void revive(Target to, String step, Prepared batch) throws RowsRefused {
        int number = batch.batch().number();
        List<Failure> left = new ArrayList<>();
        List<Expected.One> ones = ones(batch);
        ones.removeIf(one -> one.action() != Action.DELETE || origins.created(number, one.position(), first));
        Map<Key, Object[]> current = expected.current(keys -> to.view().byKeys(target, keys), ones);
        ones.removeIf(one -> current.containsKey(one.key()));
        List<Key> keys = ones.stream().map(Expected.One::key).toList();
        List<Object[]> before =
                ones.stream().map(one -> Removal.unlinked(one.before(), cyclic)).toList();
        SoftDelete mark = voyage.mark(mapping);
        List<Refusal> refusals = List.of();
        if (mark != null) {
            to.mark(target, keys, mark.column(), mark.alive());
        } else {
            try {
                to.create(target, before);
            } catch (RowsRefused e) {
                refusals = to.createOneByOne(target, before, flags -> {});
            }
        }
        refusals.forEach(refusal -> left.add(left(batch, ones.get(refusal.index()), refusal.reason())));
        record(step, batch, 0, (long) ones.size() - refusals.size(), left);
    }

    /**
     * Changed records get their former content; references among new records are emptied. New ones that rounds have
     * changed do not get theirs: it may refer to what is not there any more, and they go as a whole.
     */
    void restore(Target to, String step, Prepared batch) {
        int number = batch.batch().number();
        List<Failure> left = new ArrayList<>();
        List<Expected.One> updated = new ArrayList<>();
        List<Object[]> unlink = new ArrayList<>();
        List<Expected.One> ones = ones(batch);
        ones.removeIf(one -> !plain(one) && origins.created(number, one.position(), first));
        Map<Key, Object[]> current = expected.current(keys -> to.view().byKeys(target, keys), ones);
        Map<Proposals.Place, Bases.Base> later = later(number, ones);
        for (Expected.One one : ones) {
            Object[] record = current.get(one.key());
            boolean nothing = record == null
                    || one.before() != null && hash.of(record).equals(hash.of(one.before()))
                    || plain(one) && !Voyage.any(cyclic);
            if (nothing) {
                continue;
            }
            if (one.action() == Action.DELETE) {
                revived(batch, one, record, updated, left);
            } else if (edited(number, one, later, record)) {
                left.add(left(batch, one, EDITED));
            } else if (plain(one)) {
                unlink.add(unlinked(record));
            } else {
                updated.add(one);
            }
        }
        List<Refusal> refusals =
                restore(to, updated.stream().map(Expected.One::before).toList(), current);
        refusals.forEach(refusal -> left.add(left(batch, updated.get(refusal.index()), refusal.reason())));
        unlink(to, unlink);
        record(step, batch, 0, (long) updated.size() - refusals.size(), left);
    }

    /** Whether a record was made, and not made again. */
    private static boolean plain(Expected.One one) {
        return one.action() == Action.CREATE && one.before() == null;
    }

    /** What was agreed on later about new records that rounds have taken up again. */
    private Map<Proposals.Place, Bases.Base> later(int number, List<Expected.One> ones) {
        return bases.of(ones.stream()
                .filter(UndoBatch::plain)
                .flatMap(one -> later(new Proposals.Place(number, one.position())).stream())
                .toList());
    }

    private List<Proposals.Place> later(Proposals.Place place) {
        List<Proposals.Place> later = origins.later(place);
        later.removeIf(one -> one.number() >= end);
        return later;
    }

    /** Whether somebody has changed a record since it was written last. */
    private boolean edited(int number, Expected.One one, Map<Proposals.Place, Bases.Base> later, Object[] current) {
        List<Proposals.Place> places = plain(one) ? later(new Proposals.Place(number, one.position())) : List.of();
        for (Proposals.Place place : places) {
            Bases.Base agreed = later.get(place);
            if (agreed != null && agreed.one() != null && agreed.one().action() != Action.UNCHANGED) {
                return !expected.edited(agreed.place().number(), agreed.one(), current)
                        .isEmpty();
            }
        }
        return !expected.edited(number, one, current).isEmpty();
    }

    /** It has its references again, unless somebody else has made or changed it since. */
    private void revived(
            Prepared batch, Expected.One one, Object[] record, List<Expected.One> updated, List<Failure> left) {
        if (hash.of(Removal.unlinked(one.before(), cyclic)).equals(hash.of(record))) {
            updated.add(one);
        } else if (!expected.superseded(batch.batch().number(), one.position())) {
            left.add(left(batch, one, EDITED));
        }
    }

    private List<Refusal> restore(Target to, List<Object[]> before, Map<Key, Object[]> current) {
        try {
            to.restore(target, before, current);
            return List.of();
        } catch (RowsRefused e) {
            return to.restoreOneByOne(target, before, current);
        }
    }

    private Object[] unlinked(Object[] record) {
        return Removal.unlinked(record, cyclic);
    }

    private void unlink(Target to, List<Object[]> records) {
        List<boolean[]> changed = Collections.nCopies(records.size(), cyclic);
        try {
            to.update(target, records, changed);
        } catch (RowsRefused e) {
            // Where a reference may not be emptied, removing the record will say what is in its way.
            to.updateOneByOne(target, records, changed, org.crmferry.database.BookChange.EXACT);
        }
    }

    /** New records go, with everything that creation made for them. */
    void remove(Target to, String step, Prepared batch) throws RowsRefused {
        int number = batch.batch().number();
        Set<Integer> stay = new HashSet<>();
        for (Failure one : voyage.journal().failures(LEFT + mapping.source())) {
            if (one.number() == number) {
                stay.add(one.position());
            }
        }
        List<Failure> left = new ArrayList<>();
        List<Expected.One> ones = ones(batch);
        ones.removeIf(one -> !plain(one) || stay.contains(one.position()));
        Map<Key, Object[]> current = expected.current(keys -> to.view().byKeys(target, keys), ones);
        ones.removeIf(one -> !current.containsKey(one.key()));
        Map<Proposals.Place, Bases.Base> later = later(number, ones);
        ones.removeIf(one -> {
            boolean edited = edited(number, one, later, current.get(one.key()));
            if (edited) {
                left.add(left(batch, one, EDITED));
            }
            return edited;
        });
        // Those that were there before go as they had gone.
        Map<Boolean, List<Expected.One>> made =
                ones.stream().collect(Collectors.partitioningBy(one -> origins.created(number, one.position())));
        int stayed = left.size();
        List<Expected.One> fresh = made.get(true);
        remove(to, records(fresh, current))
                .forEach(refusal -> left.add(left(batch, fresh.get(refusal.index()), refusal.reason())));
        List<Expected.One> again = made.get(false);
        Removal.remove(to, voyage, mapping, records(again, current))
                .forEach(refusal -> left.add(left(batch, again.get(refusal.index()), refusal.reason())));
        to.lower(target, voyage.raised(mapping, number));
        record(step, batch, (long) ones.size() - (left.size() - stayed), 0, left);
    }

    private static List<Object[]> records(List<Expected.One> ones, Map<Key, Object[]> current) {
        return ones.stream().map(one -> current.get(one.key())).toList();
    }

    private List<Refusal> remove(Target to, List<Object[]> records) {
        try {
            to.delete(target, records.stream().map(target::keyOf).toList());
            return List.of();
        } catch (RowsRefused e) {
            return to.deleteOneByOne(target, records);
        }
    }

    private List<Expected.One> ones(Prepared batch) {
        List<Expected.One> ones = new ArrayList<>(expected.of(batch));
        ones.removeIf(one -> one.action() == Action.UNCHANGED);
        return ones;
    }

    private Failure left(Prepared batch, Expected.One one, String reason) {
        return new Failure(
                LEFT + mapping.source(),
                batch.batch().number(),
                one.position(),
                voyage.source(mapping)
                        .keyOf(batch.batch().records().get(one.position()))
                        .text(),
                one.key().text(),
                reason);
    }

    private void record(String step, Prepared batch, long removed, long restored, List<Failure> left) {
        int number = batch.batch().number();
        voyage.journal()
                .addResult(new BatchResult(step, mapping.source(), number, removed, restored, left.size()), left);
    }
}
