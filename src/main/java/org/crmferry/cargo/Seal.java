package org.crmferry.cargo;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.cms.AuthEnvelopedData;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.EncryptedContentInfo;
import org.bouncycastle.asn1.cms.GCMParameters;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.operator.DefaultAlgorithmNameFinder;

/**
 * CMS AuthEnvelopedData (RFC 5083) with AES-256-GCM (RFC 5084), DER, and the digests beside it. Stateless.
 *
 * <p>Ciphers and digests are fed in slices of 1 KiB: given more at once, the JDK stays in interpreted code for the
 * first second or so, at a thirtieth of the speed. For the same reason opening does not use the JDK's GCM decryption,
 * which works on everything at once: it deciphers with AES-CTR, which is what GCM enciphers with, seals the result
 * again, and compares the tags. Nothing is returned unless they agree.
 */
final class Seal {
    static final SecureRandom RANDOM = new SecureRandom();

    private static final int SLICE = 1024;
    private static final int TAG = 16;
    private static final int NONCE = 12;

    private Seal() {}

    /** A refusal that names its reason; the caller knows which file it is about. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1;

        Refused(String why) {
            super(why);
        }
    }

    static byte[] newKey() {
        byte[] key = new byte[32];
        RANDOM.nextBytes(key);
        return key;
    }

    /**
     * @param contentKey 32 bytes, used for this content only
     * @param recipients who can get at it
     */
    static byte[] seal(byte[] contentKey, ASN1Set recipients, byte[] content, int from, int length) {
        try {
            byte[] nonce = new byte[NONCE];
            RANDOM.nextBytes(nonce);
            byte[] sealed = encipher(contentKey, nonce, content, from, length);
            EncryptedContentInfo info = new EncryptedContentInfo(
                    CMSObjectIdentifiers.data,
                    new AlgorithmIdentifier(NISTObjectIdentifiers.id_aes256_GCM, new GCMParameters(nonce, TAG)),
                    new DEROctetString(Arrays.copyOf(sealed, length)));
            byte[] tag = Arrays.copyOfRange(sealed, length, length + TAG);
            return new ContentInfo(
                            CMSObjectIdentifiers.authEnvelopedData,
                            new AuthEnvelopedData(null, recipients, info, null, new DEROctetString(tag), null))
                    .getEncoded(ASN1Encoding.DER);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The envelope, if it is one that this format allows; what it does not allow is refused by name. */
    static AuthEnvelopedData parse(byte[] sealed) throws Refused {
        try {
            ContentInfo info = ContentInfo.getInstance(ASN1Primitive.fromByteArray(sealed));
            if (!info.getContentType().equals(CMSObjectIdentifiers.authEnvelopedData)) {
                throw new Refused(
                        info.getContentType().equals(CMSObjectIdentifiers.envelopedData)
                                ? unauthenticated(info)
                                : "it is CMS content of another kind (" + info.getContentType() + ")");
            }
            AuthEnvelopedData data = AuthEnvelopedData.getInstance(info.getContent());
            AlgorithmIdentifier cipher = data.getAuthEncryptedContentInfo().getContentEncryptionAlgorithm();
            if (!cipher.getAlgorithm().equals(NISTObjectIdentifiers.id_aes256_GCM)) {
                throw new Refused(
                        "it is enciphered with " + name(cipher.getAlgorithm()) + ", only AES-256-GCM is accepted");
            }
            GCMParameters gcm = GCMParameters.getInstance(cipher.getParameters());
            if (gcm.getNonce().length != NONCE
                    || gcm.getIcvLen() != TAG
                    || data.getMac().getOctetsLength() != TAG
                    || data.getAuthAttrs() != null
                    || data.getAuthEncryptedContentInfo().getEncryptedContent() == null) {
                throw new Refused("its AES-GCM parameters are not those of this format");
            }
            return data;
        } catch (IOException | RuntimeException e) {
            throw new Refused("it is no CMS envelope");
        }
    }

    private static String unauthenticated(ContentInfo info) {
        ASN1ObjectIdentifier cipher = org.bouncycastle.asn1.cms.EnvelopedData.getInstance(info.getContent())
                .getEncryptedContentInfo()
                .getContentEncryptionAlgorithm()
                .getAlgorithm();
        return "it is enciphered with " + name(cipher) + " without authentication, only AES-256-GCM is accepted";
    }

    static String name(ASN1ObjectIdentifier algorithm) {
        return new DefaultAlgorithmNameFinder().getAlgorithmName(algorithm);
    }

    /** The content, or null if the key or any byte is wrong. */
    static byte[] open(AuthEnvelopedData data, byte[] contentKey) {
        EncryptedContentInfo info = data.getAuthEncryptedContentInfo();
        byte[] nonce = GCMParameters.getInstance(
                        info.getContentEncryptionAlgorithm().getParameters())
                .getNonce();
        byte[] enciphered = info.getEncryptedContent().getOctets();
        try {
            Cipher counter = Cipher.getInstance("AES/CTR/NoPadding");
            byte[] start = Arrays.copyOf(nonce, 16);
            start[15] = 2;
            counter.init(Cipher.DECRYPT_MODE, new SecretKeySpec(contentKey, "AES"), new IvParameterSpec(start));
            byte[] content = new byte[enciphered.length];
            feed(counter, enciphered, 0, enciphered.length, content);
            byte[] again = encipher(contentKey, nonce, content, 0, content.length);
            byte[] tag = Arrays.copyOfRange(again, content.length, again.length);
            return MessageDigest.isEqual(tag, data.getMac().getOctets()) ? content : null;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] encipher(byte[] key, byte[] nonce, byte[] content, int from, int length)
            throws GeneralSecurityException {
        Cipher gcm = Cipher.getInstance("AES/GCM/NoPadding");
        gcm.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG * 8, nonce));
        byte[] out = new byte[length + TAG];
        feed(gcm, content, from, length, out);
        return out;
    }

    private static void feed(Cipher cipher, byte[] in, int from, int length, byte[] out)
            throws GeneralSecurityException {
        int done = 0;
        for (int at = 0; at < length; at += SLICE) {
            done += cipher.update(in, from + at, Math.min(SLICE, length - at), out, done);
        }
        cipher.doFinal(out, done);
    }

    static byte[] sha256(byte[] bytes) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (int at = 0; at < bytes.length; at += SLICE) {
                digest.update(bytes, at, Math.min(SLICE, bytes.length - at));
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static String sha256Hex(byte[] bytes) {
        return HexFormat.of().formatHex(sha256(bytes));
    }

    static String crc32c(byte[] bytes, int from, int length) {
        Checksum crc = new CRC32C();
        crc.update(bytes, from, length);
        return String.format(Locale.ROOT, "%08x", crc.getValue());
    }
}
