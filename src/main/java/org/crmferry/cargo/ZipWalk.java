package org.crmferry.cargo;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import org.crmferry.model.Fault;
import org.crmferry.model.FerryException;
import org.crmferry.model.Said;

/**
 * Walks the whole structure of a package and accepts nothing but the one {@link StoredZip} layout. Failures are
 * FerryException (INTEGRITY), of the disk IOException. Stateless.
 */
final class ZipWalk {
    private static final int CENTRAL_LIMIT = 256 << 20;
    private static final int NAME_LIMIT = 200;
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.-]*(/[a-z0-9][a-z0-9.-]*)?");

    private ZipWalk() {}

    static List<StoredZip.Entry> walk(FileChannel file) throws IOException {
        long length = file.size();
        if (length < StoredZip.TAIL) {
            throw refused("zip.cut");
        }
        long tailOffset = length - StoredZip.TAIL;
        byte[] tail = read(file, tailOffset, StoredZip.TAIL);
        ByteBuffer numbers = StoredZip.over(tail);
        long count = numbers.getLong(32);
        long size = numbers.getLong(40);
        long offset = numbers.getLong(48);
        if (!Arrays.equals(tail, StoredZip.tail(count, size, offset))) {
            throw end(file, length);
        }
        if (size < 0 || size > CENTRAL_LIMIT || offset < 0 || count < 0 || count > size / StoredZip.CENTRAL_FIXED) {
            throw refused("zip.sizes");
        }
        if (offset + size != tailOffset) {
            throw refused("zip.stray");
        }
        List<StoredZip.Entry> entries = central(read(file, offset, (int) size), count);
        long at = 0;
        for (StoredZip.Entry entry : entries) {
            byte[] local = StoredZip.local(entry);
            if (entry.offset() != at || entry.size() < 0 || entry.size() > offset - at || entry.end() > offset) {
                throw refused("zip.gaps", entry.name());
            }
            if (!Arrays.equals(local, read(file, at, local.length))) {
                throw refused("zip.header", entry.name());
            }
            at = entry.end();
        }
        if (at != offset) {
            throw refused("zip.rest");
        }
        return entries;
    }

    /** The file's content, its CRC-32 checked; at most {@code most} bytes. */
    static byte[] content(FileChannel file, StoredZip.Entry entry, long most) throws IOException {
        if (entry.size() > most) {
            throw refused("zip.declared", entry.name(), entry.size());
        }
        byte[] content = read(file, entry.dataOffset(), (int) entry.size());
        CRC32 crc = new CRC32();
        crc.update(content);
        if ((int) crc.getValue() != entry.crc()) {
            throw refused("zip.crc", entry.name());
        }
        return content;
    }

    private static List<StoredZip.Entry> central(byte[] directory, long count) {
        ByteBuffer b = StoredZip.over(directory);
        List<StoredZip.Entry> entries = new ArrayList<>();
        Set<String> names = new HashSet<>();
        int at = 0;
        for (long i = 0; i < count; i++) {
            int nameLength = directory.length - at < StoredZip.CENTRAL_FIXED ? -1 : b.getShort(at + 28);
            if (nameLength < 1
                    || nameLength > NAME_LIMIT
                    || directory.length - at < StoredZip.CENTRAL_FIXED + nameLength) {
                throw refused("zip.directory");
            }
            String name = new String(directory, at + 46, nameLength, StandardCharsets.ISO_8859_1);
            if (!NAME.matcher(name).matches()) {
                throw refused("zip.name");
            }
            int extra = at + 46 + nameLength;
            StoredZip.Entry entry =
                    new StoredZip.Entry(name, b.getLong(extra + 4), b.getInt(at + 16), b.getLong(extra + 20));
            byte[] expected = StoredZip.central(entry);
            if (!Arrays.equals(directory, at, at + expected.length, expected, 0, expected.length)) {
                throw refused("zip.record", name);
            }
            if (!names.add(name)) {
                throw refused("zip.twice", name);
            }
            entries.add(entry);
            at += expected.length;
        }
        if (at != directory.length) {
            throw refused("zip.longer");
        }
        return entries;
    }

    /** Why the end is not where it should be. */
    private static FerryException end(FileChannel file, long length) throws IOException {
        int size = (int) Math.min(length, 1 << 20);
        byte[] last = read(file, length - size, size);
        ByteBuffer b = StoredZip.over(last);
        for (int at = size - StoredZip.TAIL; at >= 0; at--) {
            if (b.getInt(at) == StoredZip.TAIL_MARK && b.getInt(at + 76) == StoredZip.END_MARK) {
                int after = size - at - StoredZip.TAIL;
                return after > 0 ? refused("zip.after", after) : refused("zip.tail");
            }
        }
        return length >= 4 && ByteBuffer.wrap(read(file, 0, 4)).getInt() == 0x504b0304
                ? refused("zip.foreign")
                : refused("zip.cut");
    }

    private static byte[] read(FileChannel file, long offset, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length);
        while (buffer.hasRemaining()) {
            if (file.read(buffer, offset + buffer.position()) < 0) {
                throw new EOFException("the file became shorter while it was read");
            }
        }
        return buffer.array();
    }

    /** The package is damaged, for a reason of the bundle {@code failures}. */
    static FerryException refused(String why, Object... values) {
        return new FerryException(
                Fault.INTEGRITY, Said.of(ZipWalk.class, "package.damaged", Said.of(ZipWalk.class, why, values)));
    }
}
