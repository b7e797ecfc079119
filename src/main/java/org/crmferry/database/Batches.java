package org.crmferry.database;

import org.crmferry.model.Batch;

/** Records of one entity, batch after batch. One thread; close it before another of the same snapshot is used. */
public interface Batches extends AutoCloseable {
    /** The next batch, never an empty one, or null at the end. */
    Batch next();

    @Override
    void close();
}
