package org.crmferry.ferry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.crmferry.database.MariaServer;
import org.crmferry.database.Servers;
import org.crmferry.model.Credentials;
import org.crmferry.transfer.EntityProgress;
import org.crmferry.transfer.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that goes away in the middle and comes back, while the work runs or is paused. */
class ReconnectTest {
    private static final Credentials LOGIN = Servers.mariadbLogin();
    private static final TestSecrets SECRETS = new TestSecrets(LOGIN, LOGIN);

    @TempDir
    Path folder;

    private final Progress progress = new Progress();

    private Ferry ferry() {
        return new Ferry(folder, SECRETS, progress);
    }

    private void plan(MariaServer server, int contacts) throws Exception {
        Servers.execute(server.url() + "mysql", LOGIN, "create database a", "create database b");
        Servers.execute(server.url() + "a", LOGIN, Office.TABLES);
        Servers.execute(server.url() + "b", LOGIN, Office.TABLES);
        Office.fill(server.url() + "a", LOGIN, contacts, 5);
        // This server writes its log once a second only: what is to be there after a kill is written now.
        Servers.execute(server.url() + "mysql", LOGIN, "flush engine logs");
        ferry().plan(
                        new Project.End(server.url() + "a", "ferry", ""),
                        new Project.End(server.url() + "b", "ferry", ""));
    }

    private static void until(BooleanSupplier reached) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        while (!reached.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.sleep(2);
        }
    }

    /** Both databases lose every session while the worker waits; it must go on as if nothing had been. */
    private void restartWhilePaused(MariaServer server, String stage, Ferry ferry, boolean run) throws Exception {
        CompletableFuture<Result> work = CompletableFuture.supplyAsync(() -> run ? ferry.run() : ferry.preview());
        until(() -> progress.view().stage().equals(stage) && progress.view().done() > 0);
        progress.pause();
        assertThat(progress.isPaused()).isTrue();
        server.kill();
        server.restart();
        assertThat(work).isNotDone();
        progress.resume();
        Result result = work.get(3, TimeUnit.MINUTES);
        assertThat(result.total().read()).isEqualTo(4000 + 20000 + 5000 + 10000);
        assertThat(result.total().created()).isEqualTo(result.total().read());
        assertThat(progress.view().entities())
                .hasSize(4)
                .allMatch(e -> e.done() == e.total() && e.state() == EntityProgress.State.DONE);
    }

    @Test
    void aServerMayRestartWhileTheWorkIsPaused() throws Exception {
        try (MariaServer server = MariaServer.start()) {
            plan(server, 20_000);
            restartWhilePaused(server, "check", ferry(), false);
            restartWhilePaused(server, "load", ferry(), true);
            assertThat(ferry().verify().differences()).isEmpty();
        }
    }

    @Test
    void aServerMayRestartWhileTheWorkRuns() throws Exception {
        try (MariaServer server = MariaServer.start()) {
            plan(server, 20_000);
            CompletableFuture<Result> work = CompletableFuture.supplyAsync(ferry()::run);
            until(() ->
                    progress.view().stage().equals("check") && progress.view().done() > 3000);
            server.kill();
            server.restart();
            until(() ->
                    progress.view().stage().equals("load") && progress.view().done() > 3000);
            server.kill();
            server.restart();
            Result result = work.get(3, TimeUnit.MINUTES);
            assertThat(result.result()).isEqualTo("done");
            assertThat(result.total().created()).isEqualTo(4000 + 20000 + 5000 + 10000);
            assertThat(ferry().verify().differences()).isEmpty();
        }
    }

    @Test
    void cancellingWakesAPausedWorker() throws Exception {
        try (MariaServer server = MariaServer.start()) {
            plan(server, 20_000);
            CompletableFuture<Result> work = CompletableFuture.supplyAsync(ferry()::run);
            until(() -> progress.view().done() > 0);
            progress.pause();
            progress.cancel();
            assertThatThrownBy(() -> work.get(1, TimeUnit.MINUTES)).hasCauseInstanceOf(CancellationException.class);
        }
        assertThat(Ferry.state(folder).stage()).isEqualTo(ProjectState.Stage.PLANNED);
    }
}
