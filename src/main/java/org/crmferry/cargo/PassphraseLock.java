package org.crmferry.cargo;

import java.math.BigInteger;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.cms.PasswordRecipientInfo;
import org.bouncycastle.asn1.cms.RecipientInfo;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PBKDF2Params;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.engines.RFC3211WrapEngine;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;
import org.bouncycastle.crypto.params.ParametersWithRandom;

/**
 * A content key for a passphrase: PWRI (RFC 5652) with PBKDF2-HMAC-SHA256, wrapped with AES-256-CBC (RFC 3211), which
 * is the one way of it that {@code openssl cms -pwri_password} reads. Stateless.
 */
final class PassphraseLock {
    static final int ITERATIONS = 600_000;
    static final int ITERATIONS_LIMIT = 10_000_000;
    private static final int SALT = 16;
    private static final AlgorithmIdentifier HMAC_SHA256 =
            new AlgorithmIdentifier(PKCSObjectIdentifiers.id_hmacWithSHA256, DERNull.INSTANCE);

    private PassphraseLock() {}

    static RecipientInfo lock(byte[] contentKey, char[] passphrase) {
        byte[] salt = new byte[SALT];
        byte[] iv = new byte[16];
        Seal.RANDOM.nextBytes(salt);
        Seal.RANDOM.nextBytes(iv);
        RFC3211WrapEngine engine = engine(true, Hardening.of(passphrase, salt, ITERATIONS), iv);
        return new RecipientInfo(new PasswordRecipientInfo(
                new AlgorithmIdentifier(
                        PKCSObjectIdentifiers.id_PBKDF2, new PBKDF2Params(salt, ITERATIONS, 32, HMAC_SHA256)),
                new AlgorithmIdentifier(
                        PKCSObjectIdentifiers.id_alg_PWRI_KEK,
                        new AlgorithmIdentifier(NISTObjectIdentifiers.id_aes256_CBC, new DEROctetString(iv))),
                new DEROctetString(engine.wrap(contentKey, 0, contentKey.length))));
    }

    /** Refuses by name what is weak; otherwise the rounds that a try takes. */
    static int roundsUnlessWeak(PasswordRecipientInfo info) throws Seal.Refused {
        if (!info.getKeyDerivationAlgorithm().getAlgorithm().equals(PKCSObjectIdentifiers.id_PBKDF2)) {
            throw new Seal.Refused("its passphrase is hardened with "
                    + Seal.name(info.getKeyDerivationAlgorithm().getAlgorithm()) + ", only PBKDF2 is accepted");
        }
        PBKDF2Params kdf = kdf(info);
        if (!kdf.getPrf().getAlgorithm().equals(PKCSObjectIdentifiers.id_hmacWithSHA256)) {
            throw new Seal.Refused("its passphrase is hardened with PBKDF2 over "
                    + Seal.name(kdf.getPrf().getAlgorithm()) + ", only HMAC-SHA256 is accepted");
        }
        BigInteger iterations = kdf.getIterationCount();
        if (iterations.compareTo(BigInteger.valueOf(ITERATIONS)) < 0
                || iterations.compareTo(BigInteger.valueOf(ITERATIONS_LIMIT)) > 0) {
            throw new Seal.Refused("its passphrase is hardened with " + iterations + " rounds of PBKDF2, accepted are "
                    + ITERATIONS + " to " + ITERATIONS_LIMIT);
        }
        if (kdf.getSalt().length < 8 || kdf.getSalt().length > 1024) {
            throw new Seal.Refused("its passphrase salt has " + kdf.getSalt().length + " bytes");
        }
        AlgorithmIdentifier wrap =
                AlgorithmIdentifier.getInstance(info.getKeyEncryptionAlgorithm().getParameters());
        if (!info.getKeyEncryptionAlgorithm().getAlgorithm().equals(PKCSObjectIdentifiers.id_alg_PWRI_KEK)
                || !wrap.getAlgorithm().equals(NISTObjectIdentifiers.id_aes256_CBC)) {
            throw new Seal.Refused("its key is wrapped with " + Seal.name(wrap.getAlgorithm())
                    + ", only AES-256 is accepted for a passphrase");
        }
        return iterations.intValueExact();
    }

    /** The content key; null if the passphrase is wrong. */
    static byte[] unlock(PasswordRecipientInfo info, char[] passphrase) {
        PBKDF2Params kdf = kdf(info);
        byte[] iv = ASN1OctetString.getInstance(AlgorithmIdentifier.getInstance(
                                info.getKeyEncryptionAlgorithm().getParameters())
                        .getParameters())
                .getOctets();
        byte[] wrapped = info.getEncryptedKey().getOctets();
        try {
            return engine(
                            false,
                            Hardening.of(
                                    passphrase,
                                    kdf.getSalt(),
                                    kdf.getIterationCount().intValueExact()),
                            iv)
                    .unwrap(wrapped, 0, wrapped.length);
        } catch (InvalidCipherTextException | RuntimeException e) {
            return null;
        }
    }

    private static PBKDF2Params kdf(PasswordRecipientInfo info) {
        return PBKDF2Params.getInstance(info.getKeyDerivationAlgorithm().getParameters());
    }

    private static RFC3211WrapEngine engine(boolean wrap, byte[] key, byte[] iv) {
        RFC3211WrapEngine engine = new RFC3211WrapEngine(AESEngine.newInstance());
        ParametersWithIV parameters = new ParametersWithIV(new KeyParameter(key), iv);
        engine.init(wrap, wrap ? new ParametersWithRandom(parameters, Seal.RANDOM) : parameters);
        return engine;
    }
}
