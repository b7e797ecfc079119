package org.crmferry.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import org.crmferry.model.Fault;
import org.crmferry.model.FerryException;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/**
 * Encrypted maps from text to text on disk, for the records that were matched with existing ones: match key to target
 * key while matching, source key to target key afterwards. Not thread-safe for writing.
 */
public final class KeyMaps implements AutoCloseable {
    private final MVStore store;

    private KeyMaps(MVStore store) {
        this.store = store;
    }

    /** Opens or makes the file; {@code secret} as for the journal. */
    public static KeyMaps open(Path file, String secret) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            return new KeyMaps(new MVStore.Builder()
                    .fileName(file.toAbsolutePath().toString())
                    .encryptionKey(secret.toCharArray())
                    .cacheSize(16)
                    .open());
        } catch (MVStoreException | IOException e) {
            throw new FerryException(
                    Fault.STORAGE,
                    "The index of matched records cannot be opened. Check the disk, then run the preview again.",
                    e);
        }
    }

    public MVMap<String, String> map(String name) {
        return store.openMap(name);
    }

    /** The keys of a map in their order, from that one on; null = from the first. */
    public Iterator<String> keys(String name, String from) {
        return map(name).keyIterator(from);
    }

    public boolean has(String name) {
        return store.hasMap(name);
    }

    public void clear(String name) {
        if (store.hasMap(name)) {
            store.removeMap(name);
        }
    }

    /** Writes everything to disk. */
    public void force() {
        store.commit();
        store.sync();
    }

    @Override
    public void close() {
        store.close();
    }
}
