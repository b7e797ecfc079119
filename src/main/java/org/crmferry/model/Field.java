package org.crmferry.model;

import java.util.List;
import java.util.Objects;

/**
 * One field of an entity.
 *
 * @param name unique in its entity, stable: a column's name, or {@code emails} and the like for what has no column
 * @param label what people read
 * @param meaning the common CRM word for it ({@code firstName}), or empty if unknown
 * @param type what it holds
 * @param required whether a record cannot be stored without it and the database supplies nothing
 * @param nullable whether it can be stored empty; where it cannot and nothing is written, the database puts its default
 * @param access who may write it
 * @param reference what it points at, or null
 * @param options its picklist; empty if it has none
 * @param multi how several choices are written in one value: {@code carets} ({@code ^a^,^b^}), {@code json}
 *     ({@code ["a","b"]}), {@code bars} ({@code a |##| b}) or {@code separators} (values between U+0001); empty if it
 *     holds one, or that is not known
 */
public record Field(
        String name,
        String label,
        String meaning,
        ColumnType type,
        boolean required,
        boolean nullable,
        Access access,
        Reference reference,
        List<Option> options,
        String multi) {
    /** A field that holds one value. */
    public Field(
            String name,
            String label,
            String meaning,
            ColumnType type,
            boolean required,
            boolean nullable,
            Access access,
            Reference reference,
            List<Option> options) {
        this(name, label, meaning, type, required, nullable, access, reference, options, "");
    }

    /** A field that may be empty unless it is required. */
    public Field(
            String name,
            String label,
            String meaning,
            ColumnType type,
            boolean required,
            Access access,
            Reference reference,
            List<Option> options) {
        this(name, label, meaning, type, required, !required, access, reference, options);
    }

    public Field {
        Objects.requireNonNull(name);
        Objects.requireNonNull(label);
        Objects.requireNonNull(meaning);
        Objects.requireNonNull(type);
        Objects.requireNonNull(access);
        Objects.requireNonNull(multi);
        options = List.copyOf(options);
    }

    /** Who may write a field. */
    public enum Access {
        /** We write it. */
        WRITABLE,
        /** The database gives a value when none is written (auto-increment, sequence, identity). */
        SERIAL,
        /** Computed by the database, or read through another table: never written. */
        READ_ONLY
    }

    /** A writable field that is not required, points nowhere and whose label is its name. */
    public static Field of(String name, ColumnType type) {
        return new Field(name, name, "", type, false, Access.WRITABLE, null, List.of());
    }

    public Field withReference(Reference to) {
        return new Field(name, label, meaning, type, required, nullable, access, to, options, multi);
    }

    public Field withMeaning(String word, String text) {
        return new Field(name, text, word, type, required, nullable, access, reference, options, multi);
    }

    public Field withOptions(List<Option> choices) {
        return new Field(name, label, meaning, type, required, nullable, access, reference, choices, multi);
    }

    public Field withAccess(Access who) {
        return new Field(name, label, meaning, type, required, nullable, who, reference, options, multi);
    }

    public Field withRequired(boolean must) {
        return new Field(name, label, meaning, type, must, nullable, access, reference, options, multi);
    }

    public Field withNullable(boolean may) {
        return new Field(name, label, meaning, type, required, may, access, reference, options, multi);
    }

    public Field withMulti(String notation) {
        return new Field(name, label, meaning, type, required, nullable, access, reference, options, notation);
    }

    public boolean writable() {
        return access != Access.READ_ONLY;
    }
}
