package org.crmferry.ferry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.crmferry.compare.By;
import org.crmferry.compare.Comparison;
import org.crmferry.compare.EntityComparison;
import org.crmferry.compare.RecordDifference;
import org.crmferry.database.Servers;
import org.crmferry.database.SlowLink;
import org.crmferry.model.Endpoint;
import org.crmferry.transfer.Progress;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Compares a large entity in MariaDB with the same in PostgreSQL after 1,000 seeded edits: all and only these are found,
 * in not much more time than reading both tables once, and with no more memory than far fewer records need; and by
 * ranges that the servers hash, a small part of the records is read, in a time that is only printed: on one computer the
 * servers need longer to hash records than to send them, which is measured while comparing; behind a slow network it is
 * the other way round.
 * {@code -Dcompare.records=N} (1,000,000) sets the size, {@code -Dseed} repeats one.
 */
@Tag("campaign")
class CompareCampaignTest {
    private static final int RECORDS = Integer.getInteger("compare.records", 1_000_000);
    /** So many that the batches which wait for each other are all filled, as they are with any more records. */
    private static final int FEW = Math.max(RECORDS / 10, 50_000);

    private static final int DIFFERENCES = 1_000;
    private static final int ROUNDS = 3;
    /** A comparison may take so many times as long as a plain scan. */
    private static final double SLOWEST = 1.5;
    /** Bytes a second. */
    private static final double SLOW = 20e6 / 8;
    /** Megabytes of heap for the program, and by how many the use may differ with many more records. */
    private static final int HEAP = 64;

    /** Records of both sides that may be read for one that differs. */
    private static final long MOST_READ = 70;

    private static final int NOISE = 8;
    /** Times that the heap must have been looked at while the program ran. */
    private static final int LOOKS = 3;

    private static final Pattern COLLECTED = Pattern.compile("Pause Full .*->(\\d+)M\\(");

    private final long seed = Long.getLong("seed", System.nanoTime());

    @TempDir
    Path folder;

    @Test
    void countedKeysAreComparedAtTheSpeedOfAScan() throws Exception {
        campaign(TwinTables.Keys.COUNTED, By.AUTO);
    }

    /** All answers of both servers come at 20 megabits a second. */
    @Test
    void aSlowNetworkIsSpared() throws Exception {
        TwinTables twins = TwinTables.make(folder, TwinTables.Keys.COUNTED, RECORDS / 5, DIFFERENCES / 5, seed);
        try (SlowLink left = SlowLink.to(twins.left(), SLOW);
                SlowLink right = SlowLink.to(twins.right(), SLOW)) {
            Map<By, Double> seconds = new EnumMap<>(By.class);
            for (By by : List.of(By.ROWS, By.RANGES, By.AUTO)) {
                Comparison found = compare(left.url(twins.left()), right.url(twins.right()), by);
                assertThat(differences(found)).as("seed=%d", seed).isEqualTo(twins.differences());
                EntityComparison counts = found.entities().get(0);
                System.out.printf(
                        "slow network, by %s: %.2f s, read %,d of %,d rows%n",
                        by.word(), found.seconds(), counts.read(), counts.records());
                seconds.put(by, found.seconds());
            }
            assertThat(seconds.get(By.AUTO)).as("seed=%d", seed).isLessThan(seconds.get(By.ROWS) / 2);
        }
        twins.drop();
    }

    @Test
    void countedKeysAreComparedByRangesAndFewRecordsAreRead() throws Exception {
        campaign(TwinTables.Keys.COUNTED, By.RANGES);
        TwinTables nearlyEqual = TwinTables.make(folder, TwinTables.Keys.COUNTED, RECORDS, 10, seed);
        speed(nearlyEqual, By.RANGES);
        nearlyEqual.drop();
    }

    @Test
    void guidsAreComparedAtTheSpeedOfAScan() throws Exception {
        campaign(TwinTables.Keys.GUIDS, By.ROWS);
    }

    private void campaign(TwinTables.Keys keys, By by) throws Exception {
        System.out.printf("%,d records, %s keys, by %s, seed=%d%n", RECORDS, keys, by.word(), seed);
        TwinTables few = TwinTables.make(folder, keys, FEW, DIFFERENCES, seed);
        int small = heap(few, by);
        few.drop();
        TwinTables many = TwinTables.make(folder, keys, RECORDS, DIFFERENCES, seed + 1);
        int large = heap(many, by);
        System.out.printf(
                "heap in use after collections: at most %d MB with %,d records a side, %d MB with %,d, of %d MB%n",
                small, FEW, large, RECORDS, HEAP);
        speed(many, by);
        many.drop();
        assertThat(large).as("seed=%d", seed).isLessThanOrEqualTo(small + NOISE);
    }

    /** In turns and in this process, so that both are warm and share whatever else the machine does. */
    private void speed(TwinTables twins, By by) throws Exception {
        List<Double> scans = new ArrayList<>();
        List<Double> comparisons = new ArrayList<>();
        for (int round = 1; round <= ROUNDS; round++) {
            double scan = twins.scan();
            Comparison found = compare(twins.left(), twins.right(), by);
            assertThat(differences(found)).as("seed=%d", seed).isEqualTo(twins.differences());
            EntityComparison counts = found.entities().get(0);
            assertThat(counts.records()).isEqualTo(twins.rows());
            assertThat(by).isIn(counts.by(), By.AUTO);
            if (by == By.RANGES) {
                assertThat(counts.read())
                        .isLessThan(MOST_READ * twins.differences().size());
            }
            System.out.printf(
                    "round %d: plain scan of %,d rows %.2f s; comparison %.2f s, %.2f times, read %,d rows; %,d differ%n",
                    round, twins.rows(), scan, found.seconds(), found.seconds() / scan, counts.read(), found.total());
            scans.add(scan);
            comparisons.add(found.seconds());
        }
        double ratio = median(comparisons) / median(scans);
        System.out.printf(
                "medians: scan %.2f s, comparison %.2f s, %.2f times%n", median(scans), median(comparisons), ratio);
        if (by != By.RANGES) {
            assertThat(ratio).as("seed=%d", seed).isLessThan(SLOWEST);
        }
    }

    private static Comparison compare(String left, String right, By by) throws Exception {
        return Ferry.compare(
                Endpoint.parse(left),
                Servers.mariadbLogin(),
                Endpoint.parse(right),
                Servers.postgresLogin(),
                CompareOptions.all().withLimit(2 * DIFFERENCES).withBy(by),
                new Progress());
    }

    private static Map<String, String> differences(Comparison found) {
        Map<String, String> differences = new TreeMap<>();
        found.differences()
                .forEach(each ->
                        assertThat(differences.put(each.keyText(), words(each))).isNull());
        return differences;
    }

    private static String words(RecordDifference each) {
        return each.kind() == RecordDifference.Kind.DIFFERENT
                ? each.kind().word() + " " + each.fields().get(0).name()
                        + (each.fields().size() > 1 ? " and more" : "")
                : each.kind().word();
    }

    private static double median(List<Double> seconds) {
        return seconds.stream().sorted().toList().get(seconds.size() / 2);
    }

    /**
     * The most megabytes that were left in use by a full collection, of the program in a process with a small heap. It is
     * asked for these collections all the time: of itself it may do none, or only when the heap is full of what nobody
     * needs.
     */
    private int heap(TwinTables twins, By by) throws Exception {
        Path log = folder.resolve("gc.log");
        Path out = folder.resolve("found.json");
        Path printed = folder.resolve("printed.txt");
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx" + HEAP + "m",
                "-Xlog:gc:file=" + log,
                "-Dlogback.configurationFile=logback.xml",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "org.crmferry.Main",
                "compare",
                "--left",
                twins.left(),
                "--left-user",
                Servers.mariadbLogin().user(),
                "--right",
                twins.right(),
                "--right-user",
                Servers.postgresLogin().user(),
                "--by",
                by.word(),
                "--limit",
                String.valueOf(2 * DIFFERENCES),
                "--out",
                out.toString());
        builder.environment()
                .put("FERRY_LEFT_PASSWORD", new String(Servers.mariadbLogin().password()));
        builder.environment()
                .put("FERRY_RIGHT_PASSWORD", new String(Servers.postgresLogin().password()));
        Process process = builder.redirectErrorStream(true)
                .redirectOutput(printed.toFile())
                .start();
        while (process.isAlive()) {
            collect(process);
        }
        // Differences were found.
        assertThat(process.waitFor()).as("%s", Files.readString(printed)).isEqualTo(1);
        assertThat(differences(new ObjectMapper().readTree(out.toFile())))
                .as("seed=%d", seed)
                .isEqualTo(twins.differences());
        Matcher collected = COLLECTED.matcher(Files.readString(log));
        List<Integer> left =
                collected.results().map(each -> Integer.parseInt(each.group(1))).toList();
        assertThat(left).as("looks at the heap").hasSizeGreaterThanOrEqualTo(LOOKS);
        System.out.printf("heap in use after each collection: %s MB%n", left);
        return Collections.max(left);
    }

    /** Asks a program for a full collection; in vain if it has only begun, or ends. */
    private static void collect(Process process) throws Exception {
        new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        "-J-XX:TieredStopAtLevel=1",
                        String.valueOf(process.pid()),
                        "GC.run")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    private static Map<String, String> differences(JsonNode document) {
        Map<String, String> found = new TreeMap<>();
        for (JsonNode each : document.get("differences")) {
            String kind = each.get("kind").asText();
            JsonNode fields = each.get("fields");
            String words = kind.equals("different")
                    ? kind + " " + fields.fieldNames().next() + (fields.size() > 1 ? " and more" : "")
                    : kind;
            assertThat(found.put(each.get("key").get("id").asText(), words)).isNull();
        }
        return found;
    }
}
