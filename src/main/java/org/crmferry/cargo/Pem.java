package org.crmferry.cargo;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8DecryptorProviderBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.pkcs.PKCSException;
import org.crmferry.model.Fault;
import org.crmferry.model.FerryException;
import org.crmferry.model.Said;

/** Certificates and private keys as people have them: PEM files. Stateless; failures are FerryException (MAPPING). */
final class Pem {
    private Pem() {}

    static X509Certificate certificate(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        } catch (IOException | GeneralSecurityException e) {
            throw new FerryException(Fault.MAPPING, Said.of(Pem.class, "pem.certificate", file.getFileName()), e);
        }
    }

    static PrivateKey privateKey(Path file, char[] password) {
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1);
                PEMParser parser = new PEMParser(reader)) {
            for (Object each = parser.readObject(); each != null; each = parser.readObject()) {
                PrivateKeyInfo info = info(file, each, password);
                if (info != null) {
                    return new JcaPEMKeyConverter().getPrivateKey(info);
                }
            }
            throw new FerryException(Fault.MAPPING, Said.of(Pem.class, "pem.none", file.getFileName()));
        } catch (IOException e) {
            throw new FerryException(Fault.MAPPING, Said.of(Pem.class, "pem.unreadable", file.getFileName()), e);
        }
    }

    private static PrivateKeyInfo info(Path file, Object pem, char[] password) {
        if (pem instanceof PrivateKeyInfo plain) {
            return plain;
        }
        if (pem instanceof PEMKeyPair pair) {
            return pair.getPrivateKeyInfo();
        }
        if (pem instanceof PEMEncryptedKeyPair) {
            throw new FerryException(Fault.MAPPING, Said.of(Pem.class, "pem.old", file.getFileName()));
        }
        if (!(pem instanceof PKCS8EncryptedPrivateKeyInfo encrypted)) {
            return null;
        }
        try {
            return encrypted.decryptPrivateKeyInfo(new JceOpenSSLPKCS8DecryptorProviderBuilder()
                    .setProvider(EcLock.BOUNCY_CASTLE)
                    .build(password));
        } catch (PKCSException | OperatorCreationException | RuntimeException e) {
            throw new FerryException(Fault.MAPPING, Said.of(Pem.class, "pem.password", file.getFileName()), e);
        }
    }
}
