package org.crmferry.mapping;

import java.nio.charset.StandardCharsets;
import org.apache.commons.codec.digest.MurmurHash3;
import org.crmferry.model.KeyStyle;

/**
 * New keys derived from the source's: the same seed, entity and key always give the same new key, so that loading again
 * finds its own records. Made from two independent 128-bit MurmurHash3 values (not a secret, not against an adversary):
 * 122 bits in a GUID, 68 in 17 hexadecimal characters; for ten million records the chance that any two collide is below
 * one in five million even with the latter. Thread-safe.
 */
public final class KeyMaker {
    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private KeyMaker() {}

    /**
     * Derives one key.
     *
     * @param style GUID, HEX17 or UUID; NATURAL keeps the text
     * @param seed the mapping's seed
     * @param entity name of the source entity
     * @param sourceKeyText {@link org.crmferry.model.Key#text()}
     * @throws IllegalArgumentException for styles whose keys are counted or composed
     */
    public static Object derive(KeyStyle style, String seed, String entity, String sourceKeyText) {
        return switch (style) {
            case GUID, UUID -> {
                long[] bits = hash(seed, entity, sourceKeyText);
                yield new java.util.UUID(bits[0] & ~0xf000L | 0x8000L, bits[1] & ~(3L << 62) | 2L << 62).toString();
            }
            case HEX17 -> {
                long[] bits = hash(seed, entity, sourceKeyText);
                char[] text = new char[17];
                for (int i = 0; i < 16; i++) {
                    text[i] = HEX[(int) (bits[0] >>> (60 - 4 * i)) & 15];
                }
                text[16] = HEX[(int) bits[1] & 15];
                yield new String(text);
            }
            case NATURAL -> sourceKeyText;
            case SERIAL, NUMBER, COMPOSITE, NONE ->
                throw new IllegalArgumentException("keys of style " + style + " are not derived");
        };
    }

    private static long[] hash(String seed, String entity, String key) {
        byte[] bytes = (seed + '\0' + entity + '\0' + key).getBytes(StandardCharsets.UTF_8);
        long[] one = MurmurHash3.hash128x64(bytes, 0, bytes.length, 0x5eed);
        long[] two = MurmurHash3.hash128x64(bytes, 0, bytes.length, 0xfe221);
        return new long[] {one[0] ^ Long.rotateLeft(two[1], 17), one[1] ^ Long.rotateLeft(two[0], 41)};
    }
}
