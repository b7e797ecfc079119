package org.crmferry.transfer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.crmferry.database.Batches;
import org.crmferry.database.Reader;
import org.crmferry.database.Snapshot;
import org.crmferry.model.Batch;
import org.crmferry.model.Entity;

/** The records of some keys, in the order of their codes. */
final class ChosenRecords implements Batches {
    private static final int AT_ONCE = 100;

    private final Entity entity;
    private final Snapshot source;
    private final Iterator<String> codes;
    private final Map<String, String> states;
    private int number;

    /** @param codes of all keys that were looked at */
    ChosenRecords(Entity entity, Snapshot source, Iterator<String> codes, Map<String, String> states, int number) {
        this.entity = entity;
        this.source = source;
        this.codes = codes;
        this.states = states;
        this.number = number;
    }

    @Override
    public Batch next() {
        List<Object[]> records = new ArrayList<>();
        long bytes = 0;
        while (codes.hasNext() && records.size() + AT_ONCE <= Batch.RECORDS && bytes < Batch.BYTES) {
            for (Object[] record : some()) {
                records.add(record);
                bytes += Reader.size(record);
            }
        }
        return records.isEmpty() ? null : new Batch(entity, number++, records);
    }

    private List<Object[]> some() {
        List<String> some = new ArrayList<>();
        while (codes.hasNext() && some.size() < AT_ONCE) {
            String code = codes.next();
            if (Sampling.chosen(states.get(code))) {
                some.add(code);
            }
        }
        Map<String, Object[]> found = new HashMap<>();
        if (!some.isEmpty()) {
            source.byKeys(entity, Sampling.keys(entity, some))
                    .forEach(record -> found.put(KeyBook.code(entity.keyOf(record)), record));
        }
        return some.stream().filter(found::containsKey).map(found::get).toList();
    }

    @Override
    public void close() {
        // The snapshot is its owner's, and nothing else is open between two batches.
    }
}
