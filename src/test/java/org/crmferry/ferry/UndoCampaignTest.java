package org.crmferry.ferry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.crmferry.database.Servers;
import org.crmferry.mapping.Existing;
import org.crmferry.model.Credentials;
import org.crmferry.transfer.Difference;
import org.crmferry.transfer.Progress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Takes back a large migration into a target that was half full and has enforced references. */
@Tag("campaign")
class UndoCampaignTest {
    private static final int CONTACTS = Integer.getInteger("undo.contacts", 90_000);
    private static final Credentials LOGIN = Servers.postgresLogin();

    @TempDir
    Path folder;

    private final long seed = Long.getLong("seed", System.nanoTime());
    private String target;
    private Map<String, String> before;

    private Ferry ferry() {
        return new Ferry(folder, new TestSecrets(Servers.mariadbLogin(), LOGIN), new Progress());
    }

    @BeforeEach
    void plan() throws SQLException {
        System.out.println("seed " + seed + ", contacts " + CONTACTS);
        String source = Office.mariaDb(CONTACTS, seed);
        target = Office.emptyPostgres();
        Office.fill(target, LOGIN, CONTACTS / 2, seed + 1);
        Servers.execute(
                target,
                LOGIN,
                "update contact set note = 'kept ' || id, last_name = 'Old ' || id",
                "update account set city = null where id % 2 = 0",
                "create index on contact (reports_to_id)",
                "create index on contact (account_id)",
                "create index on deal (account_id)",
                "alter table contact add foreign key (reports_to_id) references contact (id)",
                "alter table contact add foreign key (account_id) references account (id)",
                "alter table deal add foreign key (account_id) references account (id)");
        before = Hash.of(target, LOGIN);
        Project project = ferry().plan(new Project.End(source, "ferry", ""), new Project.End(target, "postgres", ""));
        new Project(
                        project.source(),
                        project.target(),
                        project.mapping()
                                .withEntities(project.mapping().entities().stream()
                                        .map(each -> each.withExisting(Existing.SOURCE))
                                        .toList()))
                .write(folder);
    }

    private Result run() {
        Result preview = ferry().preview();
        Result run = ferry().run();
        assertThat(run.bySource()).isEqualTo(preview.bySource());
        assertThat(run.result()).isEqualTo("done");
        assertThat(run.total().created()).isGreaterThan(CONTACTS / 3);
        assertThat(run.total().updated()).isGreaterThan(CONTACTS / 3);
        System.out.printf(
                "created %,d, updated %,d%n", run.total().created(), run.total().updated());
        return run;
    }

    private Result undo() {
        long began = System.nanoTime();
        Result undo = ferry().undo(null);
        System.out.printf(
                "taken back: %,d deleted, %,d restored in %.1f s%n",
                undo.total().created(), undo.total().updated(), (System.nanoTime() - began) / 1e9);
        return undo;
    }

    @Test
    void everyTableIsAsItWas() {
        Result run = run();
        assertThat(Hash.of(target, LOGIN)).isNotEqualTo(before);
        Result undo = undo();
        assertThat(undo.differences()).isEmpty();
        assertThat(undo.total().created()).isEqualTo(run.total().created());
        assertThat(undo.total().updated()).isEqualTo(run.total().updated());
        assertThat(Hash.of(target, LOGIN)).isEqualTo(before);
    }

    @Test
    void tenEditedRecordsAreListedAndUntouchedAndAllOthersAsTheyWere() throws SQLException {
        int half = CONTACTS / 2;
        List<Integer> changed = List.of(1, 77, half / 3, half / 2, half);
        List<Integer> created = List.of(half + 1, half + 78, half + half / 3, CONTACTS - 1, CONTACTS);
        List<Integer> edited = new ArrayList<>(changed);
        edited.addAll(created);
        Map<Integer, String> former = rows(changed);
        Result run = run();
        Servers.execute(
                target,
                LOGIN,
                "update contact set note = 'edited by hand', account_id = 1, reports_to_id = null where id in "
                        + in(edited));
        Map<Integer, String> byHand = rows(edited);
        assertThat(byHand).hasSize(10);
        Result undo = undo();
        assertThat(undo.differences())
                .containsExactlyInAnyOrderElementsOf(edited.stream()
                        .map(id -> new Difference("contact", "" + id, "" + id, "", "changed"))
                        .toList());
        assertThat(undo.total().conflicts()).isEqualTo(10);
        assertThat(undo.total().created()).isEqualTo(run.total().created() - 5);
        assertThat(undo.total().updated()).isEqualTo(run.total().updated() - 5);
        assertThat(rows(edited)).isEqualTo(byHand);
        putBack(former, created);
        assertThat(Hash.of(target, LOGIN)).isEqualTo(before);
    }

    private static String in(List<Integer> ids) {
        return "(" + String.join(", ", ids.stream().map(String::valueOf).toList()) + ")";
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(target, LOGIN.user(), new String(LOGIN.password()));
    }

    private Map<Integer, String> rows(List<Integer> ids) throws SQLException {
        Map<Integer, String> rows = new TreeMap<>();
        try (Connection connection = connect();
                ResultSet each = connection
                        .createStatement()
                        .executeQuery("select id, row_to_json(contact) from contact where id in " + in(ids))) {
            while (each.next()) {
                rows.put(each.getInt(1), each.getString(2));
            }
        }
        return rows;
    }

    /** Does by hand what undo must leave to people, so that nothing else can differ. */
    private void putBack(Map<Integer, String> former, List<Integer> created) throws SQLException {
        String columns = "account_id, reports_to_id, last_name, email, born, created, note";
        try (Connection connection = connect();
                PreparedStatement update = connection.prepareStatement("update contact set (" + columns + ") = (select "
                        + columns + " from json_populate_record(null::contact, ?::json)) where id = ?")) {
            for (Map.Entry<Integer, String> row : former.entrySet()) {
                update.setString(1, row.getValue());
                update.setInt(2, row.getKey());
                assertThat(update.executeUpdate()).isEqualTo(1);
            }
        }
        Servers.execute(target, LOGIN, "delete from contact where id in " + in(created));
    }
}
