package org.crmferry.database;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDateTime;
import java.util.List;
import org.crmferry.model.ColumnType;
import org.crmferry.model.ColumnType.LengthUnit;
import org.crmferry.model.ColumnType.Text;
import org.crmferry.model.FieldType;
import org.crmferry.model.Schema;
import org.crmferry.model.Schema.Column;

/**
 * Looks at a database through JDBC's own metadata: the way for products without queries of their own (SQL Server,
 * Oracle). Knows no triggers and no row counts.
 */
final class MetadataDiscovery {
    private final Connection connection;
    private final String product;
    private final String version;
    private final SchemaDraft draft = new SchemaDraft();

    MetadataDiscovery(Connection connection, String product, String version) {
        this.connection = connection;
        this.product = product;
        this.version = version;
    }

    Schema schema() throws SQLException {
        DatabaseMetaData data = connection.getMetaData();
        String catalog = connection.getCatalog();
        String schema = connection.getSchema();
        try (ResultSet rows = data.getTables(catalog, schema, "%", new String[] {"TABLE", "BASE TABLE"})) {
            while (rows.next()) {
                draft.table(rows.getString("TABLE_NAME"), -1);
            }
        }
        try (ResultSet rows = data.getColumns(catalog, schema, "%", "%")) {
            while (rows.next()) {
                draft.column(rows.getString("TABLE_NAME"), column(rows));
            }
        }
        for (String table : List.copyOf(draft.names())) {
            keys(data, catalog, schema, table);
        }
        return draft.build(product, version, schema == null ? "" : schema, "");
    }

    private void keys(DatabaseMetaData data, String catalog, String schema, String table) throws SQLException {
        String[] key = new String[64];
        try (ResultSet rows = data.getPrimaryKeys(catalog, schema, table)) {
            while (rows.next()) {
                key[rows.getInt("KEY_SEQ")] = rows.getString("COLUMN_NAME");
            }
        }
        for (String column : key) {
            if (column != null) {
                draft.primary(table, column);
            }
        }
        try (ResultSet rows = data.getIndexInfo(catalog, schema, table, true, true)) {
            while (rows.next()) {
                if (rows.getString("INDEX_NAME") != null && rows.getString("COLUMN_NAME") != null) {
                    draft.unique(table, rows.getString("INDEX_NAME"), rows.getString("COLUMN_NAME"));
                }
            }
        }
        try (ResultSet rows = data.getImportedKeys(catalog, schema, table)) {
            while (rows.next()) {
                draft.reference(
                        table,
                        rows.getString("FK_NAME") + " to " + rows.getString("PKTABLE_NAME"),
                        rows.getString("FKCOLUMN_NAME"),
                        rows.getString("PKTABLE_NAME"),
                        rows.getString("PKCOLUMN_NAME"));
            }
        }
    }

    private Column column(ResultSet row) throws SQLException {
        // Oracle wants its default, a LONG, to be read first.
        String defaultValue = row.getString("COLUMN_DEF");
        return new Column(
                row.getString("COLUMN_NAME"),
                type(
                        product,
                        row.getInt("DATA_TYPE"),
                        row.getString("TYPE_NAME"),
                        row.getInt("COLUMN_SIZE"),
                        row.getInt("DECIMAL_DIGITS")),
                row.getInt("NULLABLE") != DatabaseMetaData.columnNoNulls,
                defaultValue,
                "YES".equals(row.getString("IS_GENERATEDCOLUMN")),
                "YES".equals(row.getString("IS_AUTOINCREMENT")));
    }

    /** What a type of {@link Types} holds; {@code size} and {@code digits} as JDBC gives them. */
    static ColumnType type(String product, int jdbc, String name, int size, int digits) {
        boolean oracle = product.equals("Oracle");
        LocalDateTime earliest = oracle ? LocalDateTime.of(-4712, 1, 1, 0, 0) : LocalDateTime.of(1, 1, 1, 0, 0);
        LocalDateTime latest = LocalDateTime.of(9999, 12, 31, 23, 59, 59, 999_999_999);
        String sized = name.indexOf('(') >= 0 ? name : name + "(" + size + ")";
        if (name.equalsIgnoreCase("uniqueidentifier")) {
            return ColumnType.of(FieldType.UUID, name);
        }
        return switch (jdbc) {
            case Types.BIT, Types.BOOLEAN -> ColumnTypes.bool(name);
            case Types.TINYINT -> ColumnTypes.integer(name, 8, true);
            case Types.SMALLINT -> ColumnTypes.integer(name, 16, false);
            case Types.INTEGER -> ColumnTypes.integer(name, 32, false);
            case Types.BIGINT -> ColumnTypes.integer(name, 64, false);
            case Types.DECIMAL, Types.NUMERIC ->
                oracle && (size == 0 || digits == -127)
                        ? ColumnTypes.decimal(name, 38, -1, false, false)
                        : ColumnTypes.decimal(name + "(" + size + ", " + digits + ")", size, digits, false, false);
            case Types.REAL, 100 -> ColumnTypes.floating(name, 24, oracle);
            case Types.DOUBLE, Types.FLOAT, 101 -> ColumnTypes.floating(name, 53, oracle);
            case Types.CHAR, Types.NCHAR -> text(sized, size, jdbc == Types.NCHAR, true);
            case Types.VARCHAR, Types.NVARCHAR -> text(sized, size, jdbc == Types.NVARCHAR, false);
            case Types.LONGVARCHAR, Types.LONGNVARCHAR, Types.CLOB, Types.NCLOB -> text(name, 0, true, false);
            case Types.BINARY -> ColumnTypes.bytes(sized, size, true);
            case Types.VARBINARY -> ColumnTypes.bytes(sized, size, false);
            case Types.LONGVARBINARY, Types.BLOB -> ColumnTypes.bytes(name, 0, false);
            case Types.DATE -> ColumnTypes.temporal(FieldType.DATE, name, 0, earliest, latest, false);
            case Types.TIME -> ColumnTypes.temporal(FieldType.TIME, name, Math.max(digits, 0), null, null, false);
            case Types.TIMESTAMP -> timestamp(product, name, digits, earliest, latest);
            case Types.TIMESTAMP_WITH_TIMEZONE, -101, -102, -155 ->
                ColumnTypes.temporal(FieldType.INSTANT, name, fraction(digits), earliest, latest, false);
            default -> text(name, 0, true, false);
        };
    }

    private static ColumnType timestamp(
            String product, String name, int digits, LocalDateTime earliest, LocalDateTime latest) {
        boolean old = name.equalsIgnoreCase("datetime") || name.equalsIgnoreCase("smalldatetime");
        LocalDateTime first = product.equals("SQL Server") && old ? LocalDateTime.of(1753, 1, 1, 0, 0) : earliest;
        boolean second = name.equalsIgnoreCase("DATE") || name.equalsIgnoreCase("smalldatetime");
        return ColumnTypes.temporal(FieldType.DATETIME, name, second ? 0 : fraction(digits), first, latest, false);
    }

    private static int fraction(int digits) {
        return Math.min(9, Math.max(0, digits));
    }

    /** National text is counted in UTF-16 units; other text in bytes of a character set that JDBC does not tell. */
    private static ColumnType text(String full, int length, boolean national, boolean padded) {
        LengthUnit unit = national ? LengthUnit.UTF16 : LengthUnit.BYTES;
        return ColumnTypes.text(
                full, new Text(ColumnTypes.length(length), unit, national ? "" : "utf8mb4", false, padded, false));
    }
}
