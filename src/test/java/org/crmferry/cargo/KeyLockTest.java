package org.crmferry.cargo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.crmferry.model.Batch;
import org.crmferry.model.Endpoint;
import org.crmferry.model.FerryException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Locks and seals against the real openssl, in both directions. */
class KeyLockTest {
    private static final char[] PASSPHRASE = "correct-horse-battery".toCharArray();

    @TempDir
    Path folder;

    private Openssl openssl;
    private final PackageKey key = PackageKey.create();

    @BeforeEach
    void findOpenssl() {
        openssl = new Openssl(folder);
    }

    private void makeRsa(String name, int bits) {
        openssl.run("req -x509 -newkey rsa:" + bits + " -nodes -keyout " + name + ".key -out " + name
                + ".crt -subj /CN=" + name + " -days 30");
    }

    private void makeEc(String name, String curve) {
        openssl.run("req -x509 -newkey ec -pkeyopt ec_paramgen_curve:" + curve + " -nodes -keyout " + name
                + ".key -out " + name + ".crt -subj /CN=" + name + " -days 30");
    }

    private Unlock with(String name) {
        return Unlock.privateKey(folder.resolve(name + ".key"), new char[0]);
    }

    private Recipient owner(String name) {
        return Recipient.certificate(folder.resolve(name + ".crt"));
    }

    @Test
    void opensslAndTheProductOpenTheKeyForEveryRecipient() throws Exception {
        makeRsa("anna", 3072);
        makeEc("bert", "P-256");
        makeEc("cora", "P-521");
        byte[] p7m = key.lock(List.of(owner("anna"), Recipient.passphrase(PASSPHRASE), owner("bert"), owner("cora")));
        Files.write(folder.resolve("key.p7m"), p7m);
        openssl.run("cms -decrypt -inform DER -in key.p7m -pwri_password " + new String(PASSPHRASE) + " -out pwri.bin");
        assertKey("pwri.bin");
        for (String name : List.of("anna", "bert", "cora")) {
            openssl.run("cms -decrypt -inform DER -in key.p7m -recip " + name + ".crt -inkey " + name + ".key -out "
                    + name + ".bin");
            assertKey(name + ".bin");
            assertThat(PackageKey.unlock(p7m, with(name)).hex()).isEqualTo(key.hex());
        }
        assertThat(PackageKey.unlock(p7m, Unlock.passphrase(PASSPHRASE)).hex()).isEqualTo(key.hex());
        assertThatThrownBy(() -> PackageKey.unlock(p7m, Unlock.passphrase("wrong".toCharArray())))
                .isInstanceOf(FerryException.class)
                .hasMessageContaining("The passphrase is wrong");
        makeRsa("mallory", 3072);
        makeEc("malte", "P-256");
        for (String name : List.of("mallory", "malte")) {
            assertThatThrownBy(() -> PackageKey.unlock(p7m, with(name)))
                    .isInstanceOf(FerryException.class)
                    .hasMessageContaining("belongs to another certificate");
        }
    }

    private void assertKey(String file) throws Exception {
        assertThat(HexFormat.of().formatHex(Files.readAllBytes(folder.resolve(file))))
                .isEqualTo(key.hex());
    }

    @Test
    void aKeyThatOpensslMadeOpens() throws Exception {
        makeRsa("anna", 3072);
        makeEc("bert", "P-384");
        Files.write(folder.resolve("key.bin"), HexFormat.of().parseHex(key.hex()));
        openssl.run("cms -encrypt -binary -aes-256-gcm -in key.bin -outform DER -out anna.p7m -recip anna.crt"
                + " -keyopt rsa_padding_mode:oaep -keyopt rsa_oaep_md:sha256");
        openssl.run("cms -encrypt -binary -aes-256-gcm -in key.bin -outform DER -out bert.p7m -recip bert.crt"
                + " -keyopt ecdh_kdf_md:sha256");
        for (String name : List.of("anna", "bert")) {
            byte[] p7m = Files.readAllBytes(folder.resolve(name + ".p7m"));
            assertThat(PackageKey.unlock(p7m, with(name)).hex()).isEqualTo(key.hex());
        }
    }

    @Test
    void weakLocksAreRefusedByName() throws Exception {
        makeRsa("anna", 3072);
        makeRsa("weak", 2048);
        makeEc("bert", "P-256");
        Files.write(folder.resolve("key.bin"), HexFormat.of().parseHex(key.hex()));
        refused("cms -encrypt -binary -aes-256-gcm -recip anna.crt", "anna", "PKCS#1 v1.5");
        refused("cms -encrypt -binary -des3 -recip anna.crt", "anna", "DES");
        refused("cms -encrypt -binary -aes256 -recip anna.crt", "anna", "without authentication");
        refused("cms -encrypt -binary -aes-128-gcm -recip anna.crt", "anna", "only AES-256-GCM");
        refused("cms -encrypt -binary -aes-256-gcm -recip bert.crt -keyopt ecdh_kdf_md:sha1", "bert", "SHA-1");
        assertThatThrownBy(() -> owner("weak"))
                .isInstanceOf(FerryException.class)
                .hasMessageContaining("RSA key of 2048 bits");
        assertThatThrownBy(() -> key.lock(List.of()))
                .isInstanceOf(FerryException.class)
                .hasMessageContaining("always encrypted");
        byte[] forAnna = key.lock(List.of(owner("anna")));
        assertThatThrownBy(() -> PackageKey.unlock(forAnna, Unlock.passphrase(PASSPHRASE)))
                .isInstanceOf(FerryException.class)
                .hasMessageContaining("it is locked with an RSA certificate");
    }

    private void refused(String command, String name, String why) throws Exception {
        openssl.run(command + " -in key.bin -outform DER -out weak.p7m");
        byte[] p7m = Files.readAllBytes(folder.resolve("weak.p7m"));
        assertThatThrownBy(() -> PackageKey.unlock(p7m, with(name)))
                .isInstanceOf(FerryException.class)
                .hasMessageContaining(why);
    }

    @Test
    void encryptedPrivateKeysAreRead() {
        makeEc("bert", "P-256");
        openssl.run("pkcs8 -topk8 -v2 aes-256-cbc -in bert.key -out locked.key -passout pass:secret");
        byte[] p7m = key.lock(List.of(owner("bert")));
        Path file = folder.resolve("locked.key");
        assertThat(PackageKey.unlock(p7m, Unlock.privateKey(file, "secret".toCharArray()))
                        .hex())
                .isEqualTo(key.hex());
        assertThatThrownBy(() -> Unlock.privateKey(file, "wrong".toCharArray()))
                .isInstanceOf(FerryException.class)
                .hasMessageContaining("the password given does not open it");
    }

    @Test
    void opensslOpensABatchAndTheProductOpensOneOfOpenssl() throws Exception {
        Batch batch = Samples.everything(new Random(5), 1, 200);
        Sealer sealer = new Sealer(key, 3);
        Sealed sealed = sealer.seal(batch);
        Files.write(folder.resolve("batch.p7m"), sealed.bytes());
        openssl.run("cms -decrypt -inform DER -in batch.p7m -secretkey " + key.hex() + " -secretkeyid " + key.id()
                + " -out batch.avro");
        byte[] avro = Files.readAllBytes(folder.resolve("batch.avro"));
        assertThat(avro).isEqualTo(key.open(sealed.bytes()));
        openssl.run("cms -encrypt -binary -aes-256-gcm -in batch.avro -outform DER -out theirs.p7m -secretkey "
                + key.hex() + " -secretkeyid " + key.id());
        byte[] theirs = Files.readAllBytes(folder.resolve("theirs.p7m"));
        BatchEntry ours = sealed.entry();
        BatchEntry entry = new BatchEntry(
                ours.name(),
                ours.entity(),
                ours.number(),
                ours.records(),
                ours.firstKey(),
                ours.lastKey(),
                theirs.length,
                ours.plain(),
                Seal.sha256Hex(theirs),
                ours.crc32c());
        SealerTest.assertSame(batch, sealer.open(theirs, entry, batch.entity()), "by openssl");
    }

    @Test
    void opensslVerifiesTheManifest() throws Exception {
        Identity identity = Identity.loadOrCreate(folder.resolve("identity.pem"));
        assertThat(Identity.loadOrCreate(folder.resolve("identity.pem")).fingerprint())
                .isEqualTo(identity.fingerprint());
        Vault vault = Vault.create(folder.resolve("vault"), List.of(Recipient.certificate(identity.certificate())));
        byte[] json = Manifest.of("CRM Ferry", Endpoint.Kind.DATABASE, vault, List.of())
                .toJson();
        Files.write(folder.resolve("manifest.json"), json);
        Files.write(folder.resolve("manifest.p7s"), identity.sign(json));
        String verify = "cms -verify -binary -inform DER -in manifest.p7s -content manifest.json -noverify -out out";
        assertThat(openssl.run(verify)).contains("successful");
        openssl.run(verify.replace("-noverify", "-CAfile identity.pem -purpose any"));
        json[10] ^= 1;
        Files.write(folder.resolve("manifest.json"), json);
        assertThat(openssl.tryRun(verify).exitCode()).isNotZero();
    }
}
