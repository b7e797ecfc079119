package org.crmferry.cargo;

import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.crmferry.model.Batch;
import org.crmferry.model.Entity;
import org.crmferry.model.Fault;
import org.crmferry.model.FerryException;
import org.crmferry.model.Said;

/**
 * A {@code .ferry} file: one ZIP64 file with a signed manifest, the locked key and the sealed batches.
 *
 * <p>Opening checks the whole file first: structure, signature, manifest, key and the checksum of every batch. Anything
 * wrong is FerryException (INTEGRITY), a failing disk is FerryException (STORAGE), and in both cases nothing was
 * released. Reading checks a batch once more. One thread at a time may close; reading is thread-safe.
 */
public final class PackageFile implements AutoCloseable {
    private final FileChannel file;
    private final Path path;
    private final PackageInspection content;
    private final Sealer sealer;

    private PackageFile(FileChannel file, Path path, PackageInspection content, PackageKey key) {
        this.file = file;
        this.path = path;
        this.content = content;
        this.sealer = new Sealer(key, BatchCodec.LEVEL);
    }

    /**
     * Writes the collected batches of a vault, as the manifest lists them, to {@code out}: first under the name with
     * {@code .part} behind it, forced to the disk, then renamed. Each batch's checksum is checked on the way.
     */
    public static void write(Vault vault, Manifest manifest, Identity identity, Path out) {
        byte[] json = manifest.toJson();
        if (json.length > Manifest.LIMIT) {
            throw new FerryException(Fault.DATA, Said.of(PackageFile.class, "package.batches"));
        }
        byte[] key = vault.lockedKey();
        if (!Seal.sha256Hex(key).equals(manifest.keySha256())) {
            throw new IllegalStateException("the manifest is of another vault");
        }
        Disk.write(out, out.resolveSibling(out.getFileName() + ".part"), channel -> {
            List<StoredZip.Entry> entries = new ArrayList<>();
            add(channel, entries, PackageInspection.MANIFEST, json);
            add(channel, entries, PackageInspection.SIGNATURE, identity.sign(json));
            add(channel, entries, PackageInspection.KEY, key);
            for (Manifest.Section section : manifest.entities()) {
                for (BatchEntry batch : section.batches()) {
                    add(channel, entries, PackageInspection.file(batch), vault.sealed(Vault.BATCHES, batch));
                }
            }
            long central = channel.position();
            for (StoredZip.Entry entry : entries) {
                put(channel, StoredZip.central(entry));
            }
            put(channel, StoredZip.tail(entries.size(), channel.position() - central, central));
        });
    }

    private static void add(FileChannel channel, List<StoredZip.Entry> entries, String name, byte[] content)
            throws IOException {
        CRC32 crc = new CRC32();
        crc.update(content);
        StoredZip.Entry entry = new StoredZip.Entry(name, content.length, (int) crc.getValue(), channel.position());
        put(channel, StoredZip.local(entry));
        put(channel, content);
        entries.add(entry);
    }

    private static void put(FileChannel channel, byte[] content) throws IOException {
        Disk.write(channel, content, content.length);
    }

    /** Checks the whole package and opens it. */
    public static PackageFile open(Path path, Unlock unlock) {
        return open(path, content -> PackageKey.unlock(content.lockedKey(), unlock));
    }

    /** The same with the key itself, as the journal keeps it. */
    public static PackageFile open(Path path, PackageKey key) {
        return open(path, content -> key);
    }

    private interface KeyOf {
        PackageKey in(PackageInspection content);
    }

    private static PackageFile open(Path path, KeyOf keyOf) {
        FileChannel file = channel(path);
        boolean done = false;
        try {
            PackageInspection content = new PackageInspection(file);
            for (PackageCheck.Step step : PackageCheck.Step.values()) {
                content.make(step);
            }
            PackageKey key = keyOf.in(content);
            if (!key.id().equals(content.manifest().keyId())) {
                throw new FerryException(Fault.INTEGRITY, Said.of(PackageFile.class, "package.otherkey"));
            }
            done = true;
            return new PackageFile(file, path, content, key);
        } catch (IOException e) {
            throw failed(path, e);
        } finally {
            if (!done) {
                close(file);
            }
        }
    }

    /** Checks a package as far as that goes without its key: completeness, order, checksums, signature. */
    public static PackageCheck check(Path path) {
        List<PackageCheck.Result> results = new ArrayList<>();
        try (FileChannel file = channel(path)) {
            PackageInspection content = new PackageInspection(file);
            boolean sound = true;
            for (PackageCheck.Step step : PackageCheck.Step.values()) {
                PackageCheck.Outcome outcome = sound ? PackageCheck.Outcome.PASSED : PackageCheck.Outcome.NOT_MADE;
                String detail = "";
                if (sound) {
                    try {
                        content.make(step);
                    } catch (FerryException e) {
                        sound = false;
                        outcome = PackageCheck.Outcome.FAILED;
                        detail = e.getMessage();
                    }
                }
                results.add(new PackageCheck.Result(step, outcome, detail));
            }
            return new PackageCheck(results, content.signer(), content.manifest());
        } catch (IOException e) {
            throw failed(path, e);
        }
    }

    public Manifest manifest() {
        return content.manifest();
    }

    /** Fingerprint of who signed the package; see {@link Identity#fingerprint}. */
    public String signer() {
        return content.signer();
    }

    public PackageKey key() {
        return sealer.key();
    }

    /** The package key as its recipients get it. */
    public byte[] lockedKey() {
        return content.lockedKey();
    }

    /** The records of a batch that the manifest lists. */
    public Batch read(BatchEntry entry, Entity entity) {
        return sealer.open(sealed(entry), entry, entity);
    }

    /** The sealed bytes of a batch, their checksum checked. */
    public byte[] sealed(BatchEntry entry) {
        try {
            Map<String, StoredZip.Entry> files = content.files();
            StoredZip.Entry where = files.get(PackageInspection.file(entry));
            if (where == null) {
                throw Sealer.refused(entry, "batch.absent");
            }
            byte[] sealed = ZipWalk.content(file, where, BatchEntry.BYTES_LIMIT);
            Sealer.checksum(sealed, entry);
            return sealed;
        } catch (IOException e) {
            throw failed(path, e);
        }
    }

    @Override
    public void close() {
        close(file);
    }

    private static void close(FileChannel file) {
        try {
            file.close();
        } catch (IOException e) {
            throw new IllegalStateException("a file that was only read cannot be closed", e);
        }
    }

    private static FileChannel channel(Path path) {
        try {
            return FileChannel.open(path, StandardOpenOption.READ);
        } catch (IOException e) {
            throw failed(path, e);
        }
    }

    private static FerryException failed(Path path, IOException e) {
        if (e instanceof EOFException) {
            return ZipWalk.refused("zip.shorter");
        }
        return new FerryException(
                Fault.STORAGE,
                Said.of(
                        PackageFile.class,
                        e instanceof NoSuchFileException ? "package.none" : "package.unreadable",
                        path.getFileName()),
                e);
    }
}
