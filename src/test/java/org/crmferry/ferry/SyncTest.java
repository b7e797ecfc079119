package org.crmferry.ferry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.crmferry.database.Servers;
import org.crmferry.journal.Conflict;
import org.crmferry.journal.ConflictFilter;
import org.crmferry.model.FerryException;
import org.crmferry.plan.Rule;
import org.crmferry.transfer.Difference;
import org.crmferry.transfer.Progress;
import org.crmferry.transfer.RoundCounts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rounds of staying in sync between real servers: what changed is found, merged, written, proved and taken back. */
class SyncTest {
    private static final TestSecrets SECRETS = new TestSecrets(Servers.mariadbLogin(), Servers.postgresLogin());
    private static final int CONTACTS = Integer.getInteger("sync.contacts", 4000);

    @TempDir
    Path folder;

    private Ferry ferry() {
        return new Ferry(folder, SECRETS, new Progress());
    }

    private void transfer(String source, String target) {
        ferry().plan(new Project.End(source, "ferry", ""), new Project.End(target, "postgres", ""));
        assertThat(ferry().run().result()).isEqualTo("done");
    }

    private static long count(String url, String sql) throws Exception {
        try (var connection = java.sql.DriverManager.getConnection(url, "postgres", "postgres");
                var row = connection.createStatement().executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    @Test
    void findsExactlyWhatDivergedAndMergesIt() throws Exception {
        Diverged diverged = new Diverged(CONTACTS, 20261124);
        String source = Office.mariaDb(CONTACTS, 31);
        diverged.prepare(source, Servers.mariadbLogin());
        String target = Office.emptyPostgres();
        transfer(source, target);
        assertThat(ferry().sync(Rule.ASK).total().planned().read()).isZero();
        diverged.source(source, Servers.mariadbLogin());
        diverged.target(target, Servers.postgresLogin());
        long began = System.nanoTime();
        SyncResult sync = ferry().sync(Rule.ASK);
        System.out.printf("%d contacts: synchronised in %.1f s%n", CONTACTS, (System.nanoTime() - began) / 1e9);
        RoundCounts found = sync.found().get("contact");
        int open = diverged.conflicts.size() + diverged.editedAndDeleted.size();
        int updates = diverged.sourceEdits.size() + diverged.links.size() + diverged.notes.size();
        assertThat(found.read()).isEqualTo(CONTACTS - diverged.deletes.size() + diverged.fresh.size());
        assertThat(found.same()).isEqualTo(diverged.sameEdits.size());
        assertThat(found.combined()).isEqualTo(diverged.notes.size());
        assertThat(found.gone()).isZero();
        assertThat(found.deleted()).isEqualTo(diverged.deletes.size());
        assertThat(sync.deleted()).isEqualTo(sync.total().deleted());
        assertThat(count(target, "select count(*) from contact"))
                .isEqualTo(
                        CONTACTS - diverged.deletes.size() - diverged.editedAndDeleted.size() + diverged.fresh.size());
        assertThat(found.waiting()).isZero();
        assertThat(sync.result().bySource().get("contact").created()).isEqualTo(diverged.fresh.size());
        assertThat(sync.result().bySource().get("contact").updated()).isEqualTo(updates);
        assertThat(sync.result().bySource().get("contact").conflicts()).isEqualTo(open);
        assertThat(sync.result().bySource().get("account").created()).isEqualTo(diverged.fresh.size());
        assertThat(sync.result().result()).isEqualTo("open");
        assertThat(count(target, "select count(*) from contact where last_name like 'S %' and born = '1999-09-09'"))
                .isEqualTo(diverged.sourceEdits.size());
        assertThat(count(
                        target,
                        "select count(*) from contact where note = '"
                                + Diverged.NOTE.replace("May", "June").replace("Pays late.\n", "") + "'"))
                .isEqualTo(diverged.notes.size());
        assertThat(count(target, "select count(*) from contact where last_name like 'T %'"))
                .isEqualTo(diverged.targetEdits.size());
        assertThat(count(target, "select count(*) from contact where last_name = 'From the target'"))
                .isEqualTo(diverged.conflicts.size());
        secondRoundFindsNothing(target, open);
        verifyNamesOnlyWhatTheTargetEdited(diverged);
        decisionsKeepTheTargetsOtherEdits(diverged, target);
    }

    private void secondRoundFindsNothing(String target, int open) throws Exception {
        Map<String, String> before = Hash.of(target, Servers.postgresLogin());
        SyncResult again = ferry().sync(Rule.ASK);
        assertThat(again.total().planned().read()).isZero();
        assertThat(again.result().total().conflicts()).isEqualTo(open);
        assertThat(Hash.of(target, Servers.postgresLogin())).isEqualTo(before);
    }

    private void verifyNamesOnlyWhatTheTargetEdited(Diverged diverged) {
        List<Difference> differences = ferry().verify().differences();
        assertThat(differences).allMatch(d -> diverged.targetEdits.contains(Integer.valueOf(d.key())));
        assertThat(differences).hasSize(Math.min(1000, diverged.targetEdits.size()));
    }

    private void decisionsKeepTheTargetsOtherEdits(Diverged diverged, String target) throws Exception {
        List<Conflict> conflicts = ferry().conflicts();
        assertThat(conflicts.stream().filter(c -> c.fields().equals("last_name")))
                .hasSize(diverged.conflicts.size());
        try (ConflictDesk desk = ferry().conflictDesk()) {
            assertThat(desk.decideAll(ConflictFilter.OPEN.withKind("differs"), "source"))
                    .isEqualTo(diverged.conflicts.size());
            assertThat(desk.decideAll(ConflictFilter.OPEN, "target")).isEqualTo(diverged.editedAndDeleted.size());
        }
        assertThat(ferry().run().result()).isEqualTo("done");
        assertThat(count(
                        target,
                        "select count(*) from contact where last_name = 'From the source' and born = '1999-09-09'"))
                .isEqualTo(diverged.conflicts.size());
        assertThat(ferry().sync(Rule.ASK).total().planned().read()).isZero();
        verifyNamesOnlyWhatTheTargetEdited(diverged);
    }

    @Test
    void rulesDecideAndEverythingIsTakenBack() throws Exception {
        String source = Office.mariaDb(400, 32);
        String target = Office.emptyPostgres();
        Diverged.execute(
                target,
                Servers.postgresLogin(),
                "alter table contact add foreign key (reports_to_id) references contact (id)",
                "alter table contact add foreign key (account_id) references account (id)");
        Map<String, String> before = Hash.of(target, Servers.postgresLogin());
        transfer(source, target);
        Diverged.execute(
                source,
                Servers.mariadbLogin(),
                "update contact set last_name = 'One', note = null, reports_to_id = null where id <= 10",
                "update contact set reports_to_id = case when id = 20 then 21 else 20 end where id between 15 and 24",
                "insert into contact (id, reports_to_id, last_name) values (900, 901, 'New'), (901, 1, 'New')");
        Diverged.execute(source, Servers.mariadbLogin(), "update deal set amount = 5 where id <= 3");
        SyncResult first = ferry().sync(Rule.SOURCE);
        assertThat(first.result().result()).isEqualTo("done");
        assertThat(first.result().total().created()).isEqualTo(2);
        assertThat(ferry().verify().differences()).isEmpty();
        assertThat(ferry().verify().total().read()).isEqualTo(80 + 402 + 100 + 200);
        Diverged.execute(source, Servers.mariadbLogin(), "update contact set last_name = 'Two' where id <= 20");
        Diverged.execute(target, Servers.postgresLogin(), "update contact set last_name = 'Zwei' where id <= 5");
        Map<String, String> edited = Hash.of(target, Servers.postgresLogin());
        assertThat(ferry().sync(Rule.TARGET).result().total().updated()).isEqualTo(15);
        assertThat(count(target, "select count(*) from contact where last_name = 'Zwei'"))
                .isEqualTo(5);
        assertThat(Hash.of(target, Servers.postgresLogin())).isNotEqualTo(edited);
        assertThat(ferry().verify().differences()).isEmpty();
        Diverged.execute(target, Servers.postgresLogin(), "update contact set last_name = 'One' where id <= 5");
        List<UndoConsequence> ahead = ferry().undoConsequences();
        assertThat(ahead).allMatch(each -> each.restores() == 0 && each.edited() == 0);
        assertThat(ahead.stream().mapToLong(UndoConsequence::deletes).sum()).isEqualTo(80 + 402 + 100 + 200);
        assertThat(ferry().undo(null).differences()).isEmpty();
        assertThat(Hash.of(target, Servers.postgresLogin())).isEqualTo(before);
    }

    @Test
    void aConflictGoesWhenTheSourceAgrees() throws Exception {
        String source = Office.mariaDb(300, 33);
        String target = Office.emptyPostgres();
        transfer(source, target);
        Diverged.execute(source, Servers.mariadbLogin(), "update contact set last_name = 'Source' where id <= 10");
        Diverged.execute(target, Servers.postgresLogin(), "update contact set last_name = 'Target' where id = 3");
        assertThat(ferry().sync(Rule.ASK).result().total().conflicts()).isEqualTo(1);
        Diverged.execute(source, Servers.mariadbLogin(), "update contact set last_name = 'Target' where id = 3");
        SyncResult agreed = ferry().sync(Rule.ASK);
        assertThat(agreed.total().same()).isEqualTo(1);
        assertThat(agreed.result().result()).isEqualTo("done");
        assertThat(ferry().conflicts()).isEmpty();
        assertThat(ferry().verify().differences()).isEmpty();
    }

    @Test
    void aDecisionOnARecordThatWasEditedSinceIsAskedAgain() throws Exception {
        String source = Office.mariaDb(300, 34);
        String target = Office.emptyPostgres();
        transfer(source, target);
        Diverged.execute(source, Servers.mariadbLogin(), "update contact set last_name = 'Source' where id = 3");
        Diverged.execute(target, Servers.postgresLogin(), "update contact set last_name = 'Target' where id = 3");
        ferry().sync(Rule.ASK);
        try (ConflictDesk desk = ferry().conflictDesk()) {
            desk.decideAll(ConflictFilter.OPEN, "source");
        }
        Diverged.execute(target, Servers.postgresLogin(), "update contact set note = 'later' where id = 3");
        assertThat(ferry().run().total().conflicts()).isEqualTo(1);
        assertThat(ferry().conflicts()).singleElement().matches(c -> c.kind().equals("changed") && c.open());
        assertThat(count(target, "select count(*) from contact where note = 'later' and last_name = 'Target'"))
                .isEqualTo(1);
    }

    @Test
    void cargoWithRoundsIsNotPacked() throws Exception {
        String source = Office.mariaDb(50, 36);
        transfer(source, Office.emptyPostgres());
        ferry().sync(Rule.ASK);
        ferry().pack(folder.resolve("before.ferry"), List.of());
        Diverged.execute(source, Servers.mariadbLogin(), "update contact set last_name = 'Source' where id = 3");
        ferry().sync(Rule.ASK);
        assertThatThrownBy(() -> ferry().pack(folder.resolve("after.ferry"), List.of()))
                .isInstanceOf(FerryException.class)
                .hasMessageContaining("Plan a new project");
    }

    @Test
    void asksForATransferFirst() throws Exception {
        String source = Office.mariaDb(20, 35);
        ferry().plan(new Project.End(source, "ferry", ""), new Project.End(Office.emptyPostgres(), "postgres", ""));
        ferry().preview();
        assertThatThrownBy(() -> ferry().sync(Rule.ASK))
                .isInstanceOf(FerryException.class)
                .hasMessageContaining("ferry run");
    }
}
