package org.crmferry.cargo;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads Avro's binary encoding from a part of an array; every length is checked before it is used. Fails with
 * {@link Malformed}. Not thread-safe.
 */
final class AvroIn {
    private final byte[] bytes;
    private final int end;
    private int at;

    AvroIn(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.at = from;
        this.end = end;
    }

    byte[] array() {
        return bytes;
    }

    int at() {
        return at;
    }

    int left() {
        return end - at;
    }

    long number() {
        long n = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            if (at >= end) {
                throw new Malformed("a number is cut off");
            }
            byte b = bytes[at++];
            n |= (b & 0x7FL) << shift;
            if (b >= 0) {
                return (n >>> 1) ^ -(n & 1);
            }
        }
        throw new Malformed("a number is longer than 64 bits");
    }

    /** A union's branch, 0 to {@code most}. */
    int branch(int most) {
        long n = number();
        if (n < 0 || n > most) {
            throw new Malformed("a union has no such branch");
        }
        return (int) n;
    }

    boolean bool() {
        return bytes[take(1)] != 0;
    }

    double float64() {
        int from = take(8);
        return Double.longBitsToDouble(
                ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong(from));
    }

    byte[] bytes() {
        int length = length();
        int from = take(length);
        return Arrays.copyOfRange(bytes, from, from + length);
    }

    String text() {
        int length = length();
        return new String(bytes, take(length), length, StandardCharsets.UTF_8);
    }

    /** Skips {@code length} bytes and tells where they start. */
    int take(int length) {
        if (length < 0 || length > end - at) {
            throw new Malformed("a value is cut off");
        }
        int from = at;
        at += length;
        return from;
    }

    private int length() {
        long n = number();
        if (n < 0 || n > end - at) {
            throw new Malformed("a length is impossible");
        }
        return (int) n;
    }

    /** Content that is not what the format says. The message never holds a value. */
    static final class Malformed extends RuntimeException {
        private static final long serialVersionUID = 1;

        Malformed(String message) {
            super(message);
        }
    }
}
