package org.crmferry.model;

import java.util.Objects;

/**
 * A stored value that its field's type cannot express, kept as the text the database shows for it: a zero date
 * ({@code 0000-00-00}), an {@code infinity}, a time of 838 hours, letters in a numeric SQLite column.
 *
 * @param text the database's own text of the value
 */
public record Raw(String text) {
    public Raw {
        Objects.requireNonNull(text);
    }
}
