package org.crmferry.model;

import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Where records come from or go to. Safe to show and to store: never holds a user's name or a password.
 *
 * @param kind what it is
 * @param location a JDBC URL, or the path of a folder or package
 * @param tls how the connection is encrypted; null = as the address says, or as the driver does by itself
 * @param tunnel the SSH server to go through; null = none
 */
public record Endpoint(Kind kind, String location, Tls tls, Tunnel tunnel) {
    private static final Pattern SECRET = Pattern.compile(
            "[?&;](password|pwd|passwd|trustStorePassword|keyStorePassword)\\s*=", Pattern.CASE_INSENSITIVE);
    private static final Pattern USER_INFO = Pattern.compile("^jdbc:[^/]*//[^/@]*:[^/@]*@");

    private static final Pattern ORACLE = Pattern.compile("^jdbc:oracle:\\w+:[^/@]+/[^@]+@", Pattern.CASE_INSENSITIVE);

    /** Kinds of endpoints. */
    public enum Kind {
        DATABASE,
        FILES,
        PACKAGE
    }

    public Endpoint {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(location);
    }

    /** Reached directly, encrypted as its address says. */
    public Endpoint(Kind kind, String location) {
        this(kind, location, null, null);
    }

    public Endpoint withTls(Tls other) {
        return new Endpoint(kind, location, other, tunnel);
    }

    public Endpoint withTunnel(Tunnel other) {
        return new Endpoint(kind, location, tls, other);
    }

    /** Whether an address has a password in it. */
    public static boolean holdsPassword(String address) {
        return SECRET.matcher(address).find()
                || USER_INFO.matcher(address).find()
                || ORACLE.matcher(address).find();
    }

    /**
     * Reads what a person typed: a JDBC URL, a {@code .ferry} package or a folder.
     *
     * @throws FerryException (MAPPING) if it holds a password
     */
    public static Endpoint parse(String text) {
        String location = text.strip();
        if (location.toLowerCase(Locale.ROOT).startsWith("jdbc:")) {
            if (holdsPassword(location)) {
                throw new FerryException(Fault.MAPPING, Said.of(Endpoint.class, "address.password"));
            }
            return new Endpoint(Kind.DATABASE, location);
        }
        return new Endpoint(location.endsWith(".ferry") ? Kind.PACKAGE : Kind.FILES, location);
    }
}
