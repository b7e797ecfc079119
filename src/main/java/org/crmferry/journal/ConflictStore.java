package org.crmferry.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    private final ConflictRoll roll;

    ConflictStore(Journal journal) {
        this.journal = journal;
        looks = new ConflictLooks(journal, this);
        remarks = new ConflictRemarks(journal, this);
        roll = new ConflictRoll(journal);
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
        roll.forget();
    }

    /** All of them, by number. */
    public List<Conflict> all() {
        return read("select " + COLUMNS + " order by c.id");
    }

    /** That of one record of a batch. */
    public Optional<Conflict> at(String entity, int number, int position) {
        return read(
                        "select " + COLUMNS + " where c.entity = ? and c.number = ? and c.position = ?",
                        entity,
                        number,
                        position)
                .stream()
                .findFirst();
    }

    public Optional<Conflict> get(long id) {
        return read("select " + COLUMNS + " where c.id = ?", id).stream().findFirst();
    }

    /** The first that somebody has decided, written or not, by number. */
    public List<Conflict> decided(int most) {
        return read("select " + COLUMNS + " where c.choice <> '' order by c.id limit ?", most);
    }

    /**
     * How often each choice was made of each sort.
     *
     * @param choice as in {@link Conflict#choice}
     */
    public record Choices(String entity, String kind, String choice, String decidedBy, long count) {}

    /** How often each choice was made; open ones are a choice, too. */
    public List<Choices> choices() {
        return journal.query(
                "select entity, kind, choice, decided_by, count(*) from conflict group by entity, kind, choice, decided_by",
                row -> new Choices(
                        row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getLong(5)));
    }

    /** Those that meet the filter, by number. */
    public List<Conflict> page(ConflictFilter filter, long offset, long limit) {
        return page(filter, ConflictOrder.OLDEST, offset, limit);
    }

    /** The first that meet the filter, in that order. */
    public List<Conflict> first(ConflictFilter filter, ConflictOrder order, int limit) {
        return page(filter, order, 0, limit);
    }

    private List<Conflict> page(ConflictFilter filter, ConflictOrder order, long offset, long limit) {
        return get(roll.first(filter, order, offset, limit));
    }

    /** The numbers of all that meet the filter, ascending. */
    public List<Long> numbers(ConflictFilter filter) {
        return roll.first(filter, ConflictOrder.OLDEST, 0, Long.MAX_VALUE);
    }

    /** Those with these numbers, in the same order; all of them have to be there. */
    public List<Conflict> get(List<Long> ids) {
        Map<Long, Conflict> read = new HashMap<>();
        journal.queryIn("select " + COLUMNS + " where c.id", ids, ConflictStore::conflict)
                .forEach(each -> read.put(each.id(), each));
        return ids.stream().map(read::get).toList();
    }

    public long count(ConflictFilter filter) {
        return tally(filter).count(filter);
    }

    /** How many there are of each sort, of those that meet the filter's text, pair and numbers. */
    public ConflictTally tally(ConflictFilter filter) {
        return new ConflictTally(roll.sorts(ConflictFilter.ALL
                .withText(filter.text())
                .withPair(filter.pair())
                .withIds(filter.ids())));
    }

    /** What people call owners of conflicts, by {@link ConflictLook#owner}, in the order of these names. */
    public Map<String, String> owners() {
        return roll.owners();
    }

    /** Lets searches be quick from the first on; takes the memory that the texts need. */
    public void searchable() {
        roll.searchable();
    }

    /** After something else than its methods changed them. */
    void forget() {
        roll.forget();
    }

    void touch(long id) {
        roll.touch(id);
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
        roll.touch(id);
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
        roll.touch(id);
    }

    private List<Conflict> read(String sql, Object... values) {
        return journal.query(sql, ConflictStore::conflict, values);
    }

    private static Conflict conflict(ResultSet row) throws SQLException {
        return new Conflict(
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
                row.getBoolean(14));
    }
}
