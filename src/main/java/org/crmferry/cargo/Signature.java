package org.crmferry.cargo;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Collection;
import java.util.Set;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.crmferry.model.Fault;
import org.crmferry.model.FerryException;
import org.crmferry.model.Said;

/** Verifies {@code manifest.p7s}: one signer, its certificate enclosed, nothing weak. Stateless. */
final class Signature {
    static final int LIMIT = 64 << 10;
    private static final Set<String> DIGESTS = Set.of(
            NISTObjectIdentifiers.id_sha256.getId(),
            NISTObjectIdentifiers.id_sha384.getId(),
            NISTObjectIdentifiers.id_sha512.getId());

    private Signature() {}

    /** The signer's fingerprint; FerryException (INTEGRITY) if the signature is not good. */
    static String verify(byte[] content, byte[] p7s) {
        try {
            CMSSignedData signed = new CMSSignedData(new CMSProcessableByteArray(content), p7s);
            Collection<SignerInformation> signers = signed.getSignerInfos().getSigners();
            if (signers.size() != 1) {
                throw refused(null, "signature.signers", signers.size());
            }
            SignerInformation signer = signers.iterator().next();
            Collection<X509CertificateHolder> certificates =
                    signed.getCertificates().getMatches(null);
            if (certificates.size() != 1
                    || !signer.getSID().match(certificates.iterator().next())) {
                throw refused(null, "signature.certificate");
            }
            X509Certificate certificate = new JcaX509CertificateConverter()
                    .getCertificate(certificates.iterator().next());
            refuseWeak(signer, certificate.getPublicKey());
            if (!signer.verify(new JcaSimpleSignerInfoVerifierBuilder().build(certificate))) {
                throw refused(null, "signature.other");
            }
            return Identity.fingerprint(certificate.getPublicKey());
        } catch (CMSException | GeneralSecurityException | OperatorCreationException | RuntimeException e) {
            if (e instanceof FerryException already) {
                throw already;
            }
            throw refused(e, "signature.verify");
        }
    }

    private static void refuseWeak(SignerInformation signer, PublicKey key) {
        if (!DIGESTS.contains(signer.getDigestAlgOID())) {
            throw refused(null, "signature.digest", signer.getDigestAlgOID());
        }
        boolean strong =
                key instanceof ECPublicKey ec && ec.getParams().getOrder().bitLength() >= EcLock.BITS
                        || key instanceof RSAPublicKey rsa
                                && rsa.getModulus().bitLength() >= RsaLock.BITS
                                && signer.getEncryptionAlgOID().equals(PKCSObjectIdentifiers.id_RSASSA_PSS.getId());
        if (!strong) {
            throw refused(null, "signature.weak");
        }
    }

    private static FerryException refused(Exception cause, String why, Object... values) {
        return new FerryException(
                Fault.INTEGRITY,
                Said.of(Signature.class, "signature.bad", Said.of(Signature.class, why, values)),
                cause);
    }
}
