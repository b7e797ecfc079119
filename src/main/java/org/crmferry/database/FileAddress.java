package org.crmferry.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/** The file behind an address, for the products that keep a database in one. */
final class FileAddress {
    private static final String H2 = "jdbc:h2:";
    private static final String SQLITE = "jdbc:sqlite:";

    private FileAddress() {}

    /** The file, whether it is there or not; null if the address names a server, memory, or no path. */
    static Path of(String url) {
        String scheme = url.toLowerCase(Locale.ROOT);
        try {
            if (scheme.startsWith(SQLITE)) {
                String name = cut(url.substring(SQLITE.length()), '?');
                name = name.startsWith("file:") ? name.substring(5) : name;
                return name.isEmpty() || name.startsWith(":") ? null : Path.of(name);
            }
            if (scheme.startsWith(H2)) {
                return ofH2(cut(url.substring(H2.length()), ';'));
            }
            return null;
        } catch (InvalidPathException e) {
            return null;
        }
    }

    private static Path ofH2(String location) {
        String lower = location.toLowerCase(Locale.ROOT);
        if (lower.matches("(mem|tcp|ssl|zip|jar|classpath|memfs|memlz|nio(mem|mapped)?mem\\w*):.*")) {
            return null;
        }
        String name = location;
        while (name.matches("(?i)(file|nio|nioMapped|async|split|retry):.*")) {
            name = name.substring(name.indexOf(':') + 1);
        }
        if (name.startsWith("~")) {
            name = System.getProperty("user.home") + name.substring(1);
        }
        return name.isEmpty() ? null : Path.of(name + ".mv.db");
    }

    private static String cut(String text, char stop) {
        int at = text.indexOf(stop);
        return at < 0 ? text : text.substring(0, at);
    }

    /** Whether both addresses name one existing file, through whatever links. */
    static boolean same(String one, String other) {
        Path a = of(one);
        Path b = of(other);
        try {
            return a != null && b != null && Files.exists(a) && Files.exists(b) && Files.isSameFile(a, b);
        } catch (IOException e) {
            return false;
        }
    }

    /** The database in that file, or at that address if it is in none. */
    static DatabaseIdentity identity(String product, String url, String schema) {
        Path file = of(url);
        if (file == null) {
            DatabaseIdentity address = DatabaseIdentity.ofAddress(product, url);
            return new DatabaseIdentity(product, address.marks(), 0, address.database() + " " + schema);
        }
        try {
            return new DatabaseIdentity(product, Set.of(product), 0, file.toRealPath() + " " + schema);
        } catch (IOException e) {
            return new DatabaseIdentity(product, Set.of(product), 0, file.toAbsolutePath() + " " + schema);
        }
    }

    /** Whether the file, and its folder for the files beside it, can be written. */
    static boolean writable(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        return Files.isWritable(file) && folder != null && Files.isWritable(folder);
    }
}
