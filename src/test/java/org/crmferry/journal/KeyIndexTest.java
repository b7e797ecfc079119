package org.crmferry.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.crmferry.model.FerryException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyIndexTest {
    @TempDir
    Path folder;

    @Test
    void agreesWithAMapThroughGrowthAndReopening() {
        long seed = 20261122;
        Random random = new Random(seed);
        Map<String, Long> reference = new HashMap<>();
        try (KeyIndex index = KeyIndex.create(folder.resolve("a.keys"), 7, 10)) {
            for (int i = 0; i < 50_000; i++) {
                String key = "s" + random.nextInt(40_000);
                long value = random.nextLong();
                reference.put(key, value);
                index.put(key, value);
            }
            index.force();
        }
        try (KeyIndex index = KeyIndex.open(folder.resolve("a.keys"), 7)) {
            assertThat(index.size()).isEqualTo(reference.size());
            reference.forEach((key, value) ->
                    assertThat(index.get(key)).as("seed %d %s", seed, key).isEqualTo(value));
            for (int i = 40_000; i < 50_000; i++) {
                assertThat(index.get("s" + i)).isEqualTo(KeyIndex.ABSENT);
            }
        }
    }

    @Test
    void refusesAFileThatIsNoIndex() throws Exception {
        Path file = Files.write(folder.resolve("b.keys"), new byte[100]);
        assertThatThrownBy(() -> KeyIndex.open(file, 7))
                .isInstanceOf(FerryException.class)
                .hasMessageContaining("damaged");
    }
}
