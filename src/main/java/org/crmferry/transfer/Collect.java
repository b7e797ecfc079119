package org.crmferry.transfer;

import java.util.List;
import org.crmferry.cargo.BatchEntry;
import org.crmferry.cargo.Vault;
import org.crmferry.database.Batches;
import org.crmferry.journal.Journal;
import org.crmferry.model.Batch;
import org.crmferry.model.Entity;
import org.crmferry.model.Fault;
import org.crmferry.model.FerryException;
import org.crmferry.model.Key;
import org.crmferry.model.Said;

/**
 * Reads source entities and seals them, in stages that overlap: a thread reads, a thread seals, the caller's thread
 * takes what was sealed. Interrupted, it goes on after the last sealed batch.
 */
public final class Collect {
    private final Vault vault;
    private final Journal journal;
    private final Origin origin;
    private final Progress progress;
    private long bytesSealed;
    private long bytesRead;
    private long records;

    /** Where records come from. */
    public interface Origin {
        /** Records after that key (null: from the start), in batches numbered from {@code number}. */
        Batches read(Entity entity, Key after, int number);

        /** The records that have these keys, in any order; absent ones are missing. */
        List<Object[]> byKeys(Entity entity, List<Key> keys);

        /** Begins anew after a lost connection. */
        void reopen();
    }

    /** Takes each sealed batch, those of an earlier run included. */
    @FunctionalInterface
    public interface Taker {
        void take(Batch batch, BatchEntry entry);
    }

    private record Sealed(Batch batch, BatchEntry entry) {}

    private static final class Position {
        private Key last;
        private int number;
    }

    /** @param origin null if everything is in the vault already */
    public Collect(Vault vault, Journal journal, Origin origin, Progress progress) {
        this.vault = vault;
        this.journal = journal;
        this.origin = origin;
        this.progress = progress;
    }

    /** Bytes of the records before compression. */
    public long bytesRead() {
        return bytesRead;
    }

    public long bytesSealed() {
        return bytesSealed;
    }

    public long records() {
        return records;
    }

    /** Collects one entity; blocks. */
    public void entity(Entity source, Taker taker) {
        String done = "collected/" + source.name();
        Position position = new Position();
        for (BatchEntry entry : journal.batches(Voyage.CARGO, source.name())) {
            Batch batch = vault.get(Voyage.CARGO, entry, source);
            take(source, taker, position, new Sealed(batch, entry));
        }
        if (origin == null || journal.fact(done).isPresent()) {
            return;
        }
        if (source.key().isEmpty() && position.number > 0) {
            throw again(source);
        }
        try (Reading reading = new Reading(source, position.last, position.number);
                Ahead<Batch> read = new Ahead<>("read", 2, reading::next);
                Ahead<Sealed> sealed = new Ahead<>("seal", 2, () -> seal(read.next()))) {
            for (Sealed next = sealed.next(); next != null; next = sealed.next()) {
                journal.addBatch(Voyage.CARGO, next.entry());
                take(source, taker, position, next);
            }
        }
        journal.setFact(done, "yes");
    }

    private static FerryException again(Entity source) {
        return new FerryException(Fault.CONNECTION, Said.of(Collect.class, "read.broken", source.label()));
    }

    /**
     * Reads on after a dropped connection. Only reading is tried again here: a batch that was read is taken once, and
     * if that fails, the check fails.
     */
    private final class Reading implements AutoCloseable {
        private final Entity source;
        private Key last;
        private int number;
        private Batches reader;

        /** Begins after that record and batch. */
        Reading(Entity source, Key last, int number) {
            this.source = source;
            this.last = last;
            this.number = number;
        }

        /** The next batch, or null at the end. */
        Batch next() {
            return Retry.run("reading " + source.name(), progress, this::attempt, this::reopen);
        }

        private Batch attempt() {
            if (reader == null) {
                reader = origin.read(source, last, number + 1);
            }
            Batch batch = reader.next();
            if (batch != null) {
                last = lastKey(source, batch);
                number = batch.number();
            }
            return batch;
        }

        private void reopen() {
            if (source.key().isEmpty() && number > 0) {
                throw again(source);
            }
            close();
            reader = null;
            origin.reopen();
        }

        @Override
        public void close() {
            if (reader != null) {
                reader.close();
            }
        }
    }

    private static Key lastKey(Entity source, Batch batch) {
        return source.key().isEmpty()
                ? null
                : source.keyOf(batch.records().get(batch.records().size() - 1));
    }

    private Sealed seal(Batch batch) {
        return batch == null ? null : new Sealed(batch, vault.put(Voyage.CARGO, batch));
    }

    private void take(Entity source, Taker taker, Position position, Sealed sealed) {
        position.last = lastKey(source, sealed.batch());
        position.number = sealed.batch().number();
        bytesSealed += sealed.entry().bytes();
        bytesRead += sealed.entry().plain();
        records += sealed.batch().records().size();
        taker.take(sealed.batch(), sealed.entry());
        progress.advance(sealed.batch().records().size(), sealed.entry().bytes());
    }
}
