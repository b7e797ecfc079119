package org.crmferry.cargo;

import java.nio.file.Path;
import java.security.PrivateKey;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.cms.AuthEnvelopedData;
import org.bouncycastle.asn1.cms.KeyAgreeRecipientInfo;
import org.bouncycastle.asn1.cms.KeyTransRecipientInfo;
import org.bouncycastle.asn1.cms.PasswordRecipientInfo;
import org.bouncycastle.asn1.cms.RecipientInfo;
import org.crmferry.model.Said;

/**
 * What opens a package: a passphrase or a private key. Shows no secret. A passphrase is not copied: the caller owns and
 * clears it.
 */
public final class Unlock {
    private final char[] passphrase;
    private final PrivateKey key;

    private Unlock(char[] passphrase, PrivateKey key) {
        this.passphrase = passphrase;
        this.key = key;
    }

    public static Unlock passphrase(char[] passphrase) {
        return new Unlock(passphrase, null);
    }

    /** An RSA or EC key. */
    public static Unlock privateKey(PrivateKey key) {
        return new Unlock(null, key);
    }

    /**
     * The private key in a PEM file (PKCS#8, or the older forms without a password).
     *
     * @param password of an encrypted PKCS#8 file; empty if it has none
     */
    public static Unlock privateKey(Path file, char[] password) {
        return privateKey(Pem.privateKey(file, password));
    }

    boolean fits(RecipientInfo recipient) {
        if (passphrase != null) {
            return recipient.getInfo() instanceof PasswordRecipientInfo;
        }
        return rsa()
                ? recipient.getInfo() instanceof KeyTransRecipientInfo
                : recipient.getInfo() instanceof KeyAgreeRecipientInfo;
    }

    /** Keys that may open the content. */
    List<byte[]> contentKeys(AuthEnvelopedData data, byte[] p7m) {
        if (passphrase == null && !rsa()) {
            return EcLock.unlock(p7m, key);
        }
        List<byte[]> keys = new ArrayList<>();
        for (var each : data.getRecipientInfos()) {
            var info = RecipientInfo.getInstance(each).getInfo();
            byte[] contentKey = null;
            if (passphrase != null && info instanceof PasswordRecipientInfo password) {
                contentKey = PassphraseLock.unlock(password, passphrase);
            } else if (passphrase == null && info instanceof KeyTransRecipientInfo rsa) {
                contentKey = RsaLock.unlock(rsa, key);
            }
            if (contentKey != null) {
                keys.add(contentKey);
            }
        }
        return keys;
    }

    Said wrong() {
        return Said.of(Unlock.class, passphrase != null ? "passphrase.wrong" : "key.wrong");
    }

    private boolean rsa() {
        return key.getAlgorithm().startsWith("RSA");
    }

    @Override
    public String toString() {
        return passphrase != null ? "a passphrase" : rsa() ? "an RSA key" : "an EC key";
    }
}
