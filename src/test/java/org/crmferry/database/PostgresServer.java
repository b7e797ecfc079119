package org.crmferry.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A real PostgreSQL server of its own, on a free port, that can be killed like in a power failure and started again on
 * the same data. Enter it with {@link Servers#postgresLogin}; it asks for no password.
 */
public final class PostgresServer implements AutoCloseable {
    private final Path folder;
    private final Path data;
    private final int port;

    private PostgresServer(Path folder) throws IOException {
        this.folder = folder;
        data = folder.resolve("data");
        port = boot(0);
    }

    /** Starts one; it stops with the JVM at the latest. */
    public static PostgresServer start() {
        try {
            PostgresServer server = new PostgresServer(Files.createTempDirectory("postgres"));
            Runtime.getRuntime().addShutdownHook(new Thread(server::close));
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Unlike the usual server of the tests, what was committed outlives the process. */
    private int boot(int wanted) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPort(wanted)
                .setServerConfig("synchronous_commit", "on")
                .start()
                .getPort();
    }

    /** JDBC address without a database's name. */
    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/";
    }

    /** Kills the postmaster and all its children. */
    public void kill() {
        try {
            String pid = Files.readAllLines(data.resolve("postmaster.pid")).get(0);
            ProcessHandle postmaster =
                    ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
            List<ProcessHandle> all = new ArrayList<>(List.of(postmaster));
            all.addAll(postmaster.descendants().toList());
            all.forEach(ProcessHandle::destroyForcibly);
            all.forEach(each -> each.onExit().join());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts the killed server again, on the same port and data; returns when it lets people in. */
    public void restart() {
        try {
            // Held by whoever watched over the process that was killed.
            Files.delete(data.resolve("epg-lock"));
            boot(port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        if (!Files.exists(folder)) {
            return;
        }
        kill();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
