package org.crmferry.cargo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.stream.Stream;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.crmferry.model.Fault;
import org.crmferry.model.FerryException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealedBoxTest {
    private static final byte[] CONTENT = "the crown jewels".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void make() {
        file = folder.resolve("home/box");
        SealedBox.create(file, "pässwörd".toCharArray(), CONTENT).close();
    }

    private static void refused(Path file, String passphrase, String words) {
        assertThatThrownBy(() -> SealedBox.open(file, passphrase.toCharArray()))
                .isInstanceOfSatisfying(
                        FerryException.class, e -> assertThat(e.fault()).isEqualTo(Fault.INTEGRITY))
                .hasMessageContaining(words)
                .message()
                .doesNotContain(passphrase.isEmpty() ? "\0" : passphrase);
    }

    @Test
    void givesBackWhatWasPutIn() throws IOException {
        try (SealedBox box = SealedBox.open(file, "pässwörd".toCharArray())) {
            assertThat(box.read()).isEqualTo(CONTENT);
            byte[] first = Files.readAllBytes(file);
            box.write(CONTENT);
            byte[] second = Files.readAllBytes(file);
            assertThat(Arrays.copyOfRange(second, 53, second.length))
                    .as("another nonce, so another ciphertext")
                    .isNotEqualTo(Arrays.copyOfRange(first, 53, first.length));
            assertThat(box.read()).isEqualTo(CONTENT);
        }
    }

    @Test
    void opensHoweverTheAccentWasTyped() {
        try (SealedBox box = SealedBox.open(file, "pa\u0308sswo\u0308rd".toCharArray())) {
            assertThat(box.read()).isEqualTo(CONTENT);
        }
    }

    @Test
    void belongsToItsOwnerOnlyAndHoldsNothingInClear() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
                .isEqualTo("rwx------");
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                .doesNotContain("crown");
        try (Stream<Path> all = Files.list(file.getParent())) {
            assertThat(all).containsExactly(file);
        }
    }

    /** The key by Argon2id from the header as the class describes it, computed here apart. */
    @Test
    void hardensThePassphraseAsItsHeaderSays() throws IOException {
        ByteBuffer header = ByteBuffer.wrap(Files.readAllBytes(file));
        header.position(9);
        int memory = header.getInt();
        int passes = header.getInt();
        int lanes = header.getInt();
        assertThat(memory).isGreaterThanOrEqualTo(64 << 10);
        assertThat(passes).isGreaterThanOrEqualTo(3);
        byte[] salt = new byte[16];
        header.get(salt);
        byte[] check = new byte[16];
        header.get(check);
        Argon2BytesGenerator argon = new Argon2BytesGenerator();
        argon.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withMemoryAsKB(memory)
                .withIterations(passes)
                .withParallelism(lanes)
                .withSalt(salt)
                .build());
        byte[] secret = new byte[64];
        argon.generateBytes("pässwörd".getBytes(StandardCharsets.UTF_8), secret);
        assertThat(Arrays.copyOf(Seal.sha256(Arrays.copyOfRange(secret, 32, 64)), 16))
                .isEqualTo(check);
    }

    @Test
    void refusesAWrongPassphrase() {
        refused(file, "password", "The passphrase does not open box");
        refused(file, "", "empty");
    }

    @Test
    void refusesEveryFlippedByte() throws IOException {
        byte[] sound = Files.readAllBytes(file);
        int header = 53;
        try (SealedBox box = SealedBox.open(file, "pässwörd".toCharArray())) {
            for (int i = 0; i < sound.length; i++) {
                byte[] broken = sound.clone();
                broken[i] ^= 1;
                Files.write(file, broken);
                assertThatThrownBy(box::read)
                        .as("byte " + i)
                        .isInstanceOfSatisfying(
                                FerryException.class, e -> assertThat(e.fault()).isEqualTo(Fault.INTEGRITY));
            }
        }
        for (int i : new int[] {0, 8, 9, 12, 16, 20, 30, header - 1, header, sound.length - 1}) {
            byte[] broken = sound.clone();
            broken[i] ^= (byte) 0x80;
            Files.write(file, broken);
            refused(file, "pässwörd", "amaged");
        }
        Files.write(file, Arrays.copyOf(sound, sound.length - 1));
        refused(file, "pässwörd", "tampered");
        Files.write(file, new byte[10]);
        refused(file, "pässwörd", "size");
    }

    @Test
    void takesAnotherPassphrase() {
        try (SealedBox box = SealedBox.open(file, "pässwörd".toCharArray());
                SealedBox elsewhere = SealedBox.open(file, "pässwörd".toCharArray())) {
            box.changePassphrase("second".toCharArray());
            assertThat(box.read()).isEqualTo(CONTENT);
            assertThatThrownBy(elsewhere::read).hasMessageContaining("another passphrase");
        }
        refused(file, "pässwörd", "does not open");
        try (SealedBox box = SealedBox.open(file, "second".toCharArray())) {
            assertThat(box.read()).isEqualTo(CONTENT);
        }
    }

    @Test
    void neverReplacesAnotherFile() {
        assertThatThrownBy(() -> SealedBox.create(file, "x".toCharArray(), CONTENT))
                .isInstanceOfSatisfying(
                        FerryException.class, e -> assertThat(e.fault()).isEqualTo(Fault.STORAGE));
        assertThatThrownBy(() -> SealedBox.open(folder.resolve("none"), "x".toCharArray()))
                .isInstanceOf(FerryException.class)
                .hasMessageContaining("no file");
    }
}
