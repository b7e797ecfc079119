package org.crmferry.database;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDateTime;
import org.crmferry.model.ColumnType;
import org.crmferry.model.ColumnType.LengthUnit;
import org.crmferry.model.ColumnType.Numeric;
import org.crmferry.model.ColumnType.Temporal;
import org.crmferry.model.ColumnType.Text;
import org.crmferry.model.FieldType;

/** Short ways to the column types that several products share. */
final class ColumnTypes {
    private ColumnTypes() {}

    static ColumnType bool(String nativeType) {
        return ColumnType.of(FieldType.BOOLEAN, nativeType);
    }

    static ColumnType text(String nativeType, Text limits) {
        return new ColumnType(FieldType.TEXT, nativeType, limits, null, null);
    }

    /** Bytes, at most that many (0 = no limit); padded if the database fills up with zero bytes. */
    static ColumnType bytes(String nativeType, long length, boolean padded) {
        return new ColumnType(
                FieldType.BYTES,
                nativeType,
                new Text(length(length), LengthUnit.BYTES, "", false, padded, false),
                null,
                null);
    }

    /** A length as our limits hold it: what no Java text can reach is no limit. */
    static int length(long length) {
        return length <= 0 || length >= Integer.MAX_VALUE ? 0 : (int) length;
    }

    /** A whole number of that many bits; wider than 64 signed bits, it is a decimal. */
    static ColumnType integer(String nativeType, int bits, boolean unsigned) {
        BigInteger span = BigInteger.ONE.shiftLeft(unsigned ? bits : bits - 1);
        BigDecimal min = unsigned ? BigDecimal.ZERO : new BigDecimal(span.negate());
        BigDecimal max = new BigDecimal(span.subtract(BigInteger.ONE));
        boolean wide = unsigned && bits == 64;
        return new ColumnType(
                wide ? FieldType.DECIMAL : FieldType.INTEGER,
                nativeType,
                null,
                new Numeric(max.precision(), 0, min, max, false),
                null);
    }

    static ColumnType integer(String nativeType, long min, long max) {
        BigDecimal most = BigDecimal.valueOf(max);
        return new ColumnType(
                FieldType.INTEGER,
                nativeType,
                null,
                new Numeric(most.precision(), 0, BigDecimal.valueOf(min), most, false),
                null);
    }

    static ColumnType decimal(String nativeType, int precision, int scale, boolean unsigned, boolean specials) {
        BigDecimal min = unsigned ? BigDecimal.ZERO : null;
        return new ColumnType(
                FieldType.DECIMAL, nativeType, null, new Numeric(precision, scale, min, null, specials), null);
    }

    /** As {@link #floating}, in a product that makes 0.0 of -0.0. */
    static ColumnType floatingWithoutSign(String nativeType, int bits, boolean specials) {
        return new ColumnType(
                FieldType.FLOAT, nativeType, null, new Numeric(bits, -1, null, null, specials, false), null);
    }

    /** A binary float with that many bits of mantissa: 24 or 53. */
    static ColumnType floating(String nativeType, int bits, boolean specials) {
        return new ColumnType(FieldType.FLOAT, nativeType, null, new Numeric(bits, -1, null, null, specials), null);
    }

    static ColumnType temporal(
            FieldType type,
            String nativeType,
            int fraction,
            LocalDateTime earliest,
            LocalDateTime latest,
            boolean zeroDates) {
        return new ColumnType(type, nativeType, null, null, new Temporal(fraction, earliest, latest, zeroDates));
    }
}
