package org.crmferry.transfer;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.crmferry.mapping.EntityMapping;
import org.crmferry.model.Entity;
import org.crmferry.plan.Action;
import org.crmferry.plan.Counts;
import org.crmferry.plan.RecordHash;

/**
 * The proof: maps the sealed source records once more and compares every field with what the target holds now. Reads
 * only.
 */
public final class Verify {
    /** The most differences that are named; all are counted. */
    public static final int NAMED = 1000;

    private final Voyage voyage;
    private final Map<String, Counts> counts = new LinkedHashMap<>();
    private final List<Difference> differences = new ArrayList<>();
    private long different;
    private long fields;

    public Verify(Voyage voyage) {
        this.voyage = voyage;
    }

    /** By source entity: read = compared, unchanged = equal, failed = missing or different. */
    public Map<String, Counts> counts() {
        return counts;
    }

    public List<Difference> differences() {
        return differences;
    }

    /** Records that are missing or differ in at least one field. */
    public long different() {
        return different;
    }

    /** Values that were compared. */
    public long fieldsCompared() {
        return fields;
    }

    /** Runs; blocks. */
    public void run() {
        Map<String, Long> totals = voyage.records(voyage.entities());
        voyage.progress().stage("verify", totals);
        for (EntityMapping each : voyage.entities()) {
            voyage.progress().entity(each.source());
            try (TargetView now = new TargetView(voyage.target(), voyage.progress());
                    Ahead<Prepared> opened = Prepared.all(voyage, each, voyage.cargo(each))) {
                if (voyage.target(each).key().isEmpty()) {
                    compareWhole(each, now, opened);
                } else {
                    compareEach(each, now, opened);
                }
            }
        }
        voyage.progress().ended();
    }

    private void compareEach(EntityMapping each, TargetView now, Ahead<Prepared> opened) {
        Expected expected = new Expected(voyage, each);
        Joined joined = new Joined(voyage, each, expected);
        Counts sum = Counts.NONE;
        for (Prepared next = opened.next(); next != null; next = opened.next()) {
            Prepared batch = next.decided(voyage, each);
            List<Expected.One> ones = expected.latest(batch);
            ones.removeIf(one -> WayBack.seeded(batch.decisions()[one.position()]) || joined.take(batch, one));
            var current = expected.current(keys -> now.byKeys(expected.target(), keys), ones);
            long wrong = 0;
            for (Expected.One one : ones) {
                String key = voyage.source(each)
                        .keyOf(batch.batch().records().get(one.position()))
                        .text();
                Object[] record = current.get(one.key());
                boolean deleted = one.action() == Action.DELETE;
                List<String> names = deleted || record == null
                        ? deleted && record == null ? List.of() : List.of("")
                        : expected.differing(one, record);
                String kind = record == null ? "missing" : deleted ? "present" : "different";
                fields += each.fields().size();
                if (!names.isEmpty()) {
                    wrong++;
                    names.forEach(name ->
                            add(new Difference(each.source(), key, one.key().text(), name, kind)));
                }
            }
            different += wrong;
            sum = sum.plus(new Counts(ones.size(), 0, 0, ones.size() - wrong, 0, 0, wrong));
            voyage.progress().advance(batch.mapped().length, 0, wrong);
        }
        List<Difference> more = joined.differences(keys -> now.byKeys(expected.target(), keys));
        more.forEach(this::add);
        long wrong = more.stream().map(Difference::targetKey).distinct().count();
        different += wrong;
        fields += joined.records() * each.fields().size();
        sum = sum.plus(new Counts(joined.records(), 0, 0, joined.records() - wrong, 0, 0, wrong));
        counts.put(each.source(), sum);
    }

    private void add(Difference difference) {
        if (differences.size() < NAMED) {
            differences.add(difference);
        }
    }

    /** Fingerprints of records, whatever their order. */
    private static final class Sum {
        private BigInteger hashes = BigInteger.ZERO;
        private long records;

        void clear() {
            hashes = BigInteger.ZERO;
            records = 0;
        }

        void add(BigInteger hash) {
            hashes = hashes.add(hash);
            records++;
        }
    }

    /** Without a key, records are compared as one set: by number and by the sum of their fingerprints. */
    private void compareWhole(EntityMapping each, TargetView now, Ahead<Prepared> opened) {
        Entity target = voyage.target(each);
        RecordHash hash = new RecordHash();
        BigInteger expected = BigInteger.ZERO;
        long records = 0;
        for (Prepared next = opened.next(); next != null; next = opened.next()) {
            for (Object[] record : next.mapped()) {
                expected = expected.add(new BigInteger(hash.of(record), 16));
                records++;
            }
            fields += (long) next.mapped().length * each.fields().size();
            voyage.progress().advance(next.mapped().length, 0);
        }
        Sum found = new Sum();
        now.each(target, found::clear, record -> found.add(new BigInteger(hash.of(record), 16)));
        boolean same = expected.equals(found.hashes) && found.records == records;
        if (!same) {
            different++;
            add(new Difference(each.source(), "", "", "", found.records == records ? "different" : "missing"));
        }
        counts.put(each.source(), new Counts(records, 0, 0, same ? records : 0, 0, 0, same ? 0 : records));
    }
}
