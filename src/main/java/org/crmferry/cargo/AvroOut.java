package org.crmferry.cargo;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A growing buffer of Avro's binary encoding (Avro specification 1.12, "Binary Encoding"). Not thread-safe. */
final class AvroOut {
    /** Longest text whose length takes one byte. */
    private static final int LOOP_LIMIT = 63;

    private byte[] bytes = new byte[1 << 16];
    private int size;

    byte[] bytes() {
        return bytes;
    }

    int size() {
        return size;
    }

    /** Forgets the content; gives memory back if one huge record made the buffer larger than {@code most}. */
    void clear(int most) {
        size = 0;
        if (bytes.length > most) {
            bytes = new byte[1 << 16];
        }
    }

    /** The least capacity after this call is the size plus {@code more}. */
    void room(int more) {
        if (bytes.length - size < more) {
            long wanted = Math.max((long) size + more, Math.min(bytes.length * 2L, Integer.MAX_VALUE - 64));
            if (wanted > Integer.MAX_VALUE - 64) {
                throw new TooLarge();
            }
            bytes = Arrays.copyOf(bytes, (int) wanted);
        }
    }

    void oneByte(int value) {
        room(1);
        bytes[size++] = (byte) value;
    }

    /** Avro's {@code int} and {@code long}: zigzag, then seven bits a byte. */
    void number(long value) {
        room(10);
        long n = (value << 1) ^ (value >> 63);
        byte[] b = bytes;
        int p = size;
        while ((n & ~0x7FL) != 0) {
            b[p++] = (byte) (n | 0x80);
            n >>>= 7;
        }
        b[p++] = (byte) n;
        size = p;
    }

    void fixed(byte[] value, int from, int length) {
        room(length);
        System.arraycopy(value, from, bytes, size, length);
        size += length;
    }

    void bytes(byte[] value) {
        number(value.length);
        fixed(value, 0, value.length);
    }

    /** Eight bytes, little-endian, bits as given: NaN payloads survive. */
    void float64(double value) {
        room(8);
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(size, Double.doubleToRawLongBits(value));
        size += 8;
    }

    /**
     * Writes a union branch and the text in it.
     *
     * @return false, with nothing written, if the text holds a lone surrogate and so has no UTF-8
     */
    boolean text(int branch, String value) {
        int length = value.length();
        int start = size;
        oneByte(branch << 1);
        boolean done = length <= LOOP_LIMIT ? shortText(value, length) : longText(value, length);
        if (!done) {
            size = start;
        }
        return done;
    }

    private boolean shortText(String value, int length) {
        room(length + 2);
        byte[] b = bytes;
        int p = size + 1;
        for (int i = 0; i < length; i++) {
            char c = value.charAt(i);
            if (c < 0x80) {
                b[p++] = (byte) c;
            } else {
                return longText(value, length);
            }
        }
        b[size] = (byte) (length << 1);
        size = p;
        return true;
    }

    private boolean longText(String value, int length) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        if (utf8.length != length && hasLoneSurrogate(value)) {
            return false;
        }
        if (utf8.length == length && replaced(utf8, value)) {
            return false;
        }
        bytes(utf8);
        return true;
    }

    /** Whether a '?' in the encoded text stands for a surrogate; there are as many bytes as characters. */
    private static boolean replaced(byte[] utf8, String value) {
        for (byte b : utf8) {
            if (b == '?') {
                return hasLoneSurrogate(value);
            }
        }
        return false;
    }

    private static boolean hasLoneSurrogate(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (Character.isSurrogate(c)) {
                if (Character.isLowSurrogate(c)
                        || i + 1 == value.length()
                        || !Character.isLowSurrogate(value.charAt(i + 1))) {
                    return true;
                }
                i++;
            }
        }
        return false;
    }

    /** Content beyond what one array can hold. */
    static final class TooLarge extends RuntimeException {
        private static final long serialVersionUID = 1;
    }
}
