package org.crmferry.database;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.Locale;
import org.crmferry.model.ColumnType;
import org.crmferry.model.ColumnType.LengthUnit;
import org.crmferry.model.ColumnType.Numeric;
import org.crmferry.model.ColumnType.Text;
import org.crmferry.model.FieldType;

/**
 * The column type of one product that holds everything a column of another product holds; where there is none, the
 * one that comes nearest, and its limits tell. Exactness comes before looks: an unsigned 64-bit integer becomes a
 * decimal, a time of more than 24 hours an interval.
 */
final class TypeTranslation {
    private static final int MARIADB_SHORT = 500;
    private static final int MARIADB_KEY = 255;
    private static final int SQLSERVER_KEY = 400;

    private TypeTranslation() {}

    /**
     * @param source the type to hold
     * @param product what the new column's database is
     * @param key whether the column is part of a key, or points at one: then it must have a length and tell case apart
     */
    static ColumnType of(ColumnType source, String product, boolean key) {
        return switch (product) {
            case "PostgreSQL" -> postgres(source);
            case "MariaDB", "MySQL" -> mariaDb(source, product, key);
            case "H2" -> h2(source, key);
            case "SQLite" -> sqlite(source);
            case "SQL Server" -> sqlServer(source, key);
            case "Oracle" -> oracle(source, key);
            default -> throw new IllegalArgumentException("no types of " + product);
        };
    }

    /** Most characters of a text in code points, or 0 for no limit. */
    private static int length(ColumnType type) {
        Text text = type.text();
        return text == null || text.unit() == LengthUnit.BYTES && type.type() == FieldType.TEXT ? 0 : text.length();
    }

    private static int bits(ColumnType type) {
        Numeric n = type.number();
        if (n == null || n.min() == null || n.max() == null) {
            return 64;
        }
        for (int bits : new int[] {16, 32}) {
            BigDecimal span = BigDecimal.valueOf(1L << (bits - 1));
            if (n.min().compareTo(span.negate()) >= 0 && n.max().compareTo(span) < 0) {
                return bits;
            }
        }
        return 64;
    }

    private static int fraction(ColumnType type, int most) {
        return type.time() == null ? most : Math.min(most, type.time().fraction());
    }

    private static int precision(ColumnType type) {
        return type.number() == null ? 0 : type.number().precision();
    }

    private static int scale(ColumnType type) {
        return type.number() == null ? -1 : type.number().scale();
    }

    private static boolean single(ColumnType type) {
        return PostgresEngine.single(type);
    }

    /** MariaDB's TIME, which goes to 838 hours: named in lower case without more. */
    private static boolean longTime(ColumnType type) {
        return type.nativeType().matches("time(\\(\\d\\))?");
    }

    private static String sized(String name, int length) {
        return length == 0 ? name : name + "(" + length + ")";
    }

    private static ColumnType postgres(ColumnType source) {
        int length = length(source);
        return switch (source.type()) {
            case TEXT, LIST -> {
                boolean limited = length > 0 && length <= 10_485_760;
                yield ColumnTypes.text(
                        limited ? "character varying(" + length + ")" : "text",
                        new Text(limited ? length : 0, LengthUnit.CODE_POINTS, "utf8mb4", true, false, false));
            }
            case BOOLEAN -> ColumnTypes.bool("boolean");
            case INTEGER ->
                ColumnTypes.integer(
                        bits(source) == 16 ? "smallint" : bits(source) == 32 ? "integer" : "bigint",
                        bits(source),
                        false);
            case DECIMAL -> decimal(source, "numeric", 1000, 1000, true);
            case FLOAT ->
                ColumnTypes.floating(single(source) ? "real" : "double precision", single(source) ? 24 : 53, true);
            case DATE -> time(source, "date", 0, LocalDateTime.of(5_874_897, 12, 31, 0, 0));
            case TIME ->
                longTime(source)
                        ? time(source, "interval(" + fraction(source, 6) + ")", fraction(source, 6), null)
                        : time(
                                source,
                                "time(" + fraction(source, 6) + ") without time zone",
                                fraction(source, 6),
                                null);
            case DATETIME ->
                time(
                        source,
                        "timestamp(" + fraction(source, 6) + ") without time zone",
                        fraction(source, 6),
                        LocalDateTime.of(294_276, 12, 31, 0, 0));
            case INSTANT ->
                time(
                        source,
                        "timestamp(" + fraction(source, 6) + ") with time zone",
                        fraction(source, 6),
                        LocalDateTime.of(294_276, 12, 31, 0, 0));
            case UUID -> ColumnType.of(FieldType.UUID, "uuid");
            case BYTES -> ColumnTypes.bytes("bytea", 0, false);
        };
    }

    private static ColumnType decimal(ColumnType source, String name, int mostDigits, int mostScale, boolean specials) {
        int precision = precision(source);
        int scale = Math.max(0, scale(source));
        if (precision > 0 && precision <= mostDigits && scale(source) >= 0 && scale <= mostScale) {
            return ColumnTypes.decimal(name + "(" + precision + "," + scale + ")", precision, scale, false, specials);
        }
        return name.equals("numeric")
                ? ColumnTypes.decimal(name, 0, -1, false, specials)
                : ColumnTypes.decimal(
                        name + "(" + mostDigits + "," + Math.min(mostScale, 30) + ")",
                        mostDigits,
                        Math.min(mostScale, 30),
                        false,
                        specials);
    }

    private static ColumnType time(ColumnType source, String name, int fraction, LocalDateTime latest) {
        return ColumnTypes.temporal(
                source.type(), name, fraction, latest == null ? null : LocalDateTime.of(1, 1, 1, 0, 0), latest, false);
    }

    private static ColumnType mariaDb(ColumnType source, String product, boolean key) {
        LocalDateTime last = LocalDateTime.of(9999, 12, 31, 23, 59, 59, 999_999_000);
        int fraction = fraction(source, 6);
        return switch (source.type()) {
            case TEXT, LIST -> mariaDbText(source, product, key);
            case BOOLEAN ->
                source.nativeType().startsWith("bit")
                        ? ColumnTypes.bool("bit(1)")
                        : ColumnTypes.integer("tinyint(1)", 8, false);
            case INTEGER -> mariaDbInteger(source);
            case DECIMAL ->
                source.nativeType().contains("bigint")
                        ? ColumnTypes.integer("bigint unsigned", 64, true)
                        : decimal(source, "decimal", 65, product.equals("MySQL") ? 30 : 38, false);
            case FLOAT -> ColumnTypes.floating(single(source) ? "float" : "double", single(source) ? 24 : 53, false);
            case DATE -> ColumnTypes.temporal(FieldType.DATE, "date", 0, LocalDateTime.of(1, 1, 1, 0, 0), last, true);
            case TIME -> ColumnTypes.temporal(FieldType.TIME, "time(" + fraction + ")", fraction, null, null, false);
            case DATETIME, INSTANT ->
                ColumnTypes.temporal(
                        FieldType.DATETIME,
                        "datetime(" + fraction + ")",
                        fraction,
                        LocalDateTime.of(1, 1, 1, 0, 0),
                        last,
                        true);
            case UUID ->
                ColumnTypes.text(
                        "char(36) character set ascii collate ascii_bin",
                        new Text(36, LengthUnit.CODE_POINTS, "ascii", false, true, false));
            case BYTES -> {
                int length = source.text() == null ? 0 : source.text().length();
                if (source.nativeType().startsWith("bit(")) {
                    yield ColumnTypes.bytes(source.nativeType(), length, true);
                }
                boolean shortOne = length > 0 && length <= MARIADB_SHORT || key;
                int limit = length > 0 ? length : MARIADB_KEY;
                yield shortOne
                        ? ColumnTypes.bytes("varbinary(" + limit + ")", limit, false)
                        : ColumnTypes.bytes("longblob", 0, false);
            }
        };
    }

    private static ColumnType mariaDbInteger(ColumnType source) {
        String name = source.nativeType().toLowerCase(Locale.ROOT);
        if (name.startsWith("tinyint(1)")) {
            return ColumnTypes.integer("tinyint(1)", 8, name.contains("unsigned"));
        }
        int bits = bits(source);
        return ColumnTypes.integer(bits == 16 ? "smallint" : bits == 32 ? "int" : "bigint", bits, false);
    }

    private static ColumnType mariaDbText(ColumnType source, String product, boolean key) {
        int length = length(source);
        String collation = key
                ? " character set utf8mb4 collate "
                        + (product.equals("MySQL") ? "utf8mb4_0900_bin" : "utf8mb4_nopad_bin")
                : "";
        if (key || length > 0 && length <= MARIADB_SHORT) {
            int limit = length > 0 ? length : MARIADB_KEY;
            return ColumnTypes.text(
                    "varchar(" + limit + ")" + collation,
                    new Text(limit, LengthUnit.CODE_POINTS, "utf8mb4", false, false, false));
        }
        int bytes = source.text() != null && source.text().unit() == LengthUnit.BYTES
                ? source.text().length()
                : length > Integer.MAX_VALUE / 4 ? 0 : length * 4;
        if (bytes > 0 && bytes <= 65_535) {
            return ColumnTypes.text("text", new Text(65_535, LengthUnit.BYTES, "utf8mb4", false, false, false));
        }
        if (bytes > 0 && bytes <= 16_777_215) {
            return ColumnTypes.text(
                    "mediumtext", new Text(16_777_215, LengthUnit.BYTES, "utf8mb4", false, false, false));
        }
        return ColumnTypes.text("longtext", new Text(0, LengthUnit.BYTES, "utf8mb4", false, false, false));
    }

    private static ColumnType h2(ColumnType source, boolean key) {
        int length = length(source);
        int fraction = fraction(source, 9);
        return switch (source.type()) {
            case TEXT, LIST -> {
                // Counted in UTF-16 units here, so that as many code points as before always fit.
                boolean units = source.text() != null && source.text().unit() == LengthUnit.UTF16;
                long room = units ? length : 2L * length;
                boolean limited = length > 0 && room <= 1_000_000;
                yield limited || key
                        ? ColumnTypes.text(
                                "varchar(" + (limited ? room : 1_000_000) + ")",
                                new Text((int) (limited ? room : 1_000_000), LengthUnit.UTF16, "", false, false, true))
                        : ColumnTypes.text("clob", new Text(0, LengthUnit.UTF16, "", false, false, false));
            }
            case BOOLEAN -> ColumnTypes.bool("boolean");
            case INTEGER ->
                ColumnTypes.integer(
                        bits(source) == 16 ? "smallint" : bits(source) == 32 ? "integer" : "bigint",
                        bits(source),
                        false);
            case DECIMAL ->
                precision(source) > 0 && scale(source) >= 0
                        ? decimal(source, "decimal", 100_000, 100_000, false)
                        : ColumnTypes.decimal("decfloat(100000)", 100_000, -1, false, true);
            case FLOAT ->
                ColumnTypes.floatingWithoutSign(
                        single(source) ? "real" : "double precision", single(source) ? 24 : 53, true);
            case DATE -> time(source, "date", 0, LocalDateTime.of(999_999_999, 12, 31, 0, 0));
            case TIME -> time(source, "time(" + fraction + ")", fraction, null);
            case DATETIME ->
                time(source, "timestamp(" + fraction + ")", fraction, LocalDateTime.of(999_999_999, 12, 31, 0, 0));
            case INSTANT ->
                time(
                        source,
                        "timestamp(" + fraction + ") with time zone",
                        fraction,
                        LocalDateTime.of(999_999_999, 12, 31, 0, 0));
            case UUID -> ColumnType.of(FieldType.UUID, "uuid");
            case BYTES -> key ? ColumnTypes.bytes("varbinary(1000)", 1000, false) : ColumnTypes.bytes("blob", 0, false);
        };
    }

    private static ColumnType sqlite(ColumnType source) {
        Text any = new Text(0, LengthUnit.CODE_POINTS, "", false, false, false);
        return switch (source.type()) {
            case TEXT, LIST -> ColumnTypes.text(sized(length(source) > 0 ? "varchar" : "text", length(source)), any);
            case BOOLEAN -> ColumnTypes.bool("boolean");
            case INTEGER -> ColumnTypes.integer("integer", 64, false);
            // Numbers would be kept as doubles; as text every digit stays.
            case DECIMAL -> ColumnTypes.text("text", any);
            case FLOAT -> ColumnTypes.floatingWithoutSign("double", 53, false);
            case DATE -> time(source, "date", 0, LocalDateTime.of(9999, 12, 31, 0, 0));
            case TIME -> time(source, "time", 9, null);
            case DATETIME, INSTANT ->
                ColumnTypes.temporal(
                        FieldType.DATETIME,
                        "datetime",
                        9,
                        LocalDateTime.of(1, 1, 1, 0, 0),
                        LocalDateTime.of(9999, 12, 31, 23, 59, 59),
                        false);
            case UUID -> ColumnTypes.text("varchar(36)", any);
            case BYTES -> ColumnTypes.bytes("blob", 0, false);
        };
    }

    private static ColumnType sqlServer(ColumnType source, boolean key) {
        int length = length(source);
        int fraction = fraction(source, 7);
        LocalDateTime last = LocalDateTime.of(9999, 12, 31, 23, 59, 59, 999_999_900);
        return switch (source.type()) {
            case TEXT, LIST -> {
                int room = length > 0 && length <= 2000 ? length * 2 : key ? SQLSERVER_KEY : 0;
                yield ColumnTypes.text(
                        room > 0 ? "nvarchar(" + room + ")" : "nvarchar(max)",
                        new Text(room, LengthUnit.UTF16, "", false, false, true));
            }
            case BOOLEAN -> ColumnTypes.bool("bit");
            case INTEGER ->
                ColumnTypes.integer(
                        bits(source) == 16 ? "smallint" : bits(source) == 32 ? "int" : "bigint", bits(source), false);
            case DECIMAL -> decimal(source, "decimal", 38, 38, false);
            case FLOAT -> ColumnTypes.floating(single(source) ? "real" : "float", single(source) ? 24 : 53, false);
            case DATE -> time(source, "date", 0, last);
            case TIME -> time(source, "time(" + fraction + ")", fraction, null);
            case DATETIME -> time(source, "datetime2(" + fraction + ")", fraction, last);
            case INSTANT -> time(source, "datetimeoffset(" + fraction + ")", fraction, last);
            case UUID -> ColumnType.of(FieldType.UUID, "uniqueidentifier");
            case BYTES -> ColumnTypes.bytes(key ? "varbinary(800)" : "varbinary(max)", key ? 800 : 0, false);
        };
    }

    private static ColumnType oracle(ColumnType source, boolean key) {
        int length = length(source);
        int fraction = fraction(source, 9);
        LocalDateTime last = LocalDateTime.of(9999, 12, 31, 23, 59, 59, 999_999_999);
        return switch (source.type()) {
            case TEXT, LIST -> {
                int room = length > 0 && length <= 1000 ? length : key ? 255 : 0;
                yield ColumnTypes.text(
                        room > 0 ? "varchar2(" + room + " char)" : "clob",
                        new Text(room, LengthUnit.CODE_POINTS, "", false, false, false));
            }
            case BOOLEAN -> ColumnTypes.bool("number(1)");
            case INTEGER -> ColumnTypes.integer("number(19)", 64, false);
            case DECIMAL -> decimal(source, "number", 38, 38, false);
            case FLOAT ->
                ColumnTypes.floating(single(source) ? "binary_float" : "binary_double", single(source) ? 24 : 53, true);
            case DATE -> time(source, "date", 0, last);
            case TIME -> time(source, "interval day(3) to second(" + fraction + ")", fraction, null);
            case DATETIME -> time(source, "timestamp(" + fraction + ")", fraction, last);
            case INSTANT -> time(source, "timestamp(" + fraction + ") with time zone", fraction, last);
            case UUID -> ColumnType.text("varchar2(36 char)", 36);
            case BYTES -> ColumnTypes.bytes(key ? "raw(1000)" : "blob", key ? 1000 : 0, false);
        };
    }
}
