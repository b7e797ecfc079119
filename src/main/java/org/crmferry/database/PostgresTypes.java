package org.crmferry.database;

import java.nio.charset.Charset;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.crmferry.model.ColumnType;
import org.crmferry.model.ColumnType.LengthUnit;
import org.crmferry.model.ColumnType.Text;
import org.crmferry.model.FieldType;

/**
 * What PostgreSQL's types hold. Domains count as what they are made of; types that have no counterpart (arrays, ranges,
 * intervals, addresses, JSON, XML, geometry, enums, bit strings) are text, in the database's own words.
 */
final class PostgresTypes {
    private static final LocalDateTime EARLIEST = LocalDateTime.of(-4713, 11, 24, 0, 0);
    private static final LocalDateTime LAST_DATE = LocalDateTime.of(5_874_897, 12, 31, 0, 0);
    private static final LocalDateTime LAST_TIMESTAMP = LocalDateTime.of(294_276, 12, 31, 23, 59, 59, 999_999_000);

    private final Map<Long, Type> types = new HashMap<>();
    private final String charset;

    private record Type(String name, String schema, long base, int modifier, boolean notNull) {}

    PostgresTypes(Connection connection) throws SQLException {
        charset = charset(Rows.text(connection, "show server_encoding"));
        Rows.each(
                connection,
                "select t.oid, t.typname, n.nspname, t.typbasetype, t.typtypmod, t.typnotnull"
                        + " from pg_type t join pg_namespace n on n.oid = t.typnamespace",
                row -> types.put(
                        row.getLong(1),
                        new Type(
                                row.getString(2), row.getString(3), row.getLong(4), row.getInt(5), row.getBoolean(6))));
    }

    /** Whether a domain forbids null. */
    boolean notNull(long oid) {
        Type type = types.get(oid);
        return type != null && (type.notNull() || type.base() != 0 && notNull(type.base()));
    }

    ColumnType of(long oid, int modifier, String full) {
        Type type = types.get(oid);
        if (type == null) {
            return text(full, 0, false);
        }
        if (type.base() != 0) {
            return of(type.base(), type.modifier(), full);
        }
        return type.schema().equals("pg_catalog") ? own(type.name(), modifier, full) : text(full, 0, false);
    }

    private ColumnType own(String name, int modifier, String full) {
        int fraction = modifier < 0 ? 6 : modifier;
        return switch (name) {
            case "bool" -> ColumnTypes.bool(full);
            case "int2" -> ColumnTypes.integer(full, 16, false);
            case "int4" -> ColumnTypes.integer(full, 32, false);
            case "int8" -> ColumnTypes.integer(full, 64, false);
            case "oid" -> ColumnTypes.integer(full, 32, true);
            case "numeric" -> numeric(modifier, full);
            case "float4" -> ColumnTypes.floating(full, 24, true);
            case "float8" -> ColumnTypes.floating(full, 53, true);
            case "varchar" -> text(full, modifier < 0 ? 0 : modifier - 4, false);
            case "bpchar" -> text(full, modifier < 0 ? 0 : modifier - 4, true);
            case "name" -> ColumnTypes.text(full, new Text(63, LengthUnit.BYTES, charset, true, false, false));
            case "char" -> ColumnTypes.text(full, new Text(1, LengthUnit.BYTES, charset, true, false, false));
            case "bit", "varbit" -> text(full, Math.max(modifier, 0), false);
            case "date" -> ColumnTypes.temporal(FieldType.DATE, full, 0, EARLIEST, LAST_DATE, false);
            case "time" -> ColumnTypes.temporal(FieldType.TIME, full, fraction, null, null, false);
            case "timestamp" ->
                ColumnTypes.temporal(FieldType.DATETIME, full, fraction, EARLIEST, LAST_TIMESTAMP, false);
            case "timestamptz" ->
                ColumnTypes.temporal(FieldType.INSTANT, full, fraction, EARLIEST, LAST_TIMESTAMP, false);
            case "uuid" -> ColumnType.of(FieldType.UUID, full);
            case "bytea" -> ColumnTypes.bytes(full, 0, false);
            default -> text(full, 0, false);
        };
    }

    /** The modifier holds precision and, in 11 signed bits, scale. */
    private static ColumnType numeric(int modifier, String full) {
        if (modifier < 0) {
            return ColumnTypes.decimal(full, 0, -1, false, true);
        }
        int packed = modifier - 4;
        int scale = ((packed & 0x7ff) ^ 1024) - 1024;
        return ColumnTypes.decimal(full, packed >> 16 & 0xffff, scale, false, true);
    }

    private ColumnType text(String full, int length, boolean padded) {
        return ColumnTypes.text(full, new Text(length, LengthUnit.CODE_POINTS, charset, true, padded, false));
    }

    /** PostgreSQL's name of an encoding as the common one. */
    static String charset(String encoding) {
        String lower = encoding.toLowerCase(Locale.ROOT);
        if (lower.equals("utf8") || lower.equals("sql_ascii")) {
            return "utf8mb4";
        }
        String java = lower.startsWith("win") ? "windows-" + lower.substring(3) : lower;
        return Charset.isSupported(java) ? Charset.forName(java).name().toLowerCase(Locale.ROOT) : lower;
    }
}
