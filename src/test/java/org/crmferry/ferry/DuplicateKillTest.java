package org.crmferry.ferry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.crmferry.database.Servers;
import org.crmferry.model.Key;
import org.crmferry.transfer.Progress;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills merging, and its taking back, at random moments and starts them again until they are done: the target equals
 * that of an undisturbed one, and taking back leaves it as it was before.
 */
class DuplicateKillTest {
    private static final TestSecrets SECRETS = new TestSecrets(Servers.mariadbLogin(), Servers.postgresLogin());

    @TempDir
    Path folder;

    private Campaign campaign;
    private int kills;

    /** A project whose target has doubles, and the file with what is decided on them. */
    private record Doubled(Path project, Path decisions, String target) {
        Ferry ferry() {
            return new Ferry(project, SECRETS, new Progress());
        }

        FerryProcess start(boolean back) throws Exception {
            return back
                    ? FerryProcess.start("duplicates", project, true, "--undo")
                    : FerryProcess.start("duplicates", project, true, "--merge", decisions.toString(), "--apply");
        }

        Map<String, String> hashes() {
            return Hash.of(target, Servers.postgresLogin());
        }
    }

    private Doubled doubled(String name, int contacts) throws Exception {
        Path project = folder.resolve(name);
        String source = source(contacts);
        Doubled made = new Doubled(project, folder.resolve(name + ".json"), Office.emptyPostgres());
        made.ferry().plan(new Project.End(source, "ferry", ""), new Project.End(made.target(), "postgres", ""));
        assertThat(made.ferry().run().result()).isEqualTo("done");
        try (DuplicateDesk desk = made.ferry().duplicateDesk()) {
            DuplicateList found = desk.find("contact");
            List<Map<String, Object>> clusters = new ArrayList<>();
            found.found().clusters().forEach(cluster -> {
                List<Map<String, String>> members = new ArrayList<>();
                for (Key key : found.members(cluster)) {
                    members.add(
                            Map.of("key", key.text(), "state", found.states().get(key)));
                }
                Map<String, Object> decision = new HashMap<>();
                decision.put("entity", "contact");
                decision.put("survivor", members.get(0).get("key"));
                decision.put("members", members);
                clusters.add(decision);
            });
            assertThat(clusters).hasSizeGreaterThan(contacts / 12);
            Files.writeString(made.decisions(), new ObjectMapper().writeValueAsString(Map.of("clusters", clusters)));
        }
        return made;
    }

    private static String source(int contacts) throws SQLException {
        String source = Office.mariaDb(contacts, 77);
        Servers.execute(
                source,
                Servers.mariadbLogin(),
                "update contact a join contact b on b.id = a.id - 1"
                        + " set a.last_name = upper(b.last_name), a.email = b.email, a.born = b.born where a.id % 10 = 2");
        return source;
    }

    @Test
    void equalsUndisturbedMergesAfterAFewKills() throws Exception {
        campaign(Campaign.of("merge.kills", 3), 400);
    }

    @Test
    @Tag("campaign")
    void equalsUndisturbedMergesAfterManyKills() throws Exception {
        campaign(Campaign.of("merge.many.kills", 50), 2000);
    }

    private void campaign(Campaign some, int contacts) throws Exception {
        campaign = some;
        Doubled straight = doubled("straight", contacts);
        Doubled killed = doubled("killed", contacts);
        Map<String, String> before = killed.hashes();
        assertThat(before).isEqualTo(straight.hashes());
        int rounds = 0;
        while (kills < campaign.kills()) {
            step(false, straight, killed);
            assertThat(killed.hashes()).isNotEqualTo(before);
            assertThat(killed.ferry().verify().differences()).isEmpty();
            step(true, straight, killed);
            assertThat(killed.hashes()).isEqualTo(before);
            assertThat(killed.ferry().verify().differences()).isEmpty();
            rounds++;
        }
        System.out.printf("%s: %d kills in %d rounds, the targets always identical%n", campaign, kills, rounds);
    }

    private void step(boolean back, Doubled straight, Doubled killed) throws Exception {
        long began = System.nanoTime();
        FerryProcess undisturbed = straight.start(back);
        assertThat(undisturbed.code()).as("%s", undisturbed).isZero();
        long millis = (System.nanoTime() - began) / 1_000_000;
        for (int most = 6; ; most--) {
            FerryProcess process = killed.start(back);
            if (most == 0 || kills >= campaign.kills() || process.endsWithin(campaign.moment(millis))) {
                assertThat(process.code()).as("%s, %s", campaign, process).isZero();
                break;
            }
            process.kill();
            kills++;
        }
        assertThat(killed.hashes())
                .as("%s, %s after %d kills", campaign, back ? "back" : "merge", kills)
                .isEqualTo(straight.hashes());
    }
}
