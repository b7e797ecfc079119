package org.crmferry.ferry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.crmferry.database.Servers;
import org.crmferry.mapping.Existing;
import org.crmferry.model.FerryException;
import org.crmferry.transfer.Difference;
import org.crmferry.transfer.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plan, preview, run, verify and undo between real servers, with a database of an unknown make. */
class WholeWayTest {
    private static final TestSecrets SECRETS = new TestSecrets(Servers.mariadbLogin(), Servers.postgresLogin());

    @TempDir
    Path folder;

    private Ferry ferry() {
        return new Ferry(folder, SECRETS, new Progress());
    }

    private Project plan(String source, String target) {
        return ferry().plan(new Project.End(source, "ferry", ""), new Project.End(target, "postgres", ""));
    }

    @Test
    void previewedIsExecutedVerifiedAndTakenBack() throws Exception {
        String source = Office.mariaDb(3000, 1);
        String target = Office.emptyPostgres();
        Map<String, String> before = Hash.of(target, Servers.postgresLogin());
        plan(source, target);
        Result preview = ferry().preview();
        assertThat(preview.findings()).isEmpty();
        assertThat(Hash.of(target, Servers.postgresLogin())).isEqualTo(before);
        Result run = ferry().run();
        assertThat(run.bySource()).isEqualTo(preview.bySource());
        assertThat(run.total().created()).isEqualTo(600 + 3000 + 750 + 1500);
        assertThat(run.result()).isEqualTo("done");
        Result verify = ferry().verify();
        assertThat(verify.differences()).isEmpty();
        assertThat(verify.total().read()).isEqualTo(run.total().created());
        Result undo = ferry().undo(null);
        assertThat(undo.total().created()).isEqualTo(run.total().created());
        assertThat(Hash.of(target, Servers.postgresLogin())).isEqualTo(before);
    }

    @Test
    void tablesAreMadeInAnEmptyTargetAndDroppedByUndo() throws Exception {
        String source = Office.mariaDb(500, 2);
        String target = Servers.newPostgres();
        plan(source, target);
        Result run = ferry().run();
        assertThat(run.result()).isEqualTo("done");
        assertThat(ferry().verify().differences()).isEmpty();
        assertThat(Hash.of(target, Servers.postgresLogin())).hasSize(4);
        ferry().undo(null);
        assertThat(Hash.of(target, Servers.postgresLogin())).isEmpty();
    }

    @Test
    void everyDifferenceIsNamed() throws Exception {
        String source = Office.mariaDb(500, 3);
        String target = Office.emptyPostgres();
        plan(source, target);
        ferry().run();
        Servers.execute(
                target,
                Servers.postgresLogin(),
                "update contact set email = 'x' || email where id = 7",
                "update contact set note = coalesce(note, '') || '!' where id = 8",
                "delete from contact_tag where contact_id = 9",
                "update deal a set title = (select title from deal b where b.id = 3 - a.id) where id in (1, 2)");
        assertThat(ferry().verify().differences())
                .containsExactlyInAnyOrder(
                        new Difference("contact", "7", "7", "email", "different"),
                        new Difference("contact", "8", "8", "note", "different"),
                        new Difference("contact_tag", tag(source), tag(source), "", "missing"),
                        new Difference("deal", "1", "1", "title", "different"),
                        new Difference("deal", "2", "2", "title", "different"));
    }

    private static String tag(String source) throws Exception {
        try (var connection = java.sql.DriverManager.getConnection(source, "ferry", "ferry");
                var row =
                        connection.createStatement().executeQuery("select tag from contact_tag where contact_id = 9")) {
            row.next();
            return "9|" + row.getString(1);
        }
    }

    @Test
    void undoLeavesAndListsWhatSomebodyEdited() throws Exception {
        String source = Office.mariaDb(500, 4);
        String target = Office.emptyPostgres();
        plan(source, target);
        ferry().run();
        Servers.execute(target, Servers.postgresLogin(), "update contact set last_name = 'Edited' where id <= 10");
        Result undo = ferry().undo(null);
        assertThat(undo.differences()).hasSize(10).allMatch(d -> d.kind().equals("changed"));
        try (var connection = java.sql.DriverManager.getConnection(target, "postgres", "postgres");
                var rows = connection
                        .createStatement()
                        .executeQuery("select count(*), min(last_name), max(last_name) from contact")) {
            rows.next();
            assertThat(rows.getInt(1)).isEqualTo(10);
            assertThat(rows.getString(2)).isEqualTo("Edited").isEqualTo(rows.getString(3));
        }
    }

    @Test
    void updatesAreTakenBackToTheIdenticalContent() throws Exception {
        String source = Office.mariaDb(500, 7);
        String target = Office.emptyPostgres();
        Office.fill(target, Servers.postgresLogin(), 200, 7);
        Servers.execute(
                target,
                Servers.postgresLogin(),
                "update contact set note = 'kept ' || id, last_name = 'Old ' || id",
                "update account set city = null");
        Map<String, String> before = Hash.of(target, Servers.postgresLogin());
        Project project = plan(source, target);
        new Project(
                        project.source(),
                        project.target(),
                        project.mapping()
                                .withEntities(project.mapping().entities().stream()
                                        .map(each -> each.withExisting(Existing.SOURCE))
                                        .toList()))
                .write(folder);
        Result preview = ferry().preview();
        Result run = ferry().run();
        assertThat(run.bySource()).isEqualTo(preview.bySource());
        assertThat(run.total().updated()).isPositive();
        assertThat(ferry().verify().differences()).isEmpty();
        assertThat(Hash.of(target, Servers.postgresLogin())).isNotEqualTo(before);
        Result undo = ferry().undo(null);
        assertThat(undo.differences()).isEmpty();
        assertThat(undo.total().updated()).isEqualTo(run.total().updated());
        assertThat(Hash.of(target, Servers.postgresLogin())).isEqualTo(before);
    }

    @Test
    void aBadRecordIsNamedAndTheOthersArrive() throws Exception {
        String source = Office.mariaDb(500, 5);
        String target = Office.emptyPostgres();
        Servers.execute(target, Servers.postgresLogin(), "alter table contact add constraint no_seven check (id <> 7)");
        plan(source, target);
        Result run = ferry().run();
        assertThat(run.total().failed()).isEqualTo(1);
        assertThat(run.result()).isEqualTo("open");
        assertThat(folder.resolve("reports/failed-contact.csv"))
                .content()
                .contains("7,")
                .doesNotContain("user7@");
        assertThat(ferry().verify().differences()).isEmpty();
    }

    @Test
    void theSameDatabaseOnBothSidesIsRefused() throws Exception {
        String source = Office.mariaDb(5, 6);
        assertThatThrownBy(() -> plan(source, source))
                .isInstanceOf(FerryException.class)
                .hasMessageContaining("same database");
    }
}
