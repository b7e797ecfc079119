package org.crmferry.cargo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.ZipFile;
import org.crmferry.model.Batch;
import org.crmferry.model.ColumnType;
import org.crmferry.model.Endpoint;
import org.crmferry.model.Entity;
import org.crmferry.model.Fault;
import org.crmferry.model.FerryException;
import org.crmferry.model.Field;
import org.crmferry.model.FieldType;
import org.crmferry.model.Option;
import org.crmferry.model.Reference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackageFileTest {
    @TempDir
    Path folder;

    private final Identity identity = Identity.create();
    private final List<Batch> batches = List.of(
            Samples.contacts(new Random(1), 1, 40),
            Samples.contacts(new Random(2), 2, 30),
            Samples.everything(new Random(3), 1, 20));
    private Vault vault;
    private Path file;
    private byte[] good;

    @BeforeEach
    void pack() throws IOException {
        vault = Vault.create(folder.resolve("vault"), List.of(Recipient.certificate(identity.certificate())));
        List<BatchEntry> entries =
                batches.stream().map(b -> vault.put(Vault.BATCHES, b)).toList();
        file = folder.resolve("a.ferry");
        PackageFile.write(
                vault,
                Manifest.of(
                        "CRM Ferry test",
                        Endpoint.Kind.DATABASE,
                        vault,
                        List.of(
                                Manifest.Section.of(batches.get(0).entity(), entries.subList(0, 2)),
                                Manifest.Section.of(batches.get(2).entity(), entries.subList(2, 3)))),
                identity,
                file);
        good = Files.readAllBytes(file);
    }

    @Test
    void aPackageComesBackAsItWas() {
        try (PackageFile opened = PackageFile.open(file, vault.key())) {
            assertThat(opened.signer()).isEqualTo(identity.fingerprint()).matches("([0-9A-Z]{4}-){4}[0-9A-Z]{4}");
            List<Batch> back = new ArrayList<>();
            for (Manifest.Section section : opened.manifest().entities()) {
                section.batches().forEach(entry -> back.add(opened.read(entry, section.entity())));
            }
            assertThat(back).hasSize(3);
            for (int i = 0; i < 3; i++) {
                SealerTest.assertSame(batches.get(i), back.get(i), "batch " + i);
            }
        }
        PackageCheck check = PackageFile.check(file);
        assertThat(check.sound()).isTrue();
        assertThat(check.signer()).isEqualTo(identity.fingerprint());
        assertThat(folder.resolve("a.ferry.part")).doesNotExist();
    }

    @Test
    void everyZipReaderReadsIt() throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            assertThat(zip.stream().map(Object::toString))
                    .startsWith("manifest.json", "manifest.p7s", "key.p7m", "batches/000001-contacts.p7m");
            assertThat(zip.getInputStream(zip.getEntry("key.p7m")).readAllBytes())
                    .isEqualTo(vault.lockedKey());
        }
    }

    @Test
    void theManifestKeepsAllOfAnEntityButItsShape() {
        Field field = new Field(
                "größe",
                "Größe",
                "size",
                new ColumnType(
                        FieldType.DECIMAL,
                        "decimal(65,30)",
                        new ColumnType.Text(50, ColumnType.LengthUnit.UTF16, "latin1", true, true, false),
                        new ColumnType.Numeric(65, 30, new BigDecimal("-1E+40"), new BigDecimal("1.50"), true),
                        new ColumnType.Temporal(6, LocalDateTime.MIN, LocalDateTime.of(9999, 12, 31, 0, 0), true)),
                true,
                Field.Access.SERIAL,
                new Reference("", "parent_type", Map.of("Accounts", "accounts"), 0.75, true),
                List.of(new Option("a", "Ä\ud800")));
        Entity entity = Samples.contacts()
                .withFields(List.of(field, Samples.contacts().fields().get(0)));
        Manifest manifest =
                Manifest.of("CRM Ferry", Endpoint.Kind.FILES, vault, List.of(Manifest.Section.of(entity, List.of())));
        Manifest back = Manifest.parse(manifest.toJson());
        assertThat(back).isEqualTo(manifest);
        assertThat(back.entities().get(0).entity().fields()).isEqualTo(entity.fields());
    }

    @Test
    void aNewerFormatIsSaid() {
        String json = new String(
                Manifest.of("x", Endpoint.Kind.FILES, vault, List.of()).toJson(),
                java.nio.charset.StandardCharsets.UTF_8);
        assertThatThrownBy(() -> Manifest.parse(json.replace("\"format\" : 1", "\"format\" : 2")
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .isInstanceOf(FerryException.class)
                .hasMessageContaining("newer CRM Ferry");
    }

    @Test
    void damageIsAlwaysFound() throws IOException {
        damage(1, 400);
    }

    @Test
    @Tag("campaign")
    void damageIsAlwaysFoundInThousandsOfCases() throws IOException {
        damage(1000, 4000);
    }

    @Test
    void everyFlippedByteOfTheDirectoryIsFoundWithoutReadingAnyFile() throws IOException {
        int central = (int) StoredZip.over(good).getLong(good.length - StoredZip.TAIL + 48);
        Path path = folder.resolve("bad.ferry");
        for (int at = central; at < good.length; at++) {
            byte[] bad = good.clone();
            bad[at] ^= (byte) (1 << at % 8);
            Files.write(path, bad);
            try (FileChannel channel = FileChannel.open(path)) {
                assertThatThrownBy(() -> ZipWalk.walk(channel)).as("byte " + at).isInstanceOf(FerryException.class);
            }
        }
    }

    @Test
    void impossibleSizesAreRefusedBeforeMemoryIsTaken() throws IOException {
        for (long huge : List.of(Long.MAX_VALUE, Long.MIN_VALUE, -1L, 1L << 40)) {
            byte[] bad = good.clone();
            byte[] tail = StoredZip.tail(huge, huge, huge);
            System.arraycopy(tail, 0, bad, bad.length - tail.length, tail.length);
            assertThat(refused(bad, "directory " + huge)).contains("impossible sizes");
            StoredZip.Entry entry = new StoredZip.Entry("manifest.json", huge, 0, 0);
            ByteArrayOutputStream zip = new ByteArrayOutputStream();
            zip.writeBytes(StoredZip.local(entry));
            int central = zip.size();
            zip.writeBytes(StoredZip.central(entry));
            zip.writeBytes(StoredZip.tail(1, zip.size() - central, central));
            assertThat(refused(zip.toByteArray(), "file " + huge)).contains("overlap or leave gaps");
        }
    }

    private void damage(int seed, int cases) throws IOException {
        for (int i = 0; i < cases; i++) {
            Random random = new Random(seed + i);
            refused(damaged(random), "seed " + (seed + i));
        }
    }

    private byte[] damaged(Random random) {
        int at = random.nextInt(good.length);
        int length = 1 + random.nextInt(Math.min(good.length - at, random.nextBoolean() ? 8 : 2000));
        ByteArrayOutputStream bad = new ByteArrayOutputStream();
        bad.write(good, 0, at);
        switch (random.nextInt(6)) {
            case 0 -> {
                bad.write(good[at] ^ 1 << random.nextInt(8));
                bad.write(good, at + 1, good.length - at - 1);
            }
            case 1 -> bad.write(good, at + length, good.length - at - length);
            case 2 -> {
                bad.write(good, at, length);
                bad.write(good, at, good.length - at);
            }
            case 3 -> {
                // Cut: nothing more.
            }
            case 4 -> {
                bad.write(random.nextInt(256));
                bad.write(good, at, good.length - at);
            }
            default -> {
                byte[] noise = new byte[length];
                do {
                    random.nextBytes(noise);
                } while (java.util.Arrays.equals(noise, 0, length, good, at, at + length));
                bad.writeBytes(noise);
                bad.write(good, at + length, good.length - at - length);
            }
        }
        return bad.toByteArray();
    }

    private String refused(byte[] bad, String what) throws IOException {
        Path path = folder.resolve("bad.ferry");
        Files.write(path, bad);
        try (PackageFile opened = PackageFile.open(path, vault.key())) {
            throw new AssertionError("opened: " + what + " " + opened.signer());
        } catch (FerryException e) {
            assertThat(e.fault()).as(what).isEqualTo(Fault.INTEGRITY);
            assertThat(e.message(Locale.SIMPLIFIED_CHINESE)).as(what).doesNotContainPattern("[a-z]{3,} [a-z]{3,}");
            return e.getMessage();
        }
    }

    @Test
    void eachKindOfTamperingIsItsOwnError() throws IOException {
        List<Named> files = unpack();
        assertThat(refused(zip(files.subList(0, 5)), "missing")).contains("is missing");
        List<Named> more = new ArrayList<>(files);
        more.add(new Named("batches/000009-contacts.p7m", new byte[9]));
        assertThat(refused(zip(more), "added")).contains("that the manifest does not list");
        List<Named> swapped = new ArrayList<>(files);
        Collections.swap(swapped, 3, 4);
        assertThat(refused(zip(swapped), "reordered")).contains("not in the order");
        assertThat(refused(zip(with(files, 4, files.get(3).content())), "exchanged"))
                .contains("000002-contacts");
        List<Named> twice = new ArrayList<>(files);
        twice.add(files.get(3));
        assertThat(refused(zip(twice), "doubled")).contains("twice");
        byte[] batch = files.get(3).content().clone();
        batch[batch.length - 1] ^= 1;
        assertThat(refused(zip(with(files, 3, batch)), "changed")).contains("SHA-256");
        byte[] json = files.get(0).content().clone();
        json[json.length - 10] ^= 1;
        assertThat(refused(zip(with(files, 0, json)), "manifest")).contains("signature");
        assertThat(refused(zip(with(files, 1, Identity.create().sign(new byte[1]))), "signature"))
                .contains("signature");
        byte[] key = files.get(2).content().clone();
        key[key.length - 1] ^= 1;
        assertThat(refused(zip(with(files, 2, key)), "key")).contains("key.p7m");
        byte[] trailing = java.util.Arrays.copyOf(good, good.length + 3);
        assertThat(refused(trailing, "trailing")).contains("3 bytes after its end");
        byte[] prefixed = new byte[good.length + 5];
        System.arraycopy(good, 0, prefixed, 5, good.length);
        assertThat(refused(prefixed, "prefix")).contains("before its beginning");
        for (String name : List.of("../key.p7m", "/etc/passwd", "batches\\x", "a/../b", "C:x")) {
            more.set(6, new Named(name, new byte[9]));
            assertThat(refused(zip(more), name)).contains("name that is not allowed");
        }
        assertThat(refused(new byte[0], "empty")).contains("no package at all");
    }

    @Test
    void aCheckNamesTheStepThatFails() throws IOException {
        List<Named> files = unpack();
        Path path = folder.resolve("bad.ferry");
        byte[] batch = files.get(3).content().clone();
        batch[50] ^= 1;
        Files.write(path, zip(with(files, 3, batch)));
        PackageCheck check = PackageFile.check(path);
        assertThat(check.sound()).isFalse();
        assertThat(check.results().get(4).outcome()).isEqualTo(PackageCheck.Outcome.FAILED);
        assertThat(check.results().get(4).detail()).contains("000001-contacts");
        assertThat(check.results().get(3).outcome()).isEqualTo(PackageCheck.Outcome.PASSED);
    }

    @Test
    void anotherKeyOpensNothing() {
        assertThatThrownBy(() -> PackageFile.open(file, PackageKey.create()))
                .isInstanceOf(FerryException.class)
                .hasMessageContaining("not the one that this package was sealed with");
    }

    @Test
    void aMissingPackageIsSaid() {
        assertThatThrownBy(() -> PackageFile.check(folder.resolve("none.ferry")))
                .isInstanceOf(FerryException.class)
                .hasMessageContaining("There is no package none.ferry");
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Named(String name, byte[] content) {}

    private List<Named> unpack() throws IOException {
        List<Named> files = new ArrayList<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (var entry : Collections.list(zip.entries())) {
                files.add(new Named(entry.getName(), zip.getInputStream(entry).readAllBytes()));
            }
        }
        return files;
    }

    private static List<Named> with(List<Named> files, int at, byte[] content) {
        List<Named> other = new ArrayList<>(files);
        other.set(at, new Named(files.get(at).name(), content));
        return other;
    }

    /** A ZIP with the right layout, whatever it holds. */
    private static byte[] zip(List<Named> files) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List<StoredZip.Entry> entries = new ArrayList<>();
        for (Named each : files) {
            CRC32 crc = new CRC32();
            crc.update(each.content());
            entries.add(new StoredZip.Entry(each.name(), each.content().length, (int) crc.getValue(), out.size()));
            out.writeBytes(StoredZip.local(entries.get(entries.size() - 1)));
            out.writeBytes(each.content());
        }
        int central = out.size();
        entries.forEach(entry -> out.writeBytes(StoredZip.central(entry)));
        out.writeBytes(StoredZip.tail(entries.size(), out.size() - central, central));
        return out.toByteArray();
    }
}
