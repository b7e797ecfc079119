package org.crmferry.model;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.Objects;

/**
 * The type of a column: what it means to us, how its database calls it, and what it can hold.
 *
 * @param type what kind of value it is
 * @param nativeType the database's own full name, such as {@code varchar(50)} or {@code bigint(20) unsigned}
 * @param text limits of text and bytes, or null if the type is another
 * @param number limits of numbers, or null if the type is another
 * @param time limits of dates and times, or null if the type is another
 */
public record ColumnType(FieldType type, String nativeType, Text text, Numeric number, Temporal time) {
    public ColumnType {
        Objects.requireNonNull(type);
        Objects.requireNonNull(nativeType);
    }

    /** How a length is counted. */
    public enum LengthUnit {
        CODE_POINTS,
        UTF16,
        BYTES
    }

    /**
     * Limits of text (and of bytes, where the unit is {@code BYTES}).
     *
     * @param length the most it holds, counted in {@code unit}; 0 = no limit
     * @param unit how {@code length} is counted; bytes are those of {@code charset}
     * @param charset what characters fit, as a lower-case name: {@code utf8mb4} (all), {@code utf8mb3} (no
     *     supplementary ones), {@code latin1}, {@code ascii} ...; empty = all
     * @param rejectsNul whether U+0000 cannot be stored (PostgreSQL)
     * @param padded whether trailing blanks are not significant (CHAR)
     * @param surrogates whether a lone surrogate can be stored (H2)
     */
    public record Text(
            int length, LengthUnit unit, String charset, boolean rejectsNul, boolean padded, boolean surrogates) {}

    /**
     * Limits of numbers.
     *
     * @param precision decimal digits in all for DECIMAL (0 = no limit), bits of the mantissa for FLOAT (24 or 53)
     * @param scale digits after the point for DECIMAL; -1 = as many as given
     * @param min smallest value, or null
     * @param max largest value, or null
     * @param specials whether NaN and infinities can be stored
     * @param negativeZero whether -0.0 stays apart from 0.0
     */
    public record Numeric(
            int precision, int scale, BigDecimal min, BigDecimal max, boolean specials, boolean negativeZero) {
        /** Limits of numbers that keep -0.0. */
        public Numeric(int precision, int scale, BigDecimal min, BigDecimal max, boolean specials) {
            this(precision, scale, min, max, specials, true);
        }
    }

    /**
     * Limits of dates and times.
     *
     * @param fraction digits of the second that are kept, 0 to 9
     * @param earliest smallest value, or null
     * @param latest largest value, or null
     * @param zeroDates whether a zero date can be stored
     */
    public record Temporal(int fraction, LocalDateTime earliest, LocalDateTime latest, boolean zeroDates) {}

    /** A type without limits. */
    public static ColumnType of(FieldType type, String nativeType) {
        return new ColumnType(type, nativeType, null, null, null);
    }

    /** Text of at most {@code length} code points (0 = no limit) in any character set. */
    public static ColumnType text(String nativeType, int length) {
        return new ColumnType(
                FieldType.TEXT,
                nativeType,
                new Text(length, LengthUnit.CODE_POINTS, "", false, false, false),
                null,
                null);
    }
}
