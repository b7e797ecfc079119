package org.crmferry.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import org.crmferry.model.Fault;
import org.crmferry.model.FerryException;
import org.crmferry.model.Said;
import org.crmferry.model.Schema;
import org.crmferry.model.Schema.Column;

/** Looks into {@code information_schema} of MariaDB and MySQL: five queries, whatever the number of tables. */
final class MariaDbDiscovery {
    private final Connection connection;
    private final String product;
    private final String version;
    private final SchemaDraft draft = new SchemaDraft();

    MariaDbDiscovery(Connection connection, String product, String version) {
        this.connection = connection;
        this.product = product;
        this.version = version;
    }

    Schema schema() throws SQLException {
        String name = Rows.text(connection, "select database()");
        if (name == null) {
            throw new FerryException(Fault.CONNECTION, Said.of(MariaDbDiscovery.class, "address.database"));
        }
        Rows.each(
                connection,
                "select table_name, coalesce(table_rows, -1) from information_schema.tables"
                        + " where table_schema = database() and table_type in ('BASE TABLE', 'SYSTEM VERSIONED')",
                row -> draft.table(row.getString(1), row.getLong(2)));
        columns();
        keys();
        Rows.each(
                connection,
                "select event_object_table, trigger_name, action_timing, event_manipulation"
                        + " from information_schema.triggers where event_object_schema = database()"
                        + " order by event_object_table, trigger_name",
                row -> draft.trigger(row.getString(1), row.getString(2), row.getString(3), row.getString(4)));
        String charset = Rows.text(connection, "select @@character_set_database");
        return draft.build(product, version, name, MariaDbTypes.charset(charset));
    }

    private void columns() throws SQLException {
        String modes = Rows.text(connection, "select @@global.sql_mode");
        MariaDbTypes types = new MariaDbTypes(!modes.contains("NO_ZERO_DATE"), product, version);
        Rows.each(
                connection,
                "select table_name, column_name, column_type, data_type, character_maximum_length,"
                        + " numeric_precision, numeric_scale, datetime_precision, character_set_name, is_nullable,"
                        + " column_default, extra, generation_expression from information_schema.columns"
                        + " where table_schema = database() order by table_name, ordinal_position",
                row -> draft.column(row.getString(1), column(row, types)));
    }

    private Column column(ResultSet row, MariaDbTypes types) throws SQLException {
        String extra = row.getString(12).toLowerCase(Locale.ROOT);
        String expression = row.getString(13);
        String text = row.getString(11);
        // MariaDB shows an absent default as the word, and quotes real text.
        String defaultValue = product.equals("MariaDB") && "NULL".equals(text) ? null : text;
        boolean generated = expression != null && !expression.isEmpty()
                || extra.contains("virtual generated")
                || extra.contains("stored generated")
                || extra.contains("persistent");
        return new Column(
                row.getString(2),
                types.of(row),
                row.getString(10).equals("YES"),
                defaultValue,
                generated,
                extra.contains("auto_increment"));
    }

    private void keys() throws SQLException {
        Rows.each(
                connection,
                "select table_name, index_name, column_name, sub_part from information_schema.statistics"
                        + " where table_schema = database() and non_unique = 0"
                        + " order by table_name, index_name, seq_in_index",
                row -> {
                    String column = row.getString(3);
                    if (row.getString(2).equals("PRIMARY")) {
                        draft.primary(row.getString(1), column);
                    } else {
                        // A key over the first characters, or over an expression, is no key over the column.
                        boolean whole = column != null && row.getObject(4) == null;
                        draft.unique(row.getString(1), row.getString(2), whole ? column : "");
                    }
                });
        Rows.each(
                connection,
                "select table_name, constraint_name, column_name, referenced_table_name, referenced_column_name"
                        + " from information_schema.key_column_usage where table_schema = database()"
                        + " and referenced_table_schema = database()"
                        + " order by table_name, constraint_name, ordinal_position",
                row -> draft.reference(
                        row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5)));
    }
}
