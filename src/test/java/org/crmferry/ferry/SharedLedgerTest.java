package org.crmferry.ferry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.crmferry.database.MariaServer;
import org.crmferry.database.Servers;
import org.crmferry.model.Credentials;
import org.crmferry.model.FerryException;
import org.crmferry.plan.Rule;
import org.crmferry.transfer.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the target's ledger is good for: migrations that take turns, and servers that forget. */
class SharedLedgerTest {
    private static final Credentials MARIA = Servers.mariadbLogin();

    @TempDir
    Path folder;

    private Ferry ferry(String name, Credentials target) {
        return new Ferry(folder.resolve(name), new TestSecrets(MARIA, target), new Progress());
    }

    private static Project.End end(String url, Credentials login) {
        return new Project.End(url, login.user(), "");
    }

    @Test
    void aMigrationThatEndsLeavesTheMarksOfAnInterruptedOne() throws Exception {
        String notes = "create table remark (id int primary key, body varchar(200))";
        String target = Office.emptyPostgres();
        Credentials login = Servers.postgresLogin();
        Servers.execute(target, login, notes);
        Map<String, String> before = Hash.of(target, login);
        Ferry first = ferry("first", login);
        first.plan(end(Office.mariaDb(3000, 1), MARIA), end(target, login));
        Result preview = first.preview();
        Servers.execute(
                target,
                login,
                "create function refuse() returns trigger language plpgsql as $$ begin"
                        + " if new.id = 2500 then raise exception 'not now'; end if; return new; end $$",
                "create constraint trigger late after insert on contact deferrable initially deferred"
                        + " for each row execute function refuse()");
        assertThatThrownBy(first::run).isInstanceOf(FerryException.class);
        Servers.execute(target, login, "drop trigger late on contact", "drop function refuse");
        String ledger = "select count(*) from crm_ferry_ledger";
        long marks = Sql.number(target, login, ledger);
        assertThat(marks).isGreaterThan(1);

        String source = Servers.newMariaDb();
        Servers.execute(source, MARIA, notes, "insert into remark values (1, 'one'), (2, 'two')");
        Ferry second = ferry("second", login);
        second.plan(end(source, MARIA), end(target, login));
        assertThat(second.run().result()).isEqualTo("done");
        assertThat(Sql.number(target, login, ledger)).isEqualTo(marks);

        Result run = first.run();
        assertThat(run.bySource()).isEqualTo(preview.bySource());
        assertThat(first.verify().differences()).isEmpty();
        assertThat(second.verify().differences()).isEmpty();
        assertThat(first.undo(null).differences()).isEmpty();
        assertThat(second.undo(null).differences()).isEmpty();
        // With the last migration its ledger went, too.
        assertThat(Hash.of(target, login)).isEqualTo(before);
    }

    @Test
    void aRunThatWasStoppedBeforeItsMarksWereRemovedRemovesThemWhenItGoesOn() throws Exception {
        String target = Office.emptyPostgres();
        Credentials login = Servers.postgresLogin();
        Map<String, String> before = Hash.of(target, login);
        Servers.execute(
                target,
                login,
                "create table crm_ferry_ledger (run varchar(36), step varchar(200), primary key (run, step))",
                "create function refuse() returns trigger language plpgsql as"
                        + " $$ begin raise exception 'not now'; end $$",
                "create trigger late before delete on crm_ferry_ledger execute function refuse()");
        Ferry ferry = ferry("only", login);
        ferry.plan(end(Office.mariaDb(100, 1), MARIA), end(target, login));
        assertThatThrownBy(ferry::run).isInstanceOf(FerryException.class);
        Servers.execute(target, login, "drop trigger late on crm_ferry_ledger", "drop function refuse");

        assertThat(ferry.sync(new SyncOptions(Direction.PUSH, Rule.ASK, false)).done())
                .isTrue();
        assertThat(Hash.of(target, login)).doesNotContainKey("crm_ferry_ledger");
        assertThat(ferry.verify().differences()).isEmpty();
        assertThat(ferry.undo(null).differences()).isEmpty();
        assertThat(Hash.of(target, login)).isEqualTo(before);
    }

    /**
     * The server keeps its log in memory and may drop no table: nothing but the barrier stands between a run and a crash.
     *
     * @return whether the server had forgotten records
     */
    private boolean survives(String name, boolean ledgerStays) throws Exception {
        try (MariaServer server =
                MariaServer.start("--innodb-flush-log-at-trx-commit=0", "--innodb-flush-log-at-timeout=2700")) {
            String target = server.url() + "crm";
            Credentials writer = new Credentials("writer", "secret".toCharArray());
            Servers.execute(server.url() + "mysql", MARIA, "create database crm");
            Servers.execute(target, MARIA, Office.TABLES);
            Servers.execute(
                    target,
                    MARIA,
                    "create user writer identified by 'secret'",
                    "grant select, insert, update, delete, lock tables on crm.* to writer");
            if (!ledgerStays) {
                Servers.execute(target, MARIA, "grant reload on *.* to writer");
            }
            Servers.execute(
                    target,
                    MARIA,
                    "create table crm_ferry_ledger (run varchar(36) not null,"
                            + " step varchar(200) not null, primary key (run, step))",
                    "flush engine logs");
            Ferry ferry = ferry(name, writer);
            ferry.plan(end(Office.mariaDb(1000, 2), MARIA), end(target, writer));
            Result preview = ferry.preview();
            Result run = ferry.run();
            assertThat(run.bySource()).isEqualTo(preview.bySource());
            server.kill();
            server.restart();
            boolean forgotten = Sql.number(target, MARIA, "select count(*) from contact") < 1000;
            if (ledgerStays) {
                // The next run notices what the server has forgotten.
                assertThat(ferry.run().bySource()).isEqualTo(preview.bySource());
            }
            assertThat(ferry.verify().differences()).isEmpty();
            assertThat(Sql.number(target, MARIA, "select count(*) from contact"))
                    .isEqualTo(1000);
            return forgotten;
        }
    }

    @Test
    void whatARunHasWrittenOutlastsACrashOfTheServer() throws Exception {
        assertThat(survives("crash", false)).isFalse();
    }

    @Test
    void whatAServerForgetsIsWrittenAgain() throws Exception {
        // When a busy server writes its log after all is its own affair.
        boolean forgotten = false;
        for (int crash = 1; crash <= 5 && !forgotten; crash++) {
            forgotten = survives("crash " + crash, true);
        }
        assertThat(forgotten).as("the server forgets").isTrue();
    }
}
