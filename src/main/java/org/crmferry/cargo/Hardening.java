package org.crmferry.cargo;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * Passphrases made into keys with PBKDF2-HMAC-SHA256 (RFC 8018). That takes half a second on purpose, and a window opens
 * the same project again and again: the last few results stay in memory, found by a salted digest of what they were
 * made from. Thread-safe.
 */
final class Hardening {
    private static final int REMEMBERED = 8;
    private static final byte[] PEPPER = Seal.newKey();
    private static final Map<ByteBuffer, byte[]> RECENT = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<ByteBuffer, byte[]> eldest) {
            return size() > REMEMBERED;
        }
    };

    private Hardening() {}

    /** 32 bytes. The same for "é" typed as one character or as two: the passphrase is composed (Unicode NFC), then UTF-8. */
    static byte[] of(char[] passphrase, byte[] salt, int iterations) {
        CharBuffer typed = CharBuffer.wrap(passphrase);
        char[] composed = Normalizer.isNormalized(typed, Normalizer.Form.NFC)
                ? passphrase
                : Normalizer.normalize(typed, Normalizer.Form.NFC).toCharArray();
        try {
            ByteBuffer origin = origin(composed, salt, iterations);
            synchronized (RECENT) {
                byte[] known = RECENT.get(origin);
                if (known != null) {
                    return known.clone();
                }
            }
            byte[] key = derive(composed, salt, iterations);
            synchronized (RECENT) {
                RECENT.put(origin, key.clone());
            }
            return key;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } finally {
            if (composed != passphrase) {
                Arrays.fill(composed, '\0');
            }
        }
    }

    private static ByteBuffer origin(char[] passphrase, byte[] salt, int iterations) throws GeneralSecurityException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update(PEPPER);
        digest.update(
                ByteBuffer.allocate(8).putInt(iterations).putInt(salt.length).flip());
        digest.update(salt);
        for (char each : passphrase) {
            digest.update((byte) (each >> 8));
            digest.update((byte) each);
        }
        return ByteBuffer.wrap(digest.digest());
    }

    private static byte[] derive(char[] passphrase, byte[] salt, int iterations) throws GeneralSecurityException {
        PBEKeySpec spec = new PBEKeySpec(passphrase, salt, iterations, 256);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
        } finally {
            spec.clearPassword();
        }
    }
}
