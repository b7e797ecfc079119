package org.crmferry.ferry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import org.crmferry.database.Servers;
import org.crmferry.journal.Conflict;
import org.crmferry.journal.ConflictFilter;
import org.crmferry.model.Credentials;
import org.crmferry.model.FerryException;
import org.crmferry.plan.Rule;
import org.crmferry.transfer.BirthCounts;
import org.crmferry.transfer.Progress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Both databases are edited; rounds both ways bring them together, and what came into the source is taken back. */
class SyncBothWaysTest extends OfficePair {
    private static final SyncOptions BOTH = new SyncOptions(Direction.BOTH, Rule.ASK, true);
    private static final SyncOptions PULL = new SyncOptions(Direction.PULL, Rule.ASK, true);
    private static final String CONTACTS =
            "select id, account_id, reports_to_id, last_name, email, born, note from contact order by id";

    private static Map<Integer, String> contacts(String url, Credentials login) throws SQLException {
        Map<Integer, String> rows = new TreeMap<>();
        try (Connection connection = DriverManager.getConnection(url, login.user(), new String(login.password()));
                ResultSet row = connection.createStatement().executeQuery(CONTACTS)) {
            while (row.next()) {
                StringBuilder line = new StringBuilder();
                for (int i = 2; i <= 7; i++) {
                    String text = row.getString(i);
                    line.append(text == null ? "" : text).append('|');
                }
                rows.put(row.getInt(1), line.toString());
            }
        }
        return rows;
    }

    private Map<Integer, String> sources() throws SQLException {
        return contacts(source, Servers.mariadbLogin());
    }

    private Map<Integer, String> targets() throws SQLException {
        return contacts(target, Servers.postgresLogin());
    }

    @BeforeEach
    void transfer() throws SQLException {
        source = Office.mariaDb(120, 61);
        target = Office.emptyPostgres();
        source("update contact set reports_to_id = null");
        plan();
        assertThat(ferry().run().result()).isEqualTo("done");
        assertThat(targets()).isEqualTo(sources());
    }

    private void editBoth() throws SQLException {
        source(
                "update contact set last_name = 'Source' where id between 1 and 10",
                "update contact set last_name = 'Same' where id = 40",
                "update contact set last_name = 'Mine' where id = 41",
                "delete from contact_tag where contact_id = 51",
                "delete from contact where id = 51",
                "insert into contact (id, last_name) values (200, 'New')");
        target(
                "update contact set born = '1999-09-09' where id between 5 and 20",
                "update contact set account_id = 2, reports_to_id = 7 where id = 30",
                "update contact set last_name = 'Same' where id = 40",
                "update contact set last_name = 'Yours', note = 'Yours' where id = 41",
                "delete from contact_tag where contact_id = 50",
                "delete from contact where id = 50");
    }

    @Test
    void bringsEditsOfBothSidesTogether() throws Exception {
        editBoth();
        target("insert into contact (id, last_name) values (900, 'Only here')");
        SyncResult sync = ferry().sync(BOTH);
        assertThat(sync.back().births()).isEqualTo(Map.of("contact", new BirthCounts(1, 0, 0, 0, 0)));
        assertThat(sync.deleted()).isEqualTo(2);
        assertThat(sync.back().deleted()).isEqualTo(1);
        assertThat(sync.done()).isFalse();
        Map<Integer, String> left = sources();
        Map<Integer, String> right = targets();
        assertThat(left).containsKey(900);
        assertThat(right.get(41)).contains("Yours|");
        assertThat(left.get(41)).contains("Mine|");
        left.remove(41);
        right.remove(41);
        assertThat(left).isEqualTo(right).hasSize(120 - 2 - 1 + 2);
        assertThat(left.get(7)).contains("|Source|").contains("|1999-09-09|");
        assertThat(left.get(30)).startsWith("2|7|");
        assertThat(ferry().conflicts()).extracting(Conflict::kind).containsExactly("differs");
        assertThat(ferry().verify().differences()).isEmpty();
        assertThat(back().verify().differences()).isEmpty();
        findsNothing();
        theTargetPrevails();
    }

    private void findsNothing() throws SQLException {
        Map<Integer, String> left = sources();
        Map<Integer, String> right = targets();
        SyncResult again = ferry().sync(BOTH);
        assertThat(again.total().planned().read()).isZero();
        assertThat(again.back().total().planned().read()).isZero();
        assertThat(again.deleted() + again.back().deleted()).isZero();
        assertThat(sources()).isEqualTo(left);
        assertThat(targets()).isEqualTo(right);
    }

    private void theTargetPrevails() throws SQLException {
        try (ConflictDesk desk = ferry().conflictDesk()) {
            assertThat(desk.decideAll(ConflictFilter.OPEN, "target")).isEqualTo(1);
        }
        assertThat(ferry().run().result()).isEqualTo("done");
        ferry().sync(BOTH);
        assertThat(sources().get(41)).isEqualTo(targets().get(41)).contains("|Yours|");
        findsNothing();
    }

    @Test
    void pushNeverWritesTheSourceAndPullIsTakenBack() throws Exception {
        editBoth();
        Map<Integer, String> before = sources();
        ferry().sync(Rule.ASK);
        assertThat(sources()).isEqualTo(before);
        Map<Integer, String> right = targets();
        SyncResult pull = ferry().sync(PULL);
        assertThat(targets()).isEqualTo(right);
        assertThat(pull.deleted()).isEqualTo(1);
        assertThat(pull.result().bySource().get("contact").updated()).isEqualTo(17);
        assertThat(sources()).isNotEqualTo(before);
        assertThat(back().verify().differences()).isEmpty();
        assertThat(back().undo(null).differences()).isEmpty();
        assertThat(sources()).isEqualTo(before);
    }

    @Test
    void aReferenceToARecordThatStaysInTheTargetWaits() throws Exception {
        target(
                "insert into account (id, name) values (901, 'Only here')",
                "update contact set account_id = 901, note = 'Waits' where id = 3");
        String before = sources().get(3);
        SyncResult pull = ferry().sync(PULL.withBirths(false));
        assertThat(sources().get(3)).isEqualTo(before);
        assertThat(pull.total().waiting()).isEqualTo(1);
        assertThat(pull.unsent())
                .filteredOn(each -> each.field().equals("account_id"))
                .extracting(SyncResult.Unsent::count)
                .containsExactly(1L);
        assertThat(pull.births()).isEqualTo(Map.of("account", new BirthCounts(0, 0, 0, 1, 0)));
        target("update contact set account_id = 4 where id = 3");
        assertThat(ferry().sync(PULL.withBirths(false))
                        .result()
                        .bySource()
                        .get("contact")
                        .updated())
                .isEqualTo(1);
        assertThat(sources().get(3)).startsWith("4|").contains("|Waits|");
        target("update contact set account_id = 901 where id = 3");
        ferry().sync(PULL);
        assertThat(sources().get(3)).startsWith("901|");
    }

    @Test
    void pullAsksForATransferFirst(@TempDir Path other) throws Exception {
        Ferry ferry = new Ferry(other, SECRETS, new Progress());
        ferry.plan(new Project.End(source, "ferry", ""), new Project.End(Office.emptyPostgres(), "postgres", ""));
        ferry.preview();
        assertThatThrownBy(() -> ferry.sync(PULL))
                .isInstanceOf(FerryException.class)
                .hasMessageContaining("ferry run");
    }
}
