package org.crmferry.ferry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.crmferry.database.Servers;
import org.crmferry.mapping.Existing;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills the working process at random moments, starts it again, until it is done; the target must not notice. */
@Tag("campaign")
class KillCampaignTest {
    private static final int CONTACTS = Integer.getInteger("kill.contacts", 60_000);
    private static final long FOREVER = 600_000;
    /** Kills in one round, so that there are many. */
    private static final int MOST = 6;

    @TempDir
    Path folder;

    @Test
    void postgresEqualsAnUninterruptedRunAfterManyKills() throws Exception {
        String source = Office.mariaDb(CONTACTS, 11);
        transfer(Campaign.of("run.kills", 200), new Way(source, true));
    }

    @Test
    void mariaDbEqualsAnUninterruptedRunAfterManyKills() throws Exception {
        String source = Office.emptyPostgres();
        Office.fill(source, Servers.postgresLogin(), CONTACTS, 12);
        transfer(Campaign.of("mariadb.kills", 50), new Way(source, false));
    }

    /** Every other round, the target has no tables yet. */
    private void transfer(Campaign campaign, Way way) throws Exception {
        List<Map<String, String>> expected = new ArrayList<>();
        long millis = 0;
        for (int i = 0; i < 2; i++) {
            Path project = folder.resolve("straight" + i);
            String straight = way.target(i == 0);
            way.plan(project, straight);
            millis = uninterrupted("run", project, way);
            expected.add(way.hash(straight));
        }
        int kills = 0;
        int rounds = 0;
        long began = System.nanoTime();
        while (kills < campaign.kills()) {
            int kind = rounds % 2;
            String target = way.target(kind == 0);
            Path project = folder.resolve("round" + rounds++);
            way.plan(project, target);
            kills += untilDone("run", project, way, campaign, Math.min(MOST, campaign.kills() - kills), millis);
            assertThat(way.hash(target))
                    .as("%s, round %d after %d kills", campaign, rounds, kills)
                    .isEqualTo(expected.get(kind));
        }
        System.out.printf(
                "%s: %d kills in %d rounds, %d s, every target identical%n",
                campaign, kills, rounds, (System.nanoTime() - began) / 1_000_000_000);
    }

    /** Existing records are updated and restored, again and again in one target. */
    @Test
    void updatesAndTheirUndoSurviveManyKills() throws Exception {
        Campaign updates = Campaign.of("update.kills", 30);
        Campaign undos = Campaign.of("undo.kills", 20);
        Way way = new Way(Office.mariaDb(CONTACTS / 2, 13), true);
        String target = way.target(true);
        Office.fill(target, Servers.postgresLogin(), CONTACTS / 5, 13);
        Servers.execute(
                target,
                Servers.postgresLogin(),
                "update contact set note = 'kept ' || id, last_name = 'Old ' || id",
                "update account set city = null");
        Map<String, String> before = way.hash(target);
        Path project = folder.resolve("project");
        Ferry ferry = way.plan(project, target);
        Project planned = Project.read(project);
        new Project(
                        planned.source(),
                        planned.target(),
                        planned.mapping()
                                .withEntities(planned.mapping().entities().stream()
                                        .map(each -> each.withExisting(Existing.SOURCE))
                                        .toList()))
                .write(project);
        assertThat(ferry.preview().total().updated()).isGreaterThan(CONTACTS / 5);
        long running = uninterrupted("run", project, way);
        Map<String, String> expected = way.hash(target);
        long undoing = uninterrupted("undo", project, way);
        assertThat(way.hash(target)).isEqualTo(before);

        int rounds = 0;
        int updated = 0;
        int undone = 0;
        int halfway = 0;
        long began = System.nanoTime();
        while (updated < updates.kills() || undone < undos.kills()) {
            rounds++;
            if (updates.random().nextInt(4) == 0 && updated < updates.kills()) {
                FerryProcess process = FerryProcess.start("run", project, true);
                if (!process.endsWithin(updates.moment(running))) {
                    process.kill();
                    updated++;
                    halfway++;
                }
            } else {
                updated += untilDone("run", project, way, updates, Math.min(MOST, updates.kills() - updated), running);
                assertThat(way.hash(target))
                        .as("%s, round %d after %d kills", updates, rounds, updated)
                        .isEqualTo(expected);
            }
            if (!nothingToUndo(project)) {
                undone += untilDone("undo", project, way, undos, Math.min(MOST, undos.kills() - undone), undoing);
            }
            assertThat(way.hash(target))
                    .as("%s, %s, round %d after %d kills", updates, undos, rounds, undone)
                    .isEqualTo(before);
        }
        System.out.printf(
                "%d kills of updating runs, %d times not finished but taken back, %d kills of undo in %d rounds, %d s,"
                        + " every target identical%n",
                updated, halfway, undone, rounds, (System.nanoTime() - began) / 1_000_000_000);
    }

    /** A run that was killed before its first write. */
    private boolean nothingToUndo(Path project) {
        try (Folder open = Folder.open(project, Way.MARIADB_TO_POSTGRES)) {
            return !Set.of("loading", "loaded")
                    .contains(open.journal().fact("state").orElse(""));
        }
    }

    /** Milliseconds that it takes from start to end when nobody kills it. */
    private static long uninterrupted(String command, Path project, Way way) throws Exception {
        long began = System.nanoTime();
        FerryProcess process = FerryProcess.start(command, project, way.fromMariaDb());
        assertThat(process.code()).as("%s", process).isZero();
        return (System.nanoTime() - began) / 1_000_000;
    }

    /** Runs until exit code 0, killing at most so many times; returns how often it was killed. */
    private static int untilDone(String command, Path project, Way way, Campaign campaign, int most, long millis)
            throws Exception {
        int kills = 0;
        while (true) {
            FerryProcess process = FerryProcess.start(command, project, way.fromMariaDb());
            if (process.endsWithin(kills < most ? campaign.moment(millis) : FOREVER)) {
                assertThat(process.code()).as("%s, %s", campaign, process).isZero();
                return kills;
            }
            process.kill();
            kills++;
        }
    }
}
