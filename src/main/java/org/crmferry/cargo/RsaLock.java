package org.crmferry.cargo;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import javax.crypto.Cipher;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.KeyTransRecipientInfo;
import org.bouncycastle.asn1.cms.RecipientIdentifier;
import org.bouncycastle.asn1.cms.RecipientInfo;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAESOAEPparams;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/** A content key for an RSA certificate of at least 3,072 bits: KTRI with RSAES-OAEP, SHA-256 throughout. Stateless. */
final class RsaLock {
    static final int BITS = 3072;
    private static final OAEPParameterSpec OAEP =
            new OAEPParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT);
    private static final AlgorithmIdentifier SHA256 =
            new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256, DERNull.INSTANCE);

    private RsaLock() {}

    static RecipientInfo lock(byte[] contentKey, X509Certificate certificate) {
        try {
            Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
            cipher.init(Cipher.ENCRYPT_MODE, (RSAPublicKey) certificate.getPublicKey(), OAEP);
            RSAESOAEPparams parameters = new RSAESOAEPparams(
                    SHA256,
                    new AlgorithmIdentifier(PKCSObjectIdentifiers.id_mgf1, SHA256),
                    RSAESOAEPparams.DEFAULT_P_SOURCE_ALGORITHM);
            return new RecipientInfo(new KeyTransRecipientInfo(
                    new RecipientIdentifier(new IssuerAndSerialNumber(
                            X500Name.getInstance(
                                    certificate.getIssuerX500Principal().getEncoded()),
                            certificate.getSerialNumber())),
                    new AlgorithmIdentifier(PKCSObjectIdentifiers.id_RSAES_OAEP, parameters),
                    new DEROctetString(cipher.doFinal(contentKey))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static void refuseWeak(KeyTransRecipientInfo info) throws Seal.Refused {
        AlgorithmIdentifier algorithm = info.getKeyEncryptionAlgorithm();
        if (algorithm.getAlgorithm().equals(PKCSObjectIdentifiers.rsaEncryption)) {
            throw new Seal.Refused("its key is locked with RSA PKCS#1 v1.5, only RSA-OAEP with SHA-256 is accepted");
        }
        if (!algorithm.getAlgorithm().equals(PKCSObjectIdentifiers.id_RSAES_OAEP)) {
            throw new Seal.Refused("its key is locked with " + Seal.name(algorithm.getAlgorithm())
                    + ", only RSA-OAEP with SHA-256 is accepted");
        }
        RSAESOAEPparams parameters = RSAESOAEPparams.getInstance(algorithm.getParameters());
        AlgorithmIdentifier mask =
                AlgorithmIdentifier.getInstance(parameters.getMaskGenAlgorithm().getParameters());
        if (!parameters.getHashAlgorithm().getAlgorithm().equals(NISTObjectIdentifiers.id_sha256)
                || !mask.getAlgorithm().equals(NISTObjectIdentifiers.id_sha256)) {
            throw new Seal.Refused("its key is locked with RSA-OAEP over "
                    + Seal.name(parameters.getHashAlgorithm().getAlgorithm()) + ", only SHA-256 is accepted");
        }
    }

    /** The content key; null if it is locked for another key. */
    static byte[] unlock(KeyTransRecipientInfo info, PrivateKey key) {
        try {
            Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
            cipher.init(Cipher.DECRYPT_MODE, key, OAEP);
            return cipher.doFinal(info.getEncryptedKey().getOctets());
        } catch (GeneralSecurityException | RuntimeException e) {
            return null;
        }
    }
}
