package org.crmferry.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.crmferry.model.ColumnType;
import org.crmferry.model.ColumnType.LengthUnit;
import org.crmferry.model.ColumnType.Text;
import org.crmferry.model.FieldType;

/**
 * What H2's types hold. Text is counted in UTF-16 units, as Java does, and keeps lone surrogates; only large objects,
 * stored as UTF-8, do not. What a length of 1,000,000,000 limits is unlimited.
 */
final class H2Types {
    private static final long UNLIMITED = 1_000_000_000;

    private H2Types() {}

    /** The type of a row of {@code INFORMATION_SCHEMA.COLUMNS}, as selected by the discovery. */
    static ColumnType of(ResultSet row) throws SQLException {
        String name = row.getString(3);
        long length = row.getLong(4);
        int precision = row.getInt(5);
        int scale = row.getInt(6);
        int fraction = row.getInt(7);
        String sized = name + "(" + length + ")";
        return switch (name) {
            case "BOOLEAN" -> ColumnTypes.bool(name);
            case "TINYINT" -> ColumnTypes.integer(name, 8, false);
            case "SMALLINT" -> ColumnTypes.integer(name, 16, false);
            case "INTEGER" -> ColumnTypes.integer(name, 32, false);
            case "BIGINT" -> ColumnTypes.integer(name, 64, false);
            case "NUMERIC", "DECIMAL" ->
                ColumnTypes.decimal(name + "(" + precision + ", " + scale + ")", precision, scale, false, false);
            case "DECFLOAT" -> ColumnTypes.decimal(name + "(" + precision + ")", precision, -1, false, true);
            case "REAL" -> ColumnTypes.floatingWithoutSign(name, 24, true);
            case "DOUBLE PRECISION", "FLOAT" -> ColumnTypes.floatingWithoutSign(name, 53, true);
            case "CHARACTER" -> text(sized, length, true, true);
            case "CHARACTER VARYING", "VARCHAR_IGNORECASE" -> text(sized, length, false, true);
            case "CHARACTER LARGE OBJECT" -> text(name, length, false, false);
            case "BINARY" -> ColumnTypes.bytes(sized, row.getLong(12), true);
            case "BINARY VARYING" -> ColumnTypes.bytes(sized, unlimited(row.getLong(12)), false);
            case "BINARY LARGE OBJECT", "JAVA_OBJECT" -> ColumnTypes.bytes(name, 0, false);
            case "DATE" -> ColumnTypes.temporal(FieldType.DATE, name, 0, null, null, false);
            case "TIME" ->
                ColumnTypes.temporal(FieldType.TIME, name + "(" + fraction + ")", fraction, null, null, false);
            case "TIMESTAMP" ->
                ColumnTypes.temporal(FieldType.DATETIME, name + "(" + fraction + ")", fraction, null, null, false);
            case "TIMESTAMP WITH TIME ZONE" ->
                ColumnTypes.temporal(
                        FieldType.INSTANT, "TIMESTAMP(" + fraction + ") WITH TIME ZONE", fraction, null, null, false);
            case "UUID" -> ColumnType.of(FieldType.UUID, name);
            default -> text(name, 0, false, true);
        };
    }

    private static ColumnType text(String full, long length, boolean padded, boolean surrogates) {
        return ColumnTypes.text(
                full, new Text(ColumnTypes.length(unlimited(length)), LengthUnit.UTF16, "", false, padded, surrogates));
    }

    private static long unlimited(long length) {
        return length >= UNLIMITED ? 0 : length;
    }
}
