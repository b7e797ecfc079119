package org.crmferry.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import org.crmferry.model.Schema;
import org.crmferry.model.Schema.Column;

/** Looks into {@code INFORMATION_SCHEMA} of H2 2. */
final class H2Discovery {
    private final Connection connection;
    private final String version;
    private final SchemaDraft draft = new SchemaDraft();

    H2Discovery(Connection connection, String version) {
        this.connection = connection;
        this.version = version;
    }

    Schema schema() throws SQLException {
        String name = Rows.text(connection, "select current_schema");
        Rows.each(
                connection,
                "select table_name, coalesce(row_count_estimate, -1) from information_schema.tables"
                        + " where table_schema = current_schema and table_type = 'BASE TABLE'",
                row -> draft.table(row.getString(1), row.getLong(2)));
        Rows.each(
                connection,
                "select table_name, column_name, data_type, character_maximum_length, numeric_precision, numeric_scale,"
                        + " datetime_precision, is_nullable, column_default, is_identity, is_generated,"
                        + " character_octet_length from information_schema.columns where table_schema = current_schema"
                        + " order by table_name, ordinal_position",
                row -> draft.column(row.getString(1), column(row)));
        keys();
        Rows.each(
                connection,
                "select event_object_table, trigger_name, action_timing, event_manipulation"
                        + " from information_schema.triggers where event_object_schema = current_schema",
                row -> draft.trigger(row.getString(1), row.getString(2), row.getString(3), row.getString(4)));
        return draft.build("H2", version, name, "unicode");
    }

    private static Column column(ResultSet row) throws SQLException {
        String defaultValue = row.getString(9);
        boolean counted =
                defaultValue != null && defaultValue.toUpperCase(Locale.ROOT).startsWith("NEXT VALUE FOR");
        boolean generated = "ALWAYS".equals(row.getString(11));
        return new Column(
                row.getString(2),
                H2Types.of(row),
                row.getString(8).equals("YES"),
                generated ? null : defaultValue,
                generated,
                "YES".equals(row.getString(10)) || counted);
    }

    private void keys() throws SQLException {
        Rows.each(
                connection,
                "select c.table_name, c.constraint_name, k.column_name, c.constraint_type"
                        + " from information_schema.table_constraints c join information_schema.key_column_usage k"
                        + " on k.constraint_schema = c.constraint_schema and k.constraint_name = c.constraint_name"
                        + " where c.table_schema = current_schema and c.constraint_type in ('PRIMARY KEY', 'UNIQUE')"
                        + " order by c.table_name, c.constraint_name, k.ordinal_position",
                row -> {
                    if (row.getString(4).equals("PRIMARY KEY")) {
                        draft.primary(row.getString(1), row.getString(3));
                    } else {
                        draft.unique(row.getString(1), row.getString(2), row.getString(3));
                    }
                });
        Rows.each(
                connection,
                "select i.table_name, 'index ' || i.index_name, k.column_name from information_schema.indexes i"
                        + " join information_schema.index_columns k on k.index_schema = i.index_schema"
                        + " and k.index_name = i.index_name and k.is_unique"
                        + " where i.table_schema = current_schema and i.index_type_name = 'UNIQUE INDEX'"
                        + " order by i.table_name, i.index_name, k.ordinal_position",
                row -> draft.unique(row.getString(1), row.getString(2), row.getString(3)));
        Rows.each(
                connection,
                "select k.table_name, k.constraint_name, k.column_name, u.table_name, u.column_name"
                        + " from information_schema.referential_constraints r"
                        + " join information_schema.key_column_usage k on k.constraint_schema = r.constraint_schema"
                        + " and k.constraint_name = r.constraint_name"
                        + " join information_schema.key_column_usage u"
                        + " on u.constraint_schema = r.unique_constraint_schema"
                        + " and u.constraint_name = r.unique_constraint_name"
                        + " and u.ordinal_position = k.position_in_unique_constraint"
                        + " where k.table_schema = current_schema and u.table_schema = current_schema"
                        + " order by k.table_name, k.constraint_name, k.ordinal_position",
                row -> draft.reference(
                        row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5)));
    }
}
