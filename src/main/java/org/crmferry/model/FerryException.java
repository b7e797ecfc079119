package org.crmferry.model;

import java.util.Locale;
import java.util.Objects;

/**
 * The one exception people get to read. Its message says what happened, why and what to do next, and never holds a
 * cell value, a password or a passphrase. Wrapped once, at the edge. The message itself is English, for logs and the
 * command line; {@link #message} says it in the language of a window.
 */
public final class FerryException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Fault fault;
    private final transient Said said;

    public FerryException(Fault fault, String message) {
        this(fault, message, null);
    }

    /** What is known in English only. */
    public FerryException(Fault fault, String message, Throwable cause) {
        super(Objects.requireNonNull(message), cause);
        this.fault = Objects.requireNonNull(fault);
        said = null;
    }

    public FerryException(Fault fault, Said said) {
        this(fault, said, null);
    }

    /** What can be said in several languages. */
    public FerryException(Fault fault, Said said, Throwable cause) {
        super(said.in(Locale.ENGLISH), cause);
        this.fault = Objects.requireNonNull(fault);
        this.said = said;
    }

    public Fault fault() {
        return fault;
    }

    /** What happened, why and what to do next, in that language if it is known in it, else in English. */
    public String message(Locale language) {
        return said == null ? getMessage() : said.in(language);
    }
}
