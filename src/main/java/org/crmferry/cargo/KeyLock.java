package org.crmferry.cargo;

import java.util.List;
import java.util.StringJoiner;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.AuthEnvelopedData;
import org.bouncycastle.asn1.cms.KeyAgreeRecipientInfo;
import org.bouncycastle.asn1.cms.KeyTransRecipientInfo;
import org.bouncycastle.asn1.cms.PasswordRecipientInfo;
import org.bouncycastle.asn1.cms.RecipientInfo;
import org.crmferry.model.Fault;
import org.crmferry.model.FerryException;
import org.crmferry.model.Said;

/** {@code key.p7m}: the package key as CMS AuthEnvelopedData for passphrases and certificates. Stateless. */
final class KeyLock {
    /** With the fewest rounds, as many passphrases as {@link PassphraseLock#ITERATIONS_LIMIT} allows together. */
    private static final int RECIPIENTS = 16;

    private static final int BYTES = 1 << 20;

    private KeyLock() {}

    static byte[] lock(byte[] key, List<Recipient> recipients) {
        if (recipients.isEmpty() || recipients.size() > RECIPIENTS) {
            throw new FerryException(
                    Fault.MAPPING, Said.of(KeyLock.class, "lock.recipients", recipients.size(), RECIPIENTS));
        }
        byte[] contentKey = Seal.newKey();
        ASN1EncodableVector infos = new ASN1EncodableVector();
        for (Recipient recipient : recipients) {
            infos.add(recipient.lock(contentKey));
        }
        return Seal.seal(contentKey, new DERSet(infos), key, 0, key.length);
    }

    static byte[] unlock(byte[] p7m, Unlock unlock) {
        try {
            if (p7m.length > BYTES) {
                throw new Seal.Refused("it is larger than any key");
            }
            AuthEnvelopedData data = Seal.parse(p7m);
            if (data.getRecipientInfos().size() > RECIPIENTS) {
                throw new Seal.Refused("it names more than " + RECIPIENTS + " recipients");
            }
            refuseWeak(data);
            return open(data, p7m, unlock);
        } catch (Seal.Refused e) {
            throw new FerryException(Fault.INTEGRITY, Said.of(KeyLock.class, "lock.wrong", e.getMessage()), e);
        }
    }

    private static byte[] open(AuthEnvelopedData data, byte[] p7m, Unlock unlock) throws Seal.Refused {
        StringJoiner found = new StringJoiner(" and ");
        boolean fits = false;
        for (var each : data.getRecipientInfos()) {
            RecipientInfo info = RecipientInfo.getInstance(each);
            fits |= unlock.fits(info);
            found.add(kind(info));
        }
        if (!fits) {
            throw new FerryException(Fault.INTEGRITY, Said.of(KeyLock.class, "lock.other", unlock, found));
        }
        for (byte[] contentKey : unlock.contentKeys(data, p7m)) {
            byte[] key = contentKey.length == 32 ? Seal.open(data, contentKey) : null;
            if (key != null) {
                if (key.length != 32) {
                    throw new Seal.Refused("it holds something else than a key");
                }
                return key;
            }
        }
        throw new FerryException(Fault.INTEGRITY, unlock.wrong());
    }

    private static String kind(RecipientInfo info) {
        if (info.getInfo() instanceof PasswordRecipientInfo) {
            return "a passphrase";
        }
        if (info.getInfo() instanceof KeyTransRecipientInfo) {
            return "an RSA certificate";
        }
        return info.getInfo() instanceof KeyAgreeRecipientInfo
                ? "an EC certificate"
                : "something this version does not know";
    }

    private static void refuseWeak(AuthEnvelopedData data) throws Seal.Refused {
        long rounds = 0;
        for (var each : data.getRecipientInfos()) {
            try {
                var info = RecipientInfo.getInstance(each).getInfo();
                if (info instanceof PasswordRecipientInfo password) {
                    rounds += PassphraseLock.roundsUnlessWeak(password);
                } else if (info instanceof KeyTransRecipientInfo rsa) {
                    RsaLock.refuseWeak(rsa);
                } else if (info instanceof KeyAgreeRecipientInfo ec) {
                    EcLock.refuseWeak(ec);
                }
            } catch (RuntimeException e) {
                throw new Seal.Refused("a recipient in it is malformed");
            }
            if (rounds > PassphraseLock.ITERATIONS_LIMIT) {
                throw new Seal.Refused("its passphrases together take more than " + PassphraseLock.ITERATIONS_LIMIT
                        + " rounds of PBKDF2");
            }
        }
    }
}
