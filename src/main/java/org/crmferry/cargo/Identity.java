package org.crmferry.cargo;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/**
 * Who signs packages here: an ECDSA P-256 key with a certificate it made for itself. Nobody vouches for it; two people
 * compare its {@link #fingerprint} once. Immutable and thread-safe.
 *
 * <p>P-256 and not Ed25519, because {@code openssl cms -verify} of OpenSSL 3.0 cannot verify Ed25519.
 */
public final class Identity {
    private static final String CURVE = "secp256r1";
    private static final X500Name NAME = new X500Name("CN=CRM Ferry sender");
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int GROUPS = 5;

    private final PrivateKey key;
    private final X509Certificate certificate;

    private Identity(PrivateKey key, X509Certificate certificate) {
        this.key = key;
        this.certificate = certificate;
    }

    /** A new identity. */
    public static Identity create() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(CURVE), Seal.RANDOM);
            KeyPair pair = generator.generateKeyPair();
            JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    NAME,
                    new BigInteger(127, Seal.RANDOM),
                    Date.from(Instant.now().minus(1, ChronoUnit.DAYS)),
                    Date.from(Instant.parse("9999-12-31T23:59:59Z")),
                    NAME,
                    pair.getPublic());
            X509Certificate certificate =
                    new JcaX509CertificateConverter().getCertificate(builder.build(signer(pair.getPrivate())));
            return new Identity(pair.getPrivate(), certificate);
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * The identity in a PEM file; made and stored there, readable by its owner only, if there is no such file.
     *
     * @throws org.crmferry.model.FerryException (STORAGE or MAPPING) if the file cannot be written or understood
     */
    public static Identity loadOrCreate(Path file) {
        if (Files.exists(file)) {
            return new Identity(Pem.privateKey(file, new char[0]), Pem.certificate(file));
        }
        Identity identity = create();
        Disk.write(file, identity.pem());
        return identity;
    }

    /** 20 characters in groups of four, 100 bits of the SHA-256 of the public key: short enough for the phone. */
    public String fingerprint() {
        return fingerprint(certificate.getPublicKey());
    }

    /** The certificate, for {@code openssl cms -verify -CAfile}. */
    public X509Certificate certificate() {
        return certificate;
    }

    /** Detached CMS SignedData (RFC 5652), DER, over the content. */
    byte[] sign(byte[] content) {
        try {
            CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
            generator.addSignerInfoGenerator(
                    new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build())
                            .build(signer(key), certificate));
            generator.addCertificates(new JcaCertStore(List.of(certificate)));
            return generator
                    .generate(new CMSProcessableByteArray(content), false)
                    .getEncoded("DER");
        } catch (GeneralSecurityException | OperatorCreationException | CMSException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static String fingerprint(PublicKey key) {
        BigInteger bits = new BigInteger(1, Seal.sha256(key.getEncoded())).shiftRight(256 - GROUPS * 20);
        StringBuilder text = new StringBuilder();
        for (int i = GROUPS * 4 - 1; i >= 0; i--) {
            text.append(ALPHABET.charAt(bits.shiftRight(5 * i).intValue() & 31));
            if (i % 4 == 0 && i > 0) {
                text.append('-');
            }
        }
        return text.toString();
    }

    private byte[] pem() {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(certificate);
            writer.writeObject(new JcaPKCS8Generator(key, null));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static ContentSigner signer(PrivateKey key) throws OperatorCreationException {
        return new JcaContentSignerBuilder("SHA256withECDSA").build(key);
    }

    @Override
    public String toString() {
        return "Identity[" + fingerprint() + "]";
    }
}
