package org.crmferry.cargo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.crmferry.model.Batch;
import org.crmferry.model.Fault;
import org.crmferry.model.FerryException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaultTest {
    private static final char[] PASSPHRASE = "a passphrase".toCharArray();

    @TempDir
    Path temp;

    private Path folder;
    private Vault vault;

    @BeforeEach
    void create() {
        folder = temp.resolve("vault");
        vault = Vault.create(
                folder, List.of(Recipient.certificate(Identity.create().certificate())));
    }

    @Test
    void whatWasPutIsGotBackAfterOpeningWithThePassphrase() {
        Path other = temp.resolve("other");
        Vault written = Vault.create(other, List.of(Recipient.passphrase(PASSPHRASE)), 1);
        Batch batch = Samples.everything(new Random(1), 1, 50);
        BatchEntry entry = written.put("before", batch);
        Vault opened = Vault.open(other, Unlock.passphrase(PASSPHRASE));
        SealerTest.assertSame(batch, opened.get("before", entry, batch.entity()), "vault");
        assertThat(Vault.open(other, PackageKey.ofHex(opened.key().hex())).names("before"))
                .containsExactly(entry.name());
        assertThatThrownBy(() -> Vault.open(other, Unlock.passphrase("no".toCharArray())))
                .isInstanceOf(FerryException.class)
                .hasMessageContaining("The passphrase is wrong");
    }

    @Test
    void puttingTheSameBatchAgainReplacesIt() {
        BatchEntry first = vault.put(Vault.BATCHES, Samples.contacts(new Random(1), 1, 10));
        BatchEntry second = vault.put(Vault.BATCHES, Samples.contacts(new Random(1), 1, 10));
        assertThat(vault.names(Vault.BATCHES)).containsExactly(first.name());
        assertThat(vault.get(Vault.BATCHES, second, Samples.contacts()).records())
                .hasSize(10);
        vault.remove(Vault.BATCHES, first.name());
        vault.remove(Vault.BATCHES, first.name());
        assertThat(vault.names(Vault.BATCHES)).isEmpty();
        assertThat(vault.names("never-used")).isEmpty();
    }

    @Test
    void aMissingOrChangedBatchIsSaid() throws IOException {
        BatchEntry entry = vault.put(Vault.BATCHES, Samples.contacts(new Random(1), 1, 10));
        Path file = folder.resolve("batches/000001-contacts.p7m");
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        assertThatThrownBy(() -> vault.get(Vault.BATCHES, entry, Samples.contacts()))
                .isInstanceOf(FerryException.class)
                .hasMessageContaining("SHA-256");
        Files.delete(file);
        assertThatThrownBy(() -> vault.get(Vault.BATCHES, entry, Samples.contacts()))
                .isInstanceOf(FerryException.class)
                .hasMessageContaining("missing from the vault");
    }

    @Test
    void nothingButTheOwnerReadsAFile() throws IOException {
        vault.put(Vault.BATCHES, Samples.contacts(new Random(1), 1, 10));
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.toList()) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .endsWith("------");
            }
        }
    }

    @Test
    void aFullDiskIsSaidAndLeavesNothing() {
        Path file = folder.resolve("x.p7m");
        Path part = folder.resolve("x.p7m.part");
        assertThatThrownBy(() -> Disk.write(file, part, channel -> {
                    Disk.write(channel, new byte[100], 100);
                    throw new IOException("No space left on device");
                }))
                .isInstanceOfSatisfying(
                        FerryException.class, e -> assertThat(e.fault()).isEqualTo(Fault.STORAGE))
                .hasMessageContaining("The disk is full");
        assertThat(file).doesNotExist();
        assertThat(part).doesNotExist();
    }

    @Test
    void anAreaThatCannotBeMadeIsAStorageFault() throws IOException {
        Files.write(folder.resolve("before"), new byte[1]);
        assertThatThrownBy(() -> vault.put("before", Samples.contacts(new Random(1), 1, 1)))
                .isInstanceOfSatisfying(
                        FerryException.class, e -> assertThat(e.fault()).isEqualTo(Fault.STORAGE));
    }

    @Test
    void aSecondVaultIsNotMadeOverTheFirst() {
        assertThatThrownBy(() -> Vault.create(folder, List.of(Recipient.passphrase(PASSPHRASE))))
                .isInstanceOf(FerryException.class)
                .hasMessageContaining("already");
    }

    @Test
    void manyThreadsSealAndOpenAtOnce() {
        List<Batch> batches = IntStream.rangeClosed(1, 16)
                .mapToObj(n -> Samples.everything(new Random(n), n, 100))
                .toList();
        batches.parallelStream().forEach(batch -> {
            Sealed sealed = vault.seal(batch);
            SealerTest.assertSame(
                    batch,
                    new Sealer(vault.key(), 3).open(sealed.bytes(), sealed.entry(), batch.entity()),
                    "batch " + batch.number());
        });
    }

    @Test
    void namesOfBatchesAreSafeAndNeverMeet() {
        assertThat(Names.batch("contacts", 12)).isEqualTo("000012-contacts");
        List<String> names = Stream.of(
                        "Contacts",
                        "CONTACTS",
                        "a b",
                        "a_b",
                        "a.b",
                        "../x",
                        "汉字",
                        "字汉",
                        "x".repeat(300),
                        "",
                        "contacts-2222773e50",
                        "3f7a2ab182")
                .map(entity -> Names.batch(entity, 1))
                .toList();
        assertThat(names).doesNotHaveDuplicates().allMatch(Names::isBatch);
    }
}
