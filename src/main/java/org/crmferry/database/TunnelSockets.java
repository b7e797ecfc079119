package org.crmferry.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import org.mariadb.jdbc.Configuration;
import org.mariadb.jdbc.util.ConfigurableSocketFactory;

/**
 * Sockets that end at the near end of a tunnel, wherever a driver means to connect: so the driver keeps the server's
 * own name, which TLS compares with the certificate. Drivers make it by its name.
 */
public final class TunnelSockets extends ConfigurableSocketFactory {
    /** Setting with the port of the near end, for MariaDB's driver. */
    static final String PORT = "ferryTunnelPort";

    private volatile int port;

    /** For MariaDB's driver, which then calls {@link #setConfiguration}. */
    public TunnelSockets() {}

    /** For PostgreSQL's driver. */
    public TunnelSockets(String port) {
        this.port = Integer.parseInt(port);
    }

    @Override
    public void setConfiguration(Configuration configuration, String host) {
        port = Integer.parseInt(configuration.nonMappedOptions().getProperty(PORT));
    }

    @Override
    public Socket createSocket() {
        return new Near(port);
    }

    @Override
    public Socket createSocket(String host, int otherPort) throws IOException {
        return connected();
    }

    @Override
    public Socket createSocket(String host, int otherPort, InetAddress from, int fromPort) throws IOException {
        return connected();
    }

    @Override
    public Socket createSocket(InetAddress host, int otherPort) throws IOException {
        return connected();
    }

    @Override
    public Socket createSocket(InetAddress host, int otherPort, InetAddress from, int fromPort) throws IOException {
        return connected();
    }

    private Socket connected() throws IOException {
        Socket socket = createSocket();
        try {
            socket.connect(null, 0);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private static final class Near extends Socket {
        private final int near;

        Near(int near) {
            this.near = near;
        }

        @Override
        public void connect(SocketAddress meant) throws IOException {
            connect(meant, 0);
        }

        @Override
        public void connect(SocketAddress meant, int timeout) throws IOException {
            super.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), near), timeout);
        }
    }
}
