package org.crmferry.cargo;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.cms.KeyAgreeRecipientInfo;
import org.bouncycastle.asn1.cms.RecipientInfo;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cms.CMSAlgorithm;
import org.bouncycastle.cms.CMSAuthEnvelopedData;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.KeyAgreeRecipientInformation;
import org.bouncycastle.cms.RecipientInformation;
import org.bouncycastle.cms.RecipientOperator;
import org.bouncycastle.cms.jcajce.JceKeyAgreeRecipient;
import org.bouncycastle.cms.jcajce.JceKeyAgreeRecipientInfoGenerator;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.jcajce.JceGenericKey;

/**
 * A content key for an EC certificate: KARI with ephemeral-static ECDH (RFC 5753), X9.63 key derivation over SHA-256
 * and AES-256 key wrap. Stateless.
 */
final class EcLock {
    static final int BITS = 256;
    static final Provider BOUNCY_CASTLE = new BouncyCastleProvider();
    private static final Set<ASN1ObjectIdentifier> SCHEMES = Set.of(
            SECObjectIdentifiers.dhSinglePass_stdDH_sha256kdf_scheme,
            SECObjectIdentifiers.dhSinglePass_stdDH_sha384kdf_scheme,
            SECObjectIdentifiers.dhSinglePass_stdDH_sha512kdf_scheme);

    private EcLock() {}

    static RecipientInfo lock(byte[] contentKey, X509Certificate certificate) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", BOUNCY_CASTLE);
            generator.initialize(((ECPublicKey) certificate.getPublicKey()).getParams(), Seal.RANDOM);
            KeyPair ephemeral = generator.generateKeyPair();
            JceKeyAgreeRecipientInfoGenerator recipient = new JceKeyAgreeRecipientInfoGenerator(
                    CMSAlgorithm.ECDH_SHA256KDF,
                    ephemeral.getPrivate(),
                    ephemeral.getPublic(),
                    CMSAlgorithm.AES256_WRAP);
            return recipient
                    .addRecipient(certificate)
                    .setProvider(BOUNCY_CASTLE)
                    .generate(new JceGenericKey(
                            new AlgorithmIdentifier(NISTObjectIdentifiers.id_aes256_GCM),
                            new SecretKeySpec(contentKey, "AES")));
        } catch (GeneralSecurityException | CMSException e) {
            throw new IllegalStateException(e);
        }
    }

    static void refuseWeak(KeyAgreeRecipientInfo info) throws Seal.Refused {
        AlgorithmIdentifier scheme = info.getKeyEncryptionAlgorithm();
        ASN1ObjectIdentifier wrap =
                AlgorithmIdentifier.getInstance(scheme.getParameters()).getAlgorithm();
        if (scheme.getAlgorithm()
                .equals(org.bouncycastle.asn1.x9.X9ObjectIdentifiers.dhSinglePass_stdDH_sha1kdf_scheme)) {
            throw new Seal.Refused("its key is locked with ECDH over SHA-1, only SHA-256, -384 and -512 are accepted");
        }
        if (!SCHEMES.contains(scheme.getAlgorithm())) {
            throw new Seal.Refused("its key is locked with the key agreement " + Seal.name(scheme.getAlgorithm())
                    + ", only ECDH over SHA-256, -384 and -512 is accepted");
        }
        if (!wrap.equals(NISTObjectIdentifiers.id_aes256_wrap)) {
            throw new Seal.Refused("its key is wrapped with " + Seal.name(wrap) + ", only AES-256 is accepted");
        }
    }

    /** Content keys locked for this key; empty if there are none. */
    static List<byte[]> unlock(byte[] p7m, PrivateKey key) {
        List<byte[]> found = new ArrayList<>();
        try {
            for (RecipientInformation each : new CMSAuthEnvelopedData(p7m).getRecipientInfos()) {
                if (each instanceof KeyAgreeRecipientInformation) {
                    agree(each, key, found);
                }
            }
        } catch (CMSException | RuntimeException e) {
            return found;
        }
        return found;
    }

    private static void agree(RecipientInformation info, PrivateKey key, List<byte[]> found) {
        ContentKey recipient = new ContentKey(key);
        recipient.setProvider(BOUNCY_CASTLE);
        try {
            info.getContentStream(recipient);
        } catch (CMSException | java.io.IOException | RuntimeException e) {
            // Locked for another key, as a rule.
        }
        if (recipient.contentKey != null) {
            found.add(recipient.contentKey.getEncoded());
        }
    }

    /** Takes Bouncy Castle's key agreement, but not its content decryption. */
    private static final class ContentKey extends JceKeyAgreeRecipient {
        private Key contentKey;

        ContentKey(PrivateKey key) {
            super(key);
        }

        @Override
        public RecipientOperator getRecipientOperator(
                AlgorithmIdentifier scheme,
                AlgorithmIdentifier content,
                SubjectPublicKeyInfo sender,
                ASN1OctetString material,
                byte[] wrapped)
                throws CMSException {
            contentKey = extractSecretKey(scheme, content, sender, material, wrapped);
            throw new CMSException("only the key was wanted");
        }
    }
}
