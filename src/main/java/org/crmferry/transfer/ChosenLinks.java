package org.crmferry.transfer;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.crmferry.database.Batches;
import org.crmferry.database.Reader;
import org.crmferry.model.Batch;
import org.crmferry.model.Entity;

/** Those records of a reader that are wanted. */
final class ChosenLinks implements Batches {
    private final Reader all;
    private final Entity entity;
    private final Predicate<Object[]> wanted;
    private int number;

    ChosenLinks(Reader all, Entity entity, int number, BiPredicate<Entity, Object[]> wanted) {
        this(all, entity, number, record -> wanted.test(entity, record));
    }

    ChosenLinks(Reader all, Entity entity, int number, Predicate<Object[]> wanted) {
        this.all = all;
        this.entity = entity;
        this.wanted = wanted;
        this.number = number;
    }

    @Override
    public Batch next() {
        for (Batch batch = all.next(); batch != null; batch = all.next()) {
            List<Object[]> records = new ArrayList<>();
            for (Object[] record : batch.records()) {
                if (wanted.test(record)) {
                    records.add(record);
                }
            }
            if (!records.isEmpty()) {
                return new Batch(entity, number++, records);
            }
        }
        return null;
    }

    @Override
    public void close() {
        all.close();
    }
}
