package org.crmferry.transfer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.crmferry.journal.Conflict;
import org.crmferry.journal.KeyCode;
import org.crmferry.mapping.EntityMapping;
import org.crmferry.model.Key;
import org.crmferry.model.Values;
import org.crmferry.plan.Action;

/**
 * Verification of records that others of the target went into: each of their fields must be what one of the source
 * records has written, or what somebody chose when they were merged. One entity; one thread.
 */
final class Joined {
    private final Voyage voyage;
    private final EntityMapping mapping;
    private final Expected expected;
    private final Map<Key, List<Expected.One>> ones = new LinkedHashMap<>();
    private final Map<Key, String> sources = new HashMap<>();

    Joined(Voyage voyage, EntityMapping mapping, Expected expected) {
        this.voyage = voyage;
        this.mapping = mapping;
        this.expected = expected;
    }

    /** Takes a record that is compared here; returns whether it does, or the record went into another. */
    boolean take(Prepared batch, Expected.One one) {
        if (voyage.merges().none()) {
            return false;
        }
        if (!expected.joined(one.key())) {
            return expected.absorbed(batch, one.position());
        }
        ones.computeIfAbsent(one.key(), key -> new ArrayList<>()).add(one);
        sources.putIfAbsent(
                one.key(),
                voyage.source(mapping)
                        .keyOf(batch.batch().records().get(one.position()))
                        .text());
        return true;
    }

    /** By the key of a record of the target that others went into, how many records of the source it stands for. */
    Map<Key, Integer> standing() {
        Map<Key, Integer> standing = new HashMap<>();
        if (voyage.merges().none()) {
            return standing;
        }
        try (Ahead<Prepared> opened = Prepared.all(voyage, mapping, voyage.cargo(mapping))) {
            for (Prepared next = opened.next(); next != null; next = opened.next()) {
                for (Expected.One one : expected.latest(next.decided(voyage, mapping))) {
                    if (expected.joined(one.key()) && one.action() != Action.DELETE) {
                        standing.merge(one.key(), 1, Integer::sum);
                    }
                }
            }
        }
        return standing;
    }

    long records() {
        return ones.size();
    }

    List<Difference> differences(Function<List<Key>, List<Object[]>> byKeys) {
        List<Difference> differences = new ArrayList<>();
        for (Conflict conflict : ones.isEmpty()
                ? List.<Conflict>of()
                : voyage.journal().conflicts().all()) {
            if (conflict.entity().equals(mapping.source())
                    && !conflict.applied()
                    && !conflict.targetKey().isEmpty()) {
                // What a person still has to say is not compared.
                ones.remove(voyage.merges()
                        .follow(expected.target().shape().table(), KeyCode.decode(conflict.targetKey())));
            }
        }
        if (ones.isEmpty()) {
            return differences;
        }
        Map<Key, Object[]> now = new HashMap<>();
        byKeys.apply(List.copyOf(ones.keySet()))
                .forEach(record -> now.put(expected.target().keyOf(record), record));
        ones.forEach((key, all) -> {
            Object[] current = now.get(key);
            if (current == null) {
                differences.add(new Difference(mapping.source(), sources.get(key), key.text(), "", "missing"));
                return;
            }
            List<String> names = new ArrayList<>(expected.differing(all.get(0), current));
            all.forEach(one -> names.retainAll(expected.differing(one, current)));
            voyage.merges()
                    .results(expected.target().shape().table(), key)
                    .forEach(record -> names.removeIf(name -> Values.same(
                            record[expected.target().index(name)],
                            current[expected.target().index(name)])));
            names.forEach(name ->
                    differences.add(new Difference(mapping.source(), sources.get(key), key.text(), name, "different")));
        });
        return differences;
    }
}
