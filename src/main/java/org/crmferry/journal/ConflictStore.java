package org.crmferry.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The conflicts of a project, in its journal. Every method is one transaction; not thread-safe. */
public final class ConflictStore {
    static final String[] TABLES = {
        "create table if not exists conflict(id bigint generated always as identity primary key, entity varchar(300),"
                + " number int, position int, source_key varchar, target_key varchar, kind varchar(20), fields varchar,"
                + " choice varchar(20) default '', decided_by varchar(200) default '', decided_at timestamp,"
                + " applied boolean default false, unique(entity, number, position))",
        "alter table conflict add column if not exists field_choices varchar default ''",
        "alter table conflict add column if not exists turn int default 0",
        "alter table conflict add column if not exists note varchar default ''",
        "alter table conflict add column if not exists proposal varchar default ''",
        "alter table conflict add column if not exists refusal varchar default ''",
    };
    static final String COLUMNS =
            "c.id, c.entity, c.number, c.position, c.source_key, c.target_key, c.kind, c.fields, c.choice, c.decided_by,"
                    + " coalesce(formatdatetime(c.decided_at at time zone 'UTC', 'yyyy-MM-dd''T''HH:mm:ss''Z'''), ''),"
                    + " c.applied, coalesce(c.note, '') <> '', coalesce(c.proposal, '') <> '' from conflict c";

    private final Journal journal;
    private final ConflictLooks looks;
    private final ConflictRemarks remarks;
    /** All of them, as they were after so many changes of the journal. */
    private ConflictTally tally;

    private long changes;

    ConflictStore(Journal journal) {
        this.journal = journal;
        looks = new ConflictLooks(journal, this);
        remarks = new ConflictRemarks(journal);
    }

    /** What was seen of them. */
    public ConflictLooks looks() {
        return looks;
    }

    /** Notes, proposals, and how decisions stood before. */
    public ConflictRemarks remarks() {
        return remarks;
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
        return read("select " + COLUMNS + " order by c.id");
    }

    public Optional<Conflict> get(long id) {
        return read("select " + COLUMNS + " where c.id = ?", id).stream().findFirst();
    }

    /** Those that meet the filter, by number. */
    public List<Conflict> page(ConflictFilter filter, long offset, long limit) {
        List<Object> values = new ArrayList<>();
        String where = ConflictWhere.of(filter, values);
        values.add(limit);
        values.add(offset);
        return read("select " + COLUMNS + where + " order by c.id limit ? offset ?", values.toArray());
    }

    /** The first that meet the filter, in that order. */
    public List<Conflict> first(ConflictFilter filter, ConflictOrder order, int limit) {
        if (order == ConflictOrder.OLDEST) {
            return page(filter, 0, limit);
        }
        List<Object> values = new ArrayList<>();
        String where = ConflictWhere.of(filter, values);
        values.add(limit);
        // Looks are kept in these orders, so that the first of them are read without the others.
        List<Conflict> page = read(
                "select " + COLUMNS + " join conflict_seen l on l.id = c.id" + where + " order by " + order.sql()
                        + " limit ?",
                values.toArray());
        if (page.size() < limit && looks.missing() > 0) {
            values.set(values.size() - 1, limit - page.size());
            page.addAll(read(
                    "select " + COLUMNS + where
                            + " and not exists (select 1 from conflict_seen l where l.id = c.id) order by c.id limit ?",
                    values.toArray()));
        }
        return page;
    }

    public long count(ConflictFilter filter) {
        if (filter.counted()) {
            return tally(filter).count(filter);
        }
        List<Object> values = new ArrayList<>();
        String sql = "select count(*) from conflict c" + ConflictWhere.of(filter, values);
        return journal.query(sql, row -> row.getLong(1), values.toArray()).get(0);
    }

    /** How many there are of each sort, of those that meet the filter's text, pair and numbers. */
    public ConflictTally tally(ConflictFilter filter) {
        if (!filter.counted()) {
            return ConflictTally.of(journal, filter);
        }
        if (!tallied()) {
            tally = ConflictTally.of(journal, ConflictFilter.ALL);
            changes = journal.changes();
        }
        return tally;
    }

    /** Whether the tally is of what the journal has now. */
    private boolean tallied() {
        return tally != null && changes == journal.changes();
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
        boolean known = tallied();
        ConflictFilter one = ConflictFilter.ALL.withIds(List.of(id));
        ConflictTally before = known ? ConflictTally.of(journal, one) : null;
        update(id, choice, fieldChoices, by);
        if (known) {
            // So that a person who decides one after the other need not wait for a new tally each time.
            tally = tally.changed(before, ConflictTally.of(journal, one));
            changes = journal.changes();
        }
    }

    private void update(long id, String choice, String fieldChoices, String by) {
        journal.update(
                "update conflict set choice = ?, field_choices = ?, decided_by = ?, decided_at = current_timestamp"
                        + " where id = ? and not applied",
                choice,
                fieldChoices,
                by,
                id);
    }

    /**
     * Makes a conflict that is not applied yet an open one again.
     *
     * @param kind what it is now
     * @param refusal why the target did not take what was decided, without any value; else empty
     */
    public void reopen(long id, String kind, String refusal) {
        journal.update(
                "update conflict set choice = '', field_choices = '', proposal = '', decided_by = '', decided_at = null, kind = ?,"
                        + " refusal = ?, turn = coalesce(turn, 0) + 1 where id = ? and not applied",
                kind,
                refusal,
                id);
        looks.forget(id);
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
        looks.forget(id);
    }

    public void markApplied(long id) {
        journal.update("update conflict set applied = true where id = ?", id);
    }

    List<Conflict> read(String sql, Object... values) {
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
                        row.getBoolean(12),
                        row.getBoolean(13),
                        row.getBoolean(14)),
                values);
    }
}
