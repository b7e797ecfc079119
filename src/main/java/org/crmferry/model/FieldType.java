package org.crmferry.model;

/**
 * What kind of value a field holds, the same for every product.
 *
 * <p>A value of any type may also be {@code null} (absent) or a {@link Raw} (the stored text of something the type
 * cannot express, for example a zero date).
 */
public enum FieldType {
    /** {@link String}; may hold lone surrogates and U+0000 where the source does. */
    TEXT,
    /** {@link Boolean}. */
    BOOLEAN,
    /** {@link Long}: any integer of at most 64 signed bits. Wider ones are {@link #DECIMAL} of scale 0. */
    INTEGER,
    /** {@link java.math.BigDecimal}, exact. */
    DECIMAL,
    /** {@link Double}; a 32-bit float is widened exactly. NaN and infinities are allowed values. */
    FLOAT,
    /** {@link java.time.LocalDate}, proleptic Gregorian. */
    DATE,
    /** {@link java.time.LocalTime}. */
    TIME,
    /** {@link java.time.LocalDateTime}: a date and time without a zone, as written. */
    DATETIME,
    /** {@link java.time.Instant}: a point in time. */
    INSTANT,
    /** {@link String} of 36 lower-case characters. */
    UUID,
    /** {@code byte[]}. */
    BYTES,
    /** {@link java.util.List} of {@link Item}: an e-mail or phone book. */
    LIST
}
