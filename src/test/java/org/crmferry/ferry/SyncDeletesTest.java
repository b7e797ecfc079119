package org.crmferry.ferry;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.crmferry.database.Servers;
import org.crmferry.journal.Conflict;
import org.crmferry.journal.ConflictFilter;
import org.crmferry.mapping.EntityMapping;
import org.crmferry.mapping.Existing;
import org.crmferry.plan.Rule;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the source deletes leaves the target, if nobody there has touched or needs it; and it comes back with undo. */
class SyncDeletesTest extends OfficePair {

    private static final String FIRST_TEN = "email similar to 'user([1-9]|10)@example.org'";

    private Map<String, String> before;

    private long count(String from) throws SQLException {
        try (var connection = java.sql.DriverManager.getConnection(target, "postgres", "postgres");
                var row = connection.createStatement().executeQuery("select count(*) from " + from)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** The target has contact 5001 already, which is the source's contact 7. */
    @BeforeEach
    void transfer() throws SQLException {
        source = Office.mariaDb(200, 51);
        target = Office.emptyPostgres();
        source("update contact set reports_to_id = 7 where id = 8", "update contact set note = null where id = 7");
        target(
                "alter table contact add foreign key (reports_to_id) references contact (id)",
                "alter table contact add foreign key (account_id) references account (id)",
                "alter table contact_tag add foreign key (contact_id) references contact (id)",
                "alter table deal add foreign key (account_id) references account (id)",
                "insert into contact (id, last_name, email, note)"
                        + " values (5001, 'Before', 'user7@example.org', 'written here')");
        before = Hash.of(target, Servers.postgresLogin());
        Project project = ferry().plan(new Project.End(source, "ferry", ""), new Project.End(target, "postgres", ""));
        List<EntityMapping> entities = project.mapping().entities().stream()
                .map(each -> each.source().equals("contact")
                        ? each.withMatch(List.of("email")).withExisting(Existing.SOURCE)
                        : each)
                .toList();
        ferry().save(project.mapping().withEntities(entities));
        assertThat(ferry().run().result()).isEqualTo("done");
        assertThat(count("contact")).isEqualTo(200);
    }

    private void deleteInTheSource() throws SQLException {
        source(
                "delete from contact_tag where contact_id <= 10",
                "update contact set reports_to_id = null where reports_to_id <= 10 and id > 10",
                "delete from contact where id <= 10",
                "update contact set account_id = 4 where account_id in (3, 5)",
                "delete from deal where account_id in (3, 5)",
                "delete from account where id in (3, 5)");
    }

    @Test
    void deletesWhatNobodyTouchedAndNobodyNeeds() throws Exception {
        long deals = count("deal where account_id in (3, 5)");
        deleteInTheSource();
        target(
                "update contact set last_name = 'Touched', account_id = null where email = 'user3@example.org'",
                "update contact set reports_to_id = null where reports_to_id ="
                        + " (select id from contact where email = 'user4@example.org')",
                "delete from contact where email = 'user4@example.org'",
                "insert into deal values (9000, 5, 'Made here', 1)");
        SyncResult sync = ferry().sync(Rule.SOURCE);
        assertThat(sync.found().get("contact").deleted()).isEqualTo(8);
        assertThat(sync.found().get("contact").same()).isGreaterThanOrEqualTo(1);
        assertThat(sync.found().get("contact_tag").deleted()).isEqualTo(5);
        assertThat(sync.found().get("account").deleted()).isEqualTo(1);
        assertThat(sync.deleted()).isEqualTo(8 + 5 + 1 + deals);
        assertThat(count("contact where " + FIRST_TEN)).isEqualTo(1);
        assertThat(count("account where id in (3, 5)")).isEqualTo(1);
        assertThat(ferry().conflicts()).extracting(Conflict::kind).containsExactlyInAnyOrder("deleted", "referred");
        assertThat(sync.result().result()).isEqualTo("open");
        assertThat(ferry().verify().differences()).isEmpty();
        secondRoundFindsNothing();
        decideForTheSource();
        comesBack();
        assertThat(ferry().undo(null).differences()).isEmpty();
        assertThat(Hash.of(target, Servers.postgresLogin())).isEqualTo(before);
    }

    private void secondRoundFindsNothing() throws SQLException {
        Map<String, String> now = Hash.of(target, Servers.postgresLogin());
        SyncResult again = ferry().sync(Rule.SOURCE);
        assertThat(again.total().planned().read()).isZero();
        assertThat(again.total().gone() + again.deleted() + again.total().same())
                .isZero();
        assertThat(Hash.of(target, Servers.postgresLogin())).isEqualTo(now);
    }

    private void decideForTheSource() throws SQLException {
        target("delete from deal where id = 9000");
        try (ConflictDesk desk = ferry().conflictDesk()) {
            assertThat(desk.detail(idOfDeleted(desk)).conflict().kind()).isEqualTo("deleted");
            assertThat(desk.decideAll(ConflictFilter.OPEN, "source")).isEqualTo(2);
        }
        assertThat(ferry().run().result()).isEqualTo("done");
        assertThat(count("contact where " + FIRST_TEN)).isZero();
        assertThat(count("account where id in (3, 5)")).isZero();
        assertThat(ferry().verify().differences()).isEmpty();
        secondRoundFindsNothing();
    }

    private static long idOfDeleted(ConflictDesk desk) {
        return desk.page(ConflictFilter.OPEN.withKind("deleted"), 0, 1)
                .conflicts()
                .get(0)
                .id();
    }

    private void comesBack() throws SQLException {
        source(
                "insert into contact (id, last_name, email) values (2, 'Again', 'two@example.org')",
                "insert into contact (id, last_name, email) values (7, 'Again', 'seven@example.org')",
                "insert into account (id, name) values (5, 'Again')");
        SyncResult sync = ferry().sync(Rule.ASK);
        assertThat(sync.result().total().created()).isEqualTo(3);
        assertThat(count("contact where last_name = 'Again'")).isEqualTo(2);
        assertThat(ferry().verify().differences()).isEmpty();
        secondRoundFindsNothing();
        source("delete from contact where id = 2");
        assertThat(ferry().sync(Rule.ASK).deleted()).isEqualTo(1);
        secondRoundFindsNothing();
    }

    @Test
    void keepsWhatWasDeletedIfAsked() throws Exception {
        deleteInTheSource();
        SyncResult kept = ferry().sync(new SyncOptions(Direction.PUSH, Rule.ASK, false));
        assertThat(kept.deleted()).isZero();
        assertThat(kept.found().get("contact").gone()).isEqualTo(10);
        assertThat(kept.result().result()).isEqualTo("open");
        assertThat(count("contact")).isEqualTo(200);
        assertThat(ferry().sync(Rule.ASK).found().get("contact").deleted()).isEqualTo(10);
        assertThat(count("contact")).isEqualTo(190);
    }

    @Test
    void theTargetsDeletionsAreAskedWhereTheSourceHasEdited() throws Exception {
        target("delete from deal where id in (1, 2)");
        source("update deal set title = 'Edited' where id = 1");
        assertThat(ferry().sync(Rule.SOURCE).result().total().conflicts()).isEqualTo(1);
        assertThat(ferry().conflicts())
                .singleElement()
                .matches(conflict -> conflict.kind().equals("gone"));
        assertThat(ferry().sync(Rule.SOURCE).total().planned().read()).isZero();
    }
}
