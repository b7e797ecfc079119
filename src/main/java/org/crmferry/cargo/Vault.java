package org.crmferry.cargo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.crmferry.model.Batch;
import org.crmferry.model.Entity;
import org.crmferry.model.Fault;
import org.crmferry.model.FerryException;
import org.crmferry.model.Said;

/**
 * A folder of sealed batches under one package key: {@code key.p7m} and one folder per area ({@code batches},
 * {@code before}, {@code decisions} ...) with {@code NNNNNN-entity.p7m} files.
 *
 * <p>What {@link #put} returned from is on the disk, also after a power cut; a batch is there whole or not at all, and
 * putting the same batch again replaces it. Failures of the disk are FerryException (STORAGE), anything wrong with what
 * is read is FerryException (INTEGRITY). Sealing and opening are thread-safe; one thread at a time may put into an area.
 */
public final class Vault {
    /** The area of the records as they were collected. */
    public static final String BATCHES = "batches";

    private static final String KEY = "key.p7m";
    private static final String END = ".p7m";

    private final Path folder;
    private final Sealer sealer;

    private Vault(Path folder, PackageKey key, int level) {
        this.folder = folder;
        this.sealer = new Sealer(key, level);
    }

    /** Makes the folder, a new key and {@code key.p7m}. FerryException (STORAGE) if there is a vault already. */
    public static Vault create(Path folder, List<Recipient> recipients) {
        return create(folder, recipients, BatchCodec.LEVEL);
    }

    /**
     * The same with a level of compression.
     *
     * @param level of zstandard: 1 (fastest) to 22 (smallest)
     */
    public static Vault create(Path folder, List<Recipient> recipients, int level) {
        if (Files.exists(folder.resolve(KEY))) {
            throw new FerryException(Fault.STORAGE, Said.of(Vault.class, "vault.taken", folder.getFileName()));
        }
        PackageKey key = PackageKey.create();
        byte[] locked = key.lock(recipients);
        Disk.folder(folder);
        Disk.write(folder.resolve(KEY), locked);
        return new Vault(folder, key, level);
    }

    public static Vault open(Path folder, Unlock unlock) {
        return new Vault(folder, PackageKey.unlock(read(folder.resolve(KEY)), unlock), BatchCodec.LEVEL);
    }

    /** Opens with the key itself, as the journal keeps it. */
    public static Vault open(Path folder, PackageKey key) {
        return new Vault(folder, key, BatchCodec.LEVEL);
    }

    /** A new vault in another folder under the same key, for the same people. */
    public Vault beside(Path other) {
        Disk.folder(other);
        Disk.write(other.resolve(KEY), lockedKey());
        return new Vault(other, key(), BatchCodec.LEVEL);
    }

    public PackageKey key() {
        return sealer.key();
    }

    /** Locks the key for other recipients instead of the former ones; the batches stay as they are. */
    public void relock(List<Recipient> recipients) {
        Disk.write(folder.resolve(KEY), sealer.key().lock(recipients));
    }

    /** The package key as its recipients get it. */
    public byte[] lockedKey() {
        return read(folder.resolve(KEY));
    }

    /** Seals in memory: all the computing, no disk. */
    public Sealed seal(Batch batch) {
        return sealer.seal(batch);
    }

    /** Writes a sealed batch to the disk: no computing. */
    public BatchEntry put(String area, Sealed sealed) {
        Path folderOfArea = area(area);
        Disk.folder(folderOfArea);
        Disk.write(folderOfArea.resolve(sealed.entry().name() + END), sealed.bytes());
        return sealed.entry();
    }

    public BatchEntry put(String area, Batch batch) {
        return put(area, seal(batch));
    }

    /** The records of a batch, after its checksum and its tag were checked. */
    public Batch get(String area, BatchEntry entry, Entity entity) {
        return sealer.open(sealed(area, entry), entry, entity);
    }

    /** The sealed bytes of a batch, their checksum checked. */
    public byte[] sealed(String area, BatchEntry entry) {
        byte[] sealed = read(area(area).resolve(entry.name() + END));
        Sealer.checksum(sealed, entry);
        return sealed;
    }

    /** Names of the batches in an area, sorted; files that are no batch are left out. */
    public List<String> names(String area) {
        Path folderOfArea = area(area);
        if (!Files.isDirectory(folderOfArea)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folderOfArea)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(END))
                    .map(name -> name.substring(0, name.length() - END.length()))
                    .filter(Names::isBatch)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw Disk.failed(folderOfArea, e);
        }
    }

    /** Removes a batch; no matter if it is not there. */
    public void remove(String area, String name) {
        if (!Names.isBatch(name)) {
            throw new IllegalArgumentException("no name of a batch");
        }
        Disk.delete(area(area).resolve(name + END));
    }

    private Path area(String area) {
        if (!Names.isArea(area)) {
            throw new IllegalArgumentException("no name of an area: " + area);
        }
        return folder.resolve(area);
    }

    private static byte[] read(Path file) {
        try {
            if (Files.size(file) > BatchEntry.BYTES_LIMIT) {
                throw new FerryException(Fault.INTEGRITY, Said.of(Vault.class, "vault.large", file.getFileName()));
            }
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new FerryException(Fault.INTEGRITY, Said.of(Vault.class, "vault.missing", file.getFileName()), e);
        } catch (IOException e) {
            throw Disk.failed(file, e);
        }
    }
}
