package org.crmferry.duplicates;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** 100,000 records are searched in a small heap. */
class DuplicatesMemoryTest {
    private static final int RECORDS = 100_000;

    @Test
    void searchesManyRecordsInASmallHeap() throws Exception {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        DuplicatesMemoryTest.class.getName()))
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        System.out.print(said);
        assertThat(process.exitValue()).as(said).isZero();
    }

    /** What runs in the small heap. */
    public static void main(String[] none) {
        long began = System.nanoTime();
        Planted planted = new Planted(RECORDS - 18_000, 500, 5);
        Duplicates duplicates = new Duplicates(Planted.PERSON);
        planted.records.forEach(duplicates::add);
        Found found = duplicates.find((one, other) -> false, () -> {});
        System.out.printf(
                Locale.ROOT,
                "%d records in %.1f s with a heap of %d MB: %d clusters, %d pairs compared, %d records not all compared%n",
                found.records(),
                (System.nanoTime() - began) / 1e9,
                Runtime.getRuntime().maxMemory() >> 20,
                found.clusters().size(),
                found.compared(),
                found.skipped());
        if (found.records() < RECORDS || found.surplus() < planted.pairs.size() * 0.9) {
            throw new IllegalStateException("not found");
        }
    }
}
