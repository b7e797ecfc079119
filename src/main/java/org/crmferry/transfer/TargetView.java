package org.crmferry.transfer;

import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.crmferry.database.Database;
import org.crmferry.database.Fold;
import org.crmferry.database.Reader;
import org.crmferry.database.Snapshot;
import org.crmferry.model.Batch;
import org.crmferry.model.Entity;
import org.crmferry.model.FerryException;
import org.crmferry.model.Key;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One unchanging view of the target; after a dropped connection, a new one. What was decided on the old one stays safe:
 * the load compares each record with the state it was decided on. One thread; the owner closes it.
 */
final class TargetView implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TargetView.class);

    private final Database database;
    private final Progress progress;
    private Snapshot now;

    TargetView(Database database, Progress progress) {
        this.database = database;
        this.progress = progress;
    }

    /** As {@link Snapshot#byKeys}. */
    List<Object[]> byKeys(Entity entity, List<Key> keys) {
        return ask(entity, snapshot -> snapshot.byKeys(entity, keys));
    }

    /** As {@link Snapshot#lookup}, of values as they are. */
    List<Object[]> lookup(Entity entity, String field, Collection<?> values) {
        return ask(entity, snapshot -> snapshot.lookup(entity, field, values, Fold.EXACT));
    }

    /** As {@link Snapshot#count}. */
    long count(Entity entity) {
        return ask(entity, snapshot -> snapshot.count(entity));
    }

    /**
     * Shows every record of an entity.
     *
     * @param anew called before the first one, also if all are shown once more
     */
    void each(Entity entity, Runnable anew, Consumer<Object[]> take) {
        ask(entity, snapshot -> {
            anew.run();
            try (Reader reader = snapshot.read(entity, null, 1)) {
                for (Batch batch = reader.next(); batch != null; batch = reader.next()) {
                    batch.records().forEach(take);
                }
            }
            return null;
        });
    }

    private <T> T ask(Entity entity, Function<Snapshot, T> question) {
        return Retry.run("reading " + entity.name(), progress, () -> question.apply(view()), this::close);
    }

    private Snapshot view() {
        if (now == null) {
            now = Snapshot.of(database);
        }
        return now;
    }

    @Override
    public void close() {
        if (now != null) {
            Snapshot old = now;
            now = null;
            try {
                old.close();
            } catch (FerryException e) {
                LOG.debug("a lost connection was not closed", e);
            }
        }
    }
}
