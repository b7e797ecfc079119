package org.crmferry.database;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Host and port of a server, as its address has them.
 *
 * @param host name or number
 * @param port TCP port
 */
record ServerAddress(String host, int port) {
    private static final Pattern ONE = Pattern.compile(
            "jdbc:\\w+://(?:[^/@?]*@)?(\\[[0-9a-fA-F:.]+\\]|[^/:,?()\\[\\]]*)(?::(\\d{1,5}))?(?:[/?].*)?");

    /** The one server of {@code jdbc:product://host:port/...}; null if there are several or it has another form. */
    static ServerAddress of(String url, int usualPort) {
        Matcher matcher = ONE.matcher(url);
        if (!matcher.matches()) {
            return null;
        }
        String host =
                matcher.group(1).isEmpty() ? "localhost" : matcher.group(1).replaceAll("[\\[\\]]", "");
        int port = matcher.group(2) == null ? usualPort : Integer.parseInt(matcher.group(2));
        return port > 0 && port < 65_536 ? new ServerAddress(host, port) : null;
    }
}
