package org.crmferry.database;

import java.util.Locale;
import java.util.Set;
import org.crmferry.model.ColumnType;
import org.crmferry.model.FieldType;

/**
 * The common form in which two columns are hashed by their servers. Two values that have the same form are the same to
 * a comparison record by record; two that are the same may have different forms (a second's digits that only one side
 * keeps), which costs a look at the records and nothing else.
 *
 * @param kind what is written
 * @param scale digits after the point of numbers, else 0
 */
public record Form(Kind kind, int scale) {
    private static final Set<FieldType> EXACT = Set.of(FieldType.INTEGER, FieldType.DECIMAL, FieldType.BOOLEAN);

    /** What a form is made of. */
    public enum Kind {
        /** Decimal digits with a fixed number of them after the point; yes is 1, no 0. */
        NUMBER,
        /** UTF-8; trailing blanks only where the column keeps them. */
        TEXT,
        /** Year, month and day. */
        DATE,
        /** As the server writes it, without zeros at the end of the fraction. */
        TIME,
        /** Date and time without a zone, written likewise. */
        DATETIME,
        /** Hexadecimal digits. */
        BYTES
    }

    /**
     * The form that columns of two types share; null if there is none for sure: floats, points in time (whose text
     * depends on a zone), books, numbers of any scale, and pairs of different kinds.
     */
    public static Form of(ColumnType left, ColumnType right) {
        FieldType a = left.type();
        FieldType b = right.type();
        if (EXACT.contains(a) && EXACT.contains(b)) {
            int scale = Math.max(scale(left), scale(right));
            return scale(left) < 0 || scale(right) < 0 ? null : new Form(Kind.NUMBER, scale);
        }
        if (isText(a) && isText(b)) {
            return new Form(Kind.TEXT, 0);
        }
        if (a != b) {
            return null;
        }
        return switch (a) {
            case DATE -> new Form(Kind.DATE, 0);
            case TIME -> new Form(Kind.TIME, 0);
            case DATETIME -> new Form(Kind.DATETIME, 0);
            case BYTES -> new Form(Kind.BYTES, 0);
            default -> null;
        };
    }

    /** Whether a value may have no characters at all, or any: it must be told apart from none, and from the next one. */
    boolean mayBeEmpty() {
        return kind == Kind.TEXT || kind == Kind.BYTES;
    }

    private static boolean isText(FieldType type) {
        return type == FieldType.TEXT || type == FieldType.UUID;
    }

    /** Digits after the point; -1 if there may be any number of them. */
    static int scale(ColumnType type) {
        return type.type() != FieldType.DECIMAL
                ? 0
                : type.number() == null ? -1 : type.number().scale();
    }

    /** The type's own name, in small letters, without what stands in brackets behind it. */
    static String word(ColumnType type) {
        return type.nativeType().toLowerCase(Locale.ROOT).split("[ (]", 2)[0];
    }

    static boolean padded(ColumnType type) {
        return type.text() != null && type.text().padded();
    }
}
