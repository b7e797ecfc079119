package org.crmferry.database;

import java.util.ArrayList;
import java.util.List;
import org.crmferry.model.Entity;

/**
 * Finds the refused records of many by trying halves: one bad record among 10,000 costs some two dozen statements, and
 * everything else is written.
 */
final class Halves {
    private final Entity entity;
    private final List<Object[]> records;
    private final Writing writing;
    private final List<Refusal> refusals = new ArrayList<>();

    /** Writes some records wholly or not at all. */
    @FunctionalInterface
    interface Writing {
        void write(List<Object[]> lot) throws RowsRefused;
    }

    Halves(Entity entity, List<Object[]> records, Writing writing) {
        this.entity = entity;
        this.records = records;
        this.writing = writing;
    }

    List<Refusal> refusals() {
        if (!records.isEmpty()) {
            attempt(0, records.size());
        }
        return refusals;
    }

    private void attempt(int from, int to) {
        try {
            writing.write(records.subList(from, to));
        } catch (RowsRefused e) {
            if (to - from == 1) {
                refusals.add(new Refusal(from, entity.keyOf(records.get(from)), e.reason()));
            } else {
                int middle = (from + to) >>> 1;
                attempt(from, middle);
                attempt(middle, to);
            }
        }
    }
}
