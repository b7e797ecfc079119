package org.crmferry.cargo;

import java.nio.file.Path;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Objects;
import java.util.function.Function;
import org.bouncycastle.asn1.cms.RecipientInfo;
import org.crmferry.model.Fault;
import org.crmferry.model.FerryException;
import org.crmferry.model.Said;

/**
 * Somebody who can open a package: who knows a passphrase, or owns the private key of a certificate. Immutable, but a
 * passphrase is not copied: the caller owns and clears it.
 */
public final class Recipient {
    private final String description;
    private final Function<byte[], RecipientInfo> lock;

    private Recipient(String description, Function<byte[], RecipientInfo> lock) {
        this.description = description;
        this.lock = lock;
    }

    /** Whoever knows the passphrase; FerryException (MAPPING) if it is empty. */
    public static Recipient passphrase(char[] passphrase) {
        if (passphrase.length == 0) {
            throw new FerryException(Fault.MAPPING, Said.of(Recipient.class, "passphrase.none"));
        }
        return new Recipient("a passphrase", key -> PassphraseLock.lock(key, passphrase));
    }

    /** The owner of an X.509 certificate, RSA of 3,072 bits or more, or EC of 256 bits or more; else FerryException (MAPPING). */
    public static Recipient certificate(X509Certificate certificate) {
        String owner = certificate.getSubjectX500Principal().getName();
        PublicKey key = Objects.requireNonNull(certificate.getPublicKey());
        if (key instanceof RSAPublicKey rsa) {
            strong(owner, "RSA", rsa.getModulus().bitLength(), RsaLock.BITS);
            return new Recipient(owner, content -> RsaLock.lock(content, certificate));
        }
        if (key instanceof ECPublicKey ec) {
            strong(owner, "EC", ec.getParams().getOrder().bitLength(), EcLock.BITS);
            return new Recipient(owner, content -> EcLock.lock(content, certificate));
        }
        throw new FerryException(
                Fault.MAPPING, Said.of(Recipient.class, "certificate.kind", owner, key.getAlgorithm()));
    }

    /** The owner of the first certificate in a PEM or DER file. */
    public static Recipient certificate(Path file) {
        return certificate(Pem.certificate(file));
    }

    RecipientInfo lock(byte[] contentKey) {
        return lock.apply(contentKey);
    }

    private static void strong(String owner, String kind, int bits, int least) {
        if (bits < least) {
            throw new FerryException(
                    Fault.MAPPING, Said.of(Recipient.class, "certificate.weak", owner, kind, bits, least));
        }
    }

    @Override
    public String toString() {
        return description;
    }
}
