package org.crmferry.ferry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.crmferry.database.Servers;
import org.crmferry.mapping.Existing;
import org.crmferry.model.Credentials;
import org.crmferry.model.FerryException;
import org.crmferry.transfer.Difference;
import org.crmferry.transfer.Progress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records that the target refused are tried again by a further run, once the target was put right. */
class SecondTryTest {
    private static final Credentials LOGIN = Servers.postgresLogin();

    @TempDir
    Path folder;

    private String target;
    private Map<String, String> before;

    @BeforeEach
    void target() {
        target = Office.emptyPostgres();
        before = Hash.of(target, LOGIN);
    }

    private Ferry ferry() {
        return new Ferry(folder, new TestSecrets(Servers.mariadbLogin(), LOGIN), new Progress());
    }

    private Project plan(long seed) throws Exception {
        return ferry().plan(
                        new Project.End(Office.mariaDb(500, seed), "ferry", ""),
                        new Project.End(target, "postgres", ""));
    }

    private void sourceWins(Project project) {
        new Project(
                        project.source(),
                        project.target(),
                        project.mapping()
                                .withEntities(project.mapping().entities().stream()
                                        .map(each -> each.withExisting(Existing.SOURCE))
                                        .toList()))
                .write(folder);
    }

    private void target(String... statements) {
        Servers.execute(target, LOGIN, statements);
    }

    private void allIsThereAndCanBeTakenBack(Result preview, Result run) {
        assertThat(run.bySource()).isEqualTo(preview.bySource());
        assertThat(run.result()).isEqualTo("done");
        assertThat(folder.resolve("reports/failed-contact.csv")).doesNotExist();
        Result verify = ferry().verify();
        assertThat(verify.differences()).isEmpty();
        assertThat(verify.total().read())
                .isEqualTo(run.total().created() + run.total().updated());
        Result undo = ferry().undo(null);
        assertThat(undo.differences()).isEmpty();
        assertThat(Hash.of(target, LOGIN)).isEqualTo(before);
    }

    @Test
    void refusedRecordsAreCreatedOnceTheTargetTakesThem() throws Exception {
        target("alter table contact add constraint no check (id % 50 <> 7)");
        plan(21);
        Result preview = ferry().preview();
        Result first = ferry().run();
        assertThat(first.total().failed()).isEqualTo(10);
        Result second = ferry().run();
        assertThat(second.bySource()).isEqualTo(first.bySource());
        target("alter table contact drop constraint no", "alter table contact add constraint no check (id <> 7)");
        Result third = ferry().run();
        assertThat(third.total().failed()).isEqualTo(1);
        assertThat(third.total().created()).isEqualTo(first.total().created() + 9);
        assertThat(ferry().verify().differences()).isEmpty();
        target("alter table contact drop constraint no");
        Result fourth = ferry().run();
        assertThat(ferry().run().bySource()).isEqualTo(fourth.bySource());
        allIsThereAndCanBeTakenBack(preview, fourth);
    }

    @Test
    void refusedUpdatesAreMadeOnceTheTargetTakesThem() throws Exception {
        Office.fill(target, LOGIN, 500, 22);
        target("update contact set last_name = 'Old ' || id");
        before = Hash.of(target, LOGIN);
        target("alter table contact add constraint no check (id % 50 <> 7 or last_name like 'Old%')");
        sourceWins(plan(22));
        Result preview = ferry().preview();
        assertThat(preview.total().updated()).isGreaterThanOrEqualTo(500);
        Result first = ferry().run();
        assertThat(first.total().failed()).isEqualTo(10);
        target("alter table contact drop constraint no");
        Result second = ferry().run();
        assertThat(second.bySource()).isEqualTo(preview.bySource());
        Result verify = ferry().verify();
        assertThat(verify.differences()).isEmpty();
        assertThat(ferry().undo(null).differences()).isEmpty();
        assertThat(Hash.of(target, LOGIN)).isEqualTo(before);
    }

    @Test
    void aRefusedUpdateOfARecordThatSomebodyEditedSinceIsAConflict() throws Exception {
        Office.fill(target, LOGIN, 500, 23);
        target("update contact set last_name = 'Old ' || id");
        target("alter table contact add constraint no check (id <> 7 or last_name like 'Old%')");
        sourceWins(plan(23));
        assertThat(ferry().run().total().failed()).isEqualTo(1);
        target("alter table contact drop constraint no", "update contact set email = 'mine' where id = 7");
        Map<String, String> edited = Hash.of(target, LOGIN);
        Result second = ferry().run();
        assertThat(second.total().failed()).isZero();
        assertThat(second.total().conflicts()).isEqualTo(1);
        assertThat(Hash.of(target, LOGIN)).isEqualTo(edited);
        assertThat(ferry().verify().differences()).isEmpty();
        ferry().resolve(Map.of(ferry().conflicts().get(0).id(), "source"));
        Result third = ferry().run();
        assertThat(third.result()).isEqualTo("done");
        assertThat(ferry().verify().differences()).isEmpty();
        assertThat(ferry().undo(null).differences()).isEmpty();
        assertThat(one("select email || last_name from contact where id = 7")).isEqualTo("mineOld 7");
    }

    @Test
    void referencesToRefusedRecordsAreWrittenOnceThoseAreThere() throws Exception {
        target(
                "alter table contact add foreign key (reports_to_id) references contact (id)",
                "alter table deal add foreign key (account_id) references account (id)",
                "alter table account add constraint no check (id <> 3)",
                "alter table contact add constraint no check (id % 50 <> 7)");
        plan(24);
        Result preview = ferry().preview();
        Result first = ferry().run();
        assertThat(first.total().failed()).isGreaterThanOrEqualTo(11);
        assertThat(first.differences()).isNotEmpty().allMatch(d -> d.kind().equals("unlinked"));
        assertThat(folder.resolve("reports/failed-contact.csv")).content().contains("written, but its references");
        assertThat(ferry().verify().differences())
                .hasSameSizeAs(first.differences())
                .allMatch(d -> d.field().equals("reports_to_id"));
        target("alter table contact drop constraint no", "alter table account drop constraint no");
        allIsThereAndCanBeTakenBack(preview, ferry().run());
    }

    @Test
    void aRecordWithoutItsReferencesIsTakenBackToo() throws Exception {
        target(
                "alter table contact add foreign key (reports_to_id) references contact (id)",
                "alter table contact add constraint no check (id % 50 <> 7)");
        plan(25);
        assertThat(ferry().run().differences()).isNotEmpty();
        assertThat(ferry().undo(null).differences()).isEmpty();
        assertThat(Hash.of(target, LOGIN)).isEqualTo(before);
    }

    @Test
    void recordsThatOthersPointAtSinceAreLeftAndListed() throws Exception {
        target("alter table contact add foreign key (account_id) references account (id)");
        plan(27);
        ferry().run();
        target(
                "update contact set last_name = 'Edited', account_id = 5 where id = 9",
                "insert into contact (id, account_id, last_name) values (9999, 6, 'Mine')");
        Result undo = ferry().undo(null);
        assertThat(undo.differences())
                .containsExactlyInAnyOrder(
                        new Difference("contact", "9", "9", "", "changed"),
                        new Difference("account", "5", "5", "", "refused"),
                        new Difference("account", "6", "6", "", "refused"));
        assertThat(one("select string_agg(id::text, ' ' order by id) from contact"))
                .isEqualTo("9 9999");
        assertThat(one("select string_agg(id::text, ' ' order by id) from account"))
                .isEqualTo("5 6");
    }

    @Test
    void aSecondTryThatIsNotCommittedIsNotCounted() throws Exception {
        target("alter table contact add constraint no check (id % 50 <> 7)");
        plan(26);
        Result preview = ferry().preview();
        Result first = ferry().run();
        target(
                "alter table contact drop constraint no",
                "create function refuse() returns trigger language plpgsql as"
                        + " $$ begin raise exception 'not now' using errcode = '23514'; end $$",
                "create constraint trigger late after insert on contact deferrable initially deferred"
                        + " for each row execute function refuse()");
        assertThatThrownBy(() -> ferry().run()).isInstanceOf(FerryException.class);
        assertThat(one("select count(*) from contact")).isEqualTo("490");
        target("drop trigger late on contact", "alter table contact add constraint no check (id <> 7)");
        Result third = ferry().run();
        assertThat(third.total().failed()).isEqualTo(1);
        assertThat(third.total().created()).isEqualTo(first.total().created() + 9);
        target("alter table contact drop constraint no");
        Result last = ferry().run();
        target("drop function refuse()");
        allIsThereAndCanBeTakenBack(preview, last);
    }

    /** A user who may not make a table: then the records themselves must tell what was committed. */
    @Test
    void withoutALedgerStepsInDoubtAreFoundOutByTheirRecords() throws Exception {
        target(
                "do $$ begin create role writer login password 'postgres'; exception when duplicate_object then null;"
                        + " end $$",
                "revoke create on schema public from public",
                "grant select, insert, update, delete on all tables in schema public to writer",
                "alter table contact add constraint no check (id % 50 <> 7)",
                "create function refuse() returns trigger language plpgsql as"
                        + " $$ begin raise exception 'not now' using errcode = '23514'; end $$");
        String late = " on contact deferrable initially deferred for each row execute function refuse()";
        Ferry writer = new Ferry(
                folder,
                new TestSecrets(Servers.mariadbLogin(), new Credentials("writer", "postgres".toCharArray())),
                new Progress());
        writer.plan(new Project.End(Office.mariaDb(500, 28), "ferry", ""), new Project.End(target, "writer", ""));
        Result preview = writer.preview();
        target("create constraint trigger late after insert" + late);
        assertThatThrownBy(writer::run).isInstanceOf(FerryException.class);
        target("drop trigger late on contact");
        Result first = writer.run();
        assertThat(first.total().created()).isEqualTo(preview.total().created() - 10);
        doubt("load/contact/1");
        assertThat(writer.run().bySource()).isEqualTo(first.bySource());
        target("alter table contact drop constraint no", "create constraint trigger late after insert" + late);
        assertThatThrownBy(writer::run).isInstanceOf(FerryException.class);
        assertThat(one("select count(*) from contact")).isEqualTo("490");
        target("drop trigger late on contact");
        Result second = writer.run();
        assertThat(second.bySource()).isEqualTo(preview.bySource());
        assertThat(writer.verify().differences()).isEmpty();
        doubt("retry/contact/1/2");
        assertThat(writer.run().bySource()).isEqualTo(second.bySource());
        target("create constraint trigger late after delete" + late);
        assertThatThrownBy(() -> writer.undo(null)).isInstanceOf(FerryException.class);
        target("drop trigger late on contact");
        Result undo = writer.undo(null);
        assertThat(undo.total().created()).isEqualTo(second.total().created());
        assertThat(undo.differences()).isEmpty();
        assertThat(Hash.of(target, LOGIN)).isEqualTo(before);
    }

    /** As if the process had died between the target's commit and the journal's note of it. */
    private void doubt(String step) {
        try (Folder open = Folder.open(folder, new TestSecrets(LOGIN, LOGIN))) {
            assertThat(open.journal().results())
                    .anyMatch(result -> result.step().equals(step));
            open.journal().setFact("writing", step);
        }
    }

    private String one(String query) throws Exception {
        try (var connection = java.sql.DriverManager.getConnection(target, "postgres", "postgres");
                var row = connection.createStatement().executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }
}
