package org.crmferry.ferry;

import java.util.List;
import java.util.Map;
import org.crmferry.database.Batches;
import org.crmferry.database.Database;
import org.crmferry.database.Filter;
import org.crmferry.database.Snapshot;
import org.crmferry.model.Entity;
import org.crmferry.model.FerryException;
import org.crmferry.model.Key;
import org.crmferry.transfer.Collect;
import org.crmferry.transfer.Sampling;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Records from one snapshot of a database; a new snapshot after a dropped connection. */
final class SnapshotOrigin implements Collect.Origin, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SnapshotOrigin.class);

    private final Database database;
    private final Map<String, Filter> filters;
    private final Sampling sampling;
    private Snapshot snapshot;

    /** @param sampling what was chosen for a trial run, or null for everything */
    SnapshotOrigin(Database database, Map<String, Filter> filters, Sampling sampling) {
        this.database = database;
        this.filters = filters;
        this.sampling = sampling;
        snapshot = Snapshot.of(database, filters);
    }

    @Override
    public Batches read(Entity entity, Key after, int number) {
        return sampling == null ? snapshot.read(entity, after, number) : sampling.read(entity, snapshot, after, number);
    }

    @Override
    public List<Object[]> byKeys(Entity entity, List<Key> keys) {
        return snapshot.byKeys(entity, keys);
    }

    @Override
    public void reopen() {
        close();
        snapshot = Snapshot.of(database, filters);
    }

    /** Over a lost connection there is nothing to end: it was only read. */
    @Override
    public void close() {
        try {
            snapshot.close();
        } catch (FerryException e) {
            LOG.debug("a lost connection was not closed", e);
        }
    }
}
