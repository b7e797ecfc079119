package org.crmferry.database;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.Locale;
import org.crmferry.model.ColumnType;
import org.crmferry.model.ColumnType.LengthUnit;
import org.crmferry.model.ColumnType.Numeric;
import org.crmferry.model.ColumnType.Text;
import org.crmferry.model.FieldType;

/**
 * What the types of MariaDB and MySQL hold.
 *
 * <p>The manual's smallest date is year 1000; both servers store and compare from year 1 on, so that is the limit here.
 * {@code TIMESTAMP} is a {@code DATETIME} as read in a UTC session. Geometries are bytes: SRID and WKB, the form in
 * which they are both read and accepted.
 */
final class MariaDbTypes {
    private static final LocalDateTime EARLIEST = LocalDateTime.of(1, 1, 1, 0, 0);
    private static final LocalDateTime LATEST = LocalDateTime.of(9999, 12, 31, 23, 59, 59, 999_999_000);
    private static final LocalDateTime EPOCH = LocalDateTime.of(1970, 1, 1, 0, 0, 1);
    private static final LocalDateTime SIGNED_END = LocalDateTime.of(2038, 1, 19, 3, 14, 7, 999_999_000);
    private static final LocalDateTime UNSIGNED_END = LocalDateTime.of(2106, 2, 7, 6, 28, 15, 999_999_000);

    private final boolean zeroDates;
    private final LocalDateTime lastTimestamp;

    MariaDbTypes(boolean zeroDates, String product, String version) {
        this.zeroDates = zeroDates;
        lastTimestamp = product.equals("MariaDB") && atLeast(version, 11, 5) ? UNSIGNED_END : SIGNED_END;
    }

    private static boolean atLeast(String version, int major, int minor) {
        String[] parts = version.split("[^0-9]+", 3);
        int first = Integer.parseInt(parts[0]);
        return first > major || first == major && Integer.parseInt(parts[1]) >= minor;
    }

    /** The type of a row of {@code information_schema.columns}, as selected by the discovery. */
    ColumnType of(ResultSet row) throws SQLException {
        String full = row.getString(3);
        String name = row.getString(4).toLowerCase(Locale.ROOT);
        boolean unsigned = full.contains("unsigned");
        long length = row.getLong(5);
        int precision = row.getInt(6);
        int scale = row.getInt(7);
        int fraction = row.getInt(8);
        return switch (name) {
            case "tinyint" -> ColumnTypes.integer(full, 8, unsigned);
            case "smallint" -> ColumnTypes.integer(full, 16, unsigned);
            case "mediumint" -> ColumnTypes.integer(full, 24, unsigned);
            case "int", "integer" -> ColumnTypes.integer(full, 32, unsigned);
            case "bigint" -> ColumnTypes.integer(full, 64, unsigned);
            case "year" -> ColumnTypes.integer(full, 1901, 2155);
            case "bit" -> precision == 1 ? ColumnTypes.bool(full) : ColumnTypes.bytes(full, (precision + 7) / 8, true);
            case "decimal", "numeric" -> ColumnTypes.decimal(full, precision, scale, unsigned, false);
            case "float", "double", "real" -> floating(full, name.equals("float") ? 24 : 53, unsigned);
            case "date" -> ColumnTypes.temporal(FieldType.DATE, full, 0, EARLIEST, LATEST, zeroDates);
            case "datetime" -> ColumnTypes.temporal(FieldType.DATETIME, full, fraction, EARLIEST, LATEST, zeroDates);
            case "timestamp" ->
                ColumnTypes.temporal(FieldType.DATETIME, full, fraction, EPOCH, lastTimestamp, zeroDates);
            case "time" -> ColumnTypes.temporal(FieldType.TIME, full, fraction, null, null, false);
            case "uuid" -> ColumnType.of(FieldType.UUID, full);
            case "inet4" -> text(full, 15, LengthUnit.CODE_POINTS, "ascii", false);
            case "inet6" -> text(full, 39, LengthUnit.CODE_POINTS, "ascii", false);
            case "json" -> text(full, 0, LengthUnit.CODE_POINTS, "utf8mb4", false);
            case "binary", "varbinary", "tinyblob", "blob", "mediumblob", "longblob" ->
                ColumnTypes.bytes(full, length, name.equals("binary"));
            case "geometry",
                    "point",
                    "linestring",
                    "polygon",
                    "multipoint",
                    "multilinestring",
                    "multipolygon",
                    "geometrycollection",
                    "geomcollection",
                    "vector" -> ColumnTypes.bytes(full, 0, false);
            default ->
                text(
                        full,
                        length,
                        name.endsWith("text") ? LengthUnit.BYTES : LengthUnit.CODE_POINTS,
                        charset(row.getString(9)),
                        name.equals("char"));
        };
    }

    private static ColumnType text(String full, long length, LengthUnit unit, String charset, boolean padded) {
        return ColumnTypes.text(full, new Text(ColumnTypes.length(length), unit, charset, false, padded, false));
    }

    /** {@code double(24,8)} rounds to its scale and refuses more whole digits. */
    private static ColumnType floating(String full, int bits, boolean unsigned) {
        int open = full.indexOf('(');
        int comma = full.indexOf(',');
        BigDecimal min = unsigned ? BigDecimal.ZERO : null;
        if (comma < 0) {
            return new ColumnType(FieldType.FLOAT, full, null, new Numeric(bits, -1, min, null, false), null);
        }
        int digits = Integer.parseInt(full.substring(open + 1, comma));
        int scale = Integer.parseInt(full.substring(comma + 1, full.indexOf(')')));
        BigDecimal max = BigDecimal.TEN.pow(digits - scale).subtract(BigDecimal.ONE.movePointLeft(scale));
        return new ColumnType(
                FieldType.FLOAT, full, null, new Numeric(bits, scale, unsigned ? min : max.negate(), max, false), null);
    }

    /** One name per character set. */
    static String charset(String charset) {
        if (charset == null) {
            return "";
        }
        String lower = charset.toLowerCase(Locale.ROOT);
        return lower.equals("utf8") ? "utf8mb3" : lower;
    }
}
