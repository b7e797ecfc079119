package org.crmferry.ferry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.crmferry.database.Servers;
import org.crmferry.transfer.Progress;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills the transferring process at random moments, starts it again, until it is done; the target must not notice. */
@Tag("campaign")
class KillCampaignTest {
    private static final int KILLS = Integer.getInteger("kills", 200);
    private static final int CONTACTS = Integer.getInteger("kill.contacts", 60_000);

    @TempDir
    Path folder;

    @Test
    void targetEqualsAnUninterruptedRunAfterManyKills() throws Exception {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("seed " + seed + ", kills " + KILLS);
        Random random = new Random(seed);
        String source = Office.mariaDb(CONTACTS, 11);
        TestSecrets secrets = new TestSecrets(Servers.mariadbLogin(), Servers.postgresLogin());

        String straight = Office.emptyPostgres();
        Ferry ferry = new Ferry(folder.resolve("straight"), secrets, new Progress());
        ferry.plan(new Project.End(source, "ferry", ""), new Project.End(straight, "postgres", ""));
        long began = System.nanoTime();
        assertThat(ferry.run().result()).isEqualTo("done");
        long millis = Math.max(3000, (System.nanoTime() - began) / 1_000_000 + 2500);
        Map<String, String> expected = Hash.of(straight, Servers.postgresLogin());

        int kills = 0;
        int rounds = 0;
        while (kills < KILLS) {
            String target = Office.emptyPostgres();
            Path project = folder.resolve("round" + rounds++);
            new Ferry(project, secrets, new Progress())
                    .plan(new Project.End(source, "ferry", ""), new Project.End(target, "postgres", ""));
            int code = -1;
            while (code != 0) {
                Process process = start(project);
                long wait = kills < KILLS ? 300 + (long) (random.nextDouble() * millis) : 600_000;
                if (process.waitFor(wait, TimeUnit.MILLISECONDS)) {
                    code = process.exitValue();
                    assertThat(code).as(() -> output(project)).isIn(0);
                } else {
                    process.destroyForcibly().waitFor();
                    kills++;
                }
            }
            assertThat(Hash.of(target, Servers.postgresLogin()))
                    .as("seed %d, round %d after %d kills", seed, rounds, kills)
                    .isEqualTo(expected);
        }
        System.out.println(kills + " kills in " + rounds + " rounds, every target identical");
    }

    private static Process start(Path project) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "org.crmferry.Main",
                "run",
                project.toString()));
        builder.environment().put("FERRY_PASSPHRASE", "correct horse battery staple");
        builder.environment().put("FERRY_SOURCE_PASSWORD", "ferry");
        builder.environment().put("FERRY_TARGET_PASSWORD", "postgres");
        builder.redirectErrorStream(true);
        builder.redirectOutput(project.resolve("output.txt").toFile());
        return builder.start();
    }

    private static String output(Path project) {
        try {
            return Files.readString(project.resolve("output.txt"));
        } catch (java.io.IOException e) {
            return e.toString();
        }
    }
}
