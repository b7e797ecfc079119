package org.crmferry.journal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The conflicts of a project, in its journal. Every method is one transaction; not thread-safe. */
public final class ConflictStore {
    static final String[] TABLES = {
        "create table if not exists conflict(id bigint generated always as identity primary key, entity varchar(300),"
                + " number int, position int, source_key varchar, target_key varchar, kind varchar(20), fields varchar,"
                + " choice varchar(20) default '', decided_by varchar(200) default '', decided_at timestamp,"
                + " applied boolean default false, unique(entity, number, position))",
        "alter table conflict add column if not exists field_choices varchar default ''",
        "alter table conflict add column if not exists turn int default 0",
    };
    private static final String COLUMNS =
            "select id, entity, number, position, source_key, target_key, kind, fields, choice, decided_by,"
                    + " coalesce(formatdatetime(decided_at at time zone 'UTC', 'yyyy-MM-dd''T''HH:mm:ss''Z'''), ''),"
                    + " applied from conflict";

    private final Journal journal;

    ConflictStore(Journal journal) {
        this.journal = journal;
    }

    /** Adds an open conflict, unless the record has one already. */
    public void add(
            String entity, int number, int position, String sourceKey, String targetKey, String kind, String fields) {
        journal.update(
                "merge into conflict t using (values(?, ?, ?)) s(e, n, p)"
                        + " on t.entity = s.e and t.number = s.n and t.position = s.p"
                        + " when not matched then insert(entity, number, position, source_key, target_key, kind, fields)"
                        + " values(s.e, s.n, s.p, ?, ?, ?, ?)",
                entity,
                number,
                position,
                sourceKey,
                targetKey,
                kind,
                fields);
    }

    /** All of them, by number. */
    public List<Conflict> all() {
        return read(COLUMNS + " order by id");
    }

    public Optional<Conflict> get(long id) {
        return read(COLUMNS + " where id = ?", id).stream().findFirst();
    }

    /** Those that meet the filter, by number. */
    public List<Conflict> page(ConflictFilter filter, long offset, long limit) {
        List<Object> values = new ArrayList<>();
        String where = where(filter, values);
        values.add(limit);
        values.add(offset);
        return read(COLUMNS + where + " order by id limit ? offset ?", values.toArray());
    }

    public long count(ConflictFilter filter) {
        List<Object> values = new ArrayList<>();
        String sql = "select count(*) from conflict" + where(filter, values);
        return journal.query(sql, row -> row.getLong(1), values.toArray()).get(0);
    }

    /** How many meet the filter, by {@code entity} or {@code kind}. */
    public Map<String, Long> countBy(String column, ConflictFilter filter) {
        List<Object> values = new ArrayList<>();
        String name = column.equals("entity") ? "entity" : "kind";
        Map<String, Long> counts = new LinkedHashMap<>();
        journal.query(
                        "select " + name + ", count(*) from conflict" + where(filter, values) + " group by " + name
                                + " order by " + name,
                        row -> Map.entry(row.getString(1), row.getLong(2)),
                        values.toArray())
                .forEach(e -> counts.put(e.getKey(), e.getValue()));
        return counts;
    }

    /** How many meet the filter, by target field that differs. */
    public Map<String, Long> countByField(ConflictFilter filter) {
        List<Object> values = new ArrayList<>();
        Map<String, Long> counts = new TreeMap<>();
        journal.query(
                        "select fields, count(*) from conflict" + where(filter, values) + " group by fields",
                        row -> Map.entry(row.getString(1), row.getLong(2)),
                        values.toArray())
                .forEach(e -> {
                    for (String field : e.getKey().split(",", -1)) {
                        if (!field.isEmpty()) {
                            counts.merge(field, e.getValue(), Long::sum);
                        }
                    }
                });
        return counts;
    }

    private static String where(ConflictFilter filter, List<Object> values) {
        StringBuilder sql = new StringBuilder(" where true");
        equal(sql, values, "entity", filter.entity());
        equal(sql, values, "kind", filter.kind());
        if (!filter.field().isEmpty()) {
            sql.append(" and locate(?, ',' || fields || ',') > 0");
            values.add("," + filter.field() + ",");
        }
        if (!filter.key().isEmpty()) {
            sql.append(" and locate(?, lower(source_key)) > 0");
            values.add(filter.key().toLowerCase(Locale.ROOT));
        }
        sql.append(
                switch (filter.state()) {
                    case ALL -> "";
                    case OPEN -> " and choice = ''";
                    case DECIDED -> " and choice <> '' and not applied";
                    case APPLIED -> " and applied";
                });
        return sql.toString();
    }

    private static void equal(StringBuilder sql, List<Object> values, String column, String value) {
        if (!value.isEmpty()) {
            sql.append(" and ").append(column).append(" = ?");
            values.add(value);
        }
    }

    /** What was decided on single fields, as it was given to {@link #choose}; empty if nothing. Holds values. */
    public String fieldChoices(long id) {
        return journal
                .query("select coalesce(field_choices, '') from conflict where id = ?", row -> row.getString(1), id)
                .stream()
                .findFirst()
                .orElse("");
    }

    /**
     * Sets what is to happen with a conflict that is not applied yet.
     *
     * @param choice as in {@link Conflict#choice}; empty while single fields are still open
     * @param fieldChoices what was decided on single fields, or empty
     */
    public void choose(long id, String choice, String fieldChoices, String by) {
        journal.update(
                "update conflict set choice = ?, field_choices = ?, decided_by = ?, decided_at = current_timestamp"
                        + " where id = ? and not applied",
                choice,
                fieldChoices,
                by,
                id);
    }

    /** Makes a conflict that is not applied yet an open one again; {@code kind} is what it is now. */
    public void reopen(long id, String kind) {
        journal.update(
                "update conflict set choice = '', field_choices = '', decided_by = '', decided_at = null, kind = ?,"
                        + " turn = coalesce(turn, 0) + 1 where id = ? and not applied",
                kind,
                id);
    }

    /** Forgets what was decided on a conflict that is not applied yet. */
    public void takeBack(long id) {
        choose(id, "", "", "");
    }

    /** How often it was decided in vain. */
    public int turn(long id) {
        return journal.query("select coalesce(turn, 0) from conflict where id = ?", row -> row.getInt(1), id).stream()
                .findFirst()
                .orElse(0);
    }

    /** Removes a conflict that was never applied, because the record is looked at anew. */
    public void remove(long id) {
        journal.update("delete from conflict where id = ? and not applied", id);
    }

    public void markApplied(long id) {
        journal.update("update conflict set applied = true where id = ?", id);
    }

    private List<Conflict> read(String sql, Object... values) {
        return journal.query(
                sql,
                row -> new Conflict(
                        row.getLong(1),
                        row.getString(2),
                        row.getInt(3),
                        row.getInt(4),
                        row.getString(5),
                        row.getString(6),
                        row.getString(7),
                        row.getString(8),
                        row.getString(9),
                        row.getString(10),
                        row.getString(11),
                        row.getBoolean(12)),
                values);
    }
}
