package org.crmferry.model;

import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Where records come from or go to. Safe to show and to store: never holds a user's name or a password.
 *
 * @param kind what it is
 * @param location a JDBC URL, or the path of a folder or package
 */
public record Endpoint(Kind kind, String location) {
    private static final Pattern SECRET = Pattern.compile(
            "[?&;](password|pwd|passwd|trustStorePassword|keyStorePassword)\\s*=", Pattern.CASE_INSENSITIVE);
    private static final Pattern USER_INFO = Pattern.compile("^jdbc:[^/]*//[^/@]*:[^/@]*@");

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

    /**
     * Reads what a person typed: a JDBC URL, a {@code .ferry} package or a folder.
     *
     * @throws FerryException (MAPPING) if it holds a password
     */
    public static Endpoint parse(String text) {
        String location = text.strip();
        if (location.toLowerCase(Locale.ROOT).startsWith("jdbc:")) {
            if (SECRET.matcher(location).find() || USER_INFO.matcher(location).find()) {
                throw new FerryException(
                        Fault.MAPPING,
                        "The address holds a password, and addresses are stored and shown. Take it out and give it in"
                                + " the environment (FERRY_SOURCE_PASSWORD ...), in a password file, or when asked.");
            }
            return new Endpoint(Kind.DATABASE, location);
        }
        return new Endpoint(location.endsWith(".ferry") ? Kind.PACKAGE : Kind.FILES, location);
    }
}
