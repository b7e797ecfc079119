package org.crmferry.ferry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.crmferry.database.MariaServer;
import org.crmferry.database.PostgresServer;
import org.crmferry.database.Servers;
import org.crmferry.model.Credentials;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the database servers at random moments of a transfer. A server that is back within seconds is waited for; one
 * that stays away ends the run with exit code 3 and a sentence. In the end, the target must not have noticed.
 */
@Tag("campaign")
class ServerKillCampaignTest {
    private static final int CONTACTS = Integer.getInteger("server.kill.contacts", 40_000);

    private static MariaServer mariaDb;
    private static PostgresServer postgres;
    private static int databases;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() {
        // What was committed must survive: the usual server of the tests trades that for speed.
        mariaDb = MariaServer.start("--innodb-flush-log-at-trx-commit=1", "--innodb-doublewrite=1");
        postgres = PostgresServer.start();
    }

    @AfterAll
    static void stop() {
        mariaDb.close();
        postgres.close();
    }

    @Test
    void targetEqualsAnUninterruptedRunAfterKillsOfTheServers() throws Exception {
        Campaign campaign = Campaign.of("server.kills", 50);
        Map<Boolean, String> sources = new HashMap<>();
        Map<Boolean, Map<String, String>> expected = new HashMap<>();
        long millis = 0;
        for (boolean fromMariaDb : new boolean[] {true, false}) {
            sources.put(fromMariaDb, database(fromMariaDb, true));
            Office.fill(sources.get(fromMariaDb), login(fromMariaDb), CONTACTS, 21);
            String target = database(!fromMariaDb, true);
            Path project = folder.resolve("straight" + fromMariaDb);
            new Way(sources.get(fromMariaDb), fromMariaDb).plan(project, target);
            long began = System.nanoTime();
            FerryProcess process = FerryProcess.start("run", project, fromMariaDb);
            assertThat(process.code()).as("%s", process).isZero();
            millis = Math.max(millis, (System.nanoTime() - began) / 1_000_000);
            expected.put(fromMariaDb, Hash.of(target, login(!fromMariaDb)));
        }
        int[] kills = new int[4];
        int rounds = 0;
        long began = System.nanoTime();
        while (kills[0] < campaign.kills()) {
            boolean fromMariaDb = rounds % 2 == 0;
            String target = database(!fromMariaDb, true);
            Path project = folder.resolve("round" + rounds++);
            new Way(sources.get(fromMariaDb), fromMariaDb).plan(project, target);
            while (!done(project, fromMariaDb, campaign, kills, millis)) {
                assertThat(kills[0]).isLessThan(campaign.kills() + 100);
            }
            assertThat(Hash.of(target, login(!fromMariaDb)))
                    .as("%s, round %d after %d kills", campaign, rounds, kills[0])
                    .isEqualTo(expected.get(fromMariaDb));
        }
        System.out.printf(
                "%s: %d kills in %d rounds, %d s; %d runs waited for the server and went on, %d were done without it,"
                        + " %d ended with exit code 3; every target identical%n",
                campaign, kills[0], rounds, (System.nanoTime() - began) / 1_000_000_000, kills[1], kills[2], kills[3]);
    }

    /**
     * One run with at most one kill of a server.
     *
     * @param kills kills so far; of these, runs that went on when the server was back, runs that no longer needed it,
     *     and runs that ended
     */
    private static boolean done(Path project, boolean fromMariaDb, Campaign campaign, int[] kills, long millis)
            throws Exception {
        FerryProcess process = FerryProcess.start("run", project, fromMariaDb);
        if (kills[0] >= campaign.kills() || process.endsWithin(campaign.moment(millis))) {
            assertThat(process.code()).as("%s, %s", campaign, process).isZero();
            return true;
        }
        boolean killMariaDb = campaign.random().nextInt(4) == 0 ^ !fromMariaDb;
        boolean away = campaign.random().nextInt(3) == 0;
        long pause = campaign.random().nextInt(4000) * 1_000_000L;
        kills[0]++;
        kill(killMariaDb);
        if (away) {
            process.code();
        } else {
            LockSupport.parkNanos(pause);
        }
        boolean ended = process.endsWithin(0);
        restart(killMariaDb);
        int code = process.code();
        System.out.printf(
                "kill %d: %s %s, exit %d, %s%n",
                kills[0],
                killMariaDb == fromMariaDb ? "source" : "target",
                away ? "away" : "back after " + pause / 1_000_000 + " ms",
                code,
                process.lastLine());
        if (code == 0) {
            kills[ended ? 2 : 1]++;
            return true;
        }
        kills[3]++;
        assertThat(code).as("%s, %s", campaign, process).isEqualTo(3);
        process.assertClearError();
        return false;
    }

    private static String database(boolean inMariaDb, boolean tables) {
        String name = "c" + ++databases;
        String server = inMariaDb ? mariaDb.url() : postgres.url();
        Servers.execute(server + (inMariaDb ? "mysql" : "postgres"), login(inMariaDb), "create database " + name);
        if (tables) {
            Servers.execute(server + name, login(inMariaDb), Office.TABLES);
        }
        return server + name;
    }

    private static Credentials login(boolean inMariaDb) {
        return inMariaDb ? Servers.mariadbLogin() : Servers.postgresLogin();
    }

    private static void kill(boolean theMariaDb) {
        if (theMariaDb) {
            mariaDb.kill();
        } else {
            postgres.kill();
        }
    }

    private static void restart(boolean theMariaDb) {
        if (theMariaDb) {
            mariaDb.restart();
        } else {
            postgres.restart();
        }
    }
}
