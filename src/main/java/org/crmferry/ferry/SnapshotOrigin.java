package org.crmferry.ferry;

import org.crmferry.database.Database;
import org.crmferry.database.Reader;
import org.crmferry.database.Snapshot;
import org.crmferry.model.Entity;
import org.crmferry.model.Key;
import org.crmferry.transfer.Collect;

/** Records from one snapshot of a database; a new snapshot after a dropped connection. */
final class SnapshotOrigin implements Collect.Origin, AutoCloseable {
    private final Database database;
    private Snapshot snapshot;

    SnapshotOrigin(Database database) {
        this.database = database;
        snapshot = Snapshot.of(database);
    }

    @Override
    public Reader read(Entity entity, Key after, int number) {
        return snapshot.read(entity, after, number);
    }

    @Override
    public void reopen() {
        snapshot.close();
        snapshot = Snapshot.of(database);
    }

    @Override
    public void close() {
        snapshot.close();
    }
}
