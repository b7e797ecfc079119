package org.crmferry.model;

import java.util.Objects;

/**
 * The one exception people get to read. Its message says what happened, why and what to do next, and never holds a
 * cell value, a password or a passphrase. Wrapped once, at the edge.
 */
public final class FerryException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Fault fault;

    public FerryException(Fault fault, String message) {
        this(fault, message, null);
    }

    public FerryException(Fault fault, String message, Throwable cause) {
        super(Objects.requireNonNull(message), cause);
        this.fault = Objects.requireNonNull(fault);
    }

    public Fault fault() {
        return fault;
    }
}
