package org.crmferry.cargo;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.AuthEnvelopedData;
import org.bouncycastle.asn1.cms.KEKIdentifier;
import org.bouncycastle.asn1.cms.KEKRecipientInfo;
import org.bouncycastle.asn1.cms.RecipientInfo;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.crmferry.model.Key;
import org.crmferry.model.Raw;
import org.crmferry.model.Values;

/**
 * The 32 bytes under which all batches of a vault or package are sealed.
 *
 * <p>It reaches people only locked: to a passphrase or to certificates (CMS AuthEnvelopedData). Batches are sealed under
 * content keys of their own, wrapped with this key (RFC 3394). Thread-safe; shows nothing of itself. {@link #destroy}
 * clears it, and every use after that is an {@link IllegalStateException}.
 */
public final class PackageKey {
    private static final int LENGTH = 32;

    private final byte[] key;
    private final byte[] id;
    private final SecretKey digestKey;
    private volatile boolean destroyed;

    private PackageKey(byte[] key) {
        this.key = key;
        this.id = Arrays.copyOf(mac(new SecretKeySpec(key, "HmacSHA256"), ascii("CRM Ferry: package key id")), 8);
        this.digestKey = new SecretKeySpec(
                mac(new SecretKeySpec(key, "HmacSHA256"), ascii("CRM Ferry: record key digest")), "HmacSHA256");
    }

    /** A new random key. */
    public static PackageKey create() {
        return new PackageKey(Seal.newKey());
    }

    /** The key that {@link #hex} gave. */
    public static PackageKey ofHex(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("a package key has 32 bytes");
        }
        return new PackageKey(bytes);
    }

    /**
     * The key as {@code key.p7m}, for one or more recipients.
     *
     * @throws org.crmferry.model.FerryException (MAPPING) if there is no recipient or one is too weak
     */
    public byte[] lock(List<Recipient> recipients) {
        alive();
        return KeyLock.lock(key, recipients);
    }

    /**
     * The key within a {@code key.p7m}.
     *
     * @throws org.crmferry.model.FerryException (INTEGRITY) if it is damaged, weak or locked for somebody else
     */
    public static PackageKey unlock(byte[] p7m, Unlock unlock) {
        return new PackageKey(KeyLock.unlock(p7m, unlock));
    }

    /** 64 hexadecimal digits: a secret. For the encrypted journal, and for {@code openssl cms -secretkey}. */
    public String hex() {
        alive();
        return HexFormat.of().formatHex(key);
    }

    /** 16 hexadecimal digits that tell keys apart and betray nothing; {@code openssl cms -secretkeyid}. */
    public String id() {
        return HexFormat.of().formatHex(id);
    }

    /** Clears the key from memory. */
    public void destroy() {
        destroyed = true;
        Arrays.fill(key, (byte) 0);
    }

    @Override
    public String toString() {
        return "PackageKey[" + id() + "]";
    }

    byte[] seal(byte[] content, int from, int length) {
        byte[] contentKey = Seal.newKey();
        ASN1Set recipients = new DERSet(new RecipientInfo(new KEKRecipientInfo(
                new KEKIdentifier(id, null, null),
                new AlgorithmIdentifier(NISTObjectIdentifiers.id_aes256_wrap),
                new DEROctetString(wrap(contentKey)))));
        return Seal.seal(contentKey, recipients, content, from, length);
    }

    /** The content, or null if any byte was changed after sealing. */
    byte[] open(byte[] sealed) throws Seal.Refused {
        AuthEnvelopedData data = Seal.parse(sealed);
        boolean ours = false;
        for (var each : data.getRecipientInfos()) {
            if (RecipientInfo.getInstance(each).getInfo() instanceof KEKRecipientInfo kek) {
                ours = true;
                byte[] contentKey =
                        kek.getKeyEncryptionAlgorithm().getAlgorithm().equals(NISTObjectIdentifiers.id_aes256_wrap)
                                ? unwrap(kek.getEncryptedKey().getOctets())
                                : null;
                byte[] content = contentKey == null ? null : Seal.open(data, contentKey);
                if (content != null) {
                    return content;
                }
            }
        }
        if (!ours) {
            throw new Seal.Refused("it is not sealed under a package key");
        }
        return null;
    }

    /** Digest of a record's key, 32 hexadecimal digits: equal keys have equal ones, and without this key it tells nothing. */
    String digest(Key record) {
        alive();
        Mac mac = mac(digestKey);
        for (int i = 0; i < record.size(); i++) {
            byte[] part = canonical(record.part(i)).getBytes(StandardCharsets.UTF_16BE);
            mac.update(new byte[] {
                (byte) (part.length >> 24), (byte) (part.length >> 16), (byte) (part.length >> 8), (byte) part.length
            });
            mac.update(part);
        }
        return HexFormat.of().formatHex(mac.doFinal(), 0, 16);
    }

    private static String canonical(Object part) {
        if (part == null) {
            return "";
        }
        if (part instanceof BigDecimal decimal) {
            return "D" + decimal.stripTrailingZeros();
        }
        if (part instanceof Raw raw) {
            return "R" + raw.text();
        }
        return part.getClass().getSimpleName() + " " + Values.text(part);
    }

    private byte[] wrap(byte[] contentKey) {
        alive();
        try {
            Cipher cipher = Cipher.getInstance("AESWrap");
            cipher.init(Cipher.WRAP_MODE, new SecretKeySpec(key, "AES"));
            return cipher.wrap(new SecretKeySpec(contentKey, "AES"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The content key, or null if it was wrapped with another key. */
    private byte[] unwrap(byte[] wrapped) {
        alive();
        if (wrapped.length != LENGTH + 8) {
            return null;
        }
        try {
            Cipher cipher = Cipher.getInstance("AESWrap");
            cipher.init(Cipher.UNWRAP_MODE, new SecretKeySpec(key, "AES"));
            return cipher.unwrap(wrapped, "AES", Cipher.SECRET_KEY).getEncoded();
        } catch (java.security.InvalidKeyException e) {
            return null;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private void alive() {
        if (destroyed) {
            throw new IllegalStateException("the package key was destroyed");
        }
    }

    private static byte[] mac(SecretKey key, byte[] text) {
        return mac(key).doFinal(text);
    }

    private static Mac mac(SecretKey key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
