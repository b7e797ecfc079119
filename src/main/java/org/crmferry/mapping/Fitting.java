package org.crmferry.mapping;

/** Makes a value one that a certain field of the target holds and reads back. Stateless, so thread-safe. */
@FunctionalInterface
public interface Fitting {
    /** The value as it will be read back; what it lost is reported first. */
    Object fit(Object value, Problems problems);

    /** The value as it is. */
    Fitting ASIS = (value, problems) -> value;
}
