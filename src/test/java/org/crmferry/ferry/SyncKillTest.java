package org.crmferry.ferry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.crmferry.database.Servers;
import org.crmferry.journal.ConflictFilter;
import org.crmferry.transfer.Progress;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills rounds both ways, and the writing of decisions, at random moments and starts them again until they are done:
 * both databases equal those of uninterrupted rounds.
 */
class SyncKillTest {
    private static final TestSecrets SECRETS = new TestSecrets(Servers.mariadbLogin(), Servers.postgresLogin());
    private static final List<Integer> DONE_OR_OPEN = List.of(0, 1);

    @TempDir
    Path folder;

    private Campaign campaign;
    private int kills;

    /** Two databases with a project between them. */
    private record Two(Path project, String source, String target) {
        Ferry ferry() {
            return new Ferry(project, SECRETS, new Progress());
        }

        void diverge(Diverged diverged) throws SQLException {
            diverged.source(source, Servers.mariadbLogin());
            diverged.target(target, Servers.postgresLogin());
        }

        FerryProcess start(String command) throws Exception {
            return command.equals("sync")
                    ? FerryProcess.start(command, project, true, "--direction", "both")
                    : FerryProcess.start(command, project, true);
        }

        void decide() {
            try (ConflictDesk desk = ferry().conflictDesk()) {
                desk.decideAll(ConflictFilter.OPEN.withKind("gone"), "target");
                desk.decideAll(ConflictFilter.OPEN, "source");
            }
        }

        List<Map<String, String>> hashes() {
            return List.of(Hash.of(source, Servers.mariadbLogin()), Hash.of(target, Servers.postgresLogin()));
        }
    }

    private Two two(String name, int contacts, Diverged diverged) throws SQLException {
        Two two = new Two(folder.resolve(name), Office.mariaDb(contacts, 41), Office.emptyPostgres());
        diverged.prepare(two.source(), Servers.mariadbLogin());
        two.ferry().plan(new Project.End(two.source(), "ferry", ""), new Project.End(two.target(), "postgres", ""));
        assertThat(two.ferry().run().result()).isEqualTo("done");
        return two;
    }

    @Test
    void equalsUninterruptedRoundsAfterAFewKills() throws Exception {
        campaign(Campaign.of("sync.kills", 2), 1000);
    }

    @Test
    @Tag("campaign")
    void equalsUninterruptedRoundsAfterManyKills() throws Exception {
        campaign(Campaign.of("sync.many.kills", 100), Integer.getInteger("sync.kill.contacts", 10_000));
    }

    private void campaign(Campaign campaign, int contacts) throws Exception {
        this.campaign = campaign;
        Diverged diverged = Diverged.twoSided(contacts, campaign.seed());
        Two straight = two("straight", contacts, diverged);
        Two killed = two("killed", contacts, diverged);
        int rounds = 0;
        while (kills < campaign.kills()) {
            straight.diverge(diverged);
            killed.diverge(diverged);
            step("sync", straight, killed);
            straight.decide();
            killed.decide();
            step("run", straight, killed);
            step("sync", straight, killed);
            diverged = diverged.next();
            rounds++;
        }
        assertThat(killed.ferry().verify().differences()).isEmpty();
        Ferry back = new Ferry(killed.project().resolve("back"), new SwappedSecrets(SECRETS), new Progress());
        assertThat(back.verify().differences()).isEmpty();
        System.out.printf("%s: %d kills in %d rounds, both databases always identical%n", campaign, kills, rounds);
    }

    /** The same command for both projects: for one without being disturbed, for the other killed until enough is enough. */
    private void step(String command, Two straight, Two killed) throws Exception {
        long began = System.nanoTime();
        FerryProcess undisturbed = straight.start(command);
        assertThat(undisturbed.code()).as("%s", undisturbed).isIn(DONE_OR_OPEN);
        long millis = (System.nanoTime() - began) / 1_000_000;
        for (int most = 6; ; most--) {
            FerryProcess process = killed.start(command);
            if (most == 0 || kills >= campaign.kills() || process.endsWithin(campaign.moment(millis))) {
                assertThat(process.code()).as("%s, %s", campaign, process).isEqualTo(undisturbed.code());
                break;
            }
            process.kill();
            kills++;
        }
        assertThat(killed.hashes())
                .as("%s, %s after %d kills", campaign, command, kills)
                .isEqualTo(straight.hashes());
    }
}
