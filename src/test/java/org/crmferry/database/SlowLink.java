package org.crmferry.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/**
 * A line to a server on this computer that carries only so many bytes a second towards the client, as a slow network
 * would. Real sockets; each connection has the whole speed for itself.
 */
public final class SlowLink implements AutoCloseable {
    private static final int PIECE = 16 * 1024;

    private final ServerSocket entry;
    private final int port;
    private final double bytesPerSecond;
    private final AtomicReference<IOException> failure = new AtomicReference<>();

    private SlowLink(int port, double bytesPerSecond) throws IOException {
        this.port = port;
        this.bytesPerSecond = bytesPerSecond;
        entry = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
        start("accept", this::accept);
    }

    /** To the server of a JDBC address. */
    public static SlowLink to(String url, double bytesPerSecond) throws IOException {
        return new SlowLink(port(url), bytesPerSecond);
    }

    /** The same address through this line. */
    public String url(String direct) {
        return direct.replace(":" + port(direct) + "/", ":" + entry.getLocalPort() + "/");
    }

    private static int port(String url) {
        return URI.create(url.substring("jdbc:".length())).getPort();
    }

    private static void start(String name, Runnable work) {
        Thread thread = new Thread(work, "slow link: " + name);
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!entry.isClosed()) {
            try {
                Socket client = entry.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), port);
                start("questions", () -> carry(client, server, Double.POSITIVE_INFINITY));
                start("answers", () -> carry(server, client, bytesPerSecond));
            } catch (SocketException e) {
                // Closed; or the server is gone, which the client notices.
                failure.compareAndSet(null, entry.isClosed() ? null : e);
            } catch (IOException e) {
                failure.compareAndSet(null, e);
            }
        }
    }

    /** Until either end closes. */
    private static void carry(Socket from, Socket to, double bytesPerSecond) {
        byte[] piece = new byte[PIECE];
        long free = System.nanoTime();
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
                out.write(piece, 0, n);
                free = Math.max(free, System.nanoTime()) + (long) (n / bytesPerSecond * 1e9);
                LockSupport.parkNanos(free - System.nanoTime());
            }
        } catch (IOException e) {
            // Somebody has closed the line, which is how every connection ends.
        }
    }

    @Override
    public void close() throws IOException {
        entry.close();
        IOException broken = failure.get();
        if (broken != null) {
            throw broken;
        }
    }
}
