package org.crmferry.ferry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.crmferry.database.Servers;
import org.crmferry.mapping.Existing;
import org.crmferry.model.FerryException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Interruptions at moments that kills at random rarely hit. */
class InterruptionTest {
    private static final String[] REFUSAL = {
        "create function refuse() returns trigger language plpgsql as $$ begin raise exception 'not now'; end $$",
    };

    @TempDir
    Path folder;

    /** A target that holds part of the records already, changed. */
    private static String populated(int contacts, long seed) throws SQLException {
        String target = Office.emptyPostgres();
        Office.fill(target, Servers.postgresLogin(), contacts, seed);
        sql(target, "update contact set last_name = 'Old ' || id", "update account set city = null");
        return target;
    }

    private static void sql(String target, String... statements) {
        Servers.execute(target, Servers.postgresLogin(), statements);
    }

    private Ferry updating(Way way, String target) {
        Ferry ferry = way.plan(folder, target);
        Project planned = Project.read(folder);
        new Project(
                        planned.source(),
                        planned.target(),
                        planned.mapping()
                                .withEntities(planned.mapping().entities().stream()
                                        .map(each -> each.withExisting(Existing.SOURCE))
                                        .toList()))
                .write(folder);
        return ferry;
    }

    private static void awaitEntity(Ferry ferry, String entity, CompletableFuture<?> work) {
        while (!ferry.progress().view().entity().equals(entity) && !work.isDone()) {
            Thread.onSpinWait();
        }
        assertThat(work).isNotDone();
    }

    @Test
    void readingGoesOnAfterTheSourceDroppedTheConnection() throws Exception {
        String source = Office.mariaDb(20_000, 1);
        Way way = new Way(source, true);
        Ferry ferry = way.plan(folder, way.target(true));
        CompletableFuture<Result> work = CompletableFuture.supplyAsync(ferry::preview);
        awaitEntity(ferry, "contact", work);
        String name = source.substring(source.lastIndexOf('/') + 1);
        try (Connection connection = DriverManager.getConnection(source, "ferry", "ferry");
                Statement statement = connection.createStatement()) {
            List<Long> sessions = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery("select id from information_schema.processlist where db = '"
                    + name + "' and id <> connection_id()")) {
                while (rows.next()) {
                    sessions.add(rows.getLong(1));
                }
            }
            assertThat(sessions).isNotEmpty();
            for (long session : sessions) {
                statement.execute("kill connection " + session);
            }
        }
        assertThat(work.join().total().created()).isEqualTo(4000 + 20_000 + 5000 + 10_000);
        assertThat(ferry.run().result()).isEqualTo("done");
        assertThat(ferry.verify().differences()).isEmpty();
    }

    @Test
    void recordsAreNeverTakenForNewBecauseTheTargetWasLost() throws Exception {
        Way way = new Way(Office.mariaDb(12_000, 2), true);
        String target = populated(12_000, 2);
        Ferry ferry = updating(way, target);
        Result undisturbed = ferry.preview();
        assertThat(undisturbed.total().updated()).isGreaterThan(12_000);
        ferry = updating(way, target);
        CompletableFuture<Result> work = CompletableFuture.supplyAsync(ferry::preview);
        awaitEntity(ferry, "contact", work);
        sql(
                target,
                "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database()"
                        + " and pid <> pg_backend_pid()");
        assertThat(work.join().bySource()).isEqualTo(undisturbed.bySource());
        Result again = ferry.preview();
        assertThat(again.bySource()).isEqualTo(undisturbed.bySource());
    }

    private static void refuseTable(String target, String table) {
        sql(
                target,
                "create function refuse_table() returns event_trigger language plpgsql as $$ begin"
                        + " if exists (select 1 from pg_event_trigger_ddl_commands() where object_identity like '%."
                        + table
                        + "') then raise exception 'not now'; end if; end $$",
                "create event trigger refuse_table on ddl_command_end when tag in ('CREATE TABLE')"
                        + " execute function refuse_table()");
    }

    private static void allow(String target) {
        sql(target, "drop event trigger refuse_table", "drop function refuse_table");
    }

    @Test
    void theRestOfTheTablesIsMadeAfterAnInterruption() throws Exception {
        Way way = new Way(Office.mariaDb(100, 3), true);
        String target = way.target(false);
        Ferry ferry = way.plan(folder, target);
        refuseTable(target, "contact_tag");
        assertThatThrownBy(ferry::run).isInstanceOf(FerryException.class);
        allow(target);
        assertThat(ferry.run().result()).isEqualTo("done");
        assertThat(ferry.verify().differences()).isEmpty();
        ferry.undo(null);
        assertThat(way.hash(target)).isEmpty();
    }

    @Test
    void undoDropsTheTablesOfAnInterruptedBeginning() throws Exception {
        Way way = new Way(Office.mariaDb(100, 3), true);
        String target = way.target(false);
        Ferry ferry = way.plan(folder, target);
        refuseTable(target, "contact_tag");
        assertThatThrownBy(ferry::run).isInstanceOf(FerryException.class);
        allow(target);
        assertThat(ferry.undo(null).result()).isEqualTo("done");
        assertThat(way.hash(target)).isEmpty();
    }

    @Test
    void aTableThatSomebodyElseMadeIsNeitherFilledNorDropped() throws Exception {
        Way way = new Way(Office.mariaDb(100, 3), true);
        String target = way.target(false);
        Ferry ferry = way.plan(folder, target);
        ferry.preview();
        sql(target, "create table contact (id int primary key)", "insert into contact values (1)");
        Map<String, String> before = way.hash(target);
        assertThatThrownBy(ferry::run).isInstanceOf(FerryException.class);
        assertThatThrownBy(ferry::run).isInstanceOf(FerryException.class);
        ferry.undo(null);
        assertThat(way.hash(target)).isEqualTo(before);
    }

    @Test
    void undoEndsOnlyWhenItsLedgerIsGone() throws Exception {
        Way way = new Way(Office.mariaDb(100, 4), true);
        String target = way.target(true);
        Map<String, String> before = way.hash(target);
        Ferry ferry = way.plan(folder, target);
        ferry.run();
        sql(
                target,
                "create function refuse_table() returns event_trigger language plpgsql as"
                        + " $$ begin raise exception 'not now'; end $$",
                "create event trigger refuse_table on sql_drop execute function refuse_table()");
        assertThatThrownBy(() -> ferry.undo(null)).isInstanceOf(FerryException.class);
        allow(target);
        assertThat(ferry.undo(null).result()).isEqualTo("done");
        assertThat(way.hash(target)).isEqualTo(before);
    }

    @Test
    void whatAnInterruptedRunDidNotCommitWasNotEditedBySomebody() throws Exception {
        Way way = new Way(Office.mariaDb(100, 5), true);
        String target = populated(60, 5);
        Map<String, String> before = way.hash(target);
        Ferry ferry = updating(way, target);
        sql(target, REFUSAL);
        sql(
                target,
                "create constraint trigger refused after update on contact deferrable initially deferred"
                        + " for each row execute function refuse()");
        assertThatThrownBy(ferry::run).isInstanceOf(FerryException.class);
        sql(target, "drop trigger refused on contact");
        Result undo = ferry.undo(null);
        assertThat(undo.differences()).isEmpty();
        assertThat(undo.result()).isEqualTo("done");
        assertThat(way.hash(target)).isEqualTo(before);
    }
}
