package org.crmferry.cargo;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * The one ZIP64 layout of packages (PKWARE APPNOTE 6.3.10): stored entries without gaps, always with ZIP64 sizes, a
 * fixed time, no comments. Each structure follows from names, sizes and CRC-32 alone, so a reader rebuilds it and
 * compares: no byte of a package is left unaccounted for. Stateless.
 */
final class StoredZip {
    static final int CENTRAL_FIXED = 46 + 28;
    static final int TAIL = 56 + 20 + 22;
    static final int TAIL_MARK = 0x06064b50;
    static final int END_MARK = 0x06054b50;

    private static final int VERSION = 45;
    private static final int UNIX_VERSION = 3 << 8 | VERSION;
    private static final int TIME = 0;
    private static final int DATE = 1 << 5 | 1;
    private static final int IN_ZIP64 = 0xFFFFFFFF;
    private static final int FILE_RW_R_R = 0100644 << 16;

    private StoredZip() {}

    /**
     * A file in a package.
     *
     * @param name ASCII, validated
     * @param offset where its local header starts
     */
    record Entry(String name, long size, int crc, long offset) {
        long dataOffset() {
            return offset + 30 + name.length() + 20;
        }

        long end() {
            return dataOffset() + size;
        }
    }

    static byte[] local(Entry entry) {
        byte[] name = entry.name().getBytes(StandardCharsets.US_ASCII);
        byte[] bytes = new byte[30 + name.length + 20];
        ByteBuffer b = over(bytes);
        b.putInt(0x04034b50).putShort((short) VERSION).putShort((short) 0).putShort((short) 0);
        b.putShort((short) TIME)
                .putShort((short) DATE)
                .putInt(entry.crc())
                .putInt(IN_ZIP64)
                .putInt(IN_ZIP64);
        b.putShort((short) name.length).putShort((short) 20).put(name);
        b.putShort((short) 1).putShort((short) 16).putLong(entry.size()).putLong(entry.size());
        return bytes;
    }

    static byte[] central(Entry entry) {
        byte[] name = entry.name().getBytes(StandardCharsets.US_ASCII);
        byte[] bytes = new byte[CENTRAL_FIXED + name.length];
        ByteBuffer b = over(bytes);
        b.putInt(0x02014b50).putShort((short) UNIX_VERSION).putShort((short) VERSION);
        b.putShort((short) 0).putShort((short) 0).putShort((short) TIME).putShort((short) DATE);
        b.putInt(entry.crc()).putInt(IN_ZIP64).putInt(IN_ZIP64);
        b.putShort((short) name.length).putShort((short) 28).putShort((short) 0).putShort((short) 0);
        b.putShort((short) 0).putInt(FILE_RW_R_R).putInt(IN_ZIP64).put(name);
        b.putShort((short) 1).putShort((short) 24);
        b.putLong(entry.size()).putLong(entry.size()).putLong(entry.offset());
        return bytes;
    }

    static byte[] tail(long entries, long centralSize, long centralOffset) {
        byte[] bytes = new byte[TAIL];
        ByteBuffer b = over(bytes);
        b.putInt(TAIL_MARK).putLong(44).putShort((short) UNIX_VERSION).putShort((short) VERSION);
        b.putInt(0)
                .putInt(0)
                .putLong(entries)
                .putLong(entries)
                .putLong(centralSize)
                .putLong(centralOffset);
        b.putInt(0x07064b50).putInt(0).putLong(centralOffset + centralSize).putInt(1);
        b.putInt(END_MARK)
                .putShort((short) 0)
                .putShort((short) 0)
                .putShort((short) -1)
                .putShort((short) -1);
        b.putInt(IN_ZIP64).putInt(IN_ZIP64).putShort((short) 0);
        return bytes;
    }

    static ByteBuffer over(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
