package org.crmferry.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.crmferry.model.Fault;
import org.crmferry.model.FerryException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyMapsTest {
    private static final int MANY = 200_000;

    @TempDir
    Path folder;

    private static String key(int i) {
        return String.format("%07d", i);
    }

    /** A writer in the background would tell of a full disk in a stack trace, past everybody who could say it in words. */
    @Test
    void writesNothingInTheBackgroundAndKeepsLittleInMemory() throws IOException {
        Path file = folder.resolve("background.mv");
        try (KeyMaps maps = KeyMaps.open(file, "secret")) {
            Map<String, String> map = maps.map("m");
            for (int i = 0; i < MANY; i++) {
                map.put(key(i), "some value");
            }
            assertThat(Files.size(file)).isGreaterThan(1 << 20);
            assertThat(Thread.getAllStackTraces().keySet())
                    .extracting(Thread::getName)
                    .noneMatch(name -> name.contains(file.toString()));
        }
    }

    @Test
    void whoGoesThroughAMapSeesItAsItWas() {
        try (KeyMaps maps = KeyMaps.open(folder.resolve("a.mv"), "secret")) {
            Map<String, String> map = maps.map("m");
            for (int i = 0; i < 20_000; i++) {
                map.put(key(i), "old");
            }
            AtomicBoolean end = new AtomicBoolean();
            CompletableFuture<Void> reader = CompletableFuture.runAsync(() -> {
                while (!end.get()) {
                    int count = 0;
                    for (Iterator<String> keys = maps.keys("m", null); keys.hasNext(); count++) {
                        assertThat(keys.next()).isGreaterThanOrEqualTo(key(count));
                    }
                    assertThat(count).isGreaterThanOrEqualTo(20_000);
                    assertThat(map.get(key(7))).isIn("old", "new");
                }
            });
            Iterator<Map.Entry<String, String>> before = map.entrySet().iterator();
            for (int i = 0; i < 60_000; i++) {
                map.put(key(i), "new");
            }
            end.set(true);
            reader.join();
            int seen = 0;
            while (before.hasNext()) {
                assertThat(before.next().getValue()).isEqualTo("old");
                seen++;
            }
            assertThat(seen).isEqualTo(20_000);
            assertThat(map).hasSize(60_000);
        }
    }

    /** A page that cannot be read is met while going through the map, not when it is opened. */
    @Test
    void aDamagedDiskIsAFailureOfStorageOnTheWay() throws Exception {
        Path file = folder.resolve("b.mv");
        long seed = 20261124;
        try (KeyMaps maps = KeyMaps.open(file, "secret")) {
            Map<String, String> map = maps.map("m");
            for (int i = 0; i < MANY; i++) {
                map.put(key(i), key(MANY - i));
            }
            maps.force();
        }
        try (RandomAccessFile raw = new RandomAccessFile(file.toFile(), "rw")) {
            byte[] noise = new byte[(int) (raw.length() / 8)];
            new Random(seed).nextBytes(noise);
            raw.seek(raw.length() / 4);
            raw.write(noise);
        }
        try (KeyMaps maps = KeyMaps.open(file, "secret")) {
            assertThatThrownBy(() -> maps.keys("m", null).forEachRemaining(key -> {}))
                    .isInstanceOfSatisfying(
                            FerryException.class, e -> assertThat(e.fault()).isEqualTo(Fault.STORAGE));
            assertThatThrownBy(() -> maps.map("m").values().forEach(value -> {}))
                    .isInstanceOfSatisfying(
                            FerryException.class, e -> assertThat(e.fault()).isEqualTo(Fault.STORAGE));
        }
    }
}
