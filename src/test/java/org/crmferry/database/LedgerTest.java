package org.crmferry.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.crmferry.model.Credentials;
import org.crmferry.model.Endpoint;
import org.junit.jupiter.api.Test;

/** Several migrations into one target at a time: each finds its own marks, whichever ends first. */
class LedgerTest {
    private static final int RUNS = 40;

    private static void share(String url, Credentials login) throws Exception {
        try (Database database = Database.open(Endpoint.parse(url), login, Access.WRITE)) {
            List<Callable<Integer>> work = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                String name = "worker " + i + " run ";
                work.add(() -> runs(database, name));
            }
            ExecutorService workers = Executors.newFixedThreadPool(work.size());
            try {
                int kept = 0;
                for (Future<Integer> each : workers.invokeAll(work)) {
                    kept += each.get();
                }
                assertThat(kept).isEqualTo(4 * RUNS * 3);
            } finally {
                workers.shutdownNow();
            }
            try (Target target = Target.of(database)) {
                assertThat(target.ledgerBegin("last")).isTrue();
                target.ledgerEnd("last");
            }
            assertThat(database.discover(false).tables())
                    .noneMatch(table -> table.name().contains("ledger"));
        }
    }

    /** Begins and ends as fast as it can; returns how many marks it found again. */
    private static int runs(Database database, String name) {
        int kept = 0;
        try (Target target = Target.of(database)) {
            for (int i = 0; i < RUNS; i++) {
                String run = name + i;
                assertThat(target.ledgerBegin(run)).isTrue();
                for (int step = 0; step < 3; step++) {
                    target.begin();
                    target.ledgerMark(run, "step " + step);
                    target.commit();
                }
                kept += target.ledger(run).size();
                target.ledgerEnd(run);
            }
        }
        return kept;
    }

    @Test
    void goesAlthoughSomebodyLooksAtItForAMoment() throws Exception {
        String url = Servers.newPostgres();
        try (Database database = Database.open(Endpoint.parse(url), Servers.postgresLogin(), Access.WRITE);
                Target target = Target.of(database);
                Connection other = DriverManager.getConnection(
                        url,
                        Servers.postgresLogin().user(),
                        new String(Servers.postgresLogin().password()))) {
            assertThat(target.ledgerBegin("only")).isTrue();
            other.setAutoCommit(false);
            Rows.text(other, "select count(*) from crm_ferry_ledger");
            CompletableFuture<Void> ending = CompletableFuture.runAsync(() -> target.ledgerEnd("only"));
            while (!ending.isDone()
                    && !"1".equals(Rows.text(other, "select count(*) from pg_locks where not granted"))) {
                Thread.onSpinWait();
            }
            other.commit();
            ending.join();
            assertThat(database.discover(false).tables()).isEmpty();
        }
    }

    @Test
    void onPostgres() throws Exception {
        share(Servers.newPostgres(), Servers.postgresLogin());
    }

    @Test
    void onMariaDb() throws Exception {
        share(Servers.newMariaDb(), Servers.mariadbLogin());
    }
}
