package org.crmferry.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.crmferry.model.Schema;
import org.crmferry.model.Schema.Column;

/** Looks into a SQLite file through its table-valued pragmas. It keeps no row counts, so they are unknown. */
final class SqliteDiscovery {
    private static final String TABLES = " from pragma_table_list t where t.schema = 'main' and t.type = 'table'"
            + " and t.name not like 'sqlite\\_%' escape '\\'";
    private static final Pattern TRIGGER = Pattern.compile(
            "\\b(BEFORE|AFTER|INSTEAD\\s+OF)?\\s*\\b(INSERT|UPDATE|DELETE)\\b", Pattern.CASE_INSENSITIVE);

    private final Connection connection;
    private final String version;
    private final SchemaDraft draft = new SchemaDraft();
    private final Map<String, Integer> keyColumns = new HashMap<>();

    SqliteDiscovery(Connection connection, String version) {
        this.connection = connection;
        this.version = version;
    }

    Schema schema() throws SQLException {
        Rows.each(connection, "select t.name" + TABLES, row -> draft.table(row.getString(1), -1));
        Rows.each(
                connection,
                "select m.name, c.name, c.pk from (select t.name" + TABLES + ") m, pragma_table_xinfo(m.name) c"
                        + " where c.pk > 0 order by m.name, c.pk",
                row -> {
                    draft.primary(row.getString(1), row.getString(2));
                    keyColumns.merge(row.getString(1), 1, Integer::sum);
                });
        Rows.each(
                connection,
                "select m.name, c.name, c.type, c.\"notnull\", c.dflt_value, c.pk, c.hidden, m.wr from"
                        + " (select t.name, t.wr" + TABLES + ") m, pragma_table_xinfo(m.name) c"
                        + " where c.hidden <> 1 order by m.name, c.cid",
                row -> draft.column(row.getString(1), column(row)));
        keys();
        Rows.each(
                connection,
                "select tbl_name, name, sql from sqlite_master where type = 'trigger'",
                row -> trigger(row.getString(1), row.getString(2), row.getString(3)));
        String charset = Rows.text(connection, "pragma encoding").toLowerCase(Locale.ROOT);
        return draft.build("SQLite", version, "main", charset);
    }

    private Column column(ResultSet row) throws SQLException {
        String declared = row.getString(3) == null ? "" : row.getString(3);
        boolean key = row.getInt(6) > 0;
        boolean withoutRowId = row.getInt(8) == 1;
        boolean rowId = key
                && !withoutRowId
                && keyColumns.getOrDefault(row.getString(1), 0) == 1
                && declared.equalsIgnoreCase("INTEGER");
        boolean nullable = row.getInt(4) == 0 && !rowId && !(key && withoutRowId);
        return new Column(
                row.getString(2), SqliteTypes.of(declared), nullable, row.getString(5), row.getInt(7) >= 2, rowId);
    }

    private void keys() throws SQLException {
        Rows.each(
                connection,
                "select m.name, i.name, k.name from (select t.name" + TABLES + ") m, pragma_index_list(m.name) i,"
                        + " pragma_index_info(i.name) k where i.\"unique\" = 1 and i.partial = 0 and i.origin <> 'pk'"
                        + " order by m.name, i.name, k.seqno",
                row -> draft.unique(
                        row.getString(1), row.getString(2), row.getString(3) == null ? "" : row.getString(3)));
        Rows.each(
                connection,
                "select m.name, f.id, f.\"from\", f.\"table\", f.\"to\", f.seq from (select t.name" + TABLES
                        + ") m, pragma_foreign_key_list(m.name) f order by m.name, f.id, f.seq",
                row -> {
                    String to = stored(row.getString(4));
                    if (to != null) {
                        List<String> key = draft.primaryKey(to);
                        int i = row.getInt(6);
                        String column = row.getString(5) != null ? row.getString(5) : i < key.size() ? key.get(i) : "";
                        draft.reference(row.getString(1), row.getString(2), row.getString(3), to, column);
                    }
                });
    }

    /** The table as it is spelt where it is created; foreign keys may spell it otherwise. */
    private String stored(String name) {
        return draft.names().stream().filter(name::equalsIgnoreCase).findFirst().orElse(null);
    }

    private void trigger(String table, String name, String sql) {
        int nameEnd = sql.indexOf(name) + name.length();
        Matcher matcher = TRIGGER.matcher(sql);
        if (matcher.find(nameEnd)) {
            String timing = matcher.group(1) == null ? "BEFORE" : matcher.group(1);
            draft.trigger(
                    stored(table) == null ? table : stored(table),
                    name,
                    timing.toUpperCase(Locale.ROOT),
                    matcher.group(2).toUpperCase(Locale.ROOT));
        }
    }
}
