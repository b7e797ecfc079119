package org.crmferry.plan;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.crmferry.model.Values;

/**
 * A fingerprint of a record's content, by which a later look tells whether somebody changed it: SHA-256 over type and
 * canonical value of each field, cut to 128 bits, as 32 hexadecimal digits. Equal content ({@link Values#same}) gives
 * equal hashes. One instance per thread.
 */
public final class RecordHash {
    private final MessageDigest sha = sha256();

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    public String of(Object[] record) {
        sha.reset();
        for (Object value : record) {
            add(value);
        }
        return HexFormat.of().formatHex(sha.digest(), 0, 16);
    }

    private void add(Object value) {
        if (value == null) {
            sha.update((byte) 0);
            return;
        }
        byte[] content = value instanceof byte[] bytes ? bytes : text(value).getBytes(StandardCharsets.UTF_16BE);
        sha.update((byte) value.getClass().getSimpleName().charAt(0));
        sha.update(ByteBuffer.allocate(4).putInt(content.length).array());
        sha.update(content);
    }

    private static String text(Object value) {
        if (value instanceof BigDecimal number) {
            return number.stripTrailingZeros().toPlainString();
        }
        if (value instanceof Double number) {
            return Long.toHexString(Double.doubleToLongBits(number));
        }
        if (value instanceof List<?> book) {
            return String.join("\n", book.stream().map(Values::text).sorted().toList());
        }
        return Values.text(value);
    }
}
