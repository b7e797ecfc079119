package org.crmferry.ferry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import org.crmferry.database.Servers;
import org.crmferry.plan.Rule;
import org.crmferry.transfer.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills a round at random moments and starts it again until it is done: the target equals an uninterrupted round's. */
class SyncKillTest {
    private static final int CONTACTS = Integer.getInteger("sync.kill.contacts", 3000);
    private static final TestSecrets SECRETS = new TestSecrets(Servers.mariadbLogin(), Servers.postgresLogin());

    @TempDir
    Path folder;

    private String transferred(Path project, String source) {
        String target = Office.emptyPostgres();
        Ferry ferry = new Ferry(project, SECRETS, new Progress());
        ferry.plan(new Project.End(source, "ferry", ""), new Project.End(target, "postgres", ""));
        assertThat(ferry.run().result()).isEqualTo("done");
        return target;
    }

    private static void change(String source, String text) throws SQLException {
        Diverged.execute(
                source,
                Servers.mariadbLogin(),
                "update contact set last_name = concat('" + text + "', id) where id > 5",
                "update deal set title = '" + text + "'",
                "delete from contact_tag where contact_id < 0");
    }

    @Test
    void equalsAnUninterruptedRoundAfterKills() throws Exception {
        Campaign campaign = Campaign.of("sync.kills", 4);
        String source = Office.mariaDb(CONTACTS, 41);
        Path straightProject = folder.resolve("straight");
        Path project = folder.resolve("killed");
        String straight = transferred(straightProject, source);
        String target = transferred(project, source);
        int kills = 0;
        int rounds = 0;
        while (kills < campaign.kills()) {
            change(source, "Round " + rounds++ + " ");
            long began = System.nanoTime();
            assertThat(FerryProcess.start("sync", straightProject, true).code()).isZero();
            long millis = (System.nanoTime() - began) / 1_000_000;
            for (boolean done = false; !done; ) {
                FerryProcess process = FerryProcess.start("sync", project, true);
                if (kills < campaign.kills() && !process.endsWithin(campaign.moment(millis))) {
                    process.kill();
                    kills++;
                } else {
                    assertThat(process.code()).as("%s: %s", campaign, process).isZero();
                    done = true;
                }
            }
            assertThat(Hash.of(target, Servers.postgresLogin()))
                    .as("%s", campaign)
                    .isEqualTo(Hash.of(straight, Servers.postgresLogin()));
        }
        Ferry ferry = new Ferry(project, SECRETS, new Progress());
        assertThat(ferry.verify().differences()).isEmpty();
        assertThat(ferry.sync(Rule.ASK).total().planned().read()).isZero();
        System.out.printf("%s: %d kills in %d rounds, every target identical%n", campaign, kills, rounds);
    }
}
