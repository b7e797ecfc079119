package org.crmferry.catalog;

import java.util.List;
import java.util.Objects;

/**
 * A product that a database seems to belong to. Immutable.
 *
 * @param product the catalog's name of it, such as {@code suitecrm}
 * @param label what people call it
 * @param version as near as the tables tell, such as {@code 7.14}; empty if they do not
 * @param confidence above 0.5, at most 1
 * @param evidence what speaks for and against it, in words with table and column names
 * @param prefix what all its tables' names begin with here; empty if nothing
 */
public record Recognition(
        String product, String label, String version, double confidence, List<String> evidence, String prefix) {
    public Recognition {
        Objects.requireNonNull(product);
        Objects.requireNonNull(label);
        Objects.requireNonNull(version);
        Objects.requireNonNull(prefix);
        evidence = List.copyOf(evidence);
    }
}
