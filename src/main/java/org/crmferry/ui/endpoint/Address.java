package org.crmferry.ui.endpoint;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * A JDBC address taken apart, as a form shows it. What {@link #url} builds, {@link #parse} takes apart again. Immutable.
 *
 * @param product what kind of database
 * @param host name or number of the server, for SQL Server perhaps with {@code \instance}; empty for files
 * @param port of the server; 0 for files
 * @param database name of the database (Oracle: of the service), or path of the file
 * @param settings what the address says besides, in the product's own form without its first separator; may be empty
 */
public record Address(Product product, String host, int port, String database, String settings) {
    private static final String H2_FILE = ".mv.db";
    private static final String ESCAPED = "%?/#&+ ";

    /** The address as the drivers want it. */
    public String url() {
        return switch (product) {
            case POSTGRESQL -> product.scheme() + "//" + server() + "/" + escape(database) + after("?");
            case MARIADB -> product.scheme() + "//" + server() + "/" + database + after("?");
            case SQL_SERVER ->
                product.scheme() + "//" + server() + (database.isEmpty() ? "" : ";databaseName=" + braced(database))
                        + after(";");
            case ORACLE -> product.scheme() + "thin:@//" + server() + "/" + database + after("?");
            case H2 ->
                product.scheme() + "file:"
                        + (database.endsWith(H2_FILE)
                                ? database.substring(0, database.length() - H2_FILE.length())
                                : database)
                        + after(";");
            case SQLITE -> product.scheme() + database + after("?");
        };
    }

    /** The product whose address this is, whether or not a form can show it. */
    public static Optional<Product> product(String url) {
        String lower = url.strip().toLowerCase(Locale.ROOT);
        for (Product each : Product.values()) {
            if (lower.startsWith(each.scheme())) {
                return Optional.of(each);
            }
        }
        return lower.startsWith("jdbc:mysql:") ? Optional.of(Product.MARIADB) : Optional.empty();
    }

    /** Takes an address apart; empty if it says more than a form can show (several servers, memory, a descriptor). */
    public static Optional<Address> parse(String url) {
        String text = url.strip();
        return product(text).flatMap(product -> {
            String rest = text.substring(text.indexOf(':', "jdbc:".length()) + 1);
            return switch (product) {
                case POSTGRESQL, MARIADB -> server(product, rest, '?');
                case ORACLE -> rest.startsWith("thin:@") ? oracle(rest.substring("thin:@".length())) : Optional.empty();
                case SQL_SERVER -> sqlServer(rest);
                case H2 -> h2(rest);
                case SQLITE -> file(product, before(rest, '?'), behind(rest, '?'));
            };
        });
    }

    private static Optional<Address> oracle(String rest) {
        return rest.startsWith("//") ? server(Product.ORACLE, rest, '?') : server(Product.ORACLE, "//" + rest, '?');
    }

    /** {@code //host:port/database?settings}. */
    private static Optional<Address> server(Product product, String rest, char stop) {
        String path = before(rest, stop);
        int slash = path.indexOf('/', 2);
        if (!path.startsWith("//") || slash < 0 || path.indexOf('/', slash + 1) >= 0) {
            return Optional.empty();
        }
        String name = path.substring(slash + 1);
        return hostPort(product, path.substring(2, slash))
                .map(at -> new Address(
                        product,
                        at.host(),
                        at.port(),
                        product == Product.POSTGRESQL ? unescape(name) : name,
                        behind(rest, stop)));
    }

    /** {@code //host\instance:port;databaseName=name;settings}. */
    private static Optional<Address> sqlServer(String rest) {
        if (!rest.startsWith("//")) {
            return Optional.empty();
        }
        String database = "";
        StringBuilder settings = new StringBuilder();
        for (String each : behind(rest, ';').split(";(?![^{]*})", -1)) {
            String name = before(each, '=').strip().toLowerCase(Locale.ROOT);
            if (name.equals("databasename") || name.equals("database")) {
                database = unbraced(behind(each, '='));
            } else if (!each.isBlank()) {
                settings.append(settings.isEmpty() ? "" : ";").append(each);
            }
        }
        String found = database;
        return hostPort(Product.SQL_SERVER, before(rest, ';').substring(2))
                .map(at -> new Address(Product.SQL_SERVER, at.host(), at.port(), found, settings.toString()));
    }

    private static Optional<Address> h2(String rest) {
        String path = before(rest, ';');
        String name = path.toLowerCase(Locale.ROOT).startsWith("file:") ? path.substring("file:".length()) : path;
        if (name.matches("[A-Za-z]{2,}:.*")) {
            return Optional.empty();
        }
        return file(Product.H2, name.isEmpty() ? "" : name + H2_FILE, behind(rest, ';'));
    }

    private static Optional<Address> file(Product product, String path, String settings) {
        return path.isEmpty() || path.startsWith(":") || path.startsWith("file:")
                ? Optional.empty()
                : Optional.of(new Address(product, "", 0, path, settings));
    }

    private record At(String host, int port) {}

    private static Optional<At> hostPort(Product product, String text) {
        if (text.isEmpty() || text.matches(".*[,@()/].*")) {
            return Optional.empty();
        }
        int colon = text.startsWith("[") ? text.indexOf(':', text.indexOf(']')) : text.indexOf(':');
        String host = colon < 0 ? text : text.substring(0, colon);
        String port = colon < 0 ? "" : text.substring(colon + 1);
        if (host.startsWith("[") && host.endsWith("]")) {
            host = host.substring(1, host.length() - 1);
        }
        if (colon >= 0 && !port.matches("\\d{1,5}") || host.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new At(host, port.isEmpty() ? product.port() : Integer.parseInt(port)));
    }

    private String server() {
        String name = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
        boolean named = product == Product.SQL_SERVER && host.indexOf('\\') >= 0 && port == product.port();
        return named ? name : name + ":" + port;
    }

    private String after(String separator) {
        return settings.isEmpty() ? "" : separator + settings;
    }

    private static String before(String text, char stop) {
        int at = text.indexOf(stop);
        return at < 0 ? text : text.substring(0, at);
    }

    private static String behind(String text, char stop) {
        int at = text.indexOf(stop);
        return at < 0 ? "" : text.substring(at + 1);
    }

    private static String braced(String name) {
        return name.matches(".*[;{}=\\s].*") ? "{" + name.replace("}", "}}") + "}" : name;
    }

    private static String unbraced(String name) {
        return name.startsWith("{") && name.endsWith("}")
                ? name.substring(1, name.length() - 1).replace("}}", "}")
                : name;
    }

    private static String escape(String name) {
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            escaped.append(ESCAPED.indexOf(c) < 0 ? String.valueOf(c) : String.format(Locale.ROOT, "%%%02X", (int) c));
        }
        return escaped.toString();
    }

    private static String unescape(String name) {
        try {
            return java.net.URLDecoder.decode(name, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return name;
        }
    }
}
