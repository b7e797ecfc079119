package org.crmferry.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.apache.commons.codec.digest.MurmurHash3;
import org.crmferry.model.Fault;
import org.crmferry.model.FerryException;
import org.crmferry.model.Said;

/**
 * Which source keys are carried over, and the number that stands for each in the target: a hash table in a
 * memory-mapped file, so that it takes no heap however many records there are (36 bytes per record on disk).
 *
 * <p>Holds 128-bit fingerprints of keys, salted with a secret, never keys themselves. Two keys of ten million share a
 * fingerprint with a probability of 10^-25. Open addressing with linear probing, at most two thirds full. Not
 * thread-safe for writing; safe for reading by many threads once nobody writes.
 */
public final class KeyIndex implements AutoCloseable {
    /** What {@link #get} returns for a key that is not there. */
    public static final long ABSENT = Long.MIN_VALUE;

    private static final int ENTRY = 24;
    private static final int HEADER = 32;
    private static final long MAGIC = 0x4645525259494458L;
    private static final int SEGMENT = 1 << 26; // entries per mapping: 1.5 GiB

    private final Path file;
    private final int salt;
    private FileChannel channel;
    private MappedByteBuffer[] maps;
    private long capacity;
    private long size;

    private KeyIndex(Path file, long salt) {
        this.file = file;
        this.salt = Long.hashCode(salt);
    }

    /** A new, empty index in that file (replaced if there is one) for about so many keys. */
    public static KeyIndex create(Path file, long salt, long expected) {
        KeyIndex index = new KeyIndex(file, salt);
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.deleteIfExists(file);
            index.map(Math.max(1024, expected * 3 / 2 + 1));
            return index;
        } catch (IOException e) {
            throw storage(file, e);
        }
    }

    /** The index that {@link #close} left in that file. */
    public static KeyIndex open(Path file, long salt) {
        KeyIndex index = new KeyIndex(file, salt);
        try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer head = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
            if (in.read(head, 0) != HEADER || head.getLong(0) != MAGIC || head.getLong(8) < 1) {
                throw new FerryException(Fault.INTEGRITY, Said.of(KeyIndex.class, "index.damaged", file.getFileName()));
            }
            index.size = head.getLong(16);
            index.map(head.getLong(8));
            return index;
        } catch (IOException e) {
            throw storage(file, e);
        }
    }

    private void map(long slots) throws IOException {
        capacity = slots;
        channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        maps = new MappedByteBuffer[(int) ((slots + SEGMENT - 1) / SEGMENT)];
        reserve(HEADER + slots * ENTRY);
        for (int i = 0; i < maps.length; i++) {
            long from = (long) i * SEGMENT;
            long entries = Math.min(SEGMENT, slots - from);
            maps[i] = channel.map(FileChannel.MapMode.READ_WRITE, HEADER + from * ENTRY, entries * ENTRY);
            maps[i].order(ByteOrder.LITTLE_ENDIAN);
        }
    }

    /** Writes zeros, so that a full disk is an error here and not a fault of the machine at a mapped page later. */
    private void reserve(long bytes) throws IOException {
        ByteBuffer zeros = ByteBuffer.allocate(1 << 16);
        for (long at = channel.size(); at < bytes; ) {
            zeros.clear().limit((int) Math.min(zeros.capacity(), bytes - at));
            at += channel.write(zeros, at);
        }
    }

    /** Sets the number of a key; {@code key} is its {@link KeyCode}. */
    public void put(String key, long value) {
        if (size * 3 >= capacity * 2) {
            grow();
        }
        long[] hash = hash(key);
        if (insert(hash[0], hash[1], value)) {
            size++;
        }
    }

    private boolean insert(long high, long low, long value) {
        for (long slot = Math.floorMod(low, capacity); ; slot = slot + 1 == capacity ? 0 : slot + 1) {
            MappedByteBuffer map = maps[(int) (slot / SEGMENT)];
            int at = (int) (slot % SEGMENT) * ENTRY;
            long a = map.getLong(at);
            long b = map.getLong(at + 8);
            boolean free = a == 0 && b == 0;
            if (free || a == high && b == low) {
                map.putLong(at, high);
                map.putLong(at + 8, low);
                map.putLong(at + 16, value);
                return free;
            }
        }
    }

    /** The number of a key, or {@link #ABSENT}. */
    public long get(String key) {
        long[] hash = hash(key);
        for (long slot = Math.floorMod(hash[1], capacity); ; slot = slot + 1 == capacity ? 0 : slot + 1) {
            MappedByteBuffer map = maps[(int) (slot / SEGMENT)];
            int at = (int) (slot % SEGMENT) * ENTRY;
            long a = map.getLong(at);
            long b = map.getLong(at + 8);
            if (a == 0 && b == 0) {
                return ABSENT;
            }
            if (a == hash[0] && b == hash[1]) {
                return map.getLong(at + 16);
            }
        }
    }

    public long size() {
        return size;
    }

    private long[] hash(String key) {
        byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
        long[] hash = MurmurHash3.hash128x64(bytes, 0, bytes.length, salt);
        if (hash[0] == 0 && hash[1] == 0) {
            hash[1] = 1; // zero marks a free slot
        }
        return hash;
    }

    private void grow() {
        Path larger = file.resolveSibling(file.getFileName() + ".grow");
        try {
            Files.deleteIfExists(larger);
            KeyIndex next = new KeyIndex(larger, salt);
            next.map(capacity * 2);
            for (long slot = 0; slot < capacity; slot++) {
                MappedByteBuffer map = maps[(int) (slot / SEGMENT)];
                int at = (int) (slot % SEGMENT) * ENTRY;
                if (map.getLong(at) != 0 || map.getLong(at + 8) != 0) {
                    next.insert(map.getLong(at), map.getLong(at + 8), map.getLong(at + 16));
                }
            }
            channel.close();
            Files.move(larger, file, StandardCopyOption.REPLACE_EXISTING);
            channel = next.channel;
            maps = next.maps;
            capacity = next.capacity;
        } catch (IOException e) {
            throw storage(file, e);
        }
    }

    /** Forces everything to disk, so that {@link #open} finds it. */
    public void force() {
        try {
            ByteBuffer head = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
            head.putLong(0, MAGIC).putLong(8, capacity).putLong(16, size);
            channel.write(head, 0);
            for (MappedByteBuffer map : maps) {
                map.force();
            }
            channel.force(true);
        } catch (IOException e) {
            throw storage(file, e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw storage(file, e);
        }
    }

    private static FerryException storage(Path file, IOException e) {
        return new FerryException(
                Fault.STORAGE, Said.of(KeyIndex.class, "index.write", file.getFileName(), e.getMessage()), e);
    }
}
