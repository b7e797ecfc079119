package org.crmferry.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.crmferry.model.Fault;
import org.crmferry.model.FerryException;
import org.crmferry.model.Said;
import org.crmferry.model.Schema;
import org.crmferry.model.Schema.Column;

/**
 * Looks into {@code pg_catalog}: six queries, whatever the number of tables, and one more for each small table that was
 * never analysed. A partitioned table is one table, its partitions are none.
 */
final class PostgresDiscovery {
    private static final String TABLES = " from pg_class c where c.relnamespace = (select oid from pg_namespace where"
            + " nspname = current_schema()) and c.relkind in ('r', 'p') and not c.relispartition";

    /** Bytes up to which a table is counted row by row when nothing else tells how many there are. */
    private static final long SMALL = 16L << 20;

    private final Connection connection;
    private final String version;
    private final SchemaDraft draft = new SchemaDraft();
    private final Map<Long, String> names = new HashMap<>();
    private final Map<Long, Map<Integer, String>> columns = new HashMap<>();

    PostgresDiscovery(Connection connection, String version) {
        this.connection = connection;
        this.version = version;
    }

    Schema schema() throws SQLException {
        String name = Rows.text(connection, "select current_schema()");
        if (name == null) {
            throw noRight(Said.of(PostgresDiscovery.class, "right.schema"));
        }
        boolean[] readable = {false};
        Rows.each(
                connection,
                "select c.oid, c.relname, case when c.relkind = 'r' and c.reltuples < 0"
                        + " then coalesce(nullif(pg_stat_get_live_tuples(c.oid), 0), -1) else c.reltuples end::bigint,"
                        + " has_table_privilege(c.oid, 'select') or has_any_column_privilege(c.oid, 'select'),"
                        + " case when has_table_privilege(c.oid, 'select') and c.relkind = 'r'"
                        + " and pg_relation_size(c.oid) <= " + SMALL
                        + " then format('%I.%I', current_schema(), c.relname) end" + TABLES,
                row -> {
                    names.put(row.getLong(1), row.getString(2));
                    long estimate = row.getLong(3);
                    String small = row.getString(5);
                    draft.table(row.getString(2), estimate < 0 && small != null ? count(small) : estimate);
                    readable[0] |= row.getBoolean(4);
                });
        if (!names.isEmpty() && !readable[0]) {
            throw noRight(Said.of(PostgresDiscovery.class, "right.tables", name));
        }
        columns();
        keys();
        triggers();
        String charset = PostgresTypes.charset(Rows.text(connection, "show server_encoding"));
        return draft.build("PostgreSQL", version, name, charset);
    }

    /** For tables of which the server keeps no estimate yet. */
    private long count(String table) throws SQLException {
        return Long.parseLong(Rows.text(connection, "select count(*) from " + table));
    }

    private static FerryException noRight(Said what) {
        return new FerryException(
                Fault.CONNECTION,
                Said.of(PostgresDiscovery.class, "right.postgres", what),
                new SQLException(what.in(Locale.ENGLISH), "42501"));
    }

    private void columns() throws SQLException {
        int server = Integer.parseInt(Rows.text(connection, "show server_version_num"));
        PostgresTypes types = new PostgresTypes(connection);
        Rows.each(
                connection,
                "select a.attrelid, a.attnum, a.attname, a.atttypid, a.atttypmod, format_type(a.atttypid, a.atttypmod),"
                        + " a.attnotnull, pg_get_expr(d.adbin, d.adrelid), "
                        + (server < 120000 ? "''" : "a.attgenerated") + ", a.attidentity"
                        + " from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum"
                        + " where a.attnum > 0 and not a.attisdropped and a.attrelid in (select c.oid" + TABLES + ")"
                        + " order by a.attrelid, a.attnum",
                row -> {
                    long table = row.getLong(1);
                    columns.computeIfAbsent(table, t -> new HashMap<>()).put(row.getInt(2), row.getString(3));
                    draft.column(names.get(table), column(row, types));
                });
    }

    private static Column column(ResultSet row, PostgresTypes types) throws SQLException {
        boolean generated = !row.getString(9).isBlank();
        String expression = row.getString(8);
        boolean serial = !row.getString(10).isBlank() || expression != null && expression.startsWith("nextval(");
        boolean nullable = !row.getBoolean(7) && !types.notNull(row.getLong(4));
        return new Column(
                row.getString(3),
                types.of(row.getLong(4), row.getInt(5), row.getString(6)),
                nullable,
                generated ? null : expression,
                generated,
                serial);
    }

    private void keys() throws SQLException {
        Rows.each(
                connection,
                "select i.indrelid, i.indexrelid, i.indisprimary, i.indkey::text, i.indnkeyatts from pg_index i"
                        + " where i.indisunique and i.indisvalid and i.indpred is null and i.indrelid in (select c.oid"
                        + TABLES + ") order by 1, 2",
                row -> index(row));
        Rows.each(
                connection,
                "select k.conrelid, k.oid, array_to_string(k.conkey, ' '), k.confrelid,"
                        + " array_to_string(k.confkey, ' ') from pg_constraint k where k.contype = 'f'"
                        + " and k.conrelid in (select c.oid" + TABLES + ") order by 1, 2",
                row -> {
                    String to = names.get(row.getLong(4));
                    if (to != null) {
                        List<String> own = names(row.getLong(1), row.getString(3));
                        List<String> other = names(row.getLong(4), row.getString(5));
                        for (int i = 0; i < own.size(); i++) {
                            draft.reference(names.get(row.getLong(1)), row.getString(2), own.get(i), to, other.get(i));
                        }
                    }
                });
    }

    private void index(ResultSet row) throws SQLException {
        String table = names.get(row.getLong(1));
        List<String> key = names(row.getLong(1), row.getString(4)).subList(0, row.getInt(5));
        for (String column : key) {
            if (row.getBoolean(3)) {
                draft.primary(table, column);
            } else {
                draft.unique(table, row.getString(2), column);
            }
        }
    }

    /** Column numbers, blank between them, as names; an expression (number 0) has the empty name. */
    private List<String> names(long table, String numbers) {
        List<String> found = new ArrayList<>();
        for (String number : numbers.split(" ", -1)) {
            found.add(columns.get(table).getOrDefault(Integer.parseInt(number), ""));
        }
        return found;
    }

    private void triggers() throws SQLException {
        Rows.each(
                connection,
                "select t.tgrelid, t.tgname, t.tgtype from pg_trigger t where not t.tgisinternal"
                        + " and t.tgenabled <> 'D' and t.tgrelid in (select c.oid" + TABLES + ") order by 1, 2",
                row -> {
                    int bits = row.getInt(3);
                    String timing = (bits & 64) != 0 ? "INSTEAD OF" : (bits & 2) != 0 ? "BEFORE" : "AFTER";
                    Map<Integer, String> events = Map.of(4, "INSERT", 8, "DELETE", 16, "UPDATE", 32, "TRUNCATE");
                    for (int bit : new int[] {4, 16, 8, 32}) {
                        if ((bits & bit) != 0) {
                            draft.trigger(names.get(row.getLong(1)), row.getString(2), timing, events.get(bit));
                        }
                    }
                });
    }
}
