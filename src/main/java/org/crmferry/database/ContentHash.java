package org.crmferry.database;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.crmferry.model.Item;
import org.crmferry.model.Raw;
import org.crmferry.model.Values;

/**
 * A hash of a set of records that does not depend on their order: the SHA-256 of each record's canonical form, added
 * up modulo 2<sup>256</sup>, and their number. Equal records ({@link Values#same}) have equal forms; a 1 is the same
 * whether it is an integer or a decimal, so the hash can be compared between products. Guards against accidents, not
 * against somebody who looks for collisions. One thread.
 */
final class ContentHash {
    private final MessageDigest digest = sha256();
    private final long[] sum = new long[8];
    private byte[] form = new byte[1 << 12];
    private int n;
    private long count;

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    void add(Object[] record) {
        n = 0;
        for (Object value : record) {
            put(value);
        }
        digest.update(form, 0, n);
        ByteBuffer hash = ByteBuffer.wrap(digest.digest());
        long carry = 0;
        for (int i = 7; i >= 0; i--) {
            long s = sum[i] + (hash.getInt(i * 4) & 0xFFFFFFFFL) + carry;
            sum[i] = s & 0xFFFFFFFFL;
            carry = s >>> 32;
        }
        count++;
    }

    /** 32 bytes. */
    byte[] value() {
        ByteBuffer all = ByteBuffer.allocate(40);
        for (long part : sum) {
            all.putInt((int) part);
        }
        return digest.digest(all.putLong(count).array());
    }

    private void put(Object value) {
        if (value == null) {
            text('0', "");
        } else if (value instanceof String s) {
            text('s', s);
        } else if (value instanceof Long x) {
            text('n', Long.toString(x));
        } else if (value instanceof BigDecimal x) {
            text('n', x.signum() == 0 ? "0" : x.stripTrailingZeros().toPlainString());
        } else if (value instanceof Boolean x) {
            text('b', x ? "1" : "0");
        } else if (value instanceof Double x) {
            text('f', Long.toHexString(Double.doubleToLongBits(x)));
        } else if (value instanceof byte[] x) {
            bytes('y', x);
        } else if (value instanceof LocalDateTime
                || value instanceof LocalDate
                || value instanceof LocalTime
                || value instanceof Instant) {
            text('t', value.toString());
        } else if (value instanceof Raw x) {
            text('r', x.text());
        } else if (value instanceof List<?> x) {
            text('l', x.stream().map(ContentHash::line).sorted().collect(Collectors.joining("\u0001")));
        } else {
            throw new IllegalStateException("no value of a field: " + value.getClass());
        }
    }

    private static String line(Object item) {
        Item i = (Item) item;
        return i.value() + '\u0000' + i.kind() + '\u0000' + i.primary() + i.optOut() + i.invalid();
    }

    /** UTF-8, or UTF-16 for a text with half a surrogate pair, which UTF-8 would blur. */
    private void text(char kind, String s) {
        boolean whole = true;
        for (int i = 0; i < s.length() && whole; i++) {
            if (Character.isSurrogate(s.charAt(i))) {
                whole = Character.isHighSurrogate(s.charAt(i))
                        && ++i < s.length()
                        && Character.isLowSurrogate(s.charAt(i));
            }
        }
        if (whole) {
            bytes(kind, s.getBytes(StandardCharsets.UTF_8));
        } else {
            bytes(Character.toUpperCase(kind), s.getBytes(StandardCharsets.UTF_16BE));
        }
    }

    private void bytes(char kind, byte[] b) {
        int needed = n + 5 + b.length;
        if (needed > form.length) {
            form = Arrays.copyOf(form, Math.max(needed, form.length * 2));
        }
        form[n++] = (byte) kind;
        for (int shift = 24; shift >= 0; shift -= 8) {
            form[n++] = (byte) (b.length >> shift);
        }
        System.arraycopy(b, 0, form, n, b.length);
        n += b.length;
    }
}
