package org.crmferry.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.crmferry.model.DiskFailure;
import org.crmferry.model.FerryException;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/**
 * Encrypted maps from text to text on disk, for the records that were matched with existing ones: match key to target
 * key while matching, source key to target key afterwards. One thread writes; any number may read meanwhile, and who goes
 * through a map sees it as it was when he began. Failures of the disk are FerryException (STORAGE), at every step.
 */
public final class KeyMaps implements AutoCloseable {
    /** Where these maps are, as people may know it. */
    private static final String FOLDER = "vault/index";

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
                    // Written by whoever changes it: a background writer that fails prints its stack trace at people.
                    .autoCommitDisabled()
                    .open());
        } catch (MVStoreException | IOException e) {
            throw failed(e);
        }
    }

    /** One of the maps, made if it is not there; failures of the disk are FerryException (STORAGE). */
    public Map<String, String> map(String name) {
        return guarded(() -> new Texts(store.openMap(name)));
    }

    /** The keys of a map in their order, from that one on; null = from the first. */
    public Iterator<String> keys(String name, String from) {
        return guarded(() -> new Guarded<>(store.<String, String>openMap(name).keyIterator(from)));
    }

    public boolean has(String name) {
        return store.hasMap(name);
    }

    public void clear(String name) {
        guarded(() -> {
            if (store.hasMap(name)) {
                store.removeMap(name);
            }
            return null;
        });
    }

    /** Writes everything to disk. */
    public void force() {
        guarded(() -> {
            store.commit();
            store.sync();
            return null;
        });
    }

    @Override
    public void close() {
        // Not store.close(): where the disk refuses its last commit, that waits for itself for ever (H2 2.4).
        guarded(() -> {
            try {
                return store.isClosed() ? 0 : store.commit();
            } finally {
                store.closeImmediately();
            }
        });
    }

    private static <T> T guarded(Supplier<T> work) {
        try {
            return work.get();
        } catch (MVStoreException e) {
            throw failed(e);
        }
    }

    /** The disk's own words; those of the store may hold what was written. */
    private static FerryException failed(Exception problem) {
        Throwable root = problem;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String why = root instanceof IOException ? String.valueOf(root.getMessage()) : "its content is damaged";
        return DiskFailure.of(FOLDER, why, problem);
    }

    /** Goes on reading the disk with every step. */
    private record Guarded<T>(Iterator<T> inner) implements Iterator<T> {
        @Override
        public boolean hasNext() {
            return guarded(inner::hasNext);
        }

        @Override
        public T next() {
            return guarded(inner::next);
        }
    }

    /** A map in the store. */
    private static final class Texts extends AbstractMap<String, String> {
        private final MVMap<String, String> map;

        Texts(MVMap<String, String> map) {
            this.map = map;
        }

        @Override
        public String get(Object key) {
            return guarded(() -> map.get(key));
        }

        @Override
        public boolean containsKey(Object key) {
            return guarded(() -> map.containsKey(key));
        }

        @Override
        public String put(String key, String value) {
            return guarded(() -> map.put(key, value));
        }

        @Override
        public String putIfAbsent(String key, String value) {
            return guarded(() -> map.putIfAbsent(key, value));
        }

        @Override
        public String remove(Object key) {
            return guarded(() -> map.remove(key));
        }

        @Override
        public void clear() {
            guarded(() -> {
                map.clear();
                return null;
            });
        }

        @Override
        public Set<Map.Entry<String, String>> entrySet() {
            return new AbstractSet<>() {
                @Override
                public Iterator<Map.Entry<String, String>> iterator() {
                    return guarded(() -> new Guarded<>(map.entrySet().iterator()));
                }

                @Override
                public int size() {
                    return guarded(map::size);
                }
            };
        }

        @Override
        public Set<String> keySet() {
            return new AbstractSet<>() {
                @Override
                public Iterator<String> iterator() {
                    return guarded(() -> new Guarded<>(map.keyIterator(null)));
                }

                @Override
                public int size() {
                    return guarded(map::size);
                }
            };
        }
    }
}
