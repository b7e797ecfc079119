package org.crmferry.cargo;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.crmferry.model.Fault;
import org.crmferry.model.FerryException;
import org.crmferry.model.Said;

/**
 * One small encrypted file that a passphrase opens: Argon2id (RFC 9106) and AES-256-GCM.
 *
 * <p>The file: {@code FERRYBOX}, version 1 (1 byte), memory in KiB, passes and lanes (4 bytes each, big-endian), salt
 * (16), key check (16), nonce (12); then ciphertext and tag (16). All before the ciphertext is authenticated with it.
 * The key check tells a wrong passphrase from a damaged file. Every write has a new nonce; a changed passphrase, a new
 * salt. The file belongs to its owner only and is replaced whole or not at all. FerryException (INTEGRITY) if it cannot
 * be opened, (STORAGE) if the disk fails. Not thread-safe; {@link #close} clears the key.
 */
public final class SealedBox implements AutoCloseable {
    private static final byte[] MAGIC = "FERRYBOX".getBytes(StandardCharsets.US_ASCII);
    private static final int MEMORY_KIB = 64 << 10;
    private static final int PASSES = 3;
    private static final int LANES = 4;
    private static final int SALT = 16;
    private static final int CHECK = 16;
    private static final int NONCE = 12;
    private static final int TAG = 16;
    private static final int PLAIN = MAGIC.length + 1 + 3 * 4 + SALT;
    private static final int HEADER = PLAIN + CHECK + NONCE;
    private static final int LIMIT = 16 << 20;

    private final Path file;
    private byte[] start;
    private byte[] key;

    private SealedBox(Path file, byte[] start, byte[] key) {
        this.file = file;
        this.start = start;
        this.key = key;
    }

    /** Makes the file with that content; FerryException (STORAGE) if there is one already. */
    public static SealedBox create(Path file, char[] passphrase, byte[] content) {
        if (Files.exists(file)) {
            throw new FerryException(Fault.STORAGE, Said.of(SealedBox.class, "box.taken", file));
        }
        SealedBox box = new SealedBox(file, new byte[0], new byte[0]);
        Disk.folder(file.toAbsolutePath().getParent());
        box.lock(passphrase, content);
        return box;
    }

    /** Takes some tenths of a second, so that guessing does too. */
    public static SealedBox open(Path file, char[] passphrase) {
        byte[] sealed = bytes(file);
        byte[] start = Arrays.copyOf(sealed, PLAIN);
        byte[] secret = derive(start, file, passphrase);
        byte[] check = Arrays.copyOfRange(sealed, PLAIN, PLAIN + CHECK);
        if (!MessageDigest.isEqual(check, check(secret))) {
            Arrays.fill(secret, (byte) 0);
            throw new FerryException(Fault.INTEGRITY, Said.of(SealedBox.class, "box.wrong", file.getFileName()));
        }
        SealedBox box = new SealedBox(
                file, ByteBuffer.allocate(PLAIN + CHECK).put(start).put(check).array(), Arrays.copyOf(secret, 32));
        Arrays.fill(secret, (byte) 0);
        Arrays.fill(box.read(), (byte) 0);
        return box;
    }

    /** The content as it is in the file now; the caller clears it. */
    public byte[] read() {
        byte[] sealed = bytes(file);
        if (!Arrays.equals(sealed, 0, start.length, start, 0, start.length)) {
            throw new FerryException(Fault.INTEGRITY, Said.of(SealedBox.class, "box.relocked", file.getFileName()));
        }
        try {
            return cipher(Cipher.DECRYPT_MODE, sealed).doFinal(sealed, HEADER, sealed.length - HEADER);
        } catch (AEADBadTagException e) {
            throw damaged(file, "box.changed", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Replaces the content. */
    public void write(byte[] content) {
        byte[] nonce = new byte[NONCE];
        Seal.RANDOM.nextBytes(nonce);
        ByteBuffer sealed =
                ByteBuffer.allocate(HEADER + content.length + TAG).put(start).put(nonce);
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, sealed.array());
            cipher.doFinal(content, 0, content.length, sealed.array(), HEADER);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        Disk.write(file, sealed.array());
    }

    /** The same content under another passphrase. */
    public void changePassphrase(char[] passphrase) {
        byte[] content = read();
        try {
            lock(passphrase, content);
        } finally {
            Arrays.fill(content, (byte) 0);
        }
    }

    private void lock(char[] passphrase, byte[] content) {
        byte[] salt = new byte[SALT];
        Seal.RANDOM.nextBytes(salt);
        byte[] plain = ByteBuffer.allocate(PLAIN)
                .put(MAGIC)
                .put((byte) 1)
                .putInt(MEMORY_KIB)
                .putInt(PASSES)
                .putInt(LANES)
                .put(salt)
                .array();
        byte[] secret = derive(plain, file, passphrase);
        byte[] beforeStart = start;
        byte[] beforeKey = key;
        start = ByteBuffer.allocate(PLAIN + CHECK).put(plain).put(check(secret)).array();
        key = Arrays.copyOf(secret, 32);
        Arrays.fill(secret, (byte) 0);
        try {
            write(content);
            Arrays.fill(beforeKey, (byte) 0);
        } catch (RuntimeException e) {
            Arrays.fill(key, (byte) 0);
            start = beforeStart;
            key = beforeKey;
            throw e;
        }
    }

    private Cipher cipher(int mode, byte[] sealed) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(8 * TAG, sealed, HEADER - NONCE, NONCE));
        cipher.updateAAD(sealed, 0, HEADER);
        return cipher;
    }

    /** 32 bytes of key and 32 that only the key check is made of. */
    private static byte[] derive(byte[] start, Path file, char[] passphrase) {
        if (passphrase.length == 0) {
            throw new FerryException(Fault.INTEGRITY, Said.of(SealedBox.class, "box.passphrase"));
        }
        ByteBuffer header = ByteBuffer.wrap(start);
        byte[] magic = new byte[MAGIC.length];
        header.get(magic);
        if (!Arrays.equals(magic, MAGIC) || header.get() != 1) {
            throw damaged(file, "box.form", null);
        }
        int memory = header.getInt();
        int passes = header.getInt();
        int lanes = header.getInt();
        if (memory < MEMORY_KIB || memory > 1 << 20 || passes < 1 || passes > 64 || lanes < 1 || lanes > 64) {
            throw damaged(file, "box.hardened", null);
        }
        byte[] salt = new byte[SALT];
        header.get(salt);
        Argon2BytesGenerator argon = new Argon2BytesGenerator();
        argon.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(memory)
                .withIterations(passes)
                .withParallelism(lanes)
                .withSalt(salt)
                .build());
        byte[] typed = utf8(passphrase);
        byte[] secret = new byte[64];
        argon.generateBytes(typed, secret);
        Arrays.fill(typed, (byte) 0);
        return secret;
    }

    private static byte[] check(byte[] secret) {
        return Arrays.copyOf(Seal.sha256(Arrays.copyOfRange(secret, 32, 64)), CHECK);
    }

    /** The same for "é" typed as one character or as two: composed (Unicode NFC), then UTF-8. */
    private static byte[] utf8(char[] passphrase) {
        CharBuffer typed = CharBuffer.wrap(passphrase);
        CharBuffer composed = Normalizer.isNormalized(typed, Normalizer.Form.NFC)
                ? typed
                : CharBuffer.wrap(
                        Normalizer.normalize(typed, Normalizer.Form.NFC).toCharArray());
        ByteBuffer encoded = ByteBuffer.allocate(3 * composed.remaining());
        StandardCharsets.UTF_8
                .newEncoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .encode(composed, encoded, true);
        byte[] bytes = Arrays.copyOf(encoded.array(), encoded.position());
        Arrays.fill(encoded.array(), (byte) 0);
        return bytes;
    }

    private static byte[] bytes(Path file) {
        try {
            long size = Files.size(file);
            if (size < HEADER + TAG || size > LIMIT) {
                throw damaged(file, "box.size", null);
            }
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new FerryException(Fault.STORAGE, Said.of(SealedBox.class, "box.none", file), e);
        } catch (IOException e) {
            throw Disk.failed(file, e);
        }
    }

    private static FerryException damaged(Path file, String why, Exception cause) {
        return new FerryException(
                Fault.INTEGRITY,
                Said.of(SealedBox.class, "box.damaged", file.getFileName(), Said.of(SealedBox.class, why)),
                cause);
    }

    @Override
    public void close() {
        Arrays.fill(key, (byte) 0);
    }

    @Override
    public String toString() {
        return "SealedBox[" + file.getFileName() + "]";
    }
}
