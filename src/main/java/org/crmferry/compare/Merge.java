package org.crmferry.compare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import org.crmferry.database.Snapshot;
import org.crmferry.model.Entity;
import org.crmferry.model.Fault;
import org.crmferry.model.FerryException;
import org.crmferry.model.Likeness;
import org.crmferry.model.Said;
import org.crmferry.model.Values;

/**
 * Compares two entities: both are read in the order of their keys and laid side by side, so memory does not grow with
 * their size. Records that share a key are paired so that as many as possible are identical.
 */
public final class Merge {
    /** Records that may share one key. */
    private static final int SHARING = 20_000;
    /** Of those, the ones that are no exact copies, which are paired one by one. */
    private static final int PAIRED = 2_000;
    /** Characters kept of a value. */
    private static final int LONGEST = 20_000;

    private static final int REPORT = 1_000;
    /** Records whose order tells whether a product's own order is worth a try. */
    private static final int TRIED = 1_000;

    private final EntityPair pair;
    private final int limit;
    private final LongConsumer done;
    private final KeyOrder order;
    private final List<BiPredicate<Object, Object>> same;
    private final List<BiPredicate<Object, Object>> alike;
    private final int[] loose;
    private final int keys;
    private final List<RecordDifference> differences = new ArrayList<>();
    private long onlyLeft;
    private long onlyRight;
    private long different;
    private long identical;
    private long ignored;
    private long unreported;
    private long reported;

    private Merge(EntityPair pair, int limit, LongConsumer done) {
        this.pair = pair;
        this.limit = limit;
        this.done = done;
        order = new KeyOrder(pair.key());
        same = pair.fields().stream().map(Sameness::of).toList();
        alike = pair.fields().stream()
                .map(each ->
                        each.likeness().between(each.left().type(), each.right().type()))
                .toList();
        loose = IntStream.range(0, same.size())
                .filter(i -> !pair.fields().get(i).likeness().equals(Likeness.EXACT))
                .toArray();
        keys = pair.key().size();
    }

    /**
     * What was found.
     *
     * @param counts complete
     * @param differences the first ones in the order of the key
     */
    public record Found(EntityComparison counts, List<RecordDifference> differences) {}

    /**
     * Compares; blocks.
     *
     * @param left a view of the left database; not to be used by anybody else meanwhile
     * @param right a view of the right database, another one than the left
     * @param limit how many differences are kept
     * @param done told now and then, on this thread, how many more records of both sides were compared (fewer than none if
     *     all begins again); what it throws ends the work
     */
    public static Found run(Snapshot left, Snapshot right, EntityPair pair, int limit, LongConsumer done) {
        Merge merge = new Merge(pair, limit, done);
        if (!merge.run(left, merge.trusts(left, pair.left()), right, merge.trusts(right, pair.right()))) {
            done.accept(-merge.reported);
            merge = new Merge(pair, limit, done);
            merge.run(left, false, right, false);
        }
        return new Found(
                new EntityComparison(
                        pair.left().name(),
                        pair.right().name(),
                        pair.label(),
                        merge.onlyLeft,
                        merge.different,
                        merge.onlyRight,
                        merge.identical,
                        merge.ignored,
                        pair.key().stream().map(FieldPair::name).toList(),
                        pair.notCompared()),
                merge.differences);
    }

    /** Whether the side's own order, which costs no sorting, is probably the right one too: so it is with GUIDs. */
    private boolean trusts(Snapshot side, Entity entity) {
        return pair.unique()
                && side.clustered()
                && !order.sorting().equals(order.stored())
                && order.ascending(side.sample(Snapshot.only(entity, entity.key()), TRIED));
    }

    /** Whether the order of either side was as hoped for; if not, all is to be done again. */
    private boolean run(Snapshot left, boolean leftStored, Snapshot right, boolean rightStored) {
        try (Stream one = new Stream(left, pair.left(), order, pair.unique(), leftStored);
                Stream other = new Stream(right, pair.right(), order, pair.unique(), rightStored)) {
            run(one, other);
            return !one.strayed() && !other.strayed();
        }
    }

    private void run(Stream left, Stream right) {
        Object[] l = left.next();
        Object[] r = right.next();
        while ((l != null || r != null) && !left.strayed() && !right.strayed()) {
            int sign = l == null ? 1 : r == null ? -1 : order.compare(l, r);
            if (sign < 0) {
                alone(l, RecordDifference.Kind.ONLY_LEFT);
                l = left.next();
            } else if (sign > 0) {
                alone(r, RecordDifference.Kind.ONLY_RIGHT);
                r = right.next();
            } else {
                Object[] nextLeft = left.next();
                Object[] nextRight = right.next();
                boolean shared = nextLeft != null && order.compare(l, nextLeft) == 0
                        || nextRight != null && order.compare(r, nextRight) == 0;
                if (shared) {
                    List<Object[]> some = new ArrayList<>(List.<Object[]>of(l));
                    List<Object[]> others = new ArrayList<>(List.<Object[]>of(r));
                    l = collect(some, nextLeft, left);
                    r = collect(others, nextRight, right);
                    group(some, others);
                } else {
                    both(l, r);
                    l = nextLeft;
                    r = nextRight;
                }
            }
        }
        report();
    }

    /** Adds all that share the key of the first; the one after them is returned. */
    private Object[] collect(List<Object[]> group, Object[] first, Stream stream) {
        Object[] next = first;
        while (next != null && order.compare(group.get(0), next) == 0) {
            group.add(next);
            if (group.size() > SHARING) {
                throw shared(SHARING);
            }
            next = stream.next();
        }
        return next;
    }

    private FerryException shared(int records) {
        return new FerryException(
                Fault.MAPPING,
                Said.of(
                        Merge.class,
                        "key.shared",
                        records,
                        pair.left().name(),
                        String.join(", ", pair.left().key())));
    }

    private void group(List<Object[]> left, List<Object[]> right) {
        copies(left, right);
        if (left.size() > PAIRED && right.size() > PAIRED) {
            throw shared(PAIRED);
        }
        for (int i = left.size() - 1; i >= 0; i--) {
            for (int j = right.size() - 1; j >= 0; j--) {
                if (differing(left.get(i), right.get(j)).isEmpty()) {
                    count(2);
                    countIgnored(left.get(i), right.get(j));
                    identical++;
                    left.remove(i);
                    right.remove(j);
                    break;
                }
            }
        }
        int pairs = Math.min(left.size(), right.size());
        for (int i = 0; i < pairs; i++) {
            both(left.get(i), right.get(i));
        }
        left.subList(pairs, left.size()).forEach(r -> alone(r, RecordDifference.Kind.ONLY_LEFT));
        right.subList(pairs, right.size()).forEach(r -> alone(r, RecordDifference.Kind.ONLY_RIGHT));
    }

    /** Takes away what is on both sides to the letter. */
    private void copies(List<Object[]> left, List<Object[]> right) {
        Map<List<String>, Integer> there = new HashMap<>();
        right.forEach(r -> there.merge(texts(r), 1, Integer::sum));
        Map<List<String>, Integer> taken = new HashMap<>();
        left.removeIf(l -> {
            List<String> texts = texts(l);
            if (there.getOrDefault(texts, 0) > 0) {
                there.merge(texts, -1, Integer::sum);
                taken.merge(texts, 1, Integer::sum);
                count(2);
                identical++;
                return true;
            }
            return false;
        });
        right.removeIf(r -> taken.merge(texts(r), -1, Integer::sum) >= 0);
    }

    private static List<String> texts(Object[] record) {
        List<String> texts = new ArrayList<>(record.length);
        for (Object value : record) {
            texts.add(value == null ? "-" : value.getClass().getSimpleName() + Values.text(value));
        }
        return texts;
    }

    private void both(Object[] left, Object[] right) {
        count(2);
        List<Integer> differing = differing(left, right);
        countIgnored(left, right);
        if (differing.isEmpty()) {
            identical++;
            return;
        }
        different++;
        if (differences.size() < limit) {
            List<FieldDifference> fields = new ArrayList<>();
            for (int i : differing) {
                fields.add(
                        new FieldDifference(pair.fields().get(i).name(), text(left[keys + i]), text(right[keys + i])));
            }
            add(RecordDifference.Kind.DIFFERENT, left, fields);
        }
    }

    private List<Integer> differing(Object[] left, Object[] right) {
        List<Integer> differing = List.of();
        for (int i = 0; i < same.size(); i++) {
            if (!same.get(i).test(left[keys + i], right[keys + i])
                    && !alike.get(i).test(left[keys + i], right[keys + i])) {
                differing = differing.isEmpty() ? new ArrayList<>() : differing;
                differing.add(i);
            }
        }
        return differing;
    }

    private void countIgnored(Object[] left, Object[] right) {
        for (int i : loose) {
            boolean apart = !same.get(i).test(left[keys + i], right[keys + i]);
            ignored += apart && alike.get(i).test(left[keys + i], right[keys + i]) ? 1 : 0;
        }
    }

    private void alone(Object[] record, RecordDifference.Kind kind) {
        count(1);
        boolean left = kind == RecordDifference.Kind.ONLY_LEFT;
        if (left) {
            onlyLeft++;
        } else {
            onlyRight++;
        }
        if (differences.size() < limit) {
            List<FieldDifference> fields = new ArrayList<>();
            for (int i = 0; i < pair.fields().size(); i++) {
                String text = text(record[keys + i]);
                if (text != null) {
                    fields.add(
                            new FieldDifference(pair.fields().get(i).name(), left ? text : null, left ? null : text));
                }
            }
            add(kind, record, fields);
        }
    }

    private void add(RecordDifference.Kind kind, Object[] record, List<FieldDifference> fields) {
        Map<String, String> key = new LinkedHashMap<>();
        for (int i = 0; i < keys; i++) {
            key.put(pair.key().get(i).name(), text(record[i]));
        }
        differences.add(new RecordDifference(pair.left().name(), key, kind, fields));
    }

    private static String text(Object value) {
        if (value == null) {
            return null;
        }
        String text = Values.text(value);
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "… (" + text.length() + ")";
    }

    private void count(int records) {
        unreported += records;
        if (unreported >= REPORT) {
            report();
        }
    }

    private void report() {
        reported += unreported;
        done.accept(unreported);
        unreported = 0;
    }
}
