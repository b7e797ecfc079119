package org.crmferry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.crmferry.database.Servers;
import org.crmferry.model.Credentials;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packages that were damaged on their way, or are tried with the wrong passphrase, at the door: {@code ferry load}. */
class DamagedPackageTest {
    private static final Credentials SA = new Credentials("sa", new char[0]);
    private static final String PASSPHRASE = "correct horse battery staple";

    @TempDir
    Path folder;

    private final StringWriter printed = new StringWriter();
    private String target;
    private byte[] good;

    private int ferry(String... args) {
        printed.getBuffer().setLength(0);
        PrintWriter all = new PrintWriter(printed, true);
        return Cli.execute(all, all, args);
    }

    @BeforeEach
    void pack() throws IOException {
        String source = database("a");
        for (int i = 1; i <= 300; i += 3) {
            Servers.execute(
                    source,
                    SA,
                    "insert into person values (" + i + ", 'Anna " + i + "'), (" + (i + 1) + ", 'Otto'), (" + (i + 2)
                            + ", null)");
        }
        target = database("b");
        Files.writeString(folder.resolve("passphrase"), PASSPHRASE);
        String project = folder.resolve("p").toString();
        assertThat(ferry(
                        "plan",
                        "--source",
                        source,
                        "--source-user",
                        "sa",
                        "--target",
                        target,
                        "--target-user",
                        "sa",
                        project))
                .as(printed::toString)
                .isZero();
        Path file = folder.resolve("good.ferry");
        assertThat(ferry("pack", project, "-o", file.toString(), "--passphrase-file", passphrase()))
                .as(printed::toString)
                .isZero();
        good = Files.readAllBytes(file);
    }

    private String database(String name) {
        String url = "jdbc:h2:file:" + folder.resolve(name);
        Servers.execute(url, SA, "create table person (id int primary key, name varchar(20))");
        return url;
    }

    private String passphrase() {
        return folder.resolve("passphrase").toString();
    }

    private int load(Path file, String passphraseFile) {
        return ferry(
                "load",
                file.toString(),
                "--target",
                target,
                "--target-user",
                "sa",
                "--passphrase-file",
                passphraseFile,
                folder.resolve("in").toString());
    }

    private int inTheTarget() throws SQLException {
        try (var connection = DriverManager.getConnection(target, "sa", "");
                var row = connection.createStatement().executeQuery("select count(*) from person")) {
            row.next();
            return row.getInt(1);
        }
    }

    private List<String> inTheFolder() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void nothingOfADamagedPackageIsLoaded() throws Exception {
        tryAll(new Random(1), 300, 12);
        theGoodOneIsLoaded();
    }

    @Test
    @Tag("campaign")
    void nothingOfThousandsOfDamagedPackagesIsLoaded() throws Exception {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("seed " + seed);
        long began = System.nanoTime();
        tryAll(new Random(seed), 2900, 100);
        System.out.printf("3,000 packages refused in %.0f s%n", (System.nanoTime() - began) / 1e9);
        theGoodOneIsLoaded();
    }

    private void tryAll(Random random, int damaged, int passphrases) throws Exception {
        Path bad = folder.resolve("bad.ferry");
        Path wrong = folder.resolve("wrong");
        Files.writeString(wrong, "nothing like it");
        Files.write(bad, good);
        List<String> before = inTheFolder();
        for (int i = 0; i < damaged; i++) {
            byte[] bytes = damaged(random);
            Files.write(bad, bytes);
            assertThat(load(bad, passphrase())).as("case %d: %s", i, printed).isEqualTo(5);
            assertThat(printed.toString().lines()).as("case %d", i).hasSize(1);
            assertThat(inTheFolder()).as("case %d", i).isEqualTo(before);
        }
        Files.write(bad, good);
        for (int i = 0; i < passphrases; i++) {
            Files.writeString(wrong, wrong(random));
            assertThat(load(bad, wrong.toString()))
                    .as("passphrase %d: %s", i, printed)
                    .isEqualTo(5);
            assertThat(printed.toString()).contains("passphrase");
            assertThat(inTheFolder()).as("passphrase %d", i).isEqualTo(before);
        }
        assertThat(inTheTarget()).isZero();
    }

    /** The passphrase with one character changed, dropped or doubled, or in another case. */
    private static String wrong(Random random) {
        int at = random.nextInt(PASSPHRASE.length());
        String head = PASSPHRASE.substring(0, at);
        String tail = PASSPHRASE.substring(at + 1);
        String wrong = switch (random.nextInt(4)) {
            case 0 -> head + (char) (PASSPHRASE.charAt(at) + 1 + random.nextInt(20)) + tail;
            case 1 -> head + tail;
            case 2 -> head + PASSPHRASE.charAt(at) + PASSPHRASE.charAt(at) + tail;
            default -> PASSPHRASE.toUpperCase(java.util.Locale.ROOT);
        };
        return wrong;
    }

    /** Up to three ranges of bytes flipped, dropped, doubled, replaced by noise or cut off. */
    private byte[] damaged(Random random) {
        byte[] bytes = good;
        while (Arrays.equals(bytes, good)) {
            for (int i = random.nextInt(3); i >= 0 && bytes.length > 0; i--) {
                bytes = damaged(bytes, random);
            }
        }
        return bytes;
    }

    private static byte[] damaged(byte[] from, Random random) {
        int at = random.nextInt(from.length);
        int most = random.nextBoolean() ? 8 : from.length / 3 + 1;
        int end = Math.min(from.length, at + 1 + random.nextInt(most));
        ByteArrayOutputStream to = new ByteArrayOutputStream();
        to.write(from, 0, at);
        switch (random.nextInt(5)) {
            case 0 -> {
                for (int i = at; i < end; i++) {
                    to.write(from[i] ^ 1 << random.nextInt(8));
                }
            }
            case 1 -> {
                // Dropped: the range is left out.
            }
            case 2 -> {
                to.write(from, at, end - at);
                to.write(from, at, end - at);
            }
            case 3 -> {
                byte[] noise = new byte[end - at];
                random.nextBytes(noise);
                to.writeBytes(noise);
            }
            default -> end = from.length;
        }
        to.write(from, end, from.length - end);
        return to.toByteArray();
    }

    private void theGoodOneIsLoaded() throws Exception {
        Path file = folder.resolve("good.ferry");
        assertThat(load(file, passphrase())).as(printed::toString).isZero();
        assertThat(inTheTarget()).isEqualTo(300);
    }

    @Test
    void aTargetThatIsNotThereLeavesNoHalfMadeProject() throws Exception {
        List<String> before = new ArrayList<>(inTheFolder());
        String there = target;
        target = "jdbc:postgresql://127.0.0.1:1/x";
        assertThat(load(folder.resolve("good.ferry"), passphrase())).isEqualTo(3);
        assertThat(inTheFolder()).isEqualTo(before);
        target = there;
        theGoodOneIsLoaded();
    }

    @Test
    void aFolderWithSomethingInItIsNotTaken() throws Exception {
        Path key = Files.createDirectories(folder.resolve("in/vault")).resolve("key.p7m");
        Files.writeString(key, "the key of another project");
        assertThat(load(folder.resolve("good.ferry"), passphrase())).isEqualTo(4);
        assertThat(key).hasContent("the key of another project");
        assertThat(inTheTarget()).isZero();
    }
}
